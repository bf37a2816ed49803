import PlanDomain
import PlanTestSupport
import PlanUseCases
import Testing

/// The words in which people read what breaks a rule.
struct HealthSentenceTests {
    private func sentence(_ rule: HealthRule, _ excerpt: String, _ detail: String) -> String {
        HealthFinding(
            rule: rule,
            severity: .advise,
            planID: SamplePlan().planID,
            excerpt: excerpt,
            detail: detail
        )
        .sentence
    }

    @Test(arguments: [
        (
            HealthRule.dateDisagrees, "31st January", "Cabinet, 30 January 2024",
            "'31st January' is not the date in the record (Cabinet, 30 January 2024). Refer to the meeting instead: {meeting.….date}."
        ),
        (
            .sentenceTooLong, "We will …", "43",
            "The sentence 'We will …' has 43 words. Make two of it: readers cope best with 25 or fewer."
        ),
        (
            .abbreviationUnexplained, "MTFP", "3",
            "'MTFP' is never explained, and used 3 times. Write it out where it first stands, with the short form in brackets."
        ),
        (.headingLevelSkipped, "Homes", "2", "The heading 'Homes' skips a level. Begin it with '##'."),
        (.duplicateTitle, "Jobs", "Priority 1.2", "'Jobs' is the title of Priority 1.2 too. Give one of them another."),
    ])
    func `A finding is told with what it needs to name`(
        rule: HealthRule,
        excerpt: String,
        detail: String,
        expected: String
    ) {
        #expect(sentence(rule, excerpt, detail) == expected)
    }

    @Test(arguments: HealthRule.allCases)
    func `A rule that blocks a release says where and what to do, also without its detail`(rule: HealthRule) {
        let told = Issue(field: "Priority 1.2, narrative", code: rule.rawValue, detail: "Homes").sentence
        #expect(told.hasPrefix("Priority 1.2, narrative: "))
        #expect(told.hasSuffix("."))
        #expect(!told.contains("()") && !told.contains("''") && !told.contains("  "))
    }
}

private typealias Issue = PlanDomain.Issue
