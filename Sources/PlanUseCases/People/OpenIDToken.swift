import Foundation
import JWTKit
import PlanDomain

/// An ID token whose signature holds: what a provider says about one person, once.
struct OpenIDToken: Sendable {
    private let claims: [String: ClaimValue]

    /// Clocks differ a little.
    private static let leeway = 60.0

    /// Checks the signature, with this key alone: a collection of keys would fall back on any that it has.
    init(_ text: String, signedBy key: OpenIDKeys.Key, _ header: Header) async throws {
        var key = key.key
        key.algorithm = header.algorithm
        key.keyIdentifier = "signer"
        do {
            claims = try await JWTKeyCollection().add(jwk: key).verify(text, as: Payload.self).claims
        } catch {
            throw OpenIDFault(.tokenInvalid, "The ID token's signature does not hold.")
        }
    }

    subscript(name: String) -> ClaimValue? { claims[name] }

    func text(_ name: String) -> String? { claims[name]?.text }

    /// Checks what OpenID Connect Core 1.0, section 3.1.3.7, asks for.
    func check(from issuer: String, for clientID: String, nonce: String, at now: Moment) throws {
        guard text("iss") == issuer else {
            throw OpenIDFault(.issuerMismatch, "The ID token comes from another issuer than the sign-in provider.")
        }
        let audience = claims["aud"]?.texts ?? []
        let party = text("azp")
        guard audience.contains(clientID), audience.count == 1 || party != nil, party == nil || party == clientID else {
            throw OpenIDFault(.audienceMismatch, "The ID token was made for another client.")
        }
        let now = Double(now.millisecondsSinceEpoch) / 1000
        guard let expiry = claims["exp"]?.number, let issue = claims["iat"]?.number else {
            throw OpenIDFault(.tokenInvalid, "The ID token does not say when it was made and how long it holds.")
        }
        let start = max(issue, claims["nbf"]?.number ?? issue)
        guard now < expiry + Self.leeway, start <= now + Self.leeway else {
            throw OpenIDFault(.expired, "The ID token does not hold at this time; if that recurs, check the clock.")
        }
        guard text("nonce") == nonce else {
            throw OpenIDFault(.nonceMismatch, "The ID token answers another attempt to sign in.")
        }
    }

    /// The token's own word on how it is signed, which decides nothing before it is checked.
    struct Header: Decodable {
        let algorithm: JWK.Algorithm
        let keyIdentifier: String?

        private enum CodingKeys: String, CodingKey {
            case alg
            case kid
            case crit
        }

        init(of token: String) throws {
            guard let first = token.split(separator: ".", omittingEmptySubsequences: false).first,
                let json = Base64URL.bytes(first), let header = try? JSONDecoder().decode(Header.self, from: json)
            else { throw OpenIDFault(.tokenInvalid, "The ID token is not signed in a way that is accepted here.") }
            self = header
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            algorithm = try values.decode(JWK.Algorithm.self, forKey: .alg)
            keyIdentifier = try values.decodeIfPresent(String.self, forKey: .kid)
            // Never "none", nor an algorithm whose key would be the client's secret; and no extension that we lack.
            guard [.rs256, .es256, .ps256].contains(algorithm), !values.contains(.crit) else {
                throw DecodingError.dataCorruptedError(forKey: .alg, in: values, debugDescription: "Not accepted")
            }
        }
    }

    /// Claims as JWTKit hands them over; it checks signatures only, so `check` is ours.
    private struct Payload: JWTPayload {
        let claims: [String: ClaimValue]

        init(from decoder: any Decoder) throws {
            claims = try decoder.singleValueContainer().decode([String: ClaimValue].self)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(claims)
        }

        func verify(using algorithm: some JWTAlgorithm) {}
    }
}
