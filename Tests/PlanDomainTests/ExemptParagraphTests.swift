import PlanTestSupport
import Testing

@testable import PlanDomain

/// Schedule 12A in England and in Wales.
struct ExemptParagraphTests {
    @Test func `Wales has the same grounds under its own numbers`() {
        #expect(ExemptPart.paragraphs(in: .england).map(\.number) == Array(1...7))
        #expect(ExemptPart.paragraphs(in: .wales).map(\.number) == Array(12...18))
        #expect(ExemptPart.paragraphs[14] == ExemptPart.paragraphs[3])
        #expect(ExemptPart.paragraphs[8] == nil && ExemptPart.paragraphs[19] == nil)
    }

    @Test(arguments: [
        (Nation.england, "section 9F(4)"), (.wales, "section 21"), (.northernIreland, "section 41"),
    ]) func `The rule of call-in is that of the nation's law`(nation: Nation, law: String) throws {
        var rules = GovernanceRules.preset(nation)
        rules.callIn = .init(workingDays: 5, takesEffect: .onLastDay)
        let ends = try #require(rules.callInDeadlines(published: .sample("2024-02-01")).first)
        #expect(ends.rule.contains(law))
    }
}
