import Foundation
import JWTKit

/// The keys by which a provider signs, as it publishes them (RFC 7517).
struct OpenIDKeys: Sendable {
    private let keys: [Key]

    /// Leaves out what is of no use to us, such as keys for encryption or of kinds yet unknown.
    init(_ json: Data) throws {
        guard let published = try? JSONDecoder().decode(Published.self, from: json) else {
            throw OpenIDFault(.discoveryMalformed, "The sign-in provider's list of keys cannot be read.")
        }
        keys = published.keys.compactMap(\.key)
    }

    /// The key that a token names; a token that names none is only accepted where there is no choice.
    func key(for header: OpenIDToken.Header) -> Key? {
        let able = keys.filter { $0.canSign(with: header.algorithm) }
        guard let identifier = header.keyIdentifier else { return able.count == 1 ? able.first : nil }
        return able.first { $0.key.keyIdentifier?.string == identifier }
    }

    /// One key, and for whom it may sign.
    struct Key: Decodable, Sendable {
        let key: JWK
        private let use: String?

        /// Entra's addition: keys at a shared endpoint may belong to some of its organisations only.
        private let issuer: String?

        private enum CodingKeys: String, CodingKey {
            case use
            case issuer
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            key = try JWK(from: decoder)
            use = try values.decodeIfPresent(String.self, forKey: .use)
            issuer = try values.decodeIfPresent(String.self, forKey: .issuer)
        }

        func canSign(with algorithm: JWK.Algorithm) -> Bool {
            let isForIt = key.algorithm == nil || key.algorithm == algorithm
            let isOfItsKind = algorithm == .es256 ? key.curve == .ecdsa(.p256) : key.keyType == .rsa
            return isForIt && isOfItsKind && (use == nil || use == "sig")
        }

        func checkIssuer(_ expected: String, tenant: String?) throws {
            guard let issuer else { return }
            guard OpenIDDiscovery.issuer(issuer, of: tenant?.lowercased() ?? "") == expected else {
                throw OpenIDFault(.issuerMismatch, "The token is signed with a key of another organisation.")
            }
        }
    }

    private struct Published: Decodable {
        let keys: [Readable]
    }

    private struct Readable: Decodable {
        let key: Key?

        init(from decoder: any Decoder) { key = try? Key(from: decoder) }
    }
}
