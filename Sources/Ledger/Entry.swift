package import Foundation
package import PlanDomain

/// One line of a council's record: what changed, when, by whom and why, chained to all before it by its hash.
package struct Entry: Equatable, Sendable {
    package let header: Header

    /// The change as it was written, or what remains of it after a redaction.
    package let payload: Payload

    /// Why, in the words of whoever asked; gone after a redaction.
    package let reason: String?

    /// SHA-256(previous hash, canonical header, SHA-256(payload)).
    package let hash: Digest

    package init(header: Header, payload: Payload, reason: String?, hash: Digest) {
        self.header = header
        self.payload = payload
        self.reason = reason
        self.hash = hash
    }

    package var sequence: Int { header.sequence }
    package var isRedacted: Bool { if case .redacted = payload { true } else { false } }

    /// What the hash covers besides the payload; free text is covered by its own hash, so that it can go.
    package struct Header: Equatable, Sendable {
        package let council: CouncilKey

        /// The place in the council's record, from 1 without gaps.
        package let sequence: Int
        package let recordedAt: Moment
        package let actor: Account.ID
        package let reasonHash: Digest?
        package let authority: Decision.ID?

        /// The permanent name of the kind of change: "plan.element-added".
        package let kind: String

        /// The version of the payload's shape.
        package let version: Int
        package let payloadHash: Digest

        package init(
            council: CouncilKey,
            sequence: Int,
            recordedAt: Moment,
            actor: Account.ID,
            reasonHash: Digest?,
            authority: Decision.ID?,
            kind: String,
            version: Int,
            payloadHash: Digest
        ) {
            self.council = council
            self.sequence = sequence
            self.recordedAt = recordedAt
            self.actor = actor
            self.reasonHash = reasonHash
            self.authority = authority
            self.kind = kind
            self.version = version
            self.payloadHash = payloadHash
        }

        /// One field a line in a fixed order; no field can hold a line break, so no two headers share their bytes.
        package var canonicalBytes: Data {
            let fields = [
                "throughline-entry-1", council.rawValue, String(sequence), recordedAt.iso, actor.description,
                reasonHash?.description ?? "-", authority?.description ?? "-", kind, String(version),
            ]
            return Data(fields.joined(separator: "\n").utf8)
        }

        /// The hash of an entry with this header that follows the entry with the given hash.
        package func hash(after previous: Digest) -> Digest {
            Digest(of: Data(previous.bytes) + canonicalBytes + Data(payloadHash.bytes))
        }
    }

    package enum Payload: Equatable, Sendable {
        case written(Data)

        /// The words are gone; the ids and numbers remain so that later entries still find their subjects.
        case redacted(remainder: Data)

        /// What the fold reads.
        package var bytes: Data {
            switch self {
            case .written(let bytes), .redacted(let bytes): bytes
            }
        }
    }
}

/// The end of a council's record: what the next entry follows.
package struct Head: Equatable, Sendable {
    /// 0 for an empty record.
    package let sequence: Int
    package let hash: Digest

    package init(sequence: Int, hash: Digest) {
        self.sequence = sequence
        self.hash = hash
    }

    package static let empty = Head(sequence: 0, hash: .genesis)
}
