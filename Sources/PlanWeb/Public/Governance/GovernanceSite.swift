import Markup
import PlanDomain
import PlanUseCases

/// The public pages of meetings, notices, decisions and roads: made of what is published alone (I29).
///
/// None says "today": a page stands in caches until something changes, so it gives days and what follows from them.
struct GovernanceSite {
    let governance: PublicGovernance
    let pages: SitePages

    /// What the search looks through.
    static func documents(_ governance: PublicGovernance) -> [SearchIndex.Document] {
        let decisions = governance.decisions.map { made in
            SearchIndex.Document(
                path: Path.decision(made.slug).string,
                title: "Decision of \(made.decision.body), \(made.decision.day.inWords)",
                text: [made.decision.outcome, made.record.reasons, made.decision.reference].joined(separator: " ")
            )
        }
        let meetings = governance.meetings.map { meeting in
            SearchIndex.Document(
                path: Path.meeting(meeting.key).string,
                title: "\(meeting.body), \(meeting.day.inWords)",
                text: "Meeting \(meeting.place ?? "")"
            )
        }
        let items = governance.items.map { open in
            SearchIndex.Document(
                path: Path.road(open.item.slug).string,
                title: "The road of \(open.item.title)",
                text: open.comments.map(\.comment.text).joined(separator: " ")
            )
        }
        let scrutiny = governance.outputs.map { open in
            SearchIndex.Document(
                path: Path.scrutiny.string,
                title: "\(open.output.kind.name) of \(open.body)",
                text: [open.output.text, open.output.closing?.outcome ?? ""].joined(separator: " ")
            )
        }
        let asked = governance.requests.map { open in
            SearchIndex.Document(
                path: Path.scrutiny.string,
                title: "What \(open.body) asked",
                text: [open.request.question, open.request.answer?.text ?? ""].joined(separator: " ")
            )
        }
        return decisions + meetings + items + scrutiny + asked
    }

    func page(
        _ title: String,
        _ summary: String,
        _ path: Path,
        trail: [Frame.Step] = [],
        section: Path,
        @HTMLBuilder main: () -> HTML
    ) -> Frame.Page {
        Frame.Page(
            title: title,
            summary: summary,
            trail: [.init(title: "Home", path: .home)] + trail,
            main: main(),
            facts: facts,
            canonical: path,
            section: section
        )
    }

    private var facts: [Frame.Fact] {
        [
            // Not the end of the record, which moves with every draft: what is public changes with what is published.
            .init(
                name: "As at",
                value: governance.newestDay.map { "\($0.inWords), the newest day of what is published here" }
                    ?? "Nothing is published yet"
            ), .init(name: "Next update", value: "As soon as a meeting is set or a decision is published"),
        ]
    }

    func header(_ caption: String, _ title: String, _ lead: String) -> HTML {
        element(.header, .class("page-header")) {
            element(.p, .class("caption")) { caption }
            element(.h1) { title }
            element(.p, .class("lead")) { lead }
        }
    }

    func item(_ slug: String?) -> PublicItem? { governance.items.first { $0.item.slug == slug } }

    func meeting(_ key: String?) -> Meeting? { governance.meetings.first { $0.key == key } }

    /// Names and values under each other; what is empty is left out.
    func list(_ rows: [(String, HTML)]) -> HTML {
        element(.dl, .class("facts")) {
            for (name, value) in rows where !value.isEmpty {
                element(.div) {
                    element(.dt) { name }
                    element(.dd) { value }
                }
            }
        }
    }

    func papers(of item: GovernanceItem) -> HTML { papers { $0.itemID == item.id } }

    /// The released papers that fit, each in the version that stands.
    @HTMLBuilder func papers(where fits: (PaperRelease) -> Bool) -> HTML {
        let all = pages.released.papers.map(\.release).filter { $0.withdrawal == nil && fits($0) }
        let newest = all.filter { one in !all.contains { $0.slug == one.slug && $0.version > one.version } }
        if !newest.isEmpty {
            element(.section, .aria("labelledby", "papers")) {
                element(.h2, .id("papers")) { "Papers" }
                element(.ul) {
                    for release in newest {
                        element(.li) {
                            link("\(release.title), for \(bodyName(release.bodyKey))", to: .paper(release.slug))
                        }
                    }
                }
            }
        }
    }

    private func bodyName(_ key: String) -> String { governance.bodies.first { $0.key == key }?.name ?? key }

    /// What was published of the impact of what is decided.
    @HTMLBuilder func assessments(_ all: [PublicAssessmentLink]) -> HTML {
        if !all.isEmpty {
            element(.section, .aria("labelledby", "assessments")) {
                element(.h2, .id("assessments")) { "Impact assessments of the plan" }
                element(.ul) {
                    for one in all {
                        element(.li) {
                            link(one.title, to: one.path)
                            one.isLater
                                ? " (\(one.kind.name)): published on \(one.published.inWords), after this decision."
                                : " (\(one.kind.name), published on \(one.published.inWords)): \(one.found.lowercasedFirst)."
                        }
                    }
                }
            }
        }
    }

    func words(_ text: String) -> HTML { text.trimmingSpaces.isEmpty ? .empty : paragraphs(text) }

    /// Typed lines as they were typed.
    private func paragraphs(_ text: String) -> HTML {
        text.split(separator: "\n").reduce(.empty) { html, line in
            html + (line.trimmingSpaces.isEmpty ? .empty : element(.p) { String(line) })
        }
    }
}

extension PublicAssessmentLink {
    var path: Path { number.map { .assessmentVersion(slug, $0) } ?? .assessment(slug) }
}
