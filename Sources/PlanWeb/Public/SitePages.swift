import Foundation
import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// The pages around the editions: the front page, lists of editions, comparisons, help.
struct SitePages {
    let released: ReleasedCouncil
    let frame: Frame

    private var council: CouncilProfile { released.council }
    private var newest: Edition? { (released.inForce?.edition ?? released.plans.first?.editions.last)?.edition }

    /// What a page that belongs to no single edition says of itself.
    var siteFacts: [Frame.Fact] {
        guard let newest else { return [Frame.Fact(name: "As at", value: "Nothing is released yet")] }
        return [
            .init(name: "As at", value: "\(newest.day.inWords), the date of edition \(newest.number)"),
            .init(name: "Next update", value: newest.nextUpdate),
        ]
    }

    func document(_ page: Frame.Page) -> [UInt8] { frame.document(page) }

    // MARK: front page

    func home() -> Frame.Page {
        let title = council.name
        return Frame.Page(
            title: title,
            summary: "What \(council.name) has promised, how it was decided, and where every sentence comes from.",
            main: homeBody,
            facts: siteFacts,
            canonical: .home,
            section: .home
        )
    }

    @HTMLBuilder private var homeBody: HTML {
        if let (plan, current) = released.inForce, let value = current.snapshot.plans[plan.id] {
            let references = current.snapshot.references(for: value)
            let formal = references.resolving(value.description.title)
            element(.section, .class("hero hero-columns")) {
                element(.div) {
                    element(.p, .class("caption")) { "\(formal) · \(Self.years(value.period))" }
                    element(.h1) { value.description.publicTitle.map(references.resolving) ?? formal }
                    element(.p, .class("lead")) { lead(current, value) }
                    element(.p, .class("hero-actions")) {
                        element(.a, .class("button"), .href(Path.plan(plan.address).address)) { "Read the plan" }
                    }
                }
                decided(value, current)
            }
            ambitions(plan, current)
            waysIn(plan)
        } else {
            element(.h1) { "\(council.name): council plan" }
            element(.p, .class("lead")) { "No plan has been released yet. When one is, it will stand here." }
        }
        if !frame.isStatic {
            element(.section, .aria("label", "Search")) { searchForm(label: "Search the plan") }
        }
    }

    private func decided(_ plan: Plan, _ current: ReleasedEdition) -> HTML {
        let decisions = current.snapshot.decisions(on: plan)
        guard !decisions.isEmpty else { return .empty }
        return element(.div) {
            element(.h2, .class("timeline-heading")) { "Who decided it" }
            decisionTimeline(decisions)
        }
    }

    private static func years(_ period: PlanPeriod) -> String {
        "1 April \(period.startYear) to 31 March \(period.endYear)"
    }

    private func lead(_ current: ReleasedEdition, _ plan: Plan) -> String {
        let ambitions = current.snapshot.elements(of: .ambition, in: plan.id).count
        let priorities = current.snapshot.elements(of: .priority, in: plan.id).count
        let standing = current.edition.stage == .draft ? "A draft, not yet adopted." : "\(current.edition.name)."
        return
            "What \(council.shortName) means to do: \(ambitions) ambitions and \(priorities) priorities. \(standing) "
            + "Every sentence can be followed back to when it was written and who decided it."
    }

    private func ambitions(_ plan: ReleasedPlan, _ current: ReleasedEdition) -> HTML {
        let names = council.levelNames[.ambition]
        return element(.section, .aria("labelledby", "ambitions")) {
            element(.h2, .id("ambitions")) { names.plural }
            element(.div, .class("cards")) {
                for ambition in current.snapshot.elements(of: .ambition, in: plan.id) {
                    let count = current.snapshot.children(of: ambition).count
                    element(.article, .class("card")) {
                        element(.p, .class("card-number")) { current.snapshot.citation(ambition) }
                        element(.h3) {
                            link(ambition.wording.title, to: Path.plan(plan.address).page(Path.element(ambition)))
                        }
                        element(.p) {
                            "\(count) \((count == 1 ? council.levelNames[.priority].singular : council.levelNames[.priority].plural).lowercased())"
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func waysIn(_ plan: ReleasedPlan) -> HTML {
        let standing = plan.editions.filter { $0.edition.withdrawal == nil }
        element(.section, .aria("labelledby", "ways")) {
            element(.h2, .id("ways")) { "Follow the line" }
            element(.ul, .class("ways")) {
                if let first = standing.first, let last = standing.last, first.edition.number < last.edition.number {
                    element(.li) {
                        link(
                            "What changed from the draft to the adopted plan",
                            to: .changes(plan.address, first.edition.number, last.edition.number)
                        )
                        element(.p) { "Word by word, with what was taken out and what was put in." }
                    }
                }
                for page in (plan.inForce?.content.pages ?? []).filter({
                    $0.path.hasPrefix("frameworks/") && !$0.searchText.isEmpty
                }) {
                    element(.li) {
                        link(page.title, to: Path.home.page(page.path))
                        element(.p) { page.summary }
                    }
                }
                element(.li) {
                    link("All editions of the plan", to: .editions(plan.address))
                    element(.p) {
                        "Drafts, the adopted plan, corrections: nothing that was published is ever overwritten."
                    }
                }
                if !released.assessments.isEmpty {
                    element(.li) {
                        link("Impact assessments", to: .assessments)
                        element(.p) { "Whom and what decisions touch, what is done about it, and whether it worked." }
                    }
                }
                for other in released.plans where other.address != plan.address {
                    element(.li) {
                        link(other.title, to: .plan(other.address))
                        element(.p) { "An earlier plan, on which this one builds." }
                    }
                }
            }
        }
    }

    // MARK: editions

    func editions(_ plan: ReleasedPlan) -> Frame.Page {
        Frame.Page(
            title: "Editions – \(plan.title)",
            summary: "Every edition of \(plan.title) that was released, with what became of it.",
            trail: [.init(title: plan.title, path: .plan(plan.address))],
            main: editionsBody(plan),
            facts: siteFacts,
            canonical: .editions(plan.address),
            section: .editions(plan.address)
        )
    }

    @HTMLBuilder private func editionsBody(_ plan: ReleasedPlan) -> HTML {
        element(.header, .class("page-header")) {
            element(.p, .class("caption")) { plan.title }
            element(.h1) { "Editions" }
            element(.p, .class("lead")) {
                "An edition is the plan as it was released on one day. It never changes: a correction is a notice on it and a new edition."
            }
        }
        Table(
            caption: "Editions of \(plan.title), newest first",
            columns: ["Edition", "Date", "Standing", "To keep", "Content hash"],
            rows: plan.editions.reversed().map { released in
                let edition = released.edition
                return [
                    link("\(edition.number): \(edition.name)", to: .edition(plan.address, edition.number)),
                    .text(edition.day.inWords), .text(standing(of: edition, in: plan)),
                    downloads(of: edition, in: plan),
                    element(.code) { String(edition.contentHash.prefix(12)) },
                ]
            }
        ).html
        let pairs = comparisons(plan)
        if !pairs.isEmpty {
            element(.section, .aria("labelledby", "compare")) {
                element(.h2, .id("compare")) { "Compare two editions" }
                element(.ul) {
                    for (from, to) in pairs {
                        element(.li) {
                            link("From edition \(from) to edition \(to)", to: .changes(plan.address, from, to))
                        }
                    }
                }
            }
        }
    }

    /// The files that hold all of an edition, once they are signed.
    @HTMLBuilder private func downloads(of edition: Edition, in plan: ReleasedPlan) -> HTML {
        if edition.withdrawal == nil, self.released.signed.contains(where: { $0.subject == .edition(edition.id) }) {
            for (title, ending) in [("One page", "html"), ("Data", "json")] {
                element(.a, .href(Path.editionFile(plan.address, edition.number, ending).address)) {
                    title
                    element(.span, .class("visually-hidden")) { " of edition \(edition.number)" }
                }
                " "
            }
        } else {
            "–"
        }
    }

    func comparisons(_ plan: ReleasedPlan) -> [(Int, Int)] {
        let numbers = plan.editions.filter { $0.edition.withdrawal == nil }.map(\.edition.number)
        return numbers.flatMap { from in numbers.filter { $0 > from }.map { (from, $0) } }
    }

    func standing(of edition: Edition, in plan: ReleasedPlan) -> String {
        if let withdrawal = edition.withdrawal { return "Withdrawn on \(withdrawal.day.inWords)" }
        let corrected = edition.corrections.isEmpty ? "" : ", with a correction notice"
        if plan.inForce?.edition.number == edition.number {
            return (edition.stage == .draft ? "The newest draft" : "In force") + corrected
        }
        return (edition.stage == .draft ? "Draft, superseded" : "Superseded") + corrected
    }

    /// The edition notices that stand above every page of it.
    @HTMLBuilder func notices(_ edition: Edition, in plan: ReleasedPlan) -> HTML {
        for correction in edition.corrections {
            warning("Correction, \(correction.day.inWords)") { element(.p) { correction.notice } }
        }
        if let current = plan.inForce?.edition, current.number != edition.number {
            warning(edition.stage == .draft ? "Superseded draft" : "Superseded edition") {
                element(.p) {
                    "This is edition \(edition.number), \(edition.name), of \(edition.day.inWords). "
                    link("Edition \(current.number), \(current.name)", to: .plan(plan.address))
                    " took its place. "
                    link(
                        "See what changed",
                        to: .changes(
                            plan.address,
                            min(edition.number, current.number),
                            max(edition.number, current.number)
                        )
                    )
                    "."
                }
            }
        } else if edition.stage == .draft {
            warning("Draft") { element(.p) { "This is a draft for comment. It has not been adopted." } }
        }
    }

    func facts(_ edition: Edition) -> [Frame.Fact] {
        [
            .init(name: "Edition", value: "\(edition.number): \(edition.name)"),
            .init(name: "As at", value: "\(edition.day.inWords) (entry \(edition.position) of the record)"),
            .init(name: "Next update", value: edition.nextUpdate),
            .init(name: "Content hash", value: String(edition.contentHash.prefix(16))),
        ] + (edition.note.isEmpty ? [] : [.init(name: "About this edition", value: edition.note)])
    }

    func gone(_ edition: Edition, in plan: ReleasedPlan) -> Frame.Page {
        let reason = edition.withdrawal?.reason ?? ""
        return Frame.Page(
            title: "Withdrawn – \(plan.title)",
            summary: "Edition \(edition.number) was withdrawn.",
            trail: [.init(title: "Editions", path: .editions(plan.address))],
            main: element(.header, .class("page-header")) {
                element(.h1) { "This edition was withdrawn" }
                element(.p, .class("lead")) {
                    "Edition \(edition.number), \(edition.name), was withdrawn on \(edition.withdrawal?.day.inWords ?? "")."
                }
                element(.p) { "Reason: \(reason)" }
                element(.p) { link("All editions of \(plan.address)", to: .editions(plan.address)) }
            },
            facts: siteFacts,
            isForSearchEngines: false
        )
    }

    // MARK: comparison

    func changes(_ plan: ReleasedPlan, from: ReleasedEdition, to: ReleasedEdition) -> Frame.Page {
        let difference = PlanDifference(of: plan.id, from: from.snapshot, to: to.snapshot)
        return Frame.Page(
            title: "What changed – \(plan.title)",
            summary:
                "What changed from edition \(from.edition.number) to edition \(to.edition.number) of \(plan.title).",
            trail: [
                .init(title: plan.title, path: .plan(plan.address)),
                .init(title: "Editions", path: .editions(plan.address)),
            ],
            main: ChangesBody(plan: plan, from: from.edition, to: to.edition, difference: difference).html,
            facts: siteFacts,
            canonical: .changes(plan.address, from.edition.number, to.edition.number),
            section: .editions(plan.address)
        )
    }
}
