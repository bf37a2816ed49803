import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The pages on which people check what they downloaded.
struct VerificationPages {
    let released: ReleasedCouncil
    let frame: Frame
    let facts: [Frame.Fact]
    let register: FileRegister

    private var council: String { released.council.name }

    /// What was wrong with what somebody sent or typed.
    enum Problem: Equatable {
        case hash(String)
        case noFile
        case empty
        case tooLarge
        case unreadable
        case wrongType

        var field: String { if case .hash = self { "sha256" } else { "file" } }

        var sentence: String {
            switch self {
            case .hash: "Enter a SHA-256 hash: 64 digits and letters from a to f"
            case .noFile: "Choose a file to check"
            case .empty: "The file is empty: choose another"
            case .tooLarge:
                "The file is larger than \(FileCheck.sizeLimit / 1024 / 1024) MB: work out its hash yourself and paste it"
            case .unreadable: "What came in could not be read: choose the file again"
            case .wrongType: "Send a file with the form on this page"
            }
        }
    }

    // MARK: the form

    func verify(problem: Problem? = nil) -> Frame.Page {
        let summary = "Find out whether a file really comes from \(council), and what became of it since."
        return page("Check a download", summary, .verify, problem: problem) {
            if frame.isStatic { staticCopy } else { forms(problem) }
            element(.h2) { "What the answer means" }
            element(.p) {
                "When \(council) releases an edition of its plan or its figures, it makes a list of the files with the hash of each, and signs the list. A hash is a long number that is worked out from every byte of a file: change one letter and it is another number."
            }
            element(.ul) {
                element(.li) { "If the file is on a list, it is byte for byte what was released." }
                element(.li) {
                    "If it is not, that proves no fraud. Only the files for keeping are listed: not the pages that you see here, whose header and notices change, and not copies that a program has saved anew."
                }
                element(.li) {
                    "Whether what the file says is true is another question. The check says who released it."
                }
            }
            element(.p) {
                link("How to check a download, also without this site", to: .howToCheck)
            }
            element(.p) { link("All signed lists and the files on them", to: .manifests) }
            element(.p) { link("The council's public keys", to: .keys) }
        }
    }

    @HTMLBuilder private func forms(_ problem: Problem?) -> HTML {
        element(.form, .class("form"), .action(Path.verify.address), .method(.post), .withFiles, .noValidate) {
            field(
                "file",
                "The file that you downloaded",
                "Up to \(FileCheck.sizeLimit / 1024 / 1024) MB. It is not kept: only its hash is worked out.",
                problem
            ) { described in
                element(.input, .id("file"), .name("file"), .type("file"), described)
            }
            element(.button, .type("submit")) { "Check this file" }
        }
        element(.h2) { "Or give its hash" }
        element(.form, .class("form"), .action(Path.verify.address), .method(.get), .noValidate) {
            field("sha256", "SHA-256 hash", "64 digits and letters from a to f. Then the file stays with you.", problem)
            {
                described in
                element(
                    .input,
                    .id("sha256"),
                    .name("sha256"),
                    .type("text"),
                    .value(Self.typed(problem)),
                    .maxlength(200),
                    .autocomplete("off"),
                    .spellcheck(false),
                    described
                )
            }
            element(.button, .type("submit")) { "Look it up" }
        }
    }

    private static func typed(_ problem: Problem?) -> String {
        if case .hash(let typed) = problem { typed } else { "" }
    }

    private func field(
        _ name: String,
        _ label: String,
        _ hint: String,
        _ problem: Problem?,
        _ input: (Attribute?) -> HTML
    ) -> HTML {
        let mine = problem.flatMap { $0.field == name ? $0 : nil }
        return element(.div, .class(mine == nil ? "field" : "field field-error")) {
            element(.label, .forField(name)) { label }
            element(.p, .class("hint"), .id("\(name)-hint")) { hint }
            if let mine {
                element(.p, .class("error"), .id("\(name)-error")) {
                    element(.span, .class("visually-hidden")) { "Error: " }
                    "\(mine.sentence)."
                }
            }
            input(describedBy(name, hasHint: true, hasError: mine != nil))
        }
    }

    @HTMLBuilder private var staticCopy: HTML {
        element(.p, .class("notice")) {
            "This is a copy of the site as plain files, so it cannot take your file in. It holds the answers all the same: work out the hash of your file and compare."
        }
        element(.ol) {
            element(.li) {
                "Work out the file's SHA-256 hash: "
                link("how to do that", to: .howToCheck)
                "."
            }
            element(.li) {
                "Look for it among "
                link("the files on the signed lists", to: .manifests)
                ". Its link leads to the answer."
            }
        }
    }

    // MARK: the answer

    func verdict(_ digest: Digest) -> Frame.Page {
        let verdict = register.verdict(on: digest)
        return page(
            "What we know of this file",
            verdict.headline,
            .verdict(digest),
            trail: [.init(title: "Check a download", path: .verify)],
            isForSearchEngines: false
        ) {
            element(.p) {
                "SHA-256: "
                element(.code, .class("hash")) { digest.description }
            }
            if verdict.matches.isEmpty { unknown }
            for match in verdict.matches.reversed() { self.match(match) }
            element(.p) { link("Check another file", to: .verify) }
        }
    }

    @HTMLBuilder private var unknown: HTML {
        element(.p) {
            "No list that \(council) signed has a file with this hash. That can be for one of these reasons:"
        }
        element(.ul) {
            element(.li) { "the file was changed, or does not come from the council" }
            element(.li) { "it was opened and saved again, which changes its bytes" }
            element(.li) { "it is a page saved from the screen, or another file that the council does not sign" }
        }
        element(.p) { link("The files that are signed", to: .manifests) }
    }

    private func match(_ match: FileVerdict.Match) -> HTML {
        let manifest = match.release.manifest
        return element(.section) {
            element(.h2) { match.facts.name }
            for remark in match.facts.remarks { element(.p) { remark } }
            element(.dl, .class("facts")) {
                fact("File") {
                    if match.facts.standing == .withdrawn {
                        element(.code) { match.file.path }
                    } else {
                        element(.a, .href(WebAddress(path: match.file.path))) { match.file.path }
                    }
                }
                fact("Size") { "\(match.file.bytes) bytes" }
                if let day = match.facts.day { fact("Date of the release") { day.inWords } }
                fact("Signed") {
                    "\(manifest.signedAt.inWords) with the key "
                    link(manifest.key.text, to: .keys)
                    ". \(match.release.check.sentence)"
                }
                fact("Signed list") {
                    link(
                        Path.manifest(of: match.release).form("json").string,
                        to: Path.manifest(of: match.release).form("json")
                    )
                }
                fact("Record") { "Entry \(manifest.record.position), when it was signed" }
            }
        }
    }

    private func fact(_ name: String, @HTMLBuilder _ value: () -> HTML) -> HTML {
        element(.div) {
            element(.dt) { name }
            element(.dd) { value() }
        }
    }

    // MARK: lists and keys

    func manifests() -> Frame.Page {
        page(
            "Signed lists of files",
            "Each release has a list of its files with their hashes, signed by \(council).",
            .manifests,
            trail: [.init(title: "Check a download", path: .verify)]
        ) {
            if released.signed.isEmpty { element(.p) { "Nothing is signed yet." } }
            for release in released.signed.reversed() { list(release) }
        }
    }

    @HTMLBuilder private func list(_ release: SignedRelease) -> HTML {
        let facts = released.facts(of: release.subject)
        let path = Path.manifest(of: release)
        element(.h2) { facts.name }
        for remark in facts.remarks { element(.p) { remark } }
        element(.p) {
            "Signed on \(release.manifest.signedAt.inWords) with the key "
            link(release.manifest.key.text, to: .keys)
            ". \(release.check.sentence) "
            link("The list (\(path.form("json").string))", to: path.form("json"))
            " and "
            link("its signature (\(path.form("sig").string))", to: path.form("sig"))
            "."
        }
        element(.details) {
            element(.summary) { "\(release.manifest.files.count) files of: \(facts.name)" }
            Table(
                caption: "Files of: \(facts.name)",
                columns: ["File", "Bytes", "SHA-256"],
                rows: release.manifest.files.map { file in
                    [
                        facts.standing == .withdrawn
                            ? .text(file.path) : element(.a, .href(WebAddress(path: file.path))) { file.path },
                        .text("\(file.bytes)"),
                        element(.a, .href(Path.verdict(file.sha256).address)) {
                            element(.code, .class("hash")) { file.sha256.description }
                        },
                    ]
                }
            ).html
        }
    }

    func keys() -> Frame.Page {
        page(
            "Public keys",
            "The keys with which \(council) signs what it releases, and for how long each counts.",
            .keys,
            trail: [.init(title: "Check a download", path: .verify)]
        ) {
            if released.keys.isEmpty {
                element(.p) { "The council has no key yet. The first release makes one." }
            } else {
                Table(
                    caption: "Keys, the newest first",
                    columns: ["Key", "Counts from", "Counts until", "Why it ended", "Public key"],
                    rows: released.keys.reversed().map(row)
                ).html
                element(.p) {
                    "A key that was replaced goes on vouching for what it signed before. Compare the key's number with one from another source, such as a printed paper of the council, before you rely on it: whoever could change this page could show another key."
                }
            }
        }
    }

    private func row(_ key: SigningKey) -> [HTML] {
        let end: String
        let why: String
        if let revoked = key.revocation {
            end = "\(revoked.since.inWords): nothing signed on that day or later counts"
            why = "Revoked: \(revoked.reason)"
        } else if let retired = key.retirement {
            end = retired.at.inWords
            why = retired.reason
        } else {
            end = "In use"
            why = "–"
        }
        return [
            element(.code) { key.id.text }, .text(key.from.inWords), .text(end), .text(why),
            link("As PEM", to: .publicKey(key.id)),
        ]
    }

    // MARK: page

    func page(
        _ title: String,
        _ summary: String,
        _ path: Path,
        trail: [Frame.Step] = [],
        isForSearchEngines: Bool = true,
        problem: Problem? = nil,
        @HTMLBuilder content: () -> HTML
    ) -> Frame.Page {
        Frame.Page(
            title: (problem == nil ? "" : "Error: ") + title,
            summary: summary,
            trail: [.init(title: "Home", path: .home)] + trail,
            main: errors(problem)
                + element(.header, .class("page-header")) {
                    element(.h1) { title }
                    element(.p, .class("lead")) { summary }
                } + element(.div, .class("prose")) { content() },
            facts: facts,
            canonical: path,
            section: path,
            isForSearchEngines: isForSearchEngines
        )
    }

    private func errors(_ problem: Problem?) -> HTML {
        guard let problem else { return .empty }
        return element(.section, .class("error-summary"), .role("alert"), .aria("labelledby", "error-title")) {
            element(.h2, .id("error-title")) { "There is a problem" }
            element(.ul) {
                element(.li) { element(.a, .href(WebAddress(path: "#\(problem.field)"))) { problem.sentence } }
            }
        }
    }
}
