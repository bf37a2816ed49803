import HashTreeCollections

/// Asks to sign an assessment off, which locks its words.
///
/// Four eyes (I35): nobody who wrote in this version may.
package struct SignOffAssessment: Command {
    package let assessmentID: Assessment.ID
    package let statement: String

    package init(assessmentID: Assessment.ID, statement: String) {
        self.assessmentID = assessmentID
        self.statement = statement
    }

    package func demand(in council: Council) -> Demand { council.demand(.signOffAssessment, about: assessmentID) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        switch council.openAssessment(assessmentID) {
        case .failure(let refusal): return .refused([refusal.issue])
        case .success(let assessment):
            var issues = council.assessmentGaps(in: assessment.content)
            if issues.isEmpty, assessment.stage != .reviewed {
                issues.append(Issue(field: "statement", code: "check-first"))
            }
            issues += AssessmentText.tooLong([("statement", statement)])
            if statement.trimmingSpaces.isEmpty {
                issues.append(Issue(field: "statement", code: "statement-missing"))
            }
            if assessment.writers.contains(context.actor) {
                issues.append(Issue(field: "statement", code: "own-assessment"))
            }
            guard issues.isEmpty else { return .refused(issues) }
            let day = context.moment.dayInLondon
            let signOff = Assessment.SignOff(
                by: context.actor,
                post: post(of: context.actor, for: assessment, in: council, on: day),
                day: day,
                statement: statement.trimmingSpaces
            )
            return .changes([.assessment(.signedOff(.init(assessmentID: assessmentID, signOff: signOff)))])
        }
    }

    /// The post by which they may: readers learn that, and never a name.
    private func post(of account: Account.ID, for assessment: Assessment, in council: Council, on day: Day) -> String {
        let subject = council.subject(of: assessment.content.subject)
        if case .allowed(let standing) = council.verdict(on: .signOffAssessment, about: subject, for: account, on: day)
        {
            return standing.post.title
        }
        return "Whoever looks after the record"
    }
}
