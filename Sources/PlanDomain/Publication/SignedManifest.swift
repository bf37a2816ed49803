import Foundation

/// A signed list of the files of one release; the list itself is kept beside the record, under its hash.
package struct SignedManifest: Equatable, Codable, Sendable {
    package let subject: ManifestSubject

    /// SHA-256 of the list's bytes, 64 hexadecimal digits.
    package let manifest: String
    package let key: SigningKey.ID

    /// The 64 bytes of an Ed25519 signature, in Base64.
    package let signature: String

    package init(subject: ManifestSubject, manifest: String, key: SigningKey.ID, signature: String) {
        self.subject = subject
        self.manifest = manifest
        self.key = key
        self.signature = signature
    }
}

/// Asks to record that a release's list of files was signed.
package struct RecordSignedManifest: Command {
    package let signed: SignedManifest

    package init(_ signed: SignedManifest) {
        self.signed = signed
    }

    package func demand(in _: Council) -> Demand { Demand(.keepSigningKeys) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard council.isReleased(signed.subject) else {
            return .refused("subject", "manifest-subject-unknown", signed.subject.description)
        }
        guard council.signingKey(signed.key)?.isActive == true else {
            return .refused("key", "signing-key-not-active", signed.key.text)
        }
        guard signed.manifest.utf8.count == 64, Data(base64Encoded: signed.signature)?.count == 64 else {
            return .refused("signature", "signature-malformed")
        }
        guard council.manifests(of: signed.subject).last != signed else { return .changes([]) }
        return .changes([.publication(.signing(.manifestSigned(signed)))])
    }
}
