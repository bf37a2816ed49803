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
        case tooFewFields
    }
}

/// Why nothing of a file can be read.
package enum FigureFileFault: Error, Equatable, Sendable {
    case table(TableReader.Fault)
    case empty

    /// The headings name no column for these.
    case columnsMissing([FigureMapping.Column], headings: [String])

    /// The mapping given has other headings than the file.
    case otherHeadings([String])

    /// The file has no column of places, and nobody said for which its figures are.
    case noArea
}
