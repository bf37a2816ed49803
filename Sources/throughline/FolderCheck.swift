import Foundation
import Ledger
import PlanDomain
import PlanUseCases

/// Checks every file of an exported folder against its signed list, both ways: none changed, none missing, none added.
struct FolderCheck {
    private let folder: URL

    /// Nil where whoever checks has no key of their own.
    private let trusted: TrustedKeys?

    init(_ folder: URL, trusted: TrustedKeys?) {
        self.folder = folder
        self.trusted = trusted
    }

    func report() throws -> VerificationReport {
        let list = folder.appendingPathComponent(SiteManifest.listName)
        guard FileManager.default.fileExists(atPath: list.path) else {
            throw Failure("\(folder.path) has no \(SiteManifest.listName): no export wrote it.")
        }
        let signaturePath = folder.appendingPathComponent(SiteManifest.signatureName).path
        guard FileManager.default.fileExists(atPath: signaturePath) else {
            return VerificationReport(
                verified: false,
                verdict: "not-signed",
                sentences: ["The list of files is not signed, so it proves nothing."]
            )
        }
        let signed = try SignedList(list: list.path, signature: signaturePath)
        let check = try keys().check(signed.manifest, bytes: signed.bytes, signature: signed.signature)
        guard check.isGood, signed.manifest.subject.kind == SiteManifest.kind else {
            return VerificationReport(
                verified: false,
                verdict: "signature-does-not-count",
                sentences: ["The list of files proves nothing.", check.sentence]
            )
        }
        let faults = try faults(in: signed.manifest)
        guard faults.isEmpty else {
            return VerificationReport(verified: false, verdict: "changed", sentences: faults)
        }
        return VerificationReport(verified: true, verdict: "released", sentences: sentences(signed.manifest))
    }

    private func sentences(_ manifest: Manifest) -> [String] {
        [
            "All \(manifest.files.count) files are as \(manifest.council.name) signed them, and there are no others.",
            "The copy shows the record as it stood at entry \(manifest.record.position), \(manifest.signedAt.inWords).",
            "Key \(manifest.key). The signature is right.",
        ]
            + (trusted == nil
                ? [
                    "The key is the folder's own word: compare its number with one that you have from the council, or name "
                        + "a key that you trust with --key."
                ] : [])
    }

    private func keys() throws -> TrustedKeys {
        if let trusted { return trusted }
        let path = folder.appendingPathComponent("api/v1/keys.json").path
        guard let keys = TrustedKeys.keys(try TrustedKeys.read(path, limit: 1 << 20)) else {
            throw Failure("\(path) is no list of keys.")
        }
        return TrustedKeys(recorded: keys)
    }

    /// At the most a few, by name: whoever reads them will look at all.
    private func faults(in manifest: Manifest) throws -> [String] {
        let there = Set(try FolderFiles(folder).paths)
        let ours = [SiteManifest.listName, SiteManifest.signatureName]
        let listed = Set(manifest.files.map(\.path))
        var faults = there.subtracting(listed).subtracting(ours).sorted().map { "\($0) is not on the list." }
        for file in manifest.files {
            guard there.contains(file.path) else {
                faults.append("\(file.path) is missing.")
                continue
            }
            let facts = try FileFacts(folder.appendingPathComponent(file.path).path)
            if facts.digest != file.sha256 || facts.bytes != file.bytes { faults.append("\(file.path) was changed.") }
        }
        let more = faults.count - 20
        return faults.prefix(20) + (more > 0 ? ["And \(more) more."] : [])
    }
}
