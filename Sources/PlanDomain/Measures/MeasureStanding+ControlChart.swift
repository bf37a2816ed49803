/// A measure's series as a control chart, with the periods of its points.
package struct MeasureControlChart: Equatable, Sendable {
    package let chart: ControlChart
    package let periods: [Period]
    package let settings: Measure.ChartSettings
}

extension MeasureStanding {
    /// The fewest points of which a chart is drawn at all.
    package static let fewestPoints = 12

    /// Nil for too few points, and for windows that overlap: each would share most of its figures with the one before.
    package var controlChart: MeasureControlChart? {
        guard definition.accumulation != .cumulative,
            ![.rolling12, .threeYearPool, .multiYear].contains(definition.periodType)
        else { return nil }
        let places = series.periods.indices.filter { series.values[$0].figure != nil }
        guard places.count >= Self.fewestPoints else { return nil }
        let settings = measure.chart ?? .init()
        let history = SeriesHistory(measure: measure, series: series, band: .usual, target: nil)
        // A break of the definition begins a new process whether or not somebody said so.
        let breaks = zip(places, places.dropFirst()).enumerated().filter { history.isBroken(between: $1.0, and: $1.1) }
            .map { $0.offset + 1 }
        let rebased = settings.rebasings.compactMap { rebasing in
            places.firstIndex { series.periods[$0] >= rebasing.period }
        }
        let chart = ControlChart(
            places.compactMap { series.values[$0].figure?.approximate },
            .init(
                goodToBe: definition.goodToBe,
                isScreened: settings.isScreened,
                fixedAfter: settings.fixedAfter,
                rebasings: Set(breaks + rebased)
            )
        )
        return MeasureControlChart(chart: chart, periods: places.map { series.periods[$0] }, settings: settings)
    }
}
