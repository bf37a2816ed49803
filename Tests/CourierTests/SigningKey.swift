import Crypto
import CryptoExtras
import Foundation

/// A provider's key, with which a test signs whatever it wants a token to say.
struct SigningKey: Sendable {
    let algorithm: String
    let identifier: String

    /// The public half as a provider publishes it, without the braces.
    let published: String
    private let sign: @Sendable (Data) throws -> Data

    /// A token with this payload; the header's fields may be any.
    func token(_ payload: String, header: String? = nil) throws -> String {
        let header = header ?? #"{"alg": "\#(algorithm)", "kid": "\#(identifier)", "typ": "JWT"}"#
        let signed = Self.encoded(Data(header.utf8)) + "." + Self.encoded(Data(payload.utf8))
        return signed + "." + Self.encoded(try sign(Data(signed.utf8)))
    }

    static func es256(_ identifier: String) -> SigningKey {
        let key = P256.Signing.PrivateKey()
        let point = key.publicKey.rawRepresentation
        return SigningKey(
            algorithm: "ES256",
            identifier: identifier,
            published: #"""
                "kty": "EC", "crv": "P-256", "kid": "\#(identifier)", "use": "sig", \#
                "x": "\#(encoded(point.prefix(32)))", "y": "\#(encoded(point.suffix(32)))"
                """#
        ) { try key.signature(for: $0).rawRepresentation }
    }

    /// Without "alg" in what it publishes, as Entra's are.
    static func rsa(_ identifier: String, _ algorithm: String = "RS256") throws -> SigningKey {
        let key = try rsaKey.get()
        let parts = try key.publicKey.getKeyPrimitives()
        return SigningKey(
            algorithm: algorithm,
            identifier: identifier,
            published: #"""
                "kty": "RSA", "kid": "\#(identifier)", "use": "sig", \#
                "n": "\#(encoded(parts.modulus))", "e": "\#(encoded(parts.publicExponent))"
                """#
        ) {
            switch algorithm {
            case "PS256": try key.signature(for: SHA256.hash(data: $0), padding: .PSS).rawRepresentation
            case "RS512": try key.signature(for: SHA512.hash(data: $0), padding: .insecurePKCS1v1_5).rawRepresentation
            default: try key.signature(for: SHA256.hash(data: $0), padding: .insecurePKCS1v1_5).rawRepresentation
            }
        }
    }

    /// A "key" that everybody knows: the provider's published one, or the client's secret.
    static func shared(_ secret: Data, _ identifier: String) -> SigningKey {
        SigningKey(algorithm: "HS256", identifier: identifier, published: "") {
            Data(HMAC<SHA256>.authenticationCode(for: $0, using: SymmetricKey(data: secret)))
        }
    }

    /// Making one takes a while; one does for all.
    private static let rsaKey = Result { try _RSA.Signing.PrivateKey(keySize: .bits2048) }

    static func encoded(_ bytes: Data) -> String {
        bytes.base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }
}
