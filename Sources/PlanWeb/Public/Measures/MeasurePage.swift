import HashTreeCollections
import Markup
import PlanCharts
import PlanDomain
import PlanUseCases

/// One measure: what it says, how it goes, compared with whom, and where every figure comes from.
struct MeasurePage {
    private let standing: MeasureStanding
    private let context: MeasureContext
    private let charts: MeasureCharts

    init(_ standing: MeasureStanding, _ context: MeasureContext) {
        self.standing = standing
        self.context = context
        charts = MeasureCharts(standing, context.council)
    }

    private var measure: Measure { standing.measure }
    private var definition: MeasureDefinition { standing.definition }
    private var council: Council { context.council }
    private var path: Path { context.path(measure) }

    var page: Frame.Page {
        context.page(
            "\(definition.title) – Measures",
            "\(definition[.question]) \(latest)".trimmingSpaces,
            path,
            trail: [.init(title: "Measures", path: context.base)],
            main: main
        )
    }

    @HTMLBuilder private var main: HTML {
        element(.header, .class("page-header")) {
            element(.p, .class("caption")) { "Measure \(measure.code). \(measure.kind.meaning)" }
            element(.h1) { definition.title }
            if !definition[.question].isEmpty { element(.p, .class("lead")) { definition[.question] } }
            retired
        }
        now
        element(.section, .aria("labelledby", "course")) {
            element(.h2, .id("course")) { "How it has gone" }
            element(.p) { charts.sentence }
            charts.line
            if !standing.series.isEmpty {
                element(.details) {
                    element(.summary) { "The same as a table" }
                    charts.table
                }
            }
        }
        parts
        places
        others
        signal
        remarks
        MeasureMeaning(standing, context).html
        MeasureRevisions(standing, context).html
        downloads
    }

    private var retired: HTML {
        guard let retirement = measure.retirement else { return .empty }
        return warning("Retired") {
            element(.p) {
                "This measure is no longer used: \(retirement.reason)"
                if let next = retirement.successor.flatMap({ council.measures[$0] }) {
                    " Its successor is "
                    link(next.definition.title, to: context.path(next))
                    "."
                }
            }
        }
    }

    // MARK: now

    private var latest: String {
        guard let period = standing.period, let value = standing.value else { return "No figure is released yet." }
        guard let figure = value.figure else { return "For \(period.label) the figure is \(definition.short(value))." }
        let marks = value.marks.isEmpty ? "" : " (\(value.marks.inWords))"
        return "\(period.label): \(definition.phrase(figure))\(marks)."
    }

    private var now: HTML {
        element(.section, .class("now"), .aria("labelledby", "now")) {
            element(.h2, .id("now"), .class("visually-hidden")) { "Now" }
            element(.p, .class("now-figure")) {
                if let figure = standing.value?.figure, let period = standing.period {
                    element(.strong) { definition.short(figure, decimals: decimals) }
                    " "
                    element(.span) { unitRest.isEmpty ? period.label : "\(unitRest), \(period.label)" }
                    if let marks = standing.value?.marks, !marks.isEmpty { element(.span) { " (\(marks.inWords))" } }
                } else {
                    element(.span) { latest }
                }
            }
            behind
            element(.dl, .class("facts now-facts")) {
                fact("Status") {
                    statusTag(standing.rating, context.scheme)
                    element(.p) { standing.rating.meaning(context.scheme) }
                    if let judgement = standing.judgement {
                        element(.p) {
                            tag("Adjusted", .quiet)
                            " By the rule: \(standing.ruleRating.inWords(context.scheme)). \(judgement.reason)"
                        }
                    }
                    element(.p) { link("Explain this rating", to: path.step("rating")) }
                }
                fact("Target") { target }
                fact("Since the figure before") { movement(standing.shortTrend) }
                fact("Since a year before") { movement(standing.longTrend) }
                if let baseline = definition.baseline { fact("Since the baseline") { since(baseline) } }
            }
            if let late = standing.late {
                element(.p, .class("notice")) {
                    "The figure for \(late.label) was due by now and has not come in."
                }
            }
        }
    }

    /// Of how many it is, and within which it may well lie.
    private var behind: HTML {
        var sentences: [String] = []
        if let quotient = definition.quotient(standing.parts) { sentences.append("That is \(quotient).") }
        if let interval = standing.parts.interval {
            sentences.append("Its confidence interval is \(definition.short(interval)).")
        }
        return sentences.isEmpty ? .empty : element(.p, .class("quiet")) { sentences.joined(separator: " ") }
    }

    @HTMLBuilder private func since(_ baseline: MeasureDefinition.Baseline) -> HTML {
        if let figure = standing.value?.figure, let period = standing.period,
            measure.isComparable(baseline.period, period), let change = figure.subtracting(baseline.value)
        {
            let distance = definition.distance(
                change.magnitude,
                decimals: max(definition.decimals, change.decimals)
            )
            element(.p) {
                change == .zero ? "The same." : change > .zero ? "Higher by \(distance)." : "Lower by \(distance)."
            }
        }
        element(.p) { "\(definition.short(baseline.value)) in \(baseline.period.label)." }
    }

    private func fact(_ name: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
        element(.div) {
            element(.dt) { name }
            element(.dd) { content() }
        }
    }

    /// "of respondents" behind "66.3%".
    private var unitRest: String {
        let unit = definition.unit
        return unit.hasPrefix("%") || unit.hasPrefix("£ ") ? String(unit.dropFirst()).trimmingSpaces : unit
    }

    /// One more where rounding would show two figures alike that are rated as different.
    private var decimals: Int {
        guard let figure = standing.value?.figure, case .single(let target)? = standing.target?.current.value else {
            return definition.decimals
        }
        return definition.decimals(toTell: figure, from: target)
    }

    @HTMLBuilder private var target: HTML {
        if let version = standing.target?.current {
            element(.p) {
                aimInWords(version.aim)
                if version.basis == .illustrative {
                    " "
                    tag("Illustrative", .quiet)
                }
            }
            element(.p) { "Rests on: \(version.basis.name.lowercasedFirst). \(version.rationale)".trimmingSpaces }
        } else {
            element(.p) { "None is set for this period." }
        }
    }

    /// With as many decimals as it takes to tell target and figure apart.
    private func aimInWords(_ aim: Target.Aim) -> String {
        guard case .value(let value) = aim else { return aim.inWords(definition) }
        var exact = definition
        exact.decimals = targetDecimals(value)
        return aim.inWords(exact)
    }

    private func targetDecimals(_ target: TargetValue) -> Int {
        switch target {
        case .single(let figure): max(decimals, figure.decimals)
        case .range(let lower, let upper): max(decimals, lower.decimals, upper.decimals)
        }
    }

    @HTMLBuilder private func movement(_ movement: MeasureStanding.Movement) -> HTML {
        trendTag(movement, standing)
        element(.p) {
            sentence(movement)
        }
    }

    private func sentence(_ movement: MeasureStanding.Movement) -> String {
        if case .notComparable(let obstacle) = movement.trend { return obstacle.sentence }
        guard let from = movement.from, let figure = standing.series[from]?.figure else { return "" }
        return "\(definition.short(figure)) in \(from.label)."
    }

    // MARK: part by part

    /// The latest figure of each part of those counted, where figures are broken down.
    private var parts: HTML {
        let table = (council.figures[measure.id] ?? [:]).filter {
            $0.key.area == council.ownArea && $0.key.breakdown != .all && !$0.key.isForecast
                && $0.key.component == .value
        }
        guard !table.isEmpty else { return .empty }
        return element(.section, .aria("labelledby", "parts")) {
            element(.h2, .id("parts")) { "Part by part" }
            Table(
                caption: "The latest figure of each part (\(definition.unit))",
                columns: ["Part", "Period", "Figure"],
                rows: table.sorted { $0.key < $1.key }.map { key, series in
                    [
                        .text(key.breakdown.inWords), .text(series.periods.last?.label ?? ""),
                        .text(series.values.last.map { definition.short($0) } ?? ""),
                    ]
                }
            ).html
            if definition.smallNumbers != nil {
                element(.p, .class("quiet")) {
                    "Where very few people are counted the figure is withheld, and with it others from which it could be worked out."
                }
            }
        }
    }

    // MARK: place by place

    /// The latest figure of each place that is a part of the council's own.
    private var places: HTML {
        guard let own = council.ownArea else { return .empty }
        let parts = council.areas.values.filter { $0.parent == own }.sorted { ($0.name, $0.code) < ($1.name, $1.code) }
        let rows = parts.compactMap { area -> [HTML]? in
            let series = council.series(of: measure.id, SeriesKey(area: area.code))
            guard let period = series.periods.last, let value = series.values.last else { return nil }
            return [.text(area.name), .text(period.label), .text(definition.short(value)), .text(fate(area))]
        }
        guard !rows.isEmpty else { return .empty }
        let hasEnded = parts.contains { $0.until != nil }
        return element(.section, .aria("labelledby", "places")) {
            element(.h2, .id("places")) { "Place by place" }
            Table(
                caption: "The latest figure of each place in \(council.ownName) (\(definition.unit))",
                columns: ["Place", "Period", "Figure"] + (hasEnded ? ["Since then"] : []),
                rows: rows.map { hasEnded ? $0 : Array($0.dropLast()) }
            ).html
        }
    }

    /// What became of a place that is none of its own any more; its figures stay with it (I4).
    private func fate(_ area: Area) -> String {
        guard let until = area.until else { return "" }
        let next = (area.successors ?? []).map(council.name)
        return "Until \(until.inWords)" + (next.isEmpty ? "" : "; then \(next.joined(separator: ", "))")
    }

    // MARK: beside others

    private var comparisons: [MeasureComparison] {
        council.comparators.values.sorted { $0.key < $1.key }.compactMap { council.comparison(of: measure, among: $0) }
    }

    private var others: HTML {
        let comparisons = comparisons
        return element(.section, .aria("labelledby", "others")) {
            element(.h2, .id("others")) { "Compared with others" }
            if definition.dependsOnSize {
                element(.p) { "This is a total: larger places have larger figures, so places are not ranked by it." }
            } else if comparisons.isEmpty {
                element(.p) { "Too few of the councils that we compare with have a figure." }
            }
            for sentence in charts.differences { element(.p) { sentence } }
            if let first = comparisons.first { charts.multiples(first.group) }
            for comparison in comparisons {
                element(.h3) { comparison.group.name }
                element(.p) { charts.sentence(comparison) }
                charts.bars(comparison)
                element(.details) {
                    element(.summary) { "The same as a table" }
                    charts.table(comparison)
                }
                element(.p, .class("quiet")) {
                    "The group was chosen by: \(comparison.group.source) (\(comparison.group.version))."
                    if let licence = comparison.group.licence { " Licence: \(licence)." }
                    if !comparison.missing.isEmpty {
                        " No figure for: \(comparison.missing.map(context.council.name).joined(separator: ", "))."
                    }
                }
            }
            if !council.comparators.isEmpty {
                element(.p) { link("With whom we compare, and since when", to: .comparators) }
            }
        }
    }

    // MARK: signal or noise

    private var signal: HTML {
        guard let chart = standing.controlChart else { return .empty }
        let variation = VariationMark(chart.chart)
        return element(.section, .aria("labelledby", "signal")) {
            element(.h2, .id("signal")) { "Signal or noise" }
            element(.p) {
                "Figures go up and down by chance. A control chart shows what is more than that. It stands beside the status and never changes it."
            }
            element(.ul, .class("signal-list")) {
                element(.li) {
                    variation.html
                    element(.span) { "The latest figure: \(variation.label.lowercasedFirst)." }
                }
                if let assurance = charts.assurance(chart) {
                    element(.li) {
                        AssuranceMark(assurance).html
                        element(.span) { "Against the target: \(AssuranceMark(assurance).label.lowercasedFirst)." }
                    }
                }
            }
            element(.p) { charts.sentence(chart) }
            charts.control(chart)
            element(.p, .class("quiet")) {
                chart.settings.isScreened
                    ? "Changes that are extreme themselves are left out of the limits (screening is on)."
                    : "Every change counts in the limits (screening is off)."
                if let count = chart.settings.fixedAfter { " The limits come from the first \(count) figures." }
            }
            element(.details) {
                element(.summary) { "The same as a table" }
                charts.table(chart)
            }
        }
    }

    // MARK: what was said

    private var remarks: HTML {
        let said = (council.remarks[measure.id] ?? []).sorted { $0.sequence > $1.sequence }
        guard !said.isEmpty else { return .empty }
        return element(.section, .aria("labelledby", "said")) {
            element(.h2, .id("said")) { "What the council says" }
            for remark in said {
                element(.h3) { remark.period.label }
                if remark.kind == .noDataYet {
                    element(.p) {
                        "No figure yet, because: \(remark.text)"
                        if let day = remark.expected { " It is expected by \(day.inWords)." }
                    }
                } else {
                    Markdown(remark.text, topHeading: 4).html
                }
                if let line = context.figures.line(remark.sequence) {
                    element(.p, .class("quiet")) {
                        "\(line.who.capitalizedFirst), \(line.recordedAt.dayInLondon.inWords)"
                    }
                }
            }
        }
    }

    // MARK: take it with you

    private var downloads: HTML {
        element(.section, .aria("labelledby", "take")) {
            element(.h2, .id("take")) { "Take the data" }
            element(.ul) {
                element(.li) { link("All figures as CSV", to: path.form("csv")) }
                element(.li) { link("All figures as CSV for Excel", to: path.form("csv").asking([("excel", "1")])) }
                element(.li) { link("Everything as JSON", to: path.form("json")) }
                element(.li) { link("What the columns mean (CSVW)", to: path.form("csv-metadata.json")) }
            }
            if !definition[.source].isEmpty { element(.p) { "Source: \(definition[.source])" } }
            if !definition[.licence].isEmpty { element(.p) { "Licence: \(definition[.licence])" } }
        }
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Breakdown {
    /// "sex: female, age: 18-24".
    var inWords: String { text.split(separator: ";").map { $0.replacing("=", with: ": ") }.joined(separator: ", ") }
}
