import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// What the rules of plan health let through to readers.
struct HealthReleaseTests {
    private let sample = SamplePlan()

    private func ruling(in council: Council) -> Ruling {
        let edition = Edition(
            id: sample.world.new(),
            planID: sample.planID,
            number: 1,
            name: "Draft",
            stage: .draft,
            day: .sample("2024-02-22"),
            position: council.position,
            contentHash: String(repeating: "0", count: 64),
            nextUpdate: "In May"
        )
        return ReleaseEdition(edition).ruling(in: council, context: CommandContext())
    }

    @Test func `What only advises stops no release`() {
        let council = sample.council
        #expect(!council.health(of: sample.plan, under: council.healthPolicy).isEmpty)
        guard case .changes = ruling(in: council) else { return #expect(Bool(false), "It was refused.") }
    }

    @Test func `A reference to nothing stops a release, and names its place`() {
        let change = PlanChange.ElementReworded(
            elementID: sample.invest.id,
            wording: .init(title: "To invest", narrative: "See {meeting.nowhere.date}.")
        )
        let council = sample.council.applying(.plan(.elementReworded(change)), at: 50)
        let place = "Priority 1.1, narrative"
        let issue = Issue(field: place, code: "reference-unknown", detail: "{meeting.nowhere.date}")
        #expect(ruling(in: council) == .refused([issue]))
    }

    @Test func `A council decides which rules block and which do not`() {
        var council = sample.council
        council.healthPolicy[.priorityWithoutLead] = .block
        guard case .refused(let issues) = ruling(in: council) else { return #expect(Bool(false), "It was accepted.") }
        #expect(issues.map(\.field) == ["Priority C.1", "Priority 1.1", "Priority 1.2", "Priority 2.1"])
        #expect(Set(issues.map(\.code)) == ["priority-without-lead"])

        council.healthPolicy[.priorityWithoutLead] = .off
        guard case .changes = ruling(in: council) else { return #expect(Bool(false), "It was refused.") }
    }
}

private typealias Issue = PlanDomain.Issue
