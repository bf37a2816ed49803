import Foundation
import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// What becomes public of scrutiny's work and of notices, when, and how it is taken back.
struct PublicGovernanceTests {
    private func output(_ road: SampleRoad) -> ScrutinyOutput {
        ScrutinyOutput(
            id: road.sample.world.new(),
            kind: .goodPractice,
            bodyKey: "scrutiny",
            meetingKey: "scrutiny-1",
            text: "Residents' words beside the priorities"
        )
    }

    @Test func `What scrutiny set going is public once somebody says so, and leaves its reason when it is taken off`()
        throws
    {
        var road = try SampleRoad()
        let output = output(road)
        try road.perform(RecordScrutinyOutput(output), on: "2024-01-15")
        #expect(road.council.publicGovernance.outputs.isEmpty)
        try road.perform(ShowScrutinyWork(.output(output.id), .show(withEnding: true)), on: "2024-01-16")
        #expect(road.council.publicGovernance.outputs.map(\.output.text) == [output.text])
        #expect(road.council.publicGovernance.newestDay == .sample("2024-01-16"))
        #expect(try Council(canonicalBytes: road.council.canonicalBytes()) == road.council)
        let takeOff = ShowScrutinyWork(.output(output.id), .takeOff(reason: ""))
        #expect(road.codes(takeOff, on: "2024-01-17") == ["reason-missing"])
        try road.perform(ShowScrutinyWork(.output(output.id), .takeOff(reason: "It named a street")), on: "2024-01-17")
        let open = road.council.publicGovernance
        #expect(open.outputs.isEmpty && open.newestDay == .sample("2024-01-17"))
        #expect(
            open.takenOff == [
                PublicRemoval(
                    name: "Good practice to share of Scrutiny Committee",
                    day: .sample("2024-01-17"),
                    reason: "It named a street"
                )
            ]
        )
        #expect(try Council(canonicalBytes: road.council.canonicalBytes()) == road.council)
        let unknown = ShowScrutinyWork(.request(road.sample.world.new()), .show(withEnding: false))
        #expect(road.codes(unknown, on: "2024-01-17") == ["request-unknown"])
    }

    @Test func `I29: what is written of it later is not public before somebody has read it`() throws {
        var road = try SampleRoad()
        let output = output(road)
        try road.perform(RecordScrutinyOutput(output), on: "2024-01-15")
        try road.perform(ShowScrutinyWork(.output(output.id), .show(withEnding: false)), on: "2024-01-16")
        let closing = ScrutinyOutput.Closing(day: .sample("2024-01-17"), outcome: "A bid of £3")
        try road.perform(CloseScrutinyOutput(output.id, closing), on: "2024-01-17")
        #expect(road.council.publicGovernance.outputs.first?.output.closing == nil)
        // A page that was open before the closing says that nothing of it was read.
        try road.perform(ShowScrutinyWork(.output(output.id), .show(withEnding: false)), on: "2024-01-18")
        #expect(road.council.publicGovernance.outputs.first?.output.closing == nil)
        try road.perform(ShowScrutinyWork(.output(output.id), .show(withEnding: true)), on: "2024-01-19")
        #expect(road.council.publicGovernance.outputs.first?.output.closing == closing)
    }

    @Test func `A notice published again keeps the words that stood before, and says when they changed`() throws {
        var road = try SampleRoad()
        try road.perform(PublishNotice(road.notice(published: "2024-01-01", urgency: nil)), on: "2024-01-01")
        let first = try #require(road.council.notice(for: road.itemID))
        #expect(first.revised == nil && first.decisionDay == .sample("2024-01-30"))
        let other = road.notice(published: "2024-01-01", urgency: nil, matter: "To recommend it")
        try road.perform(MoveMeeting(key: "cabinet-1", day: .sample("2024-02-06"), reason: "Snow"), on: "2024-01-08")
        try road.perform(PublishNotice(other), on: "2024-01-09")
        let second = try #require(road.council.publicGovernance.notices.first)
        #expect(second.earlier == [first] && second.notice.matter == "To recommend it")
        #expect(second.notice.revised == .sample("2024-01-09") && second.notice.firstPublished == .sample("2024-01-01"))
        // A meeting that moves later leaves what each notice said.
        #expect((second.earlier + [second.notice]).map { $0.decisionDay?.iso } == ["2024-01-30", "2024-02-06"])
        guard case .changes(let none) = road.ruling(PublishNotice(other), on: "2024-01-10") else {
            Testing.Issue.record("Refused")
            return
        }
        #expect(none.isEmpty, "The same words again are no change.")
        #expect(try Council(canonicalBytes: road.council.canonicalBytes()) == road.council)
    }

    @Test func `I29: words that were replaced when replacing meant removing do not come back`() throws {
        var road = try SampleRoad()
        // As the first releases wrote it: neither the day of the change nor that of the decision is known.
        for matter in ["Names a person", "Names nobody"] {
            let bytes = try JSONEncoder.canonical.encode(
                road.notice(published: "2024-01-01", urgency: nil, matter: matter)
            )
            let change = try Change(kind: "governance.notice-published", payload: bytes, decoder: JSONDecoder())
            road.apply(try #require(change))
        }
        let open = try #require(road.council.publicGovernance.notices.first)
        #expect(open.notice.matter == "Names nobody" && open.earlier.isEmpty)
    }

    @Test func `A decision names the assessments as they stood on its day, and says which came later`() throws {
        var world = AssessedCouncil()
        let id = try world.signedOff()
        world.releasePlan()
        try world.perform(PublishAssessment(assessmentID: id))
        let day = try #require(world.council.publishedAssessments[id]?.first?.day)
        let links = world.council.assessmentLinks(of: world.sample.planID, on: day)
        #expect(links.map(\.isLater) == [false] && links[0].number == nil)
        let before = world.council.assessmentLinks(
            of: world.sample.planID,
            on: Day(daysSinceEpoch: day.daysSinceEpoch - 1)
        )
        #expect(before.map(\.isLater) == [true])
        #expect(world.council.assessmentLinks(of: world.sample.planID).map(\.isLater) == [false])
    }
}
