package import Foundation
package import Ledger
package import PlanDomain

/// A release with its signed list and the files on it.
package struct SignedRelease: Sendable {
    package let subject: ManifestSubject
    package let manifest: Manifest

    /// The list as it was signed.
    package let bytes: Data
    package let signature: Data
    package let check: SignatureCheck

    /// The files' content by hash.
    package let contents: [Digest: Data]

    /// Reads the newest signed list of each release.
    static func all(_ council: Council, in store: any LedgerStore) async throws -> [SignedRelease] {
        var all: [SignedRelease] = []
        for subject in council.releasedSubjects {
            guard let signed = council.manifests(of: subject).last else { continue }
            all.append(try await SignedRelease(signed, council.signingKeys, in: store))
        }
        return all
    }

    private init(_ signed: SignedManifest, _ keys: [SigningKey], in store: any LedgerStore) async throws {
        subject = signed.subject
        bytes = try await Self.content(signed.manifest, of: signed.subject, in: store)
        do {
            manifest = try Manifest(bytes: bytes)
        } catch {
            throw RecordFault(
                .contentMissing,
                "The list of files of \(signed.subject) is unreadable. Restore a backup."
            )
        }
        signature = Data(base64Encoded: signed.signature) ?? Data()
        check = SignatureCheck(manifest, bytes: bytes, signature: signature, keys: keys)
        var contents: [Digest: Data] = [:]
        for file in manifest.files where contents[file.sha256] == nil {
            contents[file.sha256] = try await Self.content(file.sha256.description, of: signed.subject, in: store)
        }
        self.contents = contents
    }

    private static func content(
        _ hash: String,
        of subject: ManifestSubject,
        in store: any LedgerStore
    ) async throws -> Data {
        guard let digest = Digest(hex: hash), let bytes = try await store.content(digest) else {
            throw RecordFault(.contentMissing, "A signed file of \(subject) is missing. Restore a backup.")
        }
        return bytes
    }

    /// The signature as it stands in the file beside the list.
    package var signatureText: String { signature.base64EncodedString() + "\n" }
}
