import Foundation
import Ledger
import PlanDomain
package import PlanUseCases

/// The council's public keys as the API gives them; `throughline verify --key` reads this too.
package struct KeysData: Codable {
    package let keys: [Key]

    package struct Key: Codable {
        package let id: String
        package let algorithm: String
        package let publicKey: String
        package let from: String
        package let retiredAt: String?
        package let revokedSince: String?
        package let reason: String?
    }

    package init(_ released: ReleasedCouncil) {
        keys = released.keys.map { key in
            Key(
                id: key.id.text,
                algorithm: "Ed25519",
                publicKey: key.publicKey,
                from: key.from.iso,
                retiredAt: key.retirement?.at.iso,
                revokedSince: key.revocation?.since.iso,
                reason: key.revocation?.reason ?? key.retirement?.reason
            )
        }
    }
}

/// Every signed list as the API gives it.
struct ManifestsData: Encodable {
    let manifests: [Item]

    struct Item: Encodable {
        let name: String
        let kind: String
        let plan: String?
        let number: Int?
        let date: String?
        let standing: String
        let signedAt: String
        let key: String
        let signatureCounts: Bool
        let files: Int
        let manifest: String
        let signature: String
    }

    init(_ released: ReleasedCouncil) {
        manifests = released.signed.map { release in
            let facts = released.facts(of: release.subject)
            let path = Path.manifest(of: release)
            return Item(
                name: facts.name,
                kind: release.manifest.subject.kind,
                plan: release.manifest.subject.plan,
                number: release.manifest.subject.number,
                date: facts.day?.iso,
                standing: facts.standing.rawValue,
                signedAt: release.manifest.signedAt.iso,
                key: release.manifest.key.text,
                signatureCounts: release.check.isGood,
                files: release.manifest.files.count,
                manifest: path.form("json").string,
                signature: path.form("sig").string
            )
        }
    }
}

/// What is known of a file, as the API gives it.
package struct VerdictData: Encodable {
    let sha256: String
    let verdict: String
    let verified: Bool
    let sentence: String
    let releases: [Release]

    struct Release: Encodable {
        let name: String
        let date: String?
        let standing: String
        let remarks: [String]
        let path: String
        let mediaType: String
        let bytes: Int
        let manifest: String
        let key: String
        let signedAt: String
        let signature: String
    }

    package init(_ verdict: FileVerdict) {
        sha256 = verdict.digest.description
        self.verdict = verdict.code
        verified = verdict.isVerified
        sentence = verdict.headline
        releases = verdict.matches.map { match in
            Release(
                name: match.facts.name,
                date: match.facts.day?.iso,
                standing: match.facts.standing.rawValue,
                remarks: match.facts.remarks,
                path: match.file.path,
                mediaType: match.file.mediaType,
                bytes: match.file.bytes,
                manifest: Path.manifest(of: match.release).form("json").string,
                key: match.release.manifest.key.text,
                signedAt: match.release.manifest.signedAt.iso,
                signature: match.release.check.sentence
            )
        }
    }
}
