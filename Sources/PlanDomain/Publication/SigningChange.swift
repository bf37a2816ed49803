package import Foundation
import HashTreeCollections

/// What can happen to the council's signing keys, and to what they sign.
package enum SigningChange: Equatable, Sendable {
    case keyRecorded(SigningKey)
    case keyRetired(KeyRetired)
    case keyRevoked(KeyRevoked)
    case manifestSigned(SignedManifest)

    package struct KeyRetired: Equatable, Codable, Sendable {
        package let key: SigningKey.ID
        package let at: Moment
        package let reason: String
    }

    package struct KeyRevoked: Equatable, Codable, Sendable {
        package let key: SigningKey.ID
        package let revocation: SigningKey.Revocation
    }
}

extension SigningChange: ChangeFamily {
    package var kind: String {
        switch self {
        case .keyRecorded: "publication.key-recorded"
        case .keyRetired: "publication.key-retired"
        case .keyRevoked: "publication.key-revoked"
        case .manifestSigned: "publication.manifest-signed"
        }
    }

    package var payload: any Encodable {
        switch self {
        case .keyRecorded(let key): key
        case .keyRetired(let change): change
        case .keyRevoked(let change): change
        case .manifestSigned(let signed): signed
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        switch kind {
        case "publication.key-recorded": self = .keyRecorded(try decoder.decode(SigningKey.self, from: payload))
        case "publication.key-retired": self = .keyRetired(try decoder.decode(KeyRetired.self, from: payload))
        case "publication.key-revoked": self = .keyRevoked(try decoder.decode(KeyRevoked.self, from: payload))
        case "publication.manifest-signed":
            self = .manifestSigned(try decoder.decode(SignedManifest.self, from: payload))
        default: return nil
        }
    }

    package func apply(to council: inout Council, at _: Int) {
        switch self {
        case .keyRecorded(let key): council.signingKeys.append(key)
        case .keyRetired(let change):
            council.changeKey(change.key) { $0.retirement = .init(at: change.at, reason: change.reason) }
        case .keyRevoked(let change): council.changeKey(change.key) { $0.revocation = change.revocation }
        case .manifestSigned(let signed): council.manifests[signed.subject, default: []].append(signed)
        }
    }

    package func withoutFreeText(_ mark: String) -> SigningChange {
        switch self {
        case .keyRecorded, .manifestSigned: self
        case .keyRetired(let change): .keyRetired(KeyRetired(key: change.key, at: change.at, reason: mark))
        case .keyRevoked(let change):
            .keyRevoked(
                KeyRevoked(
                    key: change.key,
                    revocation: .init(since: change.revocation.since, at: change.revocation.at, reason: mark)
                )
            )
        }
    }

    package func summary(in council: Council) -> String {
        switch self {
        case .keyRecorded(let key): "Began to sign with the key \(key.id)"
        case .keyRetired(let change): "Retired the signing key \(change.key): \(change.reason)"
        case .keyRevoked(let change):
            "Revoked the signing key \(change.key) from \(change.revocation.since.inWords) on: \(change.revocation.reason)"
        case .manifestSigned(let signed): "Signed the files of \(council.name(of: signed.subject))"
        }
    }
}

extension Council {
    fileprivate mutating func changeKey(_ id: SigningKey.ID, _ change: (inout SigningKey) -> Void) {
        guard let index = signingKeys.firstIndex(where: { $0.id == id }) else { return }
        change(&signingKeys[index])
    }
}
