import Foundation
import PlanDomain
import Testing

struct HealthPolicyTests {
    @Test func `A reference to nothing blocks, themes are not asked for, and all else advises`() {
        let policy = HealthPolicy()
        #expect(HealthRule.allCases.filter { policy[$0] == .block } == [.referenceUnknown])
        #expect(HealthRule.allCases.filter { policy[$0] == .off } == [.priorityWithoutTheme])
    }

    @Test func `Only what differs from the usual is held`() throws {
        var policy = HealthPolicy([.allCapitals: .advise, .imageWithoutAlternative: .block])
        #expect(policy.differences == [.imageWithoutAlternative])
        policy[.imageWithoutAlternative] = .advise
        #expect(policy == HealthPolicy())
        #expect(try String(decoding: JSONEncoder.canonical.encode(policy), as: UTF8.self) == "{}")
    }

    @Test func `A policy read back equals itself, and its bytes are always the same`() throws {
        var policy = HealthPolicy()
        for rule in HealthRule.allCases { policy[rule] = rule.usualSeverity == .block ? .off : .block }
        let bytes = try JSONEncoder.canonical.encode(policy)
        #expect(try JSONDecoder().decode(HealthPolicy.self, from: bytes) == policy)
        let again = HealthPolicy(
            Dictionary(uniqueKeysWithValues: HealthRule.allCases.reversed().map { ($0, policy[$0]) })
        )
        #expect(try JSONEncoder.canonical.encode(again) == bytes)
    }

    @Test func `The JSON is one object of rules and severities`() throws {
        let policy = HealthPolicy([.sentenceTooLong: .off, .linkTextVague: .block])
        let text = String(decoding: try JSONEncoder.canonical.encode(policy), as: UTF8.self)
        #expect(text == #"{"link-text-vague":"block","sentence-too-long":"off"}"#)
    }

    @Test func `Rules and severities of a later software are passed over`() throws {
        let text = #"{"no-such-rule":"block","all-capitals":"whisper","sentence-too-long":"off"}"#
        let policy = try JSONDecoder().decode(HealthPolicy.self, from: Data(text.utf8))
        #expect(policy == HealthPolicy([.sentenceTooLong: .off]))
    }

    @Test(arguments: HealthRule.allCases)
    func `Every rule has a name in small letters and hyphens, words for a table, and a reason`(rule: HealthRule) {
        #expect(rule.rawValue.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
        #expect(rule.name.first?.isUppercase == true && !rule.name.hasSuffix("."))
        #expect(rule.why.hasSuffix("."))
        #expect(!rule.mender.words.isEmpty)
    }
}
