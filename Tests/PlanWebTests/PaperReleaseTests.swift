import Foundation
import HTTPTypes
import HashTreeCollections
import Ledger
import NIOCore
import PlanDocuments
import PlanDomain
import PlanTestSupport
import PlanUseCases
import SQLiteLedger
import Testing

@testable import PlanWeb

/// Papers that are released, superseded and withdrawn; and roads that only those see who may read the draft.
struct PaperReleaseTests {
    /// A council whose plan is on its road to Cabinet.
    private func road() async throws -> (world: WorkspaceWorld, item: GovernanceItem) {
        let world = try await WorkspaceWorld()
        let item = GovernanceItem(
            id: world.door.sample.world.new(),
            slug: "the-plan",
            title: "The plan",
            planID: world.door.sample.planID,
            isKeyDecision: false,
            steps: [.init(bodyKey: "cabinet", part: .decide)]
        )
        try await perform(RecordBody(Body(key: "cabinet", name: "Cabinet", kind: .executive)), world)
        let meeting = Meeting(
            key: "cabinet-1",
            body: "Cabinet",
            day: .sample("2024-01-30"),
            source: "",
            bodyKey: "cabinet",
            isPublic: true
        )
        try await perform(RecordMeeting(meeting, hasBeenHeld: true), world)
        try await perform(StartItem(item), world)
        try await perform(ScheduleStep(itemID: item.id, step: 0, meetingKey: "cabinet-1"), world)
        return (world, item)
    }

    private func perform(_ command: some Command, _ world: WorkspaceWorld) async throws {
        let outcome = try await world.door.office.perform(command, as: Account.machineOperator)
        if case .refused(let issues) = outcome { Testing.Issue.record("Refused: \(issues.map(\.code))") }
    }

    private func release(_ words: String, note: String = "", _ world: WorkspaceWorld) async throws -> Outcome {
        let template = PaperTemplate(
            key: "test",
            title: "Report",
            author: "Director",
            sections: [.init(heading: "Words", blocks: [.init(kind: .paragraph, text: words)])],
            contact: "Director"
        )
        let papers = PaperPublisher(office: world.door.office, store: world.door.store)
        let ground = try await papers.ground()
        let build = try PaperBuild.choosing(
            template,
            for: "cabinet",
            in: ground.council,
            recordHash: ground.recordHash
        )
        let built = try await PaperPress(nil).built(build, try build.document())
        return try await papers.release(
            built,
            id: world.door.sample.world.new(),
            note: note,
            as: Account.machineOperator
        )
    }

    private func site(_ world: WorkspaceWorld) async throws -> PublicSite {
        let released = try #require(try await ReleasedCouncil(world.door.office.council, in: world.door.store))
        return PublicSite(released, origin: "https://plan.example.org")
    }

    private func answer(_ target: String, _ site: PublicSite) -> (status: HTTPResponse.Status, text: String) {
        let answer = site.answer(Question(method: .get, target: target, acceptEncoding: nil, ifNoneMatch: nil))
        return (answer.status, answer.body.map { String(buffer: $0) } ?? "")
    }

    @Test func `A later version takes the place of an earlier one, which stays; a withdrawn one gives its reason`()
        async throws
    {
        let (world, _) = try await road()
        guard case .done = try await release("First words.", world) else {
            Testing.Issue.record("The paper was not released.")
            return
        }
        guard case .refused(let issues) = try await release("Second words.", world) else {
            Testing.Issue.record("A later version says what changed.")
            return
        }
        #expect(issues.map(\.code) == ["paper-note-missing"])
        _ = try await release("Second words.", note: "The words", world)
        let slug = "/papers/the-plan-cabinet"
        var site = try await site(world)
        #expect(answer(slug, site).text.contains("Second words."))
        let first = answer("\(slug)/1", site).text
        #expect(first.contains("First words.") && first.contains("took its place"))
        #expect(answer("\(slug)/2/the-plan-cabinet.odt", site).status == .ok)
        for paper in world.door.office.council.papers.values {
            try await perform(WithdrawPaper(paper.id, reason: "It named a person"), world)
        }
        site = try await self.site(world)
        for target in [slug, "\(slug)/1", "\(slug)/2", "\(slug)/2/the-plan-cabinet.odt"] {
            let gone = answer(target, site)
            #expect(gone.status == .gone && gone.text.contains("It named a person"), "\(target)")
            #expect(!gone.text.contains("words."), "\(target)")
        }
    }

    @Test func `I19: no paper goes to whoever decides while a comment of scrutiny has no answer`() async throws {
        let (world, item) = try await road()
        let comment = ScrutinyComment(
            id: world.door.sample.world.new(),
            itemID: item.id,
            number: 1,
            bodyKey: "scrutiny",
            meetingKey: "scrutiny-1",
            text: "Why?",
            target: .init()
        )
        // Recorded as it is: the road of this test has no step for it.
        let entries = try EntryWriter(council: .sample).entries(
            for: [.road(.commentMade(comment))],
            after: try await world.door.store.head(of: .sample),
            at: world.door.sample.world.now(),
            by: Account.machineOperator,
            reason: "The test"
        )
        _ = try await world.door.store.append(entries, to: .sample, after: try await world.door.store.head(of: .sample))
        let office = try await Office.open(.sample, in: world.door.store, now: world.door.sample.world.now)
        let council = office.council
        #expect(council.unansweredComments(on: item.id).count == 1)
        let release = PaperRelease(
            id: world.door.sample.world.new(),
            slug: "the-plan-cabinet",
            version: 1,
            title: "Report",
            template: "test",
            planID: item.planID,
            itemID: item.id,
            bodyKey: "cabinet",
            meetingKey: "cabinet-1",
            day: .sample("2024-01-05"),
            position: council.position,
            files: [.init(ending: "html", mediaType: "text/html", hash: "", size: 1)],
            note: ""
        )
        #expect(council.issues(with: release, today: .sample("2024-01-05")).map(\.code) == ["comments-unanswered"])
    }

    @Test func `Whoever releases papers gets the bundle for the committee system; readers do not`() async throws {
        let (world, _) = try await road()
        let template = PaperTemplate(
            key: "test",
            title: "Report",
            author: "Head of {plan.title}",
            sections: [.init(heading: "Words", blocks: [.init(kind: .paragraph, text: "Words.")])],
            contact: "Director"
        )
        try await perform(RecordPaperTemplate(template), world)
        let clerk = try await world.door.add("Dana Clerk", .democraticServices)
        let reader = try await world.door.add("Robin Reader", .reviewer)
        try await world.test { client in
            let path = "/workspace/governance/roads/the-plan/papers/bundle?template=test&body=cabinet"
            let browser = try await world.browser(of: clerk, client)
            let answer = try await browser.get(path)
            #expect(answer.status == .ok && answer.headers[.contentType] == "application/zip")
            let name = "attachment; filename=\"cabinet-2024-01-30-the-plan.zip\""
            #expect(answer.headers[.contentDisposition] == name)
            let lost = try await browser.get(path.replacing("body=cabinet", with: "body=nobody"))
            #expect(lost.status == .unprocessableContent)
            let other = try await world.browser(of: reader, client)
            #expect(try await other.get(path).status == .forbidden)
        }
    }

    @Test(arguments: [false, true]) func `I35: a member sees a road only once the draft is shared`(isShared: Bool)
        async throws
    {
        let (world, item) = try await road()
        let account = try await world.door.add("Pat Person", .scrutinyMember)
        if isShared { try await perform(SharePlan(planID: item.planID, audiences: [.scrutiny]), world) }
        try await world.test { client in
            let browser = try await world.browser(of: account, client)
            for step in ["", "/comments", "/recommendations", "/papers", "/notice"] {
                let answer = try await browser.get("/workspace/governance/roads/the-plan\(step)")
                #expect((answer.status == .ok) == isShared, "\(step) \(answer.status)")
                #expect(isShared || !answer.text.contains("The plan</h1>"))
            }
        }
    }
}
