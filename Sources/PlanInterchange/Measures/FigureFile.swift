package import PlanDomain

/// A file of figures, read: what it says, and for every cell that cannot be taken why.
package struct FigureFile: Sendable {
    package let encoding: TextEncoding
    package let separator: TableReader.Separator
    package let mapping: FigureMapping

    /// Rows below the headings.
    package let rows: Int

    /// By measure and key.
    package let figures: FigureColumns

    /// The line of the file for each value, column by column as in `figures`.
    package let lines: [[Int32]]

    /// The first of them, in the order of the file; `faultCount` counts all.
    package let faults: [RowFault]
    package let faultCount: Int

    /// Cells with nothing in them.
    package let empty: Int

    /// Cells that the file gives twice with the same value.
    package let repeated: Int

    /// Places that the file names.
    package let areas: [Area]

    package static let faultLimit = 1000

    /// What is wrong with one cell.
    package struct RowFault: Equatable, Sendable {
        package let line: Int

        /// The heading of the column; empty where the whole row is meant.
        package let column: String
        package let cause: Cause
    }

    package enum Cause: Equatable, Sendable {
        case measureMissing
        case measureUnknown(String)
        case measureRetired(String)
        case areaMalformed(String)
        case periodMissing
        case period(PeriodText.Fault, String, choices: [Period])

        /// "2024-02-30", or a start and an end that are no such period.
        case periodDays(String)
        case figure(FigureText.Fault, String)

        /// A pound sign on a measure that is not in pounds, a per cent sign on one that is no share.
        case unit(String)
        case valueMissing
        case flagUnknown(String)

        /// A figure in a cell that is flagged as having none.
        case flagContradicts(String)
        case breakdownMalformed(String)
        case fault(FigureFault, String)

        /// The same cell with another value, on another line.
        case twice(otherLine: Int)

        /// A mark behind a numerator, a denominator or a limit.
        case markMisplaced(String)
        case tooFewFields
    }
}

extension FigureFile {
    /// The file without figures that contradict what the record holds or what stands behind them, each with its line.
    func without(_ contradictions: [FigureContradiction]) -> FigureFile {
        guard !contradictions.isEmpty else { return self }
        struct Cell: Hashable {
            let measureID: Measure.ID
            let key: SeriesKey
            let period: Period
        }
        let bad = Dictionary(
            contradictions.map { (Cell(measureID: $0.measureID, key: $0.key, period: $0.period), $0.fault) }
        ) { first, _ in first }
        var kept = FigureColumns()
        var keptLines: [[Int32]] = []
        var faults: [Cell: RowFault] = [:]
        for (column, lines) in zip(figures.columns, lines) {
            let cells = zip(zip(figures.periods(of: column), column.values), lines).filter { cell, line in
                let place = Cell(measureID: column.measureID, key: column.key.with(.value), period: cell.0)
                guard let fault = bad[place] else { return true }
                // The figure comes before what stands behind it: its own line is named where it has one.
                if faults[place] == nil {
                    faults[place] = RowFault(line: Int(line), column: "", cause: .fault(fault, cell.1.text))
                }
                return false
            }
            guard !cells.isEmpty else { continue }
            kept.add(column.measureID, column.key, cells.map(\.0.0), cells.map(\.0.1))
            keptLines.append(cells.map(\.1))
        }
        return FigureFile(
            encoding: encoding,
            separator: separator,
            mapping: mapping,
            rows: rows,
            figures: kept,
            lines: keptLines,
            faults: Array((self.faults + faults.values).sorted { $0.line < $1.line }.prefix(Self.faultLimit)),
            faultCount: faultCount + faults.count,
            empty: empty,
            repeated: repeated,
            areas: areas
        )
    }
}

/// Why nothing of a file can be read.
package enum FigureFileFault: Error, Equatable, Sendable {
    case table(TableReader.Fault)
    case empty

    /// The headings name no column for these.
    case columnsMissing([FigureMapping.Column], headings: [String])

    /// A table of measures, places, targets or comparators lacks these headings.
    case headingsMissing([String], headings: [String])

    /// The mapping given has other headings than the file.
    case otherHeadings([String])

    /// The file has no column of places, and nobody said for which its figures are.
    case noArea
}
