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
            ("scrutiny-1", "scrutiny", true), ("scrutiny-2", "scrutiny", true), ("cabinet-1", "cabinet", true),
            ("secret-1", "cabinet", false),
        ] {
            try await perform(
                RecordMeeting(
                    Meeting(
                        key: key,
                        body: isPublic ? body : Self.canary,
                        day: .sample(key == "scrutiny-2" ? "2024-02-01" : "2024-01-04"),
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
        // Recorded, closed and answered, but not put on the public page; and two that were.
        for isShown in [false, true] {
            let mark = isShown ? "Shown to all" : Self.canary
            let output = ScrutinyOutput(
                id: sample.world.new(),
                kind: .goodPractice,
                bodyKey: "scrutiny",
                meetingKey: "scrutiny-1",
                text: "Output \(mark)"
            )
            try await perform(RecordScrutinyOutput(output))
            let question = InformationRequest(
                id: sample.world.new(),
                bodyKey: "scrutiny",
                question: "Question \(mark)",
                askedAt: "scrutiny-1",
                dueMeetingKey: "scrutiny-2"
            )
            try await perform(AskForInformation(question))
            let answer = InformationRequest.Answer(day: .sample("2024-01-04"), text: "Answer \(mark)")
            try await perform(AnswerInformationRequest(question.id, answer))
            if isShown {
                try await perform(ShowScrutinyWork(.output(output.id), .show(withEnding: true)))
                try await perform(ShowScrutinyWork(.request(question.id), .show(withEnding: true)))
                // Written after it was shown, and not read by whoever shows it.
                let closing = ScrutinyOutput.Closing(day: .sample("2024-01-04"), outcome: Self.canary)
                try await perform(CloseScrutinyOutput(output.id, closing))
            } else {
                try await perform(ShowScrutinyWork(.output(output.id), .show(withEnding: true)))
                try await perform(ShowScrutinyWork(.output(output.id), .takeOff(reason: "It named a street")))
            }
        }
        let steps: [Route.Step] = [.init(bodyKey: "board", part: .clear), .init(bodyKey: "cabinet", part: .decide)]
        try await perform(RecordRoute(Route(key: "ours", name: "Route \(Self.canary)", steps: steps)))
        let template = PaperTemplate(
            key: "ours",
            title: "Template \(Self.canary)",
            author: "Director",
            sections: [.init(heading: "H", blocks: [.init(kind: .paragraph, text: Self.canary)])],
            contact: "Director"
        )
        try await perform(RecordPaperTemplate(template))
        try await notices(of: sample, world)
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

    /// A key decision whose notice first named a meeting that is not on the public calendar.
    private func notices(of sample: SamplePlan, _ world: WorkspaceWorld) async throws {
        let office = world.door.office
        func perform(_ command: some Command) async throws {
            let outcome = try await office.perform(command, as: Account.machineOperator, because: "For the test")
            if case .refused(let issues) = outcome { Testing.Issue.record("Refused: \(issues.map(\.code))") }
        }
        for (key, isPublic) in [("inside-\(Self.canary.lowercased())", false), ("cabinet-2", true)] {
            let meeting = Meeting(
                key: key,
                body: "Cabinet",
                day: .sample(isPublic ? "2024-02-20" : "2024-02-13"),
                source: "",
                bodyKey: "cabinet",
                isPublic: isPublic
            )
            try await perform(RecordMeeting(meeting, hasBeenHeld: true))
        }
        let item = GovernanceItem(
            id: sample.world.new(),
            slug: "key-decision",
            title: "A key decision",
            planID: sample.planID,
            isKeyDecision: true,
            steps: [.init(bodyKey: "cabinet", part: .decide)]
        )
        try await perform(StartItem(item))
        for key in ["inside-\(Self.canary.lowercased())", "cabinet-2"] {
            try await perform(ScheduleStep(itemID: item.id, step: 0, meetingKey: key))
            let notice = KeyDecisionNotice(
                itemID: item.id,
                matter: "To decide it on \(key.prefix(3))",
                decisionMaker: "Cabinet",
                members: "Its members",
                meetingKey: key,
                firstPublished: .sample("2024-01-04"),
                keyReasons: [.savings],
                wards: "All",
                documents: "The draft"
            )
            try await perform(PublishNotice(notice))
        }
    }

    @Test func `A notice that changed says from what to what, and never by the name of a meeting inside`() async throws
    {
        let files = try await site(publishing: true).files(origin: "https://plan.example.org")
        let page = try #require(files.first { $0.path == "decisions/notices/key-decision/index.html" })
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(text.contains("How this notice changed") && text.contains("Last changed"))
        #expect(text.contains("taken out: </span>13</del>") && text.contains("put in: </span>20</ins>"))
        #expect(!text.lowercased().contains(Self.canary.lowercased()) && !text.contains("<p><p"))
    }

    @Test(arguments: [true, false]) func `I29: no public byte holds it`(publishing: Bool) async throws {
        let site = try await site(publishing: publishing)
        let files = try site.files(origin: "https://plan.example.org")
        #expect(files.count > 10)
        for file in files {
            #expect(!file.path.lowercased().contains(Self.canary.lowercased()))
            let text = String(decoding: file.bytes, as: UTF8.self).lowercased()
            #expect(!text.contains(Self.canary.lowercased()), "\(file.path)")
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

    @Test func `What scrutiny set going and asked stands on the public page and in its data once it is put there`()
        async throws
    {
        let files = try await site(publishing: true).files(origin: "https://plan.example.org")
        for path in ["scrutiny/index.html", "api/v1/scrutiny.json"] {
            let file = try #require(files.first { $0.path == path })
            let text = String(decoding: file.bytes, as: UTF8.self)
            for words in ["Output Shown to all", "Question Shown to all", "Answer Shown to all"] {
                #expect(text.contains(words), "\(path) \(words)")
            }
            #expect(text.contains("It named a street"), "\(path)")
        }
    }

    @Test func `A published record says which paragraph keeps a part back, and why`() async throws {
        let site = try await site(publishing: true)
        let files = try site.files(origin: "https://plan.example.org")
        let page = try #require(files.first { $0.path == "decisions/2024-01-04-cabinet/index.html" })
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(text.contains("paragraph 3 of Schedule 12A") && text.contains("Bids would be known."))
    }
}
