import Foundation
import GRDB
import Ledger
import PlanDomain
import PlanTestSupport
import SQLiteLedger
import Testing

/// Each way of tampering with a record shows, and names the first bad entry.
struct VerificationTests {
    private let sample = SamplePlan()

    /// A record in a file of its own, closed, with its path.
    private func record() async throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("verify-\(UUID().uuidString).sqlite")
            .path
        let store = try SQLiteLedger(writing: path)
        _ = try await sample.office(on: store)
        try store.close()
        return path
    }

    private func tamper(_ sql: String) async throws -> Verification.Finding {
        let path = try await record()
        defer { for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) } }
        let queue = try DatabaseQueue(path: path)
        try await queue.write { db in try db.execute(sql: sql) }
        try queue.close()
        return try await Verification(SQLiteLedger(reading: path)).verify(.sample)
    }

    @Test func `An untouched record is sound`() async throws {
        guard case .sound(let head, 0, 0) = try await tamper("SELECT 1") else {
            Issue.record("It was called broken.")
            return
        }
        #expect(head.sequence == sample.changes.count)
    }

    @Test(arguments: [
        ("UPDATE entry SET payload = CAST(replace(payload, 'Jobs', 'Mobs') AS BLOB) WHERE sequence = 5", 5),
        ("UPDATE entry SET reason = 'Another reason' WHERE sequence = 2", 2),
        ("UPDATE entry SET reason = NULL WHERE sequence = 2", 2),
        ("UPDATE entry SET actor = '00000000-0000-0000-0000-000000000002' WHERE sequence = 4", 4),
        ("UPDATE entry SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE sequence = 4", 4),
        ("UPDATE entry SET recorded_at = 'xxxxxxxxxxxxxxxxxxxxxxxx' WHERE sequence = 6", 6),
        ("UPDATE entry SET kind = 'plan.element-led' WHERE sequence = 6", 6),
        ("UPDATE entry SET authority = '00000000-0000-0000-0000-000000000002' WHERE sequence = 3", 3),
        ("UPDATE entry SET hash = zeroblob(32) WHERE sequence = 7", 7),
        ("UPDATE entry SET payload_hash = zeroblob(32) WHERE sequence = 7", 7),
        ("DELETE FROM entry WHERE sequence = 3", 3),
        ("DELETE FROM entry WHERE sequence = 1", 1),
        ("UPDATE entry SET is_redacted = 1, reason = NULL WHERE sequence = 5", 5),
        ("UPDATE entry SET council = 'otherville' WHERE sequence = 4", 4),
        (
            """
            UPDATE entry SET sequence = 99 WHERE sequence = 4; UPDATE entry SET sequence = 4 WHERE sequence = 5;
            UPDATE entry SET sequence = 5 WHERE sequence = 99
            """, 4
        ),
        (
            """
            INSERT INTO entry SELECT council, 13, recorded_at, actor, reason, reason_hash, authority, kind, version, payload,
            payload_hash, is_redacted, hash FROM entry WHERE sequence = 12
            """, 13
        ),
    ])
    func `A record altered in any place is broken at that entry`(sql: String, sequence: Int) async throws {
        guard case .broken(let found, _) = try await tamper(sql) else {
            Issue.record("It was called sound.")
            return
        }
        #expect(found == sequence)
    }

    @Test func `Entries of an older release are read through its upcasters`() async throws {
        let entry = try #require(
            try EntryWriter(council: .sample).entries(
                for: [.plan(.started(sample.plan))],
                after: .empty,
                at: sample.world.now(),
                by: Account.machineOperator
            ).first
        )
        let old = Data(
            String(decoding: entry.payload.bytes, as: UTF8.self).replacing("\"description\"", with: "\"words\"").utf8
        )
        let header = Entry.Header(
            council: .sample,
            sequence: 1,
            recordedAt: entry.header.recordedAt,
            actor: entry.header.actor,
            reasonHash: nil,
            authority: nil,
            kind: entry.header.kind,
            version: 0,
            payloadHash: Digest(of: old)
        )
        let written = Entry(header: header, payload: .written(old), reason: nil, hash: header.hash(after: .genesis))
        let upcaster = Upcaster(kind: "plan.started", version: 0) { bytes in
            Data(String(decoding: bytes, as: UTF8.self).replacing("\"words\"", with: "\"description\"").utf8)
        }
        let store = InMemoryLedger()
        _ = await store.append([written], to: .sample, after: .empty)
        let council = try await Replay(store, upcasters: [upcaster]).council(.sample).council
        #expect(council.plan(address: "2024-27")?.description == sample.plan.description)
        await #expect(throws: RecordFault.self) { try await Replay(store).council(.sample) }
    }

    @Test func `The hash of an entry is a fixed function of its words, for ever`() throws {
        let entries = try EntryWriter(council: .sample).entries(
            for: Array(SamplePlan(world: .still).changes.prefix(2)),
            after: .empty,
            at: Moment(millisecondsSinceEpoch: 1_704_445_200_000),
            by: Account.machineOperator,
            reason: "Fixed"
        )
        #expect(entries[0].hash.description == "37d772519f3ee4f8d4ecfbb52a0c090dedfb20e1983d8d324745b58bbfa4a89d")
        #expect(entries[1].hash.description == "5b5248eba0990f40ed333c71504cadad96f1c79360b0e10c81dfb5de2dfc6826")
    }
}
