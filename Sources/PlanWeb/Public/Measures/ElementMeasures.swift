import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// How we know: the measures of a part of the plan, below its page, as the newest release has them.
struct ElementMeasures {
    let context: MeasureContext

    /// Nothing for pages that are no part of a plan.
    func html(for path: String, of plan: ReleasedPlan) -> HTML {
        if path.isEmpty { return wholePlan(plan) }
        guard let item = plan.inForce?.snapshot.elementsInOrder(of: plan.id).first(where: { Path.element($0) == path })
        else { return .empty }
        let standings = context.standings(of: item)
        return element(.section, .class("measured"), .aria("labelledby", "measured")) {
            element(.h2, .id("measured")) { "How we know" }
            if standings.isEmpty {
                element(.p) {
                    "No measure yet. \(context.council.unmeasured[item.id] ?? "Nobody has said why.")"
                }
            } else {
                illustrativeNotice(context.council)
                StatusSummary(ratings: standings.map(\.rating), scheme: context.scheme).html
                MeasureTable(
                    standings: standings,
                    context: context,
                    caption: "Measures, as at \(context.release.day.inWords)"
                ).html
                element(.p) {
                    link("These figures as CSV", to: Path.plan(plan.address).page(path).step("measures").form("csv"))
                    ", "
                    link("as JSON", to: Path.plan(plan.address).page(path).step("measures").form("json"))
                }
            }
        }
    }

    private func wholePlan(_ plan: ReleasedPlan) -> HTML {
        let standings = context.current.filter { standing in
            context.places(of: standing.measure).contains { $0.plan.id == plan.id }
        }
        guard !standings.isEmpty else { return .empty }
        return element(.section, .class("measured"), .aria("labelledby", "measured")) {
            element(.h2, .id("measured")) { "Is it happening?" }
            illustrativeNotice(context.council)
            StatusSummary(ratings: standings.map(\.rating), scheme: context.scheme).html
            element(.p) { link("The dashboard", to: .dashboard) }
        }
    }
}
