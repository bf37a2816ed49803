import HashTreeCollections
package import PlanDomain

/// What a file of figures would do, before anything is recorded.
package struct FigurePreview: Sendable {
    package let file: FigureFile
    package let new: Int
    package let changed: Int
    package let same: Int

    /// New numbers behind figures: numerators, denominators and limits.
    package let behind: Int

    /// Each a cell that would change, in the order of the file; the first thousand.
    package let changes: [Change]

    /// The first cells that are new, to see that the file is read rightly.
    package let samples: [Change]

    /// Figures worth a second look; the first thousand, with `unusualCount` counting all.
    package let unusual: [Unusual]
    package let unusualCount: Int

    package struct Change: Equatable, Sendable {
        package let line: Int
        package let code: MeasureCode
        package let key: SeriesKey
        package let period: Period
        package let before: ObservedValue?
        package let after: ObservedValue
    }

    package struct Unusual: Equatable, Sendable {
        package let line: Int
        package let code: MeasureCode
        package let key: SeriesKey
        package let period: Period
        package let figure: Figure
        package let reasons: [UnusualFigure]
    }

    /// Whether to record it would change anything.
    package var hasAnything: Bool { new + changed + behind > 0 }

    package static let limit = 1000

    package init(_ file: FigureFile, in council: Council, today: Day) {
        self.file = file
        var counts = (new: 0, changed: 0, same: 0, behind: 0, unusual: 0)
        var changes: [Change] = []
        var samples: [Change] = []
        var unusual: [Unusual] = []
        for (column, lines) in zip(file.figures.columns, file.lines) {
            guard let measure = council.measures[column.measureID] else { continue }
            let periods = file.figures.periods(of: column)
            let known = council.series(of: measure.id, column.key)
            let isFigure = column.key.component == .value
            var merged = MergedSeries(known: known)
            for ((period, value), line) in zip(zip(periods, column.values), lines) {
                let before = known.isEmpty ? nil : known[period]
                guard before != value else {
                    counts.same += isFigure ? 1 : 0
                    continue
                }
                let change = Change(
                    line: Int(line),
                    code: measure.code,
                    key: column.key,
                    period: period,
                    before: before,
                    after: value
                )
                if before == nil {
                    guard isFigure else {
                        counts.behind += 1
                        continue
                    }
                    counts.new += 1
                    if samples.count < 10 { samples.append(change) }
                } else {
                    counts.changed += 1
                    if changes.count < Self.limit { changes.append(change) }
                }
                guard isFigure, let figure = value.figure else { continue }
                // A forecast is of a time to come by its nature.
                let day = column.key.isForecast ? period.end : today
                let reasons = merged.reasons(for: figure, in: period, today: day)
                guard !reasons.isEmpty else { continue }
                counts.unusual += 1
                guard unusual.count < Self.limit else { continue }
                unusual.append(
                    .init(
                        line: Int(line),
                        code: measure.code,
                        key: column.key,
                        period: period,
                        figure: figure,
                        reasons: reasons
                    )
                )
            }
        }
        (new, changed, same, behind, unusualCount) = counts
        self.changes = changes.sorted { $0.line < $1.line }
        self.samples = samples
        self.unusual = unusual.sorted { $0.line < $1.line }
    }

    /// A known series and new figures, walked through together in the order of time.
    private struct MergedSeries {
        let known: Series
        private var place = 0
        private var range = UsualRange()

        init(known: Series) {
            self.known = known
        }

        mutating func reasons(for figure: Figure, in period: Period, today: Day) -> [UnusualFigure] {
            while place < known.periods.count, known.periods[place] < period {
                if let before = known.values[place].figure { range.add(before) }
                place += 1
            }
            if place < known.periods.count, known.periods[place] == period { place += 1 }
            let reasons = range.reasons(for: figure, in: period, today: today)
            range.add(figure)
            return reasons
        }
    }
}
