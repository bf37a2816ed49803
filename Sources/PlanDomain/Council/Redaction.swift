package import Foundation

/// The removal of what an earlier entry said, with the entry, its hash and its place in the chain left standing.
package struct Redaction: Equatable, Codable, Sendable {
    /// The entry whose words were removed.
    package let sequence: Int

    /// What remains of that entry's payload: its ids and numbers, with each text replaced by a mark.
    package let remainder: Data

    package init(sequence: Int, remainder: Data) {
        self.sequence = sequence
        self.remainder = remainder
    }
}

extension Redaction: ChangeFamily {
    /// Records are searched for redactions by this name before they are folded.
    package static let kind = "record.redacted"

    package var kind: String { Self.kind }

    package var payload: any Encodable { self }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        guard kind == Self.kind else { return nil }
        self = try decoder.decode(Redaction.self, from: payload)
    }

    // The removal itself happens to the stored entry; the fold then reads what remains of it.
    package func apply(to _: inout Council, at _: Int) {}

    package func withoutFreeText(_: String) -> Redaction { self }

    package func summary(in _: Council) -> String { "Removed the words of entry \(sequence)" }
}
