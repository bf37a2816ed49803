import Foundation

/// The public half of a key with which the council signs what it releases, and for how long its signatures count.
///
/// The private half is never in the record: it is a file beside it.
package struct SigningKey: Equatable, Codable, Sendable {
    package let id: ID

    /// The 32 bytes of an Ed25519 public key (RFC 8032), in Base64.
    package let publicKey: String

    /// Signatures count from here on.
    package let from: Moment

    package internal(set) var retirement: Retirement?
    package internal(set) var revocation: Revocation?

    package init(id: ID, publicKey: String, from: Moment) {
        self.id = id
        self.publicKey = publicKey
        self.from = from
    }

    /// A key as a list of keys tells of it, which does not say when it was revoked but from when on.
    package init(id: ID, publicKey: String, from: Moment, retiredAt: Moment?, revokedSince: Day?) {
        self.init(id: id, publicKey: publicKey, from: from)
        retirement = retiredAt.map { Retirement(at: $0, reason: "") }
        revocation = revokedSince.map { Revocation(since: $0, at: $0.startInLondon, reason: "") }
    }

    /// The first 16 hexadecimal digits of the SHA-256 of the public key.
    package struct ID: Hashable, Comparable, Sendable, CustomStringConvertible {
        package let text: String

        package init?(_ text: some StringProtocol) {
            guard text.utf8.count == 16, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
            else { return nil }
            self.text = String(text)
        }

        package var description: String { text }

        package static func < (left: ID, right: ID) -> Bool { left.text < right.text }
    }

    /// Another key took its place; what it signed before goes on counting.
    package struct Retirement: Equatable, Codable, Sendable {
        package let at: Moment
        package let reason: String
    }

    /// Somebody else may have had the private half: what it signed on that day or later does not count.
    package struct Revocation: Equatable, Codable, Sendable {
        package let since: Day
        package let at: Moment
        package let reason: String
    }

    package var isActive: Bool { retirement == nil && revocation == nil }

    /// Whether a signature made at a moment counts.
    package func counts(at moment: Moment) -> Bool {
        guard from <= moment else { return false }
        if let retirement, moment >= retirement.at { return false }
        if let revocation, moment >= revocation.since.startInLondon { return false }
        return true
    }
}

extension SigningKey.ID: TextCodable {
    static let nameInFaults = "the id of a key"

    init?(recorded text: String) { self.init(text) }

    var recorded: String { text }
}
