extension WordBody {
    mutating func write(_ table: Table, _ label: String, _ xml: inout XMLWriter) {
        Self.paragraph(.caption, &xml, takeOpening()) { Self.run("\(label): \(table.caption)", &$0) }
        let columns = Self.columns(of: table)
        xml.element("w:tbl") { xml in
            WordTable.properties(table, columns.map(\.width), &xml)
            xml.element("w:tr") { xml in
                xml.element("w:trPr") { xml in
                    xml.element("w:cantSplit")
                    xml.element("w:tblHeader")
                }
                for (heading, column) in zip(table.columns.map(\.heading), columns) {
                    Self.cell(column.width, column.head, &xml) { Self.run(heading, &$0) }
                }
            }
            for row in table.rows { write(row, columns, &xml) }
        }
        if let note = table.note {
            Self.paragraph(.tableNote, &xml) { write(note, &$0) }
        } else {
            opening.isBelowTable = true
        }
    }

    private struct Column {
        /// In twentieths of a point.
        let width: Int

        let head: WordStyle
        let cell: WordStyle
    }

    private static func columns(of table: Table) -> [Column] {
        let isDense = table.isDense
        return zip(table.columns, table.columnShares).map { column, share in
            Column(
                width: share * WordPage.textWidth / 1000,
                head: .cell(isHead: true, isNumeric: column.isNumeric, isDense: isDense),
                cell: .cell(isHead: false, isNumeric: column.isNumeric, isDense: isDense)
            )
        }
    }

    private mutating func write(_ row: [Prose], _ columns: [Column], _ xml: inout XMLWriter) {
        xml.element("w:tr") { xml in
            if !Table.isLong(row) { xml.element("w:trPr") { $0.element("w:cantSplit") } }
            for (prose, column) in zip(row, columns) {
                Self.cell(column.width, column.cell, &xml) { write(prose, &$0) }
            }
        }
    }

    private static func cell(
        _ width: Int,
        _ style: WordStyle,
        _ xml: inout XMLWriter,
        _ content: (inout XMLWriter) -> Void
    ) {
        xml.element("w:tc") { xml in
            xml.element("w:tcPr") { $0.element("w:tcW", ["w:w": String(width), "w:type": "dxa"]) }
            paragraph(style, &xml, Opening(), content)
        }
    }

    mutating func write(_ chart: Chart, _ label: String, _ xml: inout XMLWriter) {
        charts += 1
        let number = charts
        let picture = relationship(WordRelationship(.image, "media/chart\(number).png"))
        let vector = relationship(WordRelationship(.image, "media/chart\(number).svg"))
        Self.paragraph(.caption, &xml, takeOpening()) { Self.run("\(label): \(chart.caption)", &$0) }
        if let unit = chart.unit { Self.paragraph(.unit, &xml) { Self.run(unit, &$0) } }
        Self.paragraph(.picture, &xml) { xml in
            WordPicture(chart: chart, number: number, picture: picture, vector: vector).write(to: &xml)
        }
        if !chart.notes.isEmpty {
            Self.paragraph(.tableNote, &xml) { Self.run(chart.notes.joined(separator: " "), &$0) }
        }
    }
}
