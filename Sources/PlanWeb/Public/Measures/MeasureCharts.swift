import HashTreeCollections
import Markup
import PlanCharts
import PlanDomain
import PlanUseCases

/// The drawings of one measure and the sentences that say the same.
struct MeasureCharts {
    let standing: MeasureStanding
    let council: Council

    init(_ standing: MeasureStanding, _ council: Council) {
        self.standing = standing
        self.council = council
    }

    private var measure: Measure { standing.measure }
    private var definition: MeasureDefinition { standing.definition }

    // MARK: over time

    /// The council's own points and, beyond the last, what is forecast.
    var points: [ChartPoint] {
        let known = zip(standing.series.periods, standing.series.values).map { period, value in
            ChartPoint(
                period: period,
                value: value.figure,
                standing: value.marks.contains(.provisional) || value.marks.contains(.estimated)
                    ? .provisional : .final,
                interval: parts(period).interval
            )
        }
        let last = standing.series.latest?.period
        let coming = zip(standing.forecast.periods, standing.forecast.values)
            .filter { period, _ in last.map { $0 < period } ?? true }
            .map { ChartPoint(period: $0, value: $1.figure, standing: .forecast) }
        return known + coming
    }

    /// A figure of the council's own with what stands behind it.
    private func parts(_ period: Period) -> FigureParts {
        council.ownArea.map { council.parts(of: measure.id, SeriesKey(area: $0), in: period) } ?? FigureParts()
    }

    /// Where the line is cut: what is counted changed, or the source says so.
    var breaks: [ChartBreak] {
        let redefined = measure.definitions.compactMap { version -> ChartBreak? in
            guard let comparability = version.comparability, comparability.degree == .broken,
                let first = standing.series.periods.first(where: { $0.end >= version.from })
            else { return nil }
            return ChartBreak(before: first, note: comparability.note)
        }
        let marked = zip(standing.series.periods, standing.series.values).filter { $1.marks.contains(.seriesBreak) }
            .map { ChartBreak(before: $0.0, note: "Break in the series") }
        return redefined + marked
    }

    private var targets: [ChartTarget] {
        council.targets.values.filter { $0.measureID == measure.id }.sorted { $0.period < $1.period }
            .compactMap { target in
                target.current.value.map {
                    ChartTarget(period: target.period, value: $0, isChanged: !target.changes.isEmpty)
                }
            }
    }

    /// England, the region and the middle of a group, where they have figures and size does not matter.
    var comparators: [(name: String, points: [ChartPoint])] {
        guard !definition.dependsOnSize else { return [] }
        let table = council.figures[measure.id] ?? [:]
        let regions = table.keys.map(\.area).filter { $0.rawValue.hasPrefix("E12") }.sorted().prefix(1)
        let wide = ([AreaCode.england] + regions).compactMap { area -> (name: String, points: [ChartPoint])? in
            guard area != council.ownArea, let series = table[SeriesKey(area: area)], series.latest != nil else {
                return nil
            }
            return (
                council.name(of: area),
                zip(series.periods, series.values).map { ChartPoint(period: $0, value: $1.figure) }
            )
        }
        let group = council.comparators.values.sorted { $0.key < $1.key }.lazy
            .map { (group: $0, medians: council.medians(of: measure, among: $0)) }.first { $0.medians.count > 1 }
        let middle = group.map { group in
            (
                name: "Middle of \(shortName(group.group))",
                points: group.medians.map { ChartPoint(period: $0.period, value: $0.figure) }
            )
        }
        return wide + [middle].compactMap(\.self)
    }

    /// Few enough words to stand at the end of a line.
    private func shortName(_ group: ComparatorGroup) -> String {
        group.name.lowercased().contains("neighbours")
            ? "its neighbours" : group.name.split(separator: "(").first.map { String($0).trimmingSpaces } ?? group.name
    }

    var line: HTML { drawing.map { $0.html + illustrativeNote } ?? .empty }

    /// The same for papers; nil while there is no figure.
    var picture: ChartPicture? { drawing?.picture }

    private var drawing: LineChart? {
        guard points.contains(where: { $0.value != nil }) else { return nil }
        return LineChart(
            title: "\(definition.title), \(council.ownName)",
            description: sentence,
            unit: definition.axisTitle,
            style: definition.style,
            main: .init(label: council.ownName, points: points),
            comparators: comparators.map { .init(label: $0.name, points: $0.points) },
            targets: targets,
            breaks: breaks
        )
    }

    /// A target that is made up never stands on a chart without saying so.
    private var illustrativeNote: HTML {
        let isMadeUp = council.targets.values.contains {
            $0.measureID == measure.id && $0.current.value != nil && $0.current.basis == .illustrative
        }
        guard isMadeUp else { return .empty }
        return element(.p, .class("chart-notes")) {
            tag("Illustrative", .quiet)
            " The target on this chart is made up to show how targets work."
        }
    }

    /// What the line shows, in a sentence or two.
    var sentence: String {
        let known = zip(standing.series.periods, standing.series.values).compactMap { period, value in
            value.figure.map { (period: period, figure: $0) }
        }
        guard let first = known.first, let last = known.last else { return "No figure is known yet." }
        guard known.count > 1, let highest = known.max(by: { $0.figure < $1.figure }),
            let lowest = known.min(by: { $0.figure < $1.figure })
        else { return "\(council.ownName): \(definition.phrase(last.figure)) in \(last.period.label)." }
        let verb = last.figure > first.figure ? "rose" : last.figure < first.figure ? "fell" : "went"
        var text =
            "\(council.ownName) \(verb) from \(definition.short(first.figure)) in \(first.period.label) to \(definition.short(last.figure)) in \(last.period.label)."
        text +=
            " The highest was \(definition.short(highest.figure)) in \(highest.period.label), the lowest \(definition.short(lowest.figure)) in \(lowest.period.label)."
        for comparator in comparators.prefix(1) {
            if let other = comparator.points.last(where: { $0.value != nil }), let figure = other.value {
                text += " \(comparator.name): \(definition.short(figure)) in \(other.period.label)."
            }
        }
        return text
    }

    /// Every figure, newest first, with all the decimals that there are.
    var table: HTML {
        let others = comparators
        let own = Dictionary(uniqueKeysWithValues: standing.series.periods.map { ($0, parts($0)) })
        let isCounted = own.values.contains { $0.numerator != nil || $0.denominator != nil }
        let hasInterval = own.values.contains { $0.interval != nil }
        /// The cells behind a figure; empty for a forecast, which has none here.
        func behind(_ period: Period) -> [HTML] {
            let parts = own[period]
            return (isCounted ? [parts?.numerator, parts?.denominator].map { .text($0.map(whole) ?? "") } : [])
                + (hasInterval ? [.text(parts?.interval.map { definition.short($0) } ?? "")] : [])
        }
        let rows = zip(standing.series.periods, standing.series.values).reversed().map { period, value -> [HTML] in
            let target = council.targets[TargetKey(measure.id, period)]?.current.value
            return [.text(period.label), .text(exact(value))] + behind(period)
                + (targets.isEmpty ? [] : [.text(target.map { definition.short($0) } ?? "")])
                + others.map { other in
                    .text(other.points.first { $0.period == period }?.value.map(exact) ?? "")
                }
        }
        let coming = points.filter { $0.standing == .forecast }.reversed().map { point -> [HTML] in
            let target = council.targets[TargetKey(measure.id, point.period)]?.current.value
            return [.text(point.period.label), .text(point.value.map { "\(exact($0)) (forecast)" } ?? "")]
                + behind(point.period)
                + (targets.isEmpty ? [] : [.text(target.map { definition.short($0) } ?? "")])
                + others.map { _ in .empty }
        }
        return Table(
            caption: "\(definition.title): every figure, newest first (\(definition.unit))",
            columns: ["Period", council.ownName] + (isCounted ? ["Numerator", "Denominator"] : [])
                + (hasInterval ? ["Confidence interval"] : []) + (targets.isEmpty ? [] : ["Target"])
                + others.map(\.name),
            rows: coming + rows
        ).html
    }

    private func whole(_ figure: Figure) -> String { figure.shown(decimals: figure.decimals) }

    /// Better, similar or worse than England and the like in the same period, where an interval allows to say so.
    var differences: [String] {
        guard let period = standing.period, let figure = standing.value?.figure, let interval = standing.parts.interval
        else { return [] }
        return comparators.compactMap { comparator in
            guard let other = comparator.points.first(where: { $0.period == period })?.value else { return nil }
            let difference = Difference(interval, against: other, goodToBe: definition.goodToBe)
            return
                "By its confidence interval (\(definition.short(interval))) the figure of \(definition.short(figure)) is \(difference.inWords) that of \(comparator.name), \(definition.short(other))."
        }
    }

    private func exact(_ value: ObservedValue) -> String {
        guard case .figure(let figure, let marks) = value else { return definition.short(value) }
        return exact(figure) + (marks.isEmpty ? "" : " (\(marks.inWords))")
    }

    private func exact(_ figure: Figure) -> String {
        definition.short(figure, decimals: max(definition.decimals, figure.decimals))
    }

    // MARK: beside others

    func bars(_ comparison: MeasureComparison) -> HTML {
        ComparisonBars(
            title: "\(definition.title), \(comparison.period.label): \(comparison.group.name)",
            description: sentence(comparison),
            unit: definition.axisTitle,
            style: definition.style,
            bars: comparison.figures.map {
                .init(name: council.name(of: $0.area), value: $0.figure, role: $0.isOwn ? .own : .other)
            }
        ).html
    }

    func sentence(_ comparison: MeasureComparison) -> String {
        let own = comparison.figures.first { $0.isOwn }.map { definition.short($0.figure) } ?? ""
        let middle = definition.short(comparison.comparison.median)
        var text = "In \(comparison.period.label) \(council.ownName) had \(own)"
        if let rank = comparison.comparison.rank {
            text += ": \(ordinal(rank)) best of \(comparison.comparison.count)"
        }
        if let band = comparison.comparison.band { text += ", in quarter \(band.rawValue) (A is the best)" }
        text += ", where the middle is \(middle)."
        if let latest = standing.series.latest?.period, latest != comparison.period {
            text += " The group's figures for \(latest.label) are not out yet."
        }
        return text
    }

    private func ordinal(_ number: Int) -> String {
        switch (number % 100, number % 10) {
        case (11...13, _): "\(number)th"
        case (_, 1): number == 1 ? "the" : "\(number)st"
        case (_, 2): "\(number)nd"
        case (_, 3): "\(number)rd"
        default: "\(number)th"
        }
    }

    func table(_ comparison: MeasureComparison) -> HTML {
        Table(
            caption: "\(definition.title), \(comparison.period.label), \(comparison.group.name)",
            columns: ["Area", "Figure"],
            rows: comparison.figures.map { [.text(council.name(of: $0.area)), .text(exact($0.figure))] }
        ).html
    }

    /// The council and the members of a group, each in a small drawing on one scale, and the same figures as a table.
    func multiples(_ group: ComparatorGroup) -> HTML {
        let areas = [council.ownArea].compactMap(\.self) + group.members.filter { $0 != council.ownArea }
        let shown = areas.prefix(12).map {
            (name: council.name(of: $0), series: council.series(of: measure.id, SeriesKey(area: $0)))
        }
        .filter { $0.series.values.count { $0.figure != nil } > 1 }
        guard shown.count > 1 else { return .empty }
        let title = "\(definition.title): \(group.name), all on one scale"
        let panels = shown.compactMap { area -> SmallMultiples.Panel? in
            let known = area.series.values.compactMap(\.figure)
            guard let first = known.first, let last = known.last else { return nil }
            return .init(
                name: area.name,
                description: "\(area.name): from \(definition.short(first)) to \(definition.short(last))",
                points: zip(area.series.periods, area.series.values).map { ChartPoint(period: $0, value: $1.figure) }
            )
        }
        let periods = Set(shown.flatMap(\.series.periods)).sorted(by: >)
        let table = Table(
            caption: "\(title) (\(definition.unit))",
            columns: ["Period"] + shown.map(\.name),
            rows: periods.map { period in
                [.text(period.label)] + shown.map { .text($0.series[period].map(exact) ?? "") }
            }
        )
        return SmallMultiples(
            title: title,
            unit: definition.axisTitle,
            style: definition.style,
            panels: panels,
            breaks: breaks.map(\.period)
        ).html
            + element(.details) {
                element(.summary) { "The same as a table" }
                table.html
            }
    }

    // MARK: signal or noise

    func control(_ chart: MeasureControlChart) -> HTML {
        let rebasings = chart.settings.rebasings.map { ChartBreak(before: $0.period, note: $0.reason) }
        return ControlChartDrawing(
            title: "\(definition.title): control chart",
            description: sentence(chart),
            unit: definition.axisTitle,
            style: definition.style,
            label: council.ownName,
            chart: chart.chart,
            periods: chart.periods,
            target: target(chart),
            changes: rebasings + breaks
        ).html
    }

    func assurance(_ chart: MeasureControlChart) -> ControlChart.Assurance? {
        target(chart).flatMap { chart.chart.assurance(target: $0.approximate) }
    }

    private func target(_: MeasureControlChart) -> Figure? {
        guard case .single(let figure)? = standing.target?.current.value else { return nil }
        return figure
    }

    func sentence(_ chart: MeasureControlChart) -> String {
        let causes = chart.chart.points.count { $0.cause != nil }
        let latest = VariationMark(chart.chart).label.lowercasedFirst
        guard let group = chart.chart.groups.last, let limits = group.limits else {
            return "\(chart.chart.points.count) figures that do not vary."
        }
        func shown(_ value: Double) -> String { definition.shortStatistic(value) }
        return
            "\(chart.chart.points.count) figures, centre \(shown(group.centre)), limits \(shown(limits.lower)) and \(shown(limits.upper)). \(causes == 0 ? "None" : "\(causes)") of them \(causes == 1 ? "is" : "are") more than chance. The latest: \(latest)."
    }

    func table(_ chart: MeasureControlChart) -> HTML {
        Table(
            caption: "\(definition.title): control chart, newest first",
            columns: ["Period", "Figure", "What it says"],
            rows: zip(chart.periods, chart.chart.points).reversed().map { period, point in
                [
                    .text(period.label), .text(standing.series[period].map(exact) ?? ""),
                    .text(point.cause?.sentence ?? "Within what chance does"),
                ]
            }
        ).html
    }
}

extension MeasureDefinition {
    /// A statistic of its figures, with one decimal more than they have.
    func shortStatistic(_ value: Double) -> String {
        let scaled = (value * tenTo(decimals + 1)).rounded()
        guard abs(scaled) < 1e15, let figure = Figure(digits: Int64(scaled), places: decimals + 1) else { return "–" }
        return short(figure, decimals: decimals + 1)
    }

    private func tenTo(_ power: Int) -> Double { (0..<power).reduce(1.0) { value, _ in value * 10 } }
}

extension ControlChart.SpecialCause {
    /// The rule that a point breaks, in words.
    var sentence: String {
        switch self {
        case .outsideLimits(let side): "\(side == .high ? "Above the upper" : "Below the lower") limit"
        case .trend(let side): "Seven in a row going \(side == .high ? "up" : "down")"
        case .nearLimit(let side): "Two of three near the \(side == .high ? "upper" : "lower") limit"
        case .shift(let side): "Seven in a row \(side == .high ? "above" : "below") the centre"
        }
    }
}

extension Council {
    /// The council's own area by its name.
    var ownName: String { ownArea.map(name) ?? profile?.shortName ?? "The council" }

    func name(of area: AreaCode) -> String { areas[area]?.name ?? area.rawValue }
}
