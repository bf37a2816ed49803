package import Foundation
package import PlanDomain

/// Whether a signed list counts, and if not why.
package enum SignatureCheck: Equatable, Sendable {
    case good

    /// The signature was not made with the named key, or the list was changed since.
    case wrong

    /// The record has no such key.
    case keyUnknown

    /// Signed before the key began or after another took its place.
    case keyNotInUse

    /// Signed when somebody else may have had the key.
    case keyRevoked(since: Day)

    package init(_ manifest: Manifest, bytes: Data, signature: Data, keys: [SigningKey]) {
        guard let key = keys.first(where: { $0.id == manifest.key }), let verifying = key.verifying else {
            self = .keyUnknown
            return
        }
        guard verifying.verifies(signature, of: bytes) else {
            self = .wrong
            return
        }
        if key.counts(at: manifest.signedAt) {
            self = .good
        } else if let revoked = key.revocation, manifest.signedAt >= revoked.since.startInLondon {
            self = .keyRevoked(since: revoked.since)
        } else {
            self = .keyNotInUse
        }
    }

    package var sentence: String {
        switch self {
        case .good: "The signature is right."
        case .wrong: "The signature does not fit: the list was changed, or somebody else signed it."
        case .keyUnknown: "It is signed with a key that is not one of the council's."
        case .keyNotInUse: "It is signed with a key that was not in use at the time that the list gives."
        case .keyRevoked(let day):
            "It is signed with a key that does not count from \(day.inWords) on: somebody else may have had it."
        }
    }

    package var isGood: Bool { self == .good }
}
