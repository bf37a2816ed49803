package import PlanDomain

/// Reads a file of figures as it comes in, long (one figure a row) or wide (periods as columns).
///
/// Nothing is recorded here. Memory grows with the figures, not with the text of the file.
package struct FigureFileReader {
    private let council: Council
    private let given: FigureMapping?
    private let area: AreaCode?
    private var table = TableReader()
    private var rows: FigureRows?

    /// `mapping` is what somebody said the columns are, `area` the place of a file that names none.
    package init(council: Council, mapping: FigureMapping? = nil, area: AreaCode? = nil) {
        self.council = council
        given = mapping
        self.area = area ?? council.ownArea
    }

    package mutating func read(_ bytes: [UInt8], isLast: Bool) throws(FigureFileFault) {
        var rows = rows
        self.rows = nil
        // Made once: the council is a value with many parts, and would be copied with every row.
        let begin = { [council, given, area] headings in try Self.begin(headings, council, given, area) }
        do {
            try table.read(bytes, isLast: isLast) { found in
                if rows == nil {
                    rows = try begin(found.fields)
                } else {
                    rows?.take(found)
                }
            }
        } catch let fault as TableReader.Fault {
            throw .table(fault)
        } catch let fault as FigureFileFault {
            throw fault
        } catch {
            throw .empty
        }
        self.rows = rows
    }

    /// After the last piece.
    package consuming func finish() throws(FigureFileFault) -> FigureFile {
        guard let rows, let encoding = table.encoding, let separator = table.separator else { throw .empty }
        let file = rows.finish(encoding, separator)
        return file.without(council.contradictions(bringing: file.figures))
    }

    /// Reads a whole file at once.
    package static func file(
        _ bytes: [UInt8],
        council: Council,
        mapping: FigureMapping? = nil,
        area: AreaCode? = nil
    ) throws(FigureFileFault) -> FigureFile {
        var reader = FigureFileReader(council: council, mapping: mapping, area: area)
        try reader.read(bytes, isLast: true)
        return try reader.finish()
    }

    private static func begin(
        _ headings: [String],
        _ council: Council,
        _ given: FigureMapping?,
        _ area: AreaCode?
    ) throws(FigureFileFault) -> FigureRows {
        let headings = headings.map(\.trimmingSpaces)
        if let given, given.fingerprint != FigureMapping.fingerprint(headings) { throw .otherHeadings(headings) }
        let mapping = given ?? FigureHeadings.mapping(of: headings, in: council)
        // One column for each heading: a description made elsewhere may have more, and rows are read by its places.
        guard mapping.columns.count == mapping.headings.count else { throw .otherHeadings(headings) }
        var missing: [FigureMapping.Column] = []
        let columns = Set(mapping.columns)
        let isWide = mapping.columns.contains { if case .valuesOf = $0 { true } else { $0 == .values } }
        if !columns.contains(.measure) { missing.append(.measure) }
        if !isWide {
            let isWorkedOut = columns.isSuperset(of: [.component(.numerator), .component(.denominator)])
            if !columns.contains(.value), !isWorkedOut { missing.append(.value) }
            // Its first day is enough where the measure says how long its periods are.
            if !columns.contains(.period), !columns.contains(.periodStart) { missing.append(.period) }
        }
        guard missing.isEmpty else { throw .columnsMissing(missing, headings: headings) }
        guard columns.contains(.area) || mapping.area ?? area != nil else { throw .noArea }
        return FigureRows(council: council, mapping: mapping, area: mapping.area ?? area, isWide: isWide)
    }
}
