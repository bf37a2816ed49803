import Markup
import PlanDomain
import PlanUseCases

/// The difference of two editions in words.
struct ChangesBody {
    let plan: ReleasedPlan
    let from: Edition
    let to: Edition
    let difference: PlanDifference

    @HTMLBuilder var html: HTML {
        element(.header, .class("page-header")) {
            element(.p, .class("caption")) { plan.title }
            element(.h1) { "What changed" }
            element(.p, .class("lead")) {
                "From edition \(from.number), \(from.name) (\(from.day.inWords)), to edition \(to.number), \(to.name) (\(to.day.inWords)). \(DifferenceSections(difference: difference).sentence)"
            }
            differenceLegend
        }
        DifferenceSections(difference: difference).html
    }
}

/// How removals and additions are marked.
var differenceLegend: HTML {
    element(.p) {
        "Words taken out are marked "
        element(.del) {
            element(.span, .class("visually-hidden")) { "taken out: " }
            "like this"
        }
        " and words put in "
        element(.ins) {
            element(.span, .class("visually-hidden")) { "put in: " }
            "like this"
        }
        "."
    }
}
