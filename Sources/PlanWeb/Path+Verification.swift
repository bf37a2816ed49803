package import Ledger
package import PlanDomain
package import PlanUseCases

/// Addresses of keys, signed lists and answers about files.
extension Path {
    package static let verify = Path(door: "/verify")
    package static let howToCheck = Path(door: "/how-to-check")
    package static let keys = Path(door: "/keys")
    package static let manifests = Path(door: "/manifests")

    package static func verdict(_ digest: Digest) -> Path { Path(door: "/verify/\(digest)") }

    package static func publicKey(_ id: SigningKey.ID) -> Path { Path(door: "/keys/\(id).pem") }

    /// Without its ending: "/manifests/edition-2024-27-2".
    package static func manifest(of release: SignedRelease) -> Path {
        let subject = release.manifest.subject
        let name = [subject.kind, subject.slug ?? subject.plan, subject.number.map(String.init) ?? release.subject.id]
        return Path(door: "/manifests/\(name.compactMap(\.self).joined(separator: "-"))")
    }

    /// A whole edition as one file, named so that one knows it again among one's downloads.
    package static func editionFile(_ plan: String, _ number: Int, _ ending: String) -> Path {
        Path(door: "\(edition(plan, number))/council-plan-\(plan)-edition-\(number).\(ending)")
    }
}
