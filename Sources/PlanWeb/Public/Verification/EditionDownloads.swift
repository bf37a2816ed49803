import Foundation
import Markup
import PlanDomain
import PlanUseCases

/// An edition as two files to keep: a page that holds all of it, and the same as data.
///
/// They need nothing from this site, so they stay readable when it is gone; they are made once, when the edition is signed.
struct EditionDownloads {
    let plan: ReleasedPlan
    let released: ReleasedEdition
    let council: CouncilProfile

    private var edition: Edition { released.edition }
    private var pages: [EditionContent.Page] { released.content.pages }

    var files: [ReleasedFile] {
        [
            ReleasedFile(
                path: Path.editionFile(plan.address, edition.number, "html").string,
                mediaType: MediaType.html,
                content: Data(document)
            ),
            ReleasedFile(
                path: Path.editionFile(plan.address, edition.number, "json").string,
                mediaType: MediaType.json,
                content: Data(json.utf8)
            ),
        ]
    }

    // MARK: as one page

    private var document: [UInt8] {
        element(.html, .lang("en-GB")) {
            element(.head) {
                element(.meta, .charset("utf-8"))
                element(.title) { "\(plan.title): edition \(edition.number), \(edition.name) – \(council.name)" }
                element(.meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
                // Our own style sheet, not a text that somebody typed: escaped it would be none.
                element(.style) { HTML.stored(StoredHTML(Stylesheet(council.colours).text)) }
            }
            element(.body) {
                element(.a, .class("skip-link"), .href(WebAddress(path: "#main"))) { "Skip to main content" }
                header
                element(.main, .id("main"), .class("width"), .tabindex(-1)) {
                    element(.h1) { "\(plan.title): edition \(edition.number)" }
                    facts
                    contents
                    for (index, page) in pages.enumerated() {
                        element(.article, .id(Self.anchor(page.path))) { body(of: page, index) }
                    }
                }
            }
        }
        .document()
    }

    private var header: HTML {
        element(.header, .class("site-header")) {
            element(.div, .class("width site-header-row")) {
                element(.span, .class("site-name")) { council.name }
            }
        }
    }

    private var facts: HTML {
        element(.dl, .class("facts")) {
            for (name, value) in [
                ("Edition", "\(edition.number): \(edition.name)"),
                ("As at", "\(edition.day.inWords) (entry \(edition.position) of the record)"),
                ("Next update", edition.nextUpdate), ("About this edition", edition.note),
                (
                    "Is it genuine?",
                    "The council signed the hash of this file. Its page ‘Check a download’ says how to check."
                ),
                ("Later news", "Corrections and newer editions stand on the council's site, not here."),
                ("Other formats", council.formatsContact), ("Licence", council.licence),
            ] where !value.isEmpty {
                element(.div) {
                    element(.dt) { name }
                    element(.dd) { value }
                }
            }
        }
    }

    private var contents: HTML {
        element(.nav, .aria("labelledby", "contents")) {
            element(.h2, .id("contents")) { "Contents" }
            element(.ul) {
                for (index, page) in pages.enumerated() {
                    element(.li) {
                        element(.a, .id(Self.name(index)), .href(WebAddress(path: "#\(Self.anchor(page.path))"))) {
                            page.title
                        }
                    }
                }
            }
        }
    }

    private func body(of page: EditionContent.Page, _ index: Int) -> HTML {
        let known = Set(pages.map(\.path))
        let rewriting = MarkupRewriting { name, value in
            switch name {
            case "id", "for": return "part-\(index)-\(value)"
            case "aria-labelledby", "aria-describedby":
                // Every page has parts of the same name: here each is also called after its page.
                let own = value.split(separator: " ").map { "part-\(index)-\($0)" }
                return (name == "aria-labelledby" ? own + [Self.name(index)] : own).joined(separator: " ")
            case "aria-label": return "\(value), \(page.title)"
            case "href":
                if value.hasPrefix("#") { return "#part-\(index)-\(value.dropFirst())" }
                if value.hasPrefix(Path.editionBase) {
                    let path = String(value.dropFirst(Path.editionBase.count))
                    return known.contains(path) ? "#\(Self.anchor(path))" : nil
                }
                // There is no site around the file that such a link could lead into.
                return value.hasPrefix("/") ? nil : value
            default: return value
            }
        }
        return .stored(StoredHTML(rewriting.apply(to: page.html, headingsDown: 1)))
    }

    /// The id of a page's title in the contents.
    private static func name(_ index: Int) -> String { "name-\(index)" }

    private static func anchor(_ path: String) -> String {
        path.isEmpty ? "plan" : "page-" + path.replacing("/", with: "-")
    }

    // MARK: as data

    private struct Facts: Encodable {
        let council: String
        let plan: String
        let title: String
        let number: Int
        let name: String
        let stage: String
        let date: String
        let position: Int
        let nextUpdate: String
        let note: String
        let licence: String
    }

    private struct PageFacts: Encodable {
        let path: String
        let title: String
        let summary: String
        let html: String
    }

    private var json: String {
        let base = Path.edition(plan.address, edition.number)
        func complete(_ text: String) -> String {
            text.replacing("\"\(Path.editionBase)", with: "\"\(base.string)/")
        }
        let facts = Facts(
            council: council.name,
            plan: plan.address,
            title: plan.title,
            number: edition.number,
            name: edition.name,
            stage: edition.stage.rawValue,
            date: edition.day.iso,
            position: edition.position,
            nextUpdate: edition.nextUpdate,
            note: edition.note,
            licence: council.licence
        )
        let parts = pages.map { page in
            let head = PageFacts(
                path: base.page(page.path).string,
                title: page.title,
                summary: page.summary,
                html: complete(page.html)
            ).json.dropLast()
            return "{\"page\":\(head),\"data\":\(complete(page.json))}"
        }
        return "{\"edition\":\(facts.json.dropLast()),\"pages\":[\(parts.joined(separator: ","))]}\n"
    }
}
