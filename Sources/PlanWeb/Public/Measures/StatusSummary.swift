import Markup
import PlanCharts
import PlanDomain
import PlanUseCases

/// How many measures have which status, out of how many, with every kind of "no status" told apart (I12).
struct StatusSummary {
    let ratings: [Rating]
    let scheme: StatusScheme

    private var counts: StatusCounts { StatusCounts(ratings) }

    var html: HTML {
        guard counts.total > 0 else { return .empty }
        return element(.div, .class("status-summary")) {
            element(.p) { sentence }
            if counts.rated > 0 { StatusBar(counts: counts, scheme: scheme, label: sentence).html }
            if counts.unrated > 0 {
                element(.details) {
                    element(.summary) { "Why \(counts.unrated) have no status" }
                    element(.ul) {
                        for why in NoStatus.allCases where counts[why] > 0 {
                            element(.li) { "\(why.name): \(counts[why]). \(why.meaning)" }
                        }
                    }
                }
            }
        }
    }

    /// "Of 25 measures 12 are Green, 3 Amber and 5 Red; 5 have no status."
    var sentence: String {
        let total = counts.total
        let rated = Status.allCases.filter { counts[$0] > 0 }.map { "\(counts[$0]) \(scheme[$0].word)" }
        let start = total == 1 ? "Of 1 measure" : "Of \(total) measures"
        guard !rated.isEmpty else {
            return "\(start) none has a status yet."
        }
        let rest = counts.unrated == 0 ? "." : "; \(counts.unrated) \(counts.unrated == 1 ? "has" : "have") no status."
        let list = rated.count < 2 ? rated.joined() : rated.dropLast().joined(separator: ", ") + " and " + rated[rated.count - 1]
        return "\(start), \(list)\(rest)"
    }
}

/// Measures one a row: what they say last, whether that is on target, and where they are heading.
struct MeasureTable {
    let standings: [MeasureStanding]
    let context: MeasureContext
    let caption: String

    var html: HTML {
        Table(
            caption: caption,
            columns: ["Measure", "Latest figure", "Target", "Status", "Trend", "So far"],
            rows: standings.map(row)
        ).html
    }

    private func row(_ standing: MeasureStanding) -> [HTML] {
        let definition = standing.definition
        let aim = standing.target?.current.aim
        return [
            link(definition.title, to: context.path(standing.measure)) + .text(" ")
                + element(.span, .class("code")) { standing.measure.code.rawValue },
            .text(
                standing.period.flatMap { period in
                    standing.value.map { "\(definition.short($0)), \(period.label)" }
                } ?? "No figure yet"
            ),
            .text(aim.map { $0.inWords(definition) } ?? "None"),
            statusTag(standing.rating, context.scheme),
            trendTag(standing.shortTrend.trend),
            sparkline(standing),
        ]
    }

    private func sparkline(_ standing: MeasureStanding) -> HTML {
        let figures = standing.series.values.compactMap(\.figure)
        guard figures.count > 1, let first = figures.suffix(13).first, let last = figures.last else {
            return .text("Too few to draw")
        }
        return Sparkline(
            figures.suffix(13).map(\.approximate),
            label: "From \(standing.definition.short(first)) to \(standing.definition.short(last)) over the last \(min(13, figures.count)) figures"
        ).html
    }
}
