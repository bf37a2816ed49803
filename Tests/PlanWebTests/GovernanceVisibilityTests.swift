import Foundation
import HTTPTypes
import HashTreeCollections
import Ledger
import NIOCore
import PlanDomain
import PlanTestSupport
import PlanUseCases
import Testing

@testable import PlanWeb

/// What is exempt, not reported or not published reaches no public page, feed, file, search or header (I29).
struct GovernanceVisibilityTests {
    private static let canary = "CANARY-d41d8c"

    /// A road on which everything that is not public yet holds the canary.
    private func site(publishing: Bool) async throws -> PublicSite {
        let world = try await WorkspaceWorld()
        let office = world.door.office
        let sample = world.door.sample
        func perform(_ command: some Command, on authority: Decision.ID? = nil) async throws {
            let outcome = try await office.perform(
                command,
                as: Account.machineOperator,
                because: "For the test \(Self.canary)",
                on: authority
            )
            if case .refused(let issues) = outcome { Testing.Issue.record("Refused: \(issues.map(\.code))") }
        }
        for body in [
            Body(key: "board", name: "Board \(Self.canary)", kind: .board),
            Body(key: "scrutiny", name: "Scrutiny", kind: .scrutiny),
            Body(key: "cabinet", name: "Cabinet", kind: .executive),
        ] { try await perform(RecordBody(body)) }
        for (key, body, isPublic) in [
            ("scrutiny-1", "scrutiny", true), ("cabinet-1", "cabinet", true), ("secret-1", "cabinet", false),
        ] {
            try await perform(
                RecordMeeting(
                    Meeting(
                        key: key,
                        body: isPublic ? body : Self.canary,
                        day: .sample("2024-01-04"),
                        source: isPublic ? "" : Self.canary,
                        bodyKey: body,
                        isPublic: isPublic
                    ),
                    hasBeenHeld: true
                )
            )
        }
        let item = GovernanceItem(
            id: sample.world.new(),
            slug: "the-plan",
            title: "The plan",
            planID: sample.planID,
            isKeyDecision: false,
            steps: [.init(bodyKey: "scrutiny", part: .comment), .init(bodyKey: "cabinet", part: .decide)]
        )
        try await perform(StartItem(item))
        try await perform(ScheduleStep(itemID: item.id, step: 0, meetingKey: "scrutiny-1"))
        try await perform(ScheduleStep(itemID: item.id, step: 1, meetingKey: "cabinet-1"))
        try await perform(IssueStep(itemID: item.id, step: 0, .init(day: .sample("2023-12-20"))))
        try await perform(
            MakeRecommendation(
                Recommendation(
                    id: sample.world.new(),
                    itemID: item.id,
                    number: 1,
                    verb: .approve,
                    text: "Approve \(publishing ? "it" : Self.canary)"
                )
            )
        )
        try await perform(
            MakeScrutinyComment(
                ScrutinyComment(
                    id: sample.world.new(),
                    itemID: item.id,
                    number: 1,
                    bodyKey: "scrutiny",
                    meetingKey: "scrutiny-1",
                    text: "Unreported \(Self.canary)",
                    target: .init()
                )
            )
        )
        let decision = Decision(
            id: sample.world.new(),
            planID: sample.planID,
            body: "Cabinet",
            day: .sample("2024-01-04"),
            outcome: publishing ? "Approved" : "Approved \(Self.canary)",
            reference: "Minute 7",
            source: "",
            record: DecisionRecord(
                slug: "2024-01-04-cabinet",
                bodyKey: "cabinet",
                reasons: "It is needed.",
                alternatives: "None",
                interests: "None",
                exempt: [
                    ExemptPart(paragraph: 3, publicInterest: "Bids would be known.", text: "Exempt \(Self.canary)")
                ]
            )
        )
        try await perform(RecordDecision(decision))
        if publishing { try await perform(PublishDecision(decision.id, on: .sample("2024-01-04"))) }
        let released = try #require(try await ReleasedCouncil(office.council, in: world.door.store))
        return PublicSite(released, origin: "https://plan.example.org")
    }

    @Test(arguments: [true, false]) func `I29: no public byte holds it`(publishing: Bool) async throws {
        let site = try await site(publishing: publishing)
        let files = try site.files(origin: "https://plan.example.org")
        #expect(files.count > 10)
        for file in files {
            #expect(!file.path.contains(Self.canary))
            #expect(!String(decoding: file.bytes, as: UTF8.self).contains(Self.canary), "\(file.path)")
        }
        for target in [
            "/search?q=\(Self.canary)", "/api/v1/search?q=Exempt", "/decisions/2024-01-04-cabinet",
            "/meetings/secret-1",
        ] {
            let answer = site.answer(Question(method: .get, target: target, acceptEncoding: nil, ifNoneMatch: nil))
            let text = answer.body.map { String(buffer: $0) } ?? ""
            // The search repeats what was typed, and nothing else.
            let found = text.components(separatedBy: Self.canary).count - 1
            #expect(target.hasPrefix("/search") || found == 0, "\(target)")
            #expect(!answer.fields.contains { $0.value.contains(Self.canary) })
        }
        let isThere = files.contains { $0.path == "decisions/2024-01-04-cabinet/index.html" }
        #expect(isThere == publishing)
    }

    @Test func `A published record says which paragraph keeps a part back, and why`() async throws {
        let site = try await site(publishing: true)
        let files = try site.files(origin: "https://plan.example.org")
        let page = try #require(files.first { $0.path == "decisions/2024-01-04-cabinet/index.html" })
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(text.contains("paragraph 3 of Schedule 12A") && text.contains("Bids would be known."))
    }
}
