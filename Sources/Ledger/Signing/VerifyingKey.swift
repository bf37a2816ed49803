import Crypto
package import Foundation
package import PlanDomain

/// The public half of a signing key, which anybody may have: it says whether a signature was made with the other half.
package struct VerifyingKey: Equatable, Sendable {
    /// 32 bytes.
    private let bytes: Data

    /// Gives nil for what is no Ed25519 public key.
    package init?(bytes: Data) {
        guard bytes.count == 32, (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil else {
            return nil
        }
        self.bytes = bytes
    }

    package init?(base64 text: some StringProtocol) {
        guard text.utf8.count == 44, let bytes = Data(base64Encoded: String(text)) else { return nil }
        self.init(bytes: bytes)
    }

    package var base64: String { bytes.base64EncodedString() }

    package var id: SigningKey.ID {
        guard let id = SigningKey.ID(Digest(of: bytes).description.prefix(16)) else {
            preconditionFailure("Sixteen hexadecimal digits are a key's id.")
        }
        return id
    }

    /// Whether these bytes of a list were signed with this key.
    package func verifies(_ signature: Data, of manifest: Data) -> Bool {
        guard signature.count == 64, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
            return false
        }
        return key.isValidSignature(signature, for: Self.signed(manifest))
    }

    /// What is signed: the format's name first, so that a signature on a list can never pass for one on something else.
    package static func signed(_ manifest: Data) -> Data { Data((Manifest.currentFormat + "\n").utf8) + manifest }

    // MARK: PEM

    /// What stands before the key's bytes in a SubjectPublicKeyInfo (RFC 8410, section 4).
    private static let prefix = Data([0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00])
    private static let first = "-----BEGIN PUBLIC KEY-----"
    private static let last = "-----END PUBLIC KEY-----"

    /// As other programs read it, OpenSSL among them.
    package var pem: String { "\(Self.first)\n\((Self.prefix + bytes).base64EncodedString())\n\(Self.last)\n" }

    package init?(pem text: String) {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingSpaces }
        guard lines.count == 3, lines[0] == Self.first, lines[2] == Self.last,
            let whole = Data(base64Encoded: lines[1]), whole.starts(with: Self.prefix)
        else { return nil }
        self.init(bytes: whole.dropFirst(Self.prefix.count))
    }
}

extension SigningKey {
    /// The key to verify with; nil when its id is not that of its bytes.
    package var verifying: VerifyingKey? {
        VerifyingKey(base64: publicKey).flatMap { $0.id == id ? $0 : nil }
    }
}
