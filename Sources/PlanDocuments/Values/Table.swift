/// Figures or words in rows and columns; the first cell of each row names it.
package struct Table: Equatable, Sendable {
    package let caption: String
    package let columns: [Column]

    /// A cell for each column; an empty one is allowed.
    package let rows: [[Prose]]

    /// What a reader must know, below the table.
    package let note: Prose?

    package struct Column: Equatable, Sendable {
        package let heading: String

        /// Numbers stand one above the other, to the right.
        package let isNumeric: Bool

        package init(_ heading: String, isNumeric: Bool = false) {
            self.heading = heading
            self.isNumeric = isNumeric
        }
    }

    /// Whether a row is longer than about half a page, so that it may be divided between pages.
    static func isLong(_ row: [Prose]) -> Bool { row.contains { $0.plain.utf8.count > 1_200 } }

    package init(caption: String, columns: [Column], rows: [[Prose]], note: Prose? = nil) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.note = note
    }

    package init(caption: String, columns: [Column], rows: [[String]], note: Prose? = nil) {
        self.init(caption: caption, columns: columns, rows: rows.map { $0.map { Prose($0) } }, note: note)
    }
}
