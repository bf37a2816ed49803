import HashTreeCollections
import Ledger
import PlanDomain
import PlanTestSupport
import PlanUseCases
import SQLiteLedger
import Testing

struct OfficeTests {
    private let sample = SamplePlan()

    @Test func `What is done is in the record, and the snapshot shows it`() async throws {
        let store = try SQLiteLedger()
        let office = try await sample.office(on: store)
        let element = try #require(office.council.elements[sample.jobs.id])
        let command = RewordElement(elementID: element.id, wording: .init(title: "Jobs"), seen: element.revision)
        let outcome = try await office.perform(command, as: Account.machineOperator, because: "Shorter")
        #expect(outcome == .done(office.council))
        let entry = try #require(
            try await store.entries(of: .sample, after: office.council.position - 1, limit: 1).first
        )
        #expect(entry.reason == "Shorter")
        #expect(try await Replay(store).council(.sample).council == office.council)
    }

    @Test func `What is so already is not recorded again`() async throws {
        let office = try await sample.office(on: InMemoryLedger())
        let before = office.council.position
        let outcome = try await office.perform(DescribeCouncil(.sample), as: Account.machineOperator)
        #expect(outcome == .unchanged(office.council))
        #expect(office.council.position == before)
    }

    @Test func `Twenty editors at once: every accepted edit is in the record once, every other is told`() async throws {
        let store = try SQLiteLedger()
        let office = try await sample.office(on: store)
        let start = office.council.position
        let ids = sample.elements.map(\.id)
        let accepted = try await withThrowingTaskGroup(of: [String].self) { group in
            for editor in 0..<20 {
                group.addTask {
                    var mine: [String] = []
                    for round in 0..<10 {
                        let id = ids[(editor + round) % ids.count]
                        guard let element = office.council.elements[id] else { continue }
                        let title = "Editor \(editor), round \(round)"
                        let command = RewordElement(elementID: id, wording: .init(title: title), seen: element.revision)
                        if case .done = try await office.perform(command, as: Account.machineOperator) {
                            mine.append(title)
                        }
                    }
                    return mine
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let history = try await RecordHistory(of: .sample, in: store)
        let written = try await store.entries(of: .sample, after: start, limit: 1000).map { entry in
            guard case .plan(.elementReworded(let change)) = try ChangeReader().change(in: entry) else { return "" }
            return change.wording.title
        }
        #expect(written.sorted() == accepted.sorted())
        #expect(Set(written).count == written.count)
        #expect(history.lines.count == start + accepted.count)
    }

    @Test func `An office whose record moved on takes the news in and decides again`() async throws {
        let store = InMemoryLedger()
        let one = try await sample.office(on: store)
        let two = try await Office.open(.sample, in: store, now: sample.world.now)
        let jobs = try #require(one.council.elements[sample.jobs.id])
        let command = RewordElement(elementID: jobs.id, wording: .init(title: "Jobs"), seen: jobs.revision)
        _ = try await one.perform(command, as: Account.machineOperator)
        let stale = RewordElement(elementID: jobs.id, wording: .init(title: "Work"), seen: jobs.revision)
        let outcome = try await two.perform(stale, as: Account.machineOperator)
        #expect(outcome == .changedMeanwhile(seen: jobs.revision, current: one.council.position))
    }

    @Test func `The history of an element gives each wording with its reason`() async throws {
        let store = InMemoryLedger()
        let office = try await sample.office(on: store)
        let element = try #require(office.council.elements[sample.jobs.id])
        let command = RewordElement(elementID: element.id, wording: .init(title: "Jobs"), seen: element.revision)
        _ = try await office.perform(command, as: Account.machineOperator, because: "Shorter")
        let lines = try await RecordHistory(of: .sample, in: store).lines(of: sample.jobs.id)
        #expect(lines.map(\.summary) == ["Added Ambition 1: Jobs and homes", "Reworded Ambition 1: Jobs and homes"])
        #expect(lines.map(\.reason) == ["The sample", "Shorter"])
    }
}
