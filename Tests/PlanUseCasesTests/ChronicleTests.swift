import HashTreeCollections
import Ledger
import PlanDomain
import PlanTestSupport
import PlanUseCases
import SQLiteLedger
import Testing

/// The record's story: how all stood at any moment, whatever has been added since.
struct ChronicleTests {
    @Test func `The council at each position is the fold up to there, and lines follow the record`() async throws {
        let door = try await SampleDoor()
        let chronicle = Chronicle(of: .sample, in: door.store)
        let id = door.sample.jobs.id
        // Enough to pass more than one kept snapshot.
        for number in 0..<230 {
            let element = try #require(door.office.council.elements[id])
            let command = RewordElement(elementID: id, wording: .init(title: "Jobs \(number)"), seen: element.revision)
            _ = try await door.office.perform(command, as: Account.machineOperator)
            if number == 50 { _ = try await chronicle.council(at: door.office.council.position) }
        }
        let end = door.office.council.position
        for position in [0, 1, 11, 99, 100, 101, 150, 199, 200, 240, end] {
            let expected = try await Replay(door.store).council(.sample, upTo: position)
            #expect(try await chronicle.council(at: position) == expected, "position \(position)")
        }
        let lines = try await chronicle.history(upTo: end).lines
        #expect(lines.map(\.sequence) == Array(1...end))
        #expect(try await chronicle.lines(of: id, upTo: end).count == 231)
        #expect(try await chronicle.newest(3, upTo: end).map(\.sequence) == [end, end - 1, end - 2])
    }

    @Test func `The position before a moment is the last entry recorded before it`() async throws {
        let door = try await SampleDoor()
        let chronicle = Chronicle(of: .sample, in: door.store)
        let start = door.office.council.position
        let before = door.clock.now
        door.clock.advance(seconds: 86_400)
        let element = try #require(door.office.council.elements[door.sample.jobs.id])
        let command = RewordElement(elementID: element.id, wording: .init(title: "Jobs"), seen: element.revision)
        _ = try await door.office.perform(command, as: Account.machineOperator)
        let end = door.office.council.position
        #expect(try await chronicle.position(before: before, upTo: end) == 0)
        #expect(try await chronicle.position(before: before.dayInLondon.after.startInLondon, upTo: end) == start)
        #expect(try await chronicle.position(before: door.clock.now, upTo: end) == start)
        #expect(try await chronicle.position(before: Moment(millisecondsSinceEpoch: .max / 2), upTo: end) == end)
    }

    @Test func `Readers at once while it is written get one consistent story`() async throws {
        let door = try await SampleDoor()
        let chronicle = Chronicle(of: .sample, in: door.store)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for reader in 0..<8 {
                group.addTask {
                    for _ in 0..<20 {
                        let position = door.office.council.position
                        let council = try await chronicle.council(at: position)
                        #expect(council.position == position, "reader \(reader)")
                    }
                }
            }
            group.addTask {
                for number in 0..<40 {
                    guard let element = door.office.council.elements[door.sample.jobs.id] else { return }
                    let command = RewordElement(
                        elementID: element.id,
                        wording: .init(title: "Jobs \(number)"),
                        seen: element.revision
                    )
                    _ = try await door.office.perform(command, as: Account.machineOperator)
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `The office asks who may before it asks the rules`() async throws {
        let door = try await SampleDoor()
        let editor = try await door.add("Ed Itor", .planEditor, scope: .element(door.sample.jobs.id))
        func reword(_ id: PlanElement.ID) async throws -> Outcome {
            let seen = door.office.council.elements[id]?.revision ?? 0
            let command = RewordElement(elementID: id, wording: .init(title: "New"), seen: seen)
            return try await door.office.perform(command, as: editor.id)
        }
        guard case .done = try await reword(door.sample.jobs.id) else { return fail("It is the editor's.") }
        let refused = try await reword(door.sample.skills.id)
        #expect(refused == .notAllowed(Refusal(action: .editPlan, isOutOfScope: true)))
        let entry = try #require(
            try await door.store.entries(of: .sample, after: door.office.council.position - 1, limit: 1).first
        )
        #expect(entry.header.actor == editor.id)
    }
}
