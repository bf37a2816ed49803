import Markup
import PlanCharts
import PlanDomain
import PlanUseCases

/// A rating as it stands everywhere: a shape and a word; the colour only repeats them.
func statusTag(_ rating: Rating, _ scheme: StatusScheme) -> HTML {
    element(.span, .class("status")) {
        StatusMark(rating, scheme).html
        element(.span, .class("status-word")) { rating.inWords(scheme) }
    }
}

/// A movement: an arrow for the way that the figure went, and the word for what that means.
func trendTag(_ movement: MeasureStanding.Movement, _ standing: MeasureStanding) -> HTML {
    let from = movement.from.flatMap { standing.series[$0]?.figure }
    let mark = from.flatMap { from in
        standing.value?.figure.flatMap { TrendMark(from: from, to: $0, trend: movement.trend) }
    }
    return element(.span, .class("trend")) {
        if let mark { mark.html }
        element(.span) { movement.trend.name }
    }
}

extension MeasureDefinition {
    /// How its figures are written on charts.
    var style: FigureStyle {
        if unit.hasPrefix("%") { return FigureStyle(decimals: decimals, suffix: "%") }
        return FigureStyle(decimals: decimals, prefix: unit.hasPrefix("£ ") || unit == "£" ? "£" : "")
    }
}
