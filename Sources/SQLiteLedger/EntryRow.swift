import Foundation
import GRDB
import Ledger
import PlanDomain

/// An entry as one row of the table `entry`.
enum EntryRow {
    static let columns =
        "sequence, recorded_at, actor, reason, reason_hash, authority, kind, version, payload, payload_hash, is_redacted, hash"

    static func arguments(_ entry: Entry) -> StatementArguments {
        [
            entry.header.council.rawValue, entry.sequence, entry.header.recordedAt.iso, entry.header.actor.description,
            entry.reason, entry.header.reasonHash.map { Data($0.bytes) }, entry.header.authority?.description,
            entry.header.kind, entry.header.version, entry.payload.bytes, Data(entry.header.payloadHash.bytes),
            Data(entry.hash.bytes),
        ]
    }

    /// Reads columns by place: by name costs a third of a replay.
    static func entry(_ row: Row, _ council: CouncilKey) throws -> Entry {
        let sequence: Int = row[0]
        func bad(_ what: String) -> BadEntry {
            BadEntry(sequence: sequence, fault: "its \(what) is not in the form that Throughline writes")
        }
        guard let recordedAt = Moment(iso: row[1] as String) else { throw bad("time") }
        guard let actor = Account.ID(row[2] as String) else { throw bad("actor") }
        guard let payloadHash = Digest(bytes: row[9] as Data) else { throw bad("payload hash") }
        guard let hash = Digest(bytes: row[11] as Data) else { throw bad("hash") }
        let header = Entry.Header(
            council: council,
            sequence: sequence,
            recordedAt: recordedAt,
            actor: actor,
            reasonHash: (row[4] as Data?).flatMap { Digest(bytes: $0) },
            authority: (row[5] as String?).flatMap { Decision.ID($0) },
            kind: row[6],
            version: row[7],
            payloadHash: payloadHash
        )
        let payload: Data = row[8]
        let isRedacted: Bool = row[10]
        return Entry(
            header: header,
            payload: isRedacted ? .redacted(remainder: payload) : .written(payload),
            reason: row[3],
            hash: hash
        )
    }
}
