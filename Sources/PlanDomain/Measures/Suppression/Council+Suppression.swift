import HashTreeCollections

/// A cell of a measure's published table.
package struct FigureCell: Hashable, Comparable, Sendable {
    package let key: SeriesKey
    package let period: Period

    /// Not the figure itself but what it rose by since the figure before it in the same year: readers can work that out.
    package let isRise: Bool

    package init(key: SeriesKey, period: Period, isRise: Bool = false) {
        self.key = key
        self.period = period
        self.isRise = isRise
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.key, left.period, left.isRise ? 1 : 0) < (right.key, right.period, right.isRise ? 1 : 0)
    }
}

extension Council {
    /// What of a measure's counts may be public, and what may not; nil where its definition hides nothing.
    ///
    /// Readers know that the parts of a breakdown add up to the whole, that places of one kind add up to the place of which
    /// they are parts, and that what a cumulative figure rose by is a count of its own. Of a rate the numerator is what is
    /// counted; one whose numerator is not known cannot be checked, and is withheld.
    package func suppression(of measure: Measure, shownBefore: [Council] = []) -> SuppressionResult<FigureCell>? {
        guard let rule = measure.definition.smallNumbers, let table = figures[measure.id] else { return nil }
        let isRate = measure.definition.isRate
        var cells: [FigureCell: SuppressionCell] = [:]
        for (key, series) in table where key.component == .value {
            for (period, value) in zip(series.periods, series.values) {
                let cell = FigureCell(key: key, period: period)
                if isRate {
                    let parts = parts(of: measure.id, key, in: period)
                    cells[cell] = SuppressionCell(
                        numerator: value.figure == nil ? nil : parts.numerator,
                        denominator: parts.denominator,
                        displayed: value.figure
                    )
                } else {
                    cells[cell] = SuppressionCell(count: value.figure)
                }
            }
        }
        var shown: [FigureCell: Figure] = [:]
        for earlier in shownBefore {
            for (key, series) in earlier.figures[measure.id] ?? [:]
            where key.component == (isRate ? .numerator : .value) {
                for (period, value) in zip(series.periods, series.values) {
                    // A figure that was revised since says nothing of the new one.
                    let cell = FigureCell(key: key.with(.value), period: period)
                    if let figure = value.figure, cells[cell]?.count == figure { shown[cell] = figure }
                }
            }
        }
        let figures = Array(cells.keys)
        let relations = Self.sumsOfTraits(among: figures) + sumsOfPlaces(among: figures)
        let rises = measure.definition.accumulation == .cumulative ? Self.rises(in: &cells, shownBefore: shown) : []
        return SuppressionTable(cells: cells, relations: relations + rises).suppressed(by: rule, shownBefore: shown)
    }

    /// Each cumulative figure as the one before it in its year and what it rose by; those rises are put beside the cells.
    ///
    /// Where readers know both already, there is nothing to hide any more.
    private static func rises(
        in cells: inout [FigureCell: SuppressionCell],
        shownBefore shown: [FigureCell: Figure]
    ) -> [SuppressionTable<FigureCell>.Relation] {
        var relations: [SuppressionTable<FigureCell>.Relation] = []
        for (_, ofSeries) in Dictionary(grouping: cells.keys, by: \.key).sorted(by: { $0.key < $1.key }) {
            // A figure that is not known parts none: the next one still tells what came in between.
            let course = ofSeries.filter { cells[$0]?.count != nil }.sorted()
            for (before, after) in zip(course, course.dropFirst()) {
                guard before.period.isInSameYear(as: after.period), shown[before] == nil || shown[after] == nil,
                    let old = cells[before]?.count,
                    let new = cells[after]?.count, let rise = new.subtracting(old), !rise.isNegative
                else { continue }
                let step = FigureCell(key: after.key, period: after.period, isRise: true)
                cells[step] = SuppressionCell(count: rise, isPublished: false)
                relations.append(.init(after, [before, step]))
            }
        }
        return relations
    }

    /// Each place with the places of one kind that are its parts, as far as its own figure is among the cells.
    private func sumsOfPlaces(among cells: [FigureCell]) -> [SuppressionTable<FigureCell>.Relation] {
        struct Family: Hashable {
            let whole: AreaCode
            let kind: Substring
        }
        let families = Dictionary(grouping: areas.values.filter { $0.parent != nil }) {
            Family(whole: $0.parent ?? $0.code, kind: $0.code.kind)
        }
        guard !families.isEmpty else { return [] }
        var byWhole: [AreaCode: [[Area]]] = [:]
        for (family, parts) in families.sorted(by: { ($0.key.whole, $0.key.kind) < ($1.key.whole, $1.key.kind) }) {
            byWhole[family.whole, default: []].append(parts.sorted { $0.code < $1.code })
        }
        let known = Set(cells)
        let begins = beginnings
        return cells.sorted().flatMap { whole in
            (byWhole[whole.key.area] ?? []).compactMap { areas in
                // A part without a figure is a cell that nobody knows; one that was no place yet or no longer is no part.
                let parts = areas.filter { area in
                    area.until.map { whole.period.end <= $0 } ?? true
                        && begins[area.code].map { $0 < whole.period.end } ?? true
                }
                .map {
                    FigureCell(
                        key: SeriesKey(
                            area: $0.code,
                            breakdown: whole.key.breakdown,
                            isForecast: whole.key.isForecast
                        ),
                        period: whole.period
                    )
                }
                return parts.contains(where: known.contains) ? .init(whole, parts) : nil
            }
        }
    }

    /// The last day before a place became one, of those that took another's place.
    private var beginnings: [AreaCode: Day] {
        var days: [AreaCode: Day] = [:]
        for area in areas.values {
            guard let until = area.until else { continue }
            for code in area.successors ?? [] { days[code] = min(days[code] ?? until, until) }
        }
        return days
    }

    /// Each whole with its parts by one trait: men and women, or men under 18 and men over.
    private static func sumsOfTraits(among cells: [FigureCell]) -> [SuppressionTable<FigureCell>.Relation] {
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
            guard let result = suppression(of: measure, shownBefore: shownBefore) else { continue }
            let isRate = measure.definition.isRate
            func isHidden(_ key: SeriesKey, _ period: Period) -> Bool {
                let cell = FigureCell(key: key.with(.value), period: period)
                // Of a rate without a numerator nobody knows how many people it counts.
                return result.isHidden(cell) || isRate && result.marks[cell] == .unpublished
            }
            exposed += result.exposed.map { (measure.code, $0) }
            for (key, series) in figures[measure.id] ?? [:] {
                let hidden = series.periods.indices.filter { isHidden(key, series.periods[$0]) }
                guard !hidden.isEmpty else { continue }
                var series = series
                if key.component == .value {
                    for place in hidden where series.values[place].figure != nil {
                        // One mark for both kinds of hiding: which of them it is would give a count away.
                        series.values[place] = .absent(.suppressed)
                    }
                } else {
                    // What stands behind a hidden figure would give it away.
                    for period in hidden.map({ series.periods[$0] }) { series.set(nil, for: period, at: 0) }
                }
                figures[measure.id]?[key] = series.isEmpty ? nil : series
            }
            // A figure that no release showed may have been hidden then, and what it was is nobody's business now.
            func isKnown(_ value: ObservedValue?, _ revision: FigureRevision) -> Bool {
                guard value?.figure != nil else { return true }
                return ([self] + shownBefore).contains {
                    $0.figures[measure.id]?[revision.key]?[revision.period] == value
                }
            }
            revisions[measure.id] = revisions[measure.id]?.filter {
                !isHidden($0.key, $0.period) && isKnown($0.before, $0) && isKnown($0.after, $0)
            }
            hideBaselines(of: measure.id, by: result.rule, isRate: isRate, isHidden)
        }
        return exposed
    }

    /// Takes a baseline out whose count is small, or nobody knows, or whose figure is hidden where it is recorded.
    private mutating func hideBaselines(
        of id: Measure.ID,
        by rule: SmallNumberRule,
        isRate: Bool,
        _ isHidden: (SeriesKey, Period) -> Bool
    ) {
        guard var measure = measures[id] else { return }
        for place in measure.definitions.indices {
            guard let baseline = measure.definitions[place].baseline else { continue }
            let isCellHidden = ownArea.map { isHidden(SeriesKey(area: $0), baseline.period) } ?? false
            if isRate || rule.isSmall(baseline.value) || isCellHidden { measure.definitions[place].baseline = nil }
        }
        measures[id] = measure
    }

    /// Takes out what stands behind figures that are not there: it would give them away, whatever the definition says.
    mutating func dropPartsWithoutFigures() {
        for (id, table) in figures {
            for (key, series) in table where key.component != .value {
                let values = table[key.with(.value)]
                let orphans = series.periods.filter { values?[$0]?.figure == nil }
                guard !orphans.isEmpty else { continue }
                var series = series
                for period in orphans { series.set(nil, for: period, at: 0) }
                figures[id]?[key] = series.isEmpty ? nil : series
            }
        }
    }
}
