import Foundation
import HTTPTypes
import Markup
import PlanDocuments
import PlanDomain
import PlanUseCases

/// Released papers: a list, and each as a page with its other formats.
struct PapersPages {
    let papers: [ReleasedPaper]
    let pages: SitePages

    private var governance: PublicGovernance { pages.released.governance }

    func list() -> Frame.Page {
        page("Papers", "The papers that went to meetings, each as it was then, in every format.", .papers) {
            element(.header, .class("page-header")) {
                element(.h1) { "Papers" }
                element(.p, .class("lead")) {
                    "The papers that went to meetings, each as it was then, in every format."
                }
            }
            if newest.isEmpty {
                element(.p) { "No paper is released yet." }
            } else {
                Table(
                    caption: "Papers, the newest first",
                    columns: ["Paper", "For", "Meeting", "Version"],
                    rows: newest.map { paper in
                        let release = paper.release
                        let meeting = governance.meetings.first { $0.key == release.meetingKey }
                        return [
                            link(release.title, to: .paper(release.slug)), .text(body(release)),
                            meeting.map { link($0.day.inWords, to: .meeting($0.key)) } ?? .empty,
                            .text("\(release.version), \(release.day.inWords)"),
                        ]
                    }
                ).html
            }
        }
    }

    /// The newest standing version of each.
    var newest: [ReleasedPaper] {
        let slugs = papers.map(\.release.slug).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return slugs.compactMap(newest)
    }

    func newest(_ slug: String) -> ReleasedPaper? {
        papers.filter { $0.release.slug == slug && $0.release.withdrawal == nil }.max {
            $0.release.version < $1.release.version
        }
    }

    private func body(_ release: PaperRelease) -> String {
        governance.bodies.first { $0.key == release.bodyKey }?.name ?? release.bodyKey
    }

    func paper(_ paper: ReleasedPaper) -> Frame.Page {
        let release = paper.release
        let current = newest(release.slug)
        return page(
            release.title,
            "\(release.title), for \(body(release)), version \(release.version).",
            .paper(release.slug, release.version),
            trail: [.init(title: "Papers", path: .papers)],
            notices: current.map { $0.release.version > release.version ? superseded(by: $0.release) : .empty }
                ?? .empty
        ) {
            downloads(paper)
            HTML.stored(StoredHTML(paper.fragment))
            history(release)
        }
    }

    private func superseded(by newer: PaperRelease) -> HTML {
        warning("Superseded") {
            element(.p) {
                link("Version \(newer.version) of \(newer.day.inWords)", to: .paper(newer.slug, newer.version))
                " took its place. What changed: \(newer.note)"
            }
        }
    }

    private func downloads(_ paper: ReleasedPaper) -> HTML {
        let release = paper.release
        return element(.nav, .aria("label", "Other formats of this paper")) {
            element(.ul) {
                for format in PaperFormat.allCases {
                    if let file = release.files.first(where: { $0.ending == format.rawValue }) {
                        element(.li) {
                            link(
                                "\(format.name), \(max(1, file.size / 1000)) kB",
                                to: .paperFile(release.slug, release.version, format.rawValue)
                            )
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func history(_ release: PaperRelease) -> HTML {
        let versions = papers.map(\.release).filter { $0.slug == release.slug }.sorted { $0.version < $1.version }
        element(.section, .class("record"), .aria("labelledby", "versions")) {
            element(.h2, .id("versions")) { "Versions of this paper" }
            Table(
                caption: "Versions, each with its permanent address and the hashes of its files (SHA-256)",
                columns: ["Version", "Released", "Note", "Files"],
                rows: versions.map { version in
                    [
                        link("\(version.version)", to: .paper(version.slug, version.version)),
                        .text("\(version.day.inWords), entry \(version.position)"),
                        .text(version.withdrawal.map { "Withdrawn: \($0.reason)" } ?? version.note),
                        .text(
                            version.files.filter { $0.ending != PaperPress.fragment }
                                .map { "\($0.ending) \($0.hash.prefix(16))" }.joined(separator: ", ")
                        ),
                    ]
                }
            ).html
        }
    }

    func gone(_ release: PaperRelease) -> Frame.Page {
        page(
            "Withdrawn: \(release.title)",
            "Version \(release.version) was withdrawn.",
            .paper(release.slug, release.version),
            trail: [.init(title: "Papers", path: .papers)]
        ) {
            element(.h1) { "This paper was withdrawn" }
            element(.p) {
                "Version \(release.version) of \(release.title) was withdrawn on \(release.withdrawal?.day.inWords ?? ""). Reason: \(release.withdrawal?.reason ?? "")"
            }
        }
    }

    private func page(
        _ title: String,
        _ summary: String,
        _ path: Path,
        trail: [Frame.Step] = [],
        notices: HTML = .empty,
        @HTMLBuilder main: () -> HTML
    ) -> Frame.Page {
        Frame.Page(
            title: title,
            summary: summary,
            trail: [.init(title: "Home", path: .home)] + trail,
            notices: notices,
            main: main(),
            facts: pages.siteFacts,
            canonical: path,
            section: .papers
        )
    }
}

/// Released papers as JSON.
struct PapersData: Encodable {
    let papers: [PaperData]

    init(_ papers: [ReleasedPaper]) {
        self.papers = papers.map { PaperData($0.release) }
    }
}

/// One version of a paper.
struct PaperData: Encodable {
    let slug: String
    let version: Int
    let title: String
    let body: String
    let meeting: String
    let released: String
    let position: Int
    let note: String
    let withdrawn: String?
    let files: [File]
    let path: String

    struct File: Encodable {
        let path: String
        let mediaType: String
        let bytes: Int
        let sha256: String
    }

    init(_ release: PaperRelease) {
        slug = release.slug
        version = release.version
        title = release.title
        body = release.bodyKey
        meeting = release.meetingKey
        released = release.day.iso
        position = release.position
        note = release.note
        withdrawn = release.withdrawal?.reason
        files =
            release.withdrawal != nil
            ? []
            : release.files.filter { $0.ending != PaperPress.fragment }.map {
                File(
                    path: Path.paperFile(release.slug, release.version, $0.ending).string,
                    mediaType: $0.mediaType,
                    bytes: $0.size,
                    sha256: $0.hash
                )
            }
        path = Path.paper(release.slug, release.version).string
    }
}
