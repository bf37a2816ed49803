import Ledger
import PlanDomain
import PlanUseCases

/// What a check found, as a person or a program reads it.
struct VerificationReport: Encodable {
    let verified: Bool
    let verdict: String
    let sentences: [String]
    let sha256: String?

    init(verified: Bool, verdict: String, sentences: [String], sha256: Digest? = nil) {
        self.verified = verified
        self.verdict = verdict
        self.sentences = sentences
        self.sha256 = sha256?.description
    }

    /// From the record, which also knows what became of a release.
    init(_ verdict: FileVerdict) {
        var sentences = [verdict.headline]
        if let match = verdict.best {
            let manifest = match.release.manifest
            let day = match.facts.day.map { ", released on \($0.inWords)" } ?? ""
            sentences.append("It is \(match.file.path) of: \(match.facts.name)\(day).")
            sentences += match.facts.remarks
            sentences.append(
                "Signed on \(manifest.signedAt.inWords) with the key \(manifest.key). \(match.release.check.sentence)"
            )
        }
        self.init(verified: verdict.isVerified, verdict: verdict.code, sentences: sentences, sha256: verdict.digest)
    }

    var text: String { sentences.joined(separator: "\n") + (sha256.map { "\nSHA-256 \($0)" } ?? "") }
}
