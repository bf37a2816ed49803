import Markup
import PlanCharts
import PlanDomain
import PlanUseCases

/// How many measures have which status, out of how many, with every kind of "no status" told apart (I12).
struct StatusSummary {
    let ratings: [Rating]
    let scheme: StatusScheme
    var title = "Measures by status"

    private var counts: StatusCounts { StatusCounts(ratings) }

    var html: HTML {
        guard counts.total > 0 else { return .empty }
        return element(.div, .class("status-summary")) {
            element(.p) { sentence }
            picture
        }
    }

    /// Without the sentence, where it stands elsewhere on the page.
    var picture: HTML {
        element(.div, .class("status-summary")) {
            if counts.rated > 0 { bar.html }
            element(.details) {
                element(.summary) {
                    counts.unrated == 0
                        ? "The same as a table" : "The same as a table, and why \(counts.unrated) have no status"
                }
                table
            }
        }
    }

    private var table: HTML {
        let rated: [[HTML]] = Status.allCases.map {
            [.text(scheme[$0].word), .text("\(counts[$0])"), .text(scheme[$0].meaning)]
        }
        let rest: [[HTML]] = NoStatus.allCases.filter { counts[$0] > 0 }.map {
            [.text($0.name), .text("\(counts[$0])"), .text($0.meaning)]
        }
        let total: [HTML] = [.text("All"), .text("\(counts.total)"), .text("Everything counted here")]
        return Table(
            caption: "\(title), as a table",
            columns: ["Status", "Measures", "What it means"],
            rows: rated + rest + [total]
        ).html
    }

    private var bar: StatusBar {
        let rated = Status.allCases.map { status in
            StatusBar.Part(status, letter: scheme[status].letter, word: scheme[status].word, count: counts[status])
        }
        let rest = StatusBar.Part(nil, letter: "\u{2013}", word: "No status", count: counts.unrated)
        return StatusBar(title: title, description: sentence, parts: rated + [rest])
    }

    /// Such as "Of 25 measures, 12 Green, 3 Amber and 5 Red; 5 have no status".
    var sentence: String {
        let total = counts.total
        let rated = Status.allCases.filter { counts[$0] > 0 }.map { "\(counts[$0]) \(scheme[$0].word)" }
        let start = total == 1 ? "Of 1 measure" : "Of \(total) measures"
        guard !rated.isEmpty else {
            return "\(start) none has a status yet."
        }
        let rest = counts.unrated == 0 ? "." : "; \(counts.unrated) \(counts.unrated == 1 ? "has" : "have") no status."
        let list =
            rated.count < 2
            ? rated.joined() : rated.dropLast().joined(separator: ", ") + " and " + rated[rated.count - 1]
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
            statusTag(standing.rating, context.scheme)
                + (standing.judgement == nil ? .empty : .text(" ") + tag("Adjusted", .quiet)),
            trendTag(standing.shortTrend, standing),
            sparkline(standing),
        ]
    }

    private func sparkline(_ standing: MeasureStanding) -> HTML {
        let points = MeasureCharts(standing, context.council).points.suffix(13)
        let figures = points.compactMap(\.value)
        guard figures.count > 1, let first = figures.first, let last = figures.last else {
            return .text("Too few to draw")
        }
        let definition = standing.definition
        return Sparkline(
            Array(points),
            breaks: MeasureCharts(standing, context.council).breaks.map(\.period),
            label: "From \(definition.short(first)) to \(definition.short(last)), the last \(figures.count) figures"
        ).html
    }
}
