import HashTreeCollections
import Markup
import PlanCharts
import PlanDomain
import PlanUseCases

/// The plan at a glance: how many promises are on target, part by part, and what is worth asking about.
struct DashboardPage {
    let context: MeasureContext

    var page: Frame.Page {
        context.page(
            "Dashboard",
            "How \(context.plans.council.name) is doing: which measures are on target, where they are heading, and what to ask about.",
            .dashboard,
            section: .dashboard,
            main: main
        )
    }

    private var rated: [MeasureStanding] { context.current }

    @HTMLBuilder private var main: HTML {
        let summary = StatusSummary(
            ratings: rated.map(\.rating),
            scheme: context.scheme,
            title: "All measures by status"
        )
        element(.header, .class("page-header")) {
            element(.h1) { "Is it happening?" }
            element(.p, .class("lead")) { summary.sentence }
            illustrativeNotice(context.council)
        }
        summary.picture
        movement
        asking
        parts
        element(.p) { link("All \(rated.count) measures", to: .measures) }
    }

    // MARK: where it is heading

    private var movement: HTML {
        let trends = rated.map(\.shortTrend.trend)
        func count(_ trend: Trend) -> Int { trends.count { $0 == trend } }
        let rest = trends.count - count(.gettingBetter) - count(.stable) - count(.gettingWorse)
        return element(.p) {
            "Since the figure before, \(count(.gettingBetter)) got better, \(count(.stable)) stayed stable and \(count(.gettingWorse)) got worse; of the other \(rest) nobody can say, or neither way is better. "
            link("See what got worse", to: Path.measures.asking([("trend", "worse")]))
        }
    }

    // MARK: what to ask

    private var asking: HTML {
        let all = context.council.worthAsking(about: rated.map(\.measure), asAt: context.release.day)
        return element(.section, .aria("labelledby", "asking")) {
            element(.h2, .id("asking")) { "Worth asking about" }
            element(.p) {
                "Found by fixed rules, so that nobody chooses: red three times in a row, a change for the worse that is no chance, a target made easier, a figure that is late, nobody who answers for it."
            }
            if all.isEmpty {
                element(.p) { "Nothing stands out by these rules." }
            } else {
                element(.ol, .class("asking")) {
                    for item in all.prefix(3) { element(.li) { asked(item) } }
                }
                if all.count > 3 {
                    element(.details) {
                        element(.summary) { "\(all.count - 3) more" }
                        element(.ol, .class("asking")) { for item in all.dropFirst(3) { element(.li) { asked(item) } } }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func asked(_ item: WorthAsking) -> HTML {
        link(item.measure.definition.title, to: context.path(item.measure))
        ": \(item.reason.sentence)"
    }

    // MARK: part by part

    @HTMLBuilder private var parts: HTML {
        if let (plan, edition) = context.plans.inForce {
            let snapshot = edition.snapshot
            for kind in [ElementKind.core, .ambition, .theme, .enabler] {
                let elements = snapshot.elements(of: kind, in: plan.id)
                if !elements.isEmpty {
                    element(.section, .aria("labelledby", kind.rawValue)) {
                        element(.h2, .id(kind.rawValue)) { snapshot.profile?.levelNames[kind].plural ?? kind.rawValue }
                        element(.div, .class("cards cards-wide")) {
                            for element in elements { card(element, snapshot) }
                        }
                    }
                }
            }
        }
    }

    private func card(_ item: PlanElement, _ snapshot: Council) -> HTML {
        let standings = context.standings(of: item)
        let place = context.place(item.id)
        let children = snapshot.children(of: item)
        return element(.article, .class("card")) {
            element(.p, .class("card-number")) { snapshot.citation(item) }
            element(.h3) { place.map { link($0.title, to: $0.path) } ?? .text(item.wording.title) }
            if standings.isEmpty {
                element(.p) { "No measure yet. \(context.council.unmeasured[item.id] ?? "")".trimmingSpaces }
            } else {
                element(.p) { StatusSummary(ratings: standings.map(\.rating), scheme: context.scheme).sentence }
                element(.ul, .class("mini")) {
                    for standing in standings.filter({ $0.rating == .status(.red) }) {
                        element(.li) {
                            statusTag(standing.rating, context.scheme)
                            " "
                            link(standing.definition.title, to: context.path(standing.measure))
                        }
                    }
                }
                element(.p) {
                    link(
                        "\(standings.count == 1 ? "The measure" : "All \(standings.count) measures")",
                        to: Path.measures.asking([("part", Path.element(item))])
                    )
                }
            }
            let without = children.filter { child in context.standings(of: child).isEmpty }
            if !without.isEmpty {
                element(.p, .class("quiet")) {
                    "No measure yet for \(without.map(snapshot.citation).joined(separator: ", "))."
                }
            }
        }
    }
}

extension WorthAsking.Reason {
    /// What was found, and so what to ask.
    var sentence: String {
        switch self {
        case .redForThree(let since):
            "off target by more than the tolerance in each of the last three periods, since \(since.label)."
        case .specialCause(let period): "a change for the worse that is more than chance, as at \(period.label)."
        case .targetLowered(let period): "its target for \(period.label) was made easier after it had been approved."
        case .late(let period): "the figure for \(period.label) is late."
        case .noOwner: "nobody is named who answers for it."
        }
    }
}
