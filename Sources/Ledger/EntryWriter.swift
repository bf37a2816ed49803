import Foundation
package import PlanDomain

/// Makes entries of changes: each with its canonical payload, header and place in the chain.
package struct EntryWriter {
    private let council: CouncilKey
    private let encoder = JSONEncoder.canonical

    package init(council: CouncilKey) {
        self.council = council
    }

    /// The entries that record these changes after the given head, one moment and one actor for all.
    package func entries(
        for changes: [Change],
        after head: Head,
        at moment: Moment,
        by actor: Account.ID,
        reason: String? = nil,
        authority: Decision.ID? = nil
    ) throws -> [Entry] {
        var previous = head
        return try changes.map { change in
            let payload = try change.payloadBytes(encoder)
            let header = Entry.Header(
                council: council,
                sequence: previous.sequence + 1,
                recordedAt: moment,
                actor: actor,
                reasonHash: reason.map { Digest(of: Data($0.utf8)) },
                authority: authority,
                kind: change.kind,
                version: Change.currentVersion,
                payloadHash: Digest(of: payload)
            )
            let hash = header.hash(after: previous.hash)
            previous = Head(sequence: header.sequence, hash: hash)
            return Entry(header: header, payload: .written(payload), reason: reason, hash: hash)
        }
    }
}
