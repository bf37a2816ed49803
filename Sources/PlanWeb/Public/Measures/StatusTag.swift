import Markup
import PlanCharts
import PlanDomain
import PlanUseCases

/// A rating as it stands everywhere: a shape and a word; the colour only repeats them.
func statusTag(_ rating: Rating, _ scheme: StatusScheme) -> HTML {
    element(.span, .class("status status-\(rating.cssName)")) {
        StatusMark(rating, scheme).html
        element(.span, .class("status-word")) { rating.inWords(scheme) }
    }
}

/// A trend: an arrow and a word.
func trendTag(_ trend: Trend) -> HTML {
    element(.span, .class("trend")) {
        TrendMark(trend).html
        element(.span) { trend.name }
    }
}

extension Rating {
    fileprivate var cssName: String { if case .status(let status) = self { status.rawValue } else { "none" } }
}
