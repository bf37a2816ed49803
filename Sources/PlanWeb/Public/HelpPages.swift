import Markup
import PlanDomain
import PlanUseCases

/// Pages that explain the site: about, accessibility, the API, search, and what went wrong.
extension SitePages {
    func about() -> Frame.Page {
        page("About this site", "What this site shows, and how far it can be trusted.", .about) {
            element(.h2) { "What you see here" }
            element(.p) {
                "This site shows the plan of \(released.council.name): what it means to do, under which ambitions, and how each sentence came about. It is made with Throughline, open-source software that keeps a council's plan from promise to proof."
            }
            element(.h2) { "How it is kept honest" }
            element(.ul) {
                element(.li) {
                    "Every change to the plan is an entry in a record. Each entry carries a hash of all before it, so that none can be altered or removed unseen."
                }
                element(.li) {
                    "An edition is stored as it was released. A correction is a notice and a new edition, never an overwriting."
                }
                element(.li) { "A withdrawn edition keeps its address, which gives the reason." }
            }
            if let notice = released.council.demonstrationNotice {
                element(.h2) { "This is a demonstration" }
                element(.p) { notice }
            }
            element(.p, .class("quiet")) { "The public record stands at entry \(released.position)." }
        }
    }

    func accessibility() -> Frame.Page {
        page(
            "Accessibility",
            "How accessible this site is, and what to do when something does not work for you.",
            .accessibility
        ) {
            element(.p) {
                "The pages are built to meet the Web Content Accessibility Guidelines 2.2 at level AA. They work without JavaScript, by keyboard alone, at 320 pixels wide and enlarged to 400%."
            }
            element(.h2) { "How it was checked" }
            element(.p) {
                "Each page is checked by the automatic tests of the software, with axe-core at levels A and AA and its best-practice rules, in Chromium at 320 and 1280 pixels. Automatic checks find only part of what can go wrong. No people who use assistive technology have tested this site yet."
            }
            element(.h2) { "If you cannot use something" }
            element(.p) { released.council.formatsContact }
            element(.p) {
                "If you are not happy with the answer, "
                sourceLink(
                    "contact the Equality Advisory and Support Service",
                    "https://www.equalityadvisoryservice.com/"
                )
                "."
            }
        }
    }

    func api() -> Frame.Page {
        let plan = released.inForce?.plan.address ?? released.plans.first?.address ?? "2024-27"
        let rows: [(String, String)] = [
            ("/api/v1/plan", "The plan in force"), ("/api/v1/plan/\(plan)", "The edition in force of one plan"),
            ("/api/v1/plan/\(plan)/ambitions/1", "An ambition"), ("/api/v1/plan/\(plan)/priorities/1.2", "A priority"),
            ("/api/v1/plan/\(plan)/themes/1", "A cross-cutting theme"),
            ("/api/v1/plan/\(plan)/enablers/1", "An enabler"), ("/api/v1/plan/\(plan)/core", "The core"),
            ("/api/v1/plan/\(plan)/editions", "All editions"),
            ("/api/v1/plan/\(plan)/editions/1", "The plan in one edition"),
            ("/api/v1/plan/\(plan)/editions/1/priorities/1.2", "A priority in one edition"),
            ("/api/v1/plan/\(plan)/changes/1..2", "What changed between two editions"),
            ("/api/v1/frameworks/borough-plan", "Another framework, with what serves it"),
            ("/api/v1/search?q=housing", "Search"), ("/api/v1/manifests", "Signed lists of files"),
            ("/api/v1/keys", "The council's public keys"), ("/api/v1/verify/SHA-256", "What is known of a file"),
        ].filter { !frame.isStatic || !$0.0.contains("?") }.map { (frame.isStatic ? "\($0.0).json" : $0.0, $0.1) }
        let governance: [(String, String)] = [
            ("/api/v1/meetings", "Bodies, meetings and their deadlines"),
            ("/meetings.ics", "The same for calendars (iCalendar)"),
            ("/api/v1/decisions", "Published decisions"), ("/api/v1/decisions/notices", "Notices of key decision"),
            ("/api/v1/road", "Where everything stands on its road, with what scrutiny changed"),
            ("/api/v1/scrutiny", "What scrutiny set going and asked for, with the answers"),
            ("/api/v1/papers", "Released papers, with the hashes of their files"),
            ("/feed.atom", "Releases and decisions (Atom)"),
        ]
        let assessments: [(String, String)] =
            released.assessments.first.map {
                [
                    ("/api/v1/assessments", "Published impact assessments"),
                    ("/api/v1/assessments/\($0.slug)", "One of them, with its history"),
                    ("/api/v1/assessments/cumulative", "All of them by group and theme"),
                ]
            } ?? []
        return page("Data and API", "Every page of the plan as data, free to use.", .api) {
            element(.p) {
                frame.isStatic
                    ? "This is a copy of the site as plain files. Each page has a file of JSON under api/v1, with the same address and .json behind it."
                    : "Each page has the same address under /api/v1, which answers with JSON. There is no key and no limit beyond fair use. Answers carry a strong ETag: send it back as If-None-Match and an unchanged answer costs nothing."
            }
            Table(
                caption: "Addresses",
                columns: ["Address", "What it gives"],
                rows: (rows + governance + assessments).map { row in [element(.code) { row.0 }, .text(row.1)] }
            ).html
            element(.h2) { "The shape of an answer" }
            element(.p) {
                "Answers of an edition have two parts: "
                element(.code) { "edition" }
                " says which edition it is, of what day, whether it is in force and under which content hash; "
                element(.code) { "data" }
                " is what the page shows. An error has "
                element(.code) { "error.code" }
                ", "
                element(.code) { "error.message" }
                " and the status that fits. Paths in answers lead to other answers of the same edition."
            }
            element(.p) { "Data is published under the \(released.council.licence)." }
        }
    }

    func search(_ query: String, hits: [SearchIndex.Hit], problem: String?) -> Frame.Page {
        let title = query.isEmpty ? "Search" : "\(hits.count) \(hits.count == 1 ? "result" : "results") for ‘\(query)’"
        return Frame.Page(
            title: (problem == nil ? "" : "Error: ") + (problem == nil ? title : "Search"),
            summary: "Search the plan.",
            main: SearchBody(query: query, hits: hits, problem: problem).html,
            facts: siteFacts,
            section: .search,
            isForSearchEngines: false
        )
    }

    /// What a copy of plain files has in place of search: everything that search would find, by title.
    func everything(_ index: SearchIndex) -> Frame.Page {
        page(
            "Search",
            "This is a copy of the site as plain files: it cannot search. Here is everything that there is to find.",
            .search
        ) {
            element(.ul) {
                for document in index.documents.sorted(by: { ($0.title, $0.path) < ($1.title, $1.path) }) {
                    element(.li) { element(.a, .href(WebAddress(path: document.path))) { document.title } }
                }
            }
        }
    }

    func problem(_ heading: String, _ sentences: [String]) -> Frame.Page {
        Frame.Page(
            title: heading,
            summary: heading,
            main: element(.header, .class("page-header")) {
                element(.h1) { heading }
                for sentence in sentences { element(.p) { sentence } }
            }
                + element(.ul) {
                    element(.li) { link("Go to the front page", to: .home) }
                    if let plan = released.inForce?.plan { element(.li) { link(plan.title, to: .plan(plan.address)) } }
                } + (frame.isStatic ? .empty : searchForm(label: "Search the plan")),
            facts: siteFacts,
            isForSearchEngines: false
        )
    }

    private func page(
        _ title: String,
        _ summary: String,
        _ path: Path,
        @HTMLBuilder content: () -> HTML
    ) -> Frame.Page {
        Frame.Page(
            title: title,
            summary: summary,
            main: element(.header, .class("page-header")) {
                element(.h1) { title }
                element(.p, .class("lead")) { summary }
            } + element(.div, .class("prose")) { content() },
            facts: siteFacts,
            canonical: path,
            section: path
        )
    }
}

/// The search page's main part.
struct SearchBody {
    let query: String
    let hits: [SearchIndex.Hit]
    let problem: String?

    @HTMLBuilder var html: HTML {
        if let problem {
            element(.section, .class("error-summary"), .role("alert"), .aria("labelledby", "error-title")) {
                element(.h2, .id("error-title")) { "There is a problem" }
                element(.ul) { element(.li) { element(.a, .href(WebAddress(path: "#q"))) { problem } } }
            }
        }
        element(.h1) { "Search" }
        searchForm(query: query, label: "Words to look for")
        if !query.isEmpty, problem == nil { results }
    }

    @HTMLBuilder private var results: HTML {
        element(.h2) {
            hits.isEmpty
                ? "Nothing found for ‘\(query)’"
                : "\(hits.count) \(hits.count == 1 ? "result" : "results") for ‘\(query)’"
        }
        if hits.isEmpty {
            element(.ul) {
                element(.li) { "Check the spelling; one wrong letter in a word is forgiven." }
                element(.li) { "Try fewer or more general words." }
                element(.li) { link("Read the plan from the start", to: .planInForce) }
            }
        } else {
            element(.ol, .class("results")) {
                for hit in hits {
                    element(.li) {
                        element(.h3) { element(.a, .href(WebAddress(path: hit.document.path))) { marked(hit.title) } }
                        if !hit.snippet.isEmpty { element(.p) { marked(hit.snippet) } }
                    }
                }
            }
        }
    }

    private func marked(_ pieces: [SearchIndex.Piece]) -> HTML {
        pieces.reduce(.empty) { html, piece in
            html + (piece.isMatch ? element(.mark) { piece.text } : .text(piece.text))
        }
    }
}
