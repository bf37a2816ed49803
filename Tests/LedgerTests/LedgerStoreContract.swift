import Foundation
import Ledger
import PlanDomain
import PlanTestSupport
import SQLiteLedger
import Testing

/// A kind of store to which the contract applies.
enum Backend: String, CaseIterable, CustomTestStringConvertible {
    case memory
    case sqlite

    func store() throws -> any LedgerStore {
        switch self {
        case .memory: InMemoryLedger()
        case .sqlite: try SQLiteLedger()
        }
    }

    var testDescription: String { rawValue }
}

/// What every store must do, whatever holds the bytes.
struct LedgerStoreContract {
    private let sample = SamplePlan()

    private func entries(after head: Head = .empty, reason: String? = "Because") throws -> [Entry] {
        try EntryWriter(council: .sample).entries(
            for: sample.changes,
            after: head,
            at: sample.world.now(),
            by: Account.machineOperator,
            reason: reason,
            authority: sample.world.new()
        )
    }

    @Test(arguments: Backend.allCases) func `An appended entry comes back unchanged`(backend: Backend) async throws {
        let store = try backend.store()
        let entries = try entries()
        let last = try #require(entries.last)
        let head = Head(sequence: last.sequence, hash: last.hash)
        #expect(try await store.append(entries, to: .sample, after: .empty) == .appended(head))
        #expect(try await store.entries(of: .sample, after: 0, limit: 1000) == entries)
        #expect(try await store.entries(of: .sample, after: 3, limit: 2) == Array(entries[3..<5]))
        #expect(try await store.entries(of: .sample, at: [5, 2, 2, 0, 100_000]) == [entries[1], entries[4]])
        #expect(try await store.head(of: .sample) == head)
        #expect(try await store.councils() == [.sample])
    }

    @Test(arguments: Backend.allCases) func `An append after another's is refused whole`(backend: Backend) async throws
    {
        let store = try backend.store()
        let entries = try entries()
        _ = try await store.append(entries, to: .sample, after: .empty)
        let head = try await store.head(of: .sample)
        #expect(try await store.append(entries, to: .sample, after: .empty) == .movedOn(head))
        #expect(try await store.head(of: .sample) == head)
    }

    @Test(arguments: Backend.allCases) func `Councils share nothing`(backend: Backend) async throws {
        let store = try backend.store()
        let other = try #require(CouncilKey("otherville"))
        _ = try await store.append(try entries(), to: .sample, after: .empty)
        #expect(try await store.head(of: other) == .empty)
        #expect(try await store.entries(of: other, after: 0, limit: 10).isEmpty)
    }

    @Test(arguments: Backend.allCases) func `Twenty appends at once: one wins, the others are told`(backend: Backend)
        async throws
    {
        let store = try backend.store()
        let entries = try entries()
        let outcomes = try await withThrowingTaskGroup(of: AppendOutcome.self) { group in
            for _ in 0..<20 { group.addTask { try await store.append(entries, to: .sample, after: .empty) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { if case .appended = $0 { true } else { false } } == 1)
        #expect(try await store.head(of: .sample).sequence == entries.count)
    }

    @Test(arguments: Backend.allCases) func `Content is kept once under its hash`(backend: Backend) async throws {
        let store = try backend.store()
        let bytes = Data("A page".utf8)
        let first = try await store.keep(bytes)
        #expect(try await store.keep(bytes) == first)
        #expect(try await store.content(first) == bytes)
        #expect(try await store.content(Digest(of: Data())) == nil)
    }

    @Test(arguments: Backend.allCases) func `A checkpoint is kept, replaced and forgotten`(backend: Backend)
        async throws
    {
        let store = try backend.store()
        _ = try await store.append(try entries(), to: .sample, after: .empty)
        let head = try await store.head(of: .sample)
        let checkpoint = Checkpoint(head: head, bytes: try sample.council.canonicalBytes())
        try await store.keep(checkpoint, of: .sample)
        #expect(try await store.checkpoint(of: .sample) == checkpoint)
        let fromCheckpoint = try await Replay(store).council(.sample)
        try await store.forgetCheckpoints(of: .sample)
        #expect(try await store.checkpoint(of: .sample) == nil)
        let fromEntries = try await Replay(store).council(.sample)
        #expect(fromCheckpoint.council == fromEntries.council)
        #expect(fromCheckpoint.head == fromEntries.head)
        #expect(try fromCheckpoint.council.canonicalBytes() == fromEntries.council.canonicalBytes())
    }

    @Test(arguments: Backend.allCases) func `A redacted entry keeps its place and hash, and the chain verifies`(
        backend: Backend
    )
        async throws
    {
        let store = try backend.store()
        let entries = try entries()
        _ = try await store.append(entries, to: .sample, after: .empty)
        let head = try await store.head(of: .sample)
        let remainder = try sample.changes[3].withoutFreeText("[gone]").payloadBytes(.canonical)
        let redaction = try EntryWriter(council: .sample).entries(
            for: [.redaction(.init(sequence: 4, remainder: remainder))],
            after: head,
            at: sample.world.now(),
            by: Account.machineOperator
        )
        _ = try await store.redact(4, leaving: remainder, recordedBy: redaction[0], of: .sample, after: head)
        let entry = try #require(try await store.entries(of: .sample, after: 3, limit: 1).first)
        #expect(entry.payload == .redacted(remainder: remainder))
        #expect(entry.reason == nil)
        #expect(entry.hash == entries[3].hash)
        guard case .sound(_, 1, _) = try await Verification(store).verify(.sample) else {
            Issue.record("The chain does not verify after a redaction.")
            return
        }
        let council = try await Replay(store).council(.sample).council
        #expect(council.element(sample.elements[0].address)?.wording.title == "[gone]")
    }
}
