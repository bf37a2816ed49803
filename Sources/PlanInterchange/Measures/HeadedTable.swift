import PlanDomain

/// A table whose first row names its columns: each row is asked by heading, in whatever order they stand.
struct HeadedTable {
    let rows: [Row]

    struct Row {
        fileprivate let headings: [String]
        fileprivate let row: TableRow

        /// The line of the file.
        var line: Int { row.line }

        /// Without spaces around; empty where the table has no such column or the row ends before it.
        subscript(heading: String) -> String {
            headings.firstIndex(of: heading).flatMap { $0 < row.fields.count ? row.fields[$0].trimmingSpaces : nil }
                ?? ""
        }
    }

    /// Headings are read without regard to capitals; those that are required have to be there.
    init(_ bytes: [UInt8], required: [String]) throws(FigureFileFault) {
        let read: [TableRow]
        do {
            read = try TableReader.rows(of: bytes)
        } catch let fault as TableReader.Fault {
            throw .table(fault)
        } catch {
            throw .empty
        }
        guard let headings = read.first?.fields.map({ $0.trimmingSpaces.lowercased() }) else { throw .empty }
        let missing = required.filter { !headings.contains($0) }
        guard missing.isEmpty else { throw .headingsMissing(missing, headings: headings) }
        rows = read.dropFirst().filter { !$0.isBlank }.map { Row(headings: headings, row: $0) }
    }
}
