import HashTreeCollections

/// A cell of a measure's published table.
package struct FigureCell: Hashable, Comparable, Sendable {
    package let key: SeriesKey
    package let period: Period

    package static func < (left: Self, right: Self) -> Bool { (left.key, left.period) < (right.key, right.period) }
}

extension Council {
    /// What of a measure's counts may be public, and what may not; nil where its definition hides nothing.
    ///
    /// Readers know that the parts of a breakdown add up to the whole. What areas and periods add up to is not known here:
    /// a measure has periods of one kind, and areas are published side by side.
    package func suppression(of measure: Measure, shownBefore: [Council] = []) -> SuppressionResult<FigureCell>? {
        guard let rule = measure.definition.smallNumbers, let table = figures[measure.id] else { return nil }
        var cells: [FigureCell: SuppressionCell] = [:]
        for (key, series) in table {
            for (period, value) in zip(series.periods, series.values) {
                cells[FigureCell(key: key, period: period)] = SuppressionCell(count: value.figure)
            }
        }
        var shown: [FigureCell: Figure] = [:]
        for earlier in shownBefore {
            for (key, series) in earlier.figures[measure.id] ?? [:] {
                for (period, value) in zip(series.periods, series.values) {
                    // A figure that was revised since says nothing of the new one.
                    let cell = FigureCell(key: key, period: period)
                    if let figure = value.figure, cells[cell]?.count == figure { shown[cell] = figure }
                }
            }
        }
        return SuppressionTable(cells: cells, relations: Self.sums(over: Array(cells.keys)))
            .suppressed(by: rule, shownBefore: shown)
    }

    /// Each whole with its parts by one trait: men and women, or men under 18 and men over.
    private static func sums(over cells: [FigureCell]) -> [SuppressionTable<FigureCell>.Relation] {
        struct Family: Hashable {
            let whole: FigureCell
            let trait: String
        }
        let known = Set(cells)
        var families: [Family: [FigureCell]] = [:]
        for cell in cells {
            let traits = cell.key.breakdown.text.split(separator: ";")
            for (place, trait) in traits.enumerated() {
                var rest = traits
                rest.remove(at: place)
                guard let breakdown = Breakdown(rest.joined(separator: ";")),
                    let name = trait.split(separator: "=").first
                else { continue }
                let whole = FigureCell(
                    key: SeriesKey(area: cell.key.area, breakdown: breakdown, isForecast: cell.key.isForecast),
                    period: cell.period
                )
                if known.contains(whole) {
                    families[Family(whole: whole, trait: String(name)), default: []].append(cell)
                }
            }
        }
        return families.sorted { ($0.key.whole, $0.key.trait) < ($1.key.whole, $1.key.trait) }
            .map { SuppressionTable.Relation($0.key.whole, $0.value.sorted()) }
    }

    /// Takes out of the figures what may not be public; gives the cells that no hiding protects.
    mutating func hideSmallNumbers(shownBefore: [Council]) -> [(code: MeasureCode, cell: FigureCell)] {
        var exposed: [(code: MeasureCode, cell: FigureCell)] = []
        for measure in measures.values.sorted(by: { $0.code < $1.code }) {
            guard let result = suppression(of: measure, shownBefore: shownBefore), !result.hidesNothing else {
                continue
            }
            exposed += result.exposed.map { (measure.code, $0) }
            for (key, series) in figures[measure.id] ?? [:] {
                var series = series
                for (place, period) in series.periods.enumerated()
                where result.isHidden(FigureCell(key: key, period: period)) {
                    // One mark for both kinds of hiding: which of them it is would give a count away.
                    series.values[place] = .absent(.suppressed)
                }
                figures[measure.id]?[key] = series
            }
            revisions[measure.id] = revisions[measure.id]?.filter { revision in
                let cell = FigureCell(key: revision.key, period: revision.period)
                let figures = [revision.before?.figure, revision.after?.figure].compactMap(\.self)
                return !result.isHidden(cell) && !figures.contains(where: result.rule.isSmall)
            }
        }
        return exposed
    }
}
