import HashTreeCollections

/// How the council stands among a group of others with one measure.
package struct MeasureComparison: Equatable, Sendable {
    package let group: ComparatorGroup

    /// The period of the group's figures, which may lie before the council's own latest.
    package let period: Period

    /// Every member that has a figure, best first where one way is better, else highest first.
    package let figures: [Member]

    /// Members without one.
    package let missing: [AreaCode]
    package let comparison: Comparison

    package struct Member: Equatable, Sendable {
        package let area: AreaCode
        package let figure: Figure
        package let isOwn: Bool
    }
}

extension Council {
    /// By the latest period for which the council and two thirds of the group have figures.
    ///
    /// Nil where there is none, and for totals that depend on the size of a place.
    package func comparison(of measure: Measure, among group: ComparatorGroup) -> MeasureComparison? {
        guard let own = ownArea, !measure.definition.dependsOnSize else { return nil }
        let others = group.members.filter { $0 != own }
        let mine = series(of: measure.id, SeriesKey(area: own))
        for place in mine.periods.indices.reversed() {
            let period = mine.periods[place]
            guard let figure = mine.values[place].figure else { continue }
            let found = others.compactMap { area in
                series(of: measure.id, SeriesKey(area: area))[period]?.figure.map {
                    MeasureComparison.Member(area: area, figure: $0, isOwn: false)
                }
            }
            // A middle of few would be taken for the middle of all.
            guard found.count >= 3, found.count * 3 >= others.count * 2 else { continue }
            let goodToBe = measure.definition(for: period).goodToBe
            guard let comparison = Comparison(of: figure, in: found.map(\.figure) + [figure], goodToBe: goodToBe) else {
                return nil
            }
            let all = found + [.init(area: own, figure: figure, isOwn: true)]
            let isLowGood = goodToBe == .low
            return MeasureComparison(
                group: group,
                period: period,
                figures: all.sorted {
                    $0.figure != $1.figure
                        ? ($0.figure < $1.figure) == isLowGood
                        : ($0.isOwn ? 0 : 1, $0.area) < ($1.isOwn ? 0 : 1, $1.area)
                },
                missing: others.filter { area in !found.contains { $0.area == area } },
                comparison: comparison
            )
        }
        return nil
    }

    /// The middle of a group's others in each period in which two thirds of them have a figure.
    package func medians(of measure: Measure, among group: ComparatorGroup) -> [(period: Period, figure: Figure)] {
        guard !measure.definition.dependsOnSize, let table = figures[measure.id] else { return [] }
        let others = group.members.filter { $0 != ownArea }
        var byPeriod: [Period: [Figure]] = [:]
        for area in others {
            guard let series = table[SeriesKey(area: area)] else { continue }
            for (period, value) in zip(series.periods, series.values) {
                if let figure = value.figure { byPeriod[period, default: []].append(figure) }
            }
        }
        return byPeriod.filter { $0.value.count >= 3 && $0.value.count * 3 >= others.count * 2 }
            .compactMap { period, figures in
                Comparison.quartile(2, of: figures.sorted()).map { (period: period, figure: $0) }
            }
            .sorted { $0.period < $1.period }
    }
}
