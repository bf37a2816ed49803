import Foundation
import HTTPTypes
import Ledger
import PlanDomain
import PlanUseCases

/// The addresses of keys, signed lists, signed files and answers about files: who may use them is everybody.
extension PublicSite {
    mutating func addVerification(_ released: ReleasedCouncil) {
        let site = verificationPages
        addPage(.verify) { site.verify() }
        addPage(.howToCheck) { site.howToCheck() }
        addPage(.keys) { site.keys() }
        addData(.keys) { KeysData(released).json }
        for key in released.keys {
            guard let pem = key.verifying?.pem else { continue }
            add(.publicKey(key.id), Resource(contentType: MediaType.pem) { pem })
        }
        addPage(.manifests) { site.manifests() }
        addData(.manifests) { ManifestsData(released).json }
        for release in released.signed { add(release, released) }
        for digest in register.digests {
            addPage(.verdict(digest)) { site.verdict(digest) }
            addData(.verdict(digest)) { VerdictData(site.register.verdict(on: digest)).json }
        }
    }

    private mutating func add(_ release: SignedRelease, _ released: ReleasedCouncil) {
        let path = Path.manifest(of: release)
        add(
            path.form("json"),
            Resource(contentType: MediaType.json, isSigned: true, bytes: { Array(release.bytes) })
        )
        add(path.form("sig"), Resource(contentType: MediaType.text) { release.signatureText })
        // The list of what is withdrawn stays, since it says nothing of what stood in the files.
        guard !released.isWithdrawn(release.subject) else { return addGone(release, released) }
        for file in release.manifest.files {
            guard let content = release.contents[file.sha256] else { continue }
            let resource = Resource(
                contentType: file.mediaType,
                links: links(of: file.path),
                isSigned: true,
                isForKeeping: release.manifest.subject.kind == "edition" && file.mediaType == MediaType.html,
                bytes: { Array(content) }
            )
            add(.existing(file.path), resource)
            if let current = currentPath(of: file, in: release, released) { add(.existing(current), resource) }
        }
    }

    /// The headers that the same address had before its bytes were kept.
    private func links(of path: String) -> String? { resources[path]?.links }

    /// The tables of the newest release are also those of "now": the same bytes, so that either can be checked.
    private func currentPath(of file: Manifest.File, in release: SignedRelease, _ released: ReleasedCouncil) -> String?
    {
        guard file.mediaType == MediaType.csv, let newest = released.figures.last?.release,
            release.subject == .figures(newest.id)
        else { return nil }
        let base = Path.figureRelease(newest.number).string
        guard file.path.hasPrefix(base) else { return nil }
        return Path.measures.string + file.path.dropFirst(base.count)
    }

    private mutating func addGone(_ release: SignedRelease, _ released: ReleasedCouncil) {
        let facts = released.facts(of: release.subject)
        for file in release.manifest.files {
            let pages = pages
            addPage(.existing(file.path), status: .gone) {
                pages.problem("This file was withdrawn", ["It belongs to: \(facts.name)."] + facts.remarks)
            }
        }
    }

    private var verificationPages: VerificationPages {
        VerificationPages(released: pages.released, frame: frame, facts: pages.siteFacts, register: register)
    }

    /// What a hash leads to that was typed or that no file of ours has.
    func verdict(_ path: String, _ query: String, _ question: Question) -> Answer? {
        let pages = verificationPages
        if path == Path.verify.string, !query.isEmpty {
            let typed = FormFields(urlEncoded: query)?["sha256"] ?? query
            guard let digest = Digest(typed: typed) else {
                let shown = String(typed.prefix(Self.queryLimit))
                let page = pages.verify(problem: .hash(shown))
                return plain(frame.document(page), .badRequest, MediaType.html, question)
            }
            return .redirect(to: .verdict(digest))
        }
        let isData = path.hasPrefix("/api/v1/")
        let start = isData ? Path.verify.inAPI.string + "/" : Path.verify.string + "/"
        guard path.hasPrefix(start), let digest = Digest(typed: String(path.dropFirst(start.count))) else { return nil }
        let address = isData ? Path.verdict(digest).inAPI : Path.verdict(digest)
        guard path == address.string else { return .redirect(to: address) }
        let body =
            isData
            ? Array(VerdictData(register.verdict(on: digest)).json.utf8) : frame.document(pages.verdict(digest))
        return plain(body, .notFound, isData ? MediaType.json : MediaType.html, question)
    }

    /// The page with the form, with what is wrong about what was sent.
    func verifyPage(_ problem: VerificationPages.Problem) -> [UInt8] {
        let pages = verificationPages
        return frame.document(pages.verify(problem: problem))
    }
}

extension Digest {
    /// As people paste it: in either case, with spaces, or with what some programs write before it.
    init?(typed text: String) {
        guard text.utf8.count <= 200 else { return nil }
        var plain = text.lowercased().filter { !$0.isWhitespace }
        for start in ["sha256:", "sha-256:", "sha256="] where plain.hasPrefix(start) {
            plain = String(plain.dropFirst(start.count))
        }
        guard plain.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
        self.init(hex: plain)
    }
}
