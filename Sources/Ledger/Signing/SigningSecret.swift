import Crypto
package import Foundation

/// The private half of a signing key: whoever has it can sign in the council's name.
package struct SigningSecret: Sendable {
    private let bytes: Data

    package static func random() -> SigningSecret {
        SigningSecret(bytes: Curve25519.Signing.PrivateKey().rawRepresentation)
    }

    private init(bytes: Data) {
        self.bytes = bytes
    }

    private static let heading = "throughline-signing-key-1"

    /// The words of its file.
    package var text: String { "\(Self.heading)\n\(bytes.base64EncodedString())\n" }

    /// Gives nil for what is no such file.
    package init?(text: String) {
        let lines = text.split(separator: "\n")
        guard lines.count == 2, lines[0] == Self.heading, let bytes = Data(base64Encoded: String(lines[1])),
            (try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)) != nil
        else { return nil }
        self.bytes = bytes
    }

    package var verifying: VerifyingKey {
        get throws {
            let key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes).publicKey
            guard let verifying = VerifyingKey(bytes: key.rawRepresentation) else {
                preconditionFailure("A private key has a public half.")
            }
            return verifying
        }
    }

    /// The 64 bytes of the signature on a list.
    package func signature(of manifest: Data) throws -> Data {
        try Curve25519.Signing.PrivateKey(rawRepresentation: bytes).signature(for: VerifyingKey.signed(manifest))
    }
}

/// Where the private half lies; one implementation keeps it in a file beside the record.
package protocol SigningKeychain: Sendable {
    /// The key that signs; nil while there is none.
    func secret() throws -> SigningSecret?

    /// The key that was made to take its place, until the record says so.
    func nextSecret() throws -> SigningSecret?

    /// Keeps a key that is to sign next; it survives a power cut once this returns.
    func keepNext(_ secret: SigningSecret) throws

    /// Makes the next key the one that signs; the one before is gone for good.
    func useNext() throws
}
