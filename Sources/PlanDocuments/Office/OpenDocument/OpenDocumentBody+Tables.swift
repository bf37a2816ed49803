extension OpenDocumentBody {
    func write(_ table: Table, _ label: String, _ counter: inout Counter, _ xml: inout XMLWriter) {
        counter.tables += 1
        let name = "Table\(counter.tables)"
        let isDense = table.isDense
        paragraph(.caption, &xml) { words("\(label): \(table.caption)", &$0) }
        xml.element("table:table", ["table:name": name, "table:style-name": "Sheet"]) { xml in
            xml.element("table:title", text: table.caption)
            columns(of: table, &xml)
            xml.element("table:table-header-rows") { xml in
                xml.element("table:table-row", ["table:style-name": "Row"]) { xml in
                    for column in table.columns {
                        let style = OpenDocumentStyle.cell(isHead: true, isNumeric: column.isNumeric, isDense: isDense)
                        cell(style, "HeadCell", &xml) { words(column.heading, &$0) }
                    }
                }
            }
            let styles = table.columns.map { column in
                OpenDocumentStyle.cell(isHead: false, isNumeric: column.isNumeric, isDense: isDense)
            }
            for row in table.rows { write(row, styles, &xml) }
        }
        if let note = table.note { paragraph(.note, &xml) { write(note, &$0) } }
    }

    /// The first column names the rows.
    private func columns(of table: Table, _ xml: inout XMLWriter) {
        let styles = table.columnShares.map { OpenDocumentTableStyles.column($0) }
        xml.element("table:table-header-columns") { xml in
            for style in styles.prefix(1) { xml.element("table:table-column", ["table:style-name": style]) }
        }
        if styles.count > 1 {
            xml.element("table:table-columns") { xml in
                for style in styles.dropFirst() { xml.element("table:table-column", ["table:style-name": style]) }
            }
        }
    }

    private func write(_ row: [Prose], _ styles: [OpenDocumentStyle], _ xml: inout XMLWriter) {
        xml.element("table:table-row", ["table:style-name": Table.isLong(row) ? "LongRow" : "Row"]) { xml in
            for (style, prose) in zip(styles, row) { cell(style, "Cell", &xml) { write(prose, &$0) } }
        }
    }

    private func cell(
        _ style: OpenDocumentStyle,
        _ cellStyle: String,
        _ xml: inout XMLWriter,
        _ content: (inout XMLWriter) -> Void
    ) {
        let attributes: KeyValuePairs<StaticString, String> = [
            "table:style-name": cellStyle, "office:value-type": "string",
        ]
        xml.element("table:table-cell", attributes) { paragraph(style, &$0, content) }
    }

    func write(_ chart: Chart, _ label: String, number: Int, _ xml: inout XMLWriter) {
        paragraph(.caption, &xml) { words("\(label): \(chart.caption)", &$0) }
        if let unit = chart.unit { paragraph(.unit, &xml) { words(unit, &$0) } }
        paragraph(.picture, &xml) { frame(chart, number: number, &$0) }
        if !chart.notes.isEmpty { paragraph(.note, &xml) { words(chart.notes.joined(separator: " "), &$0) } }
    }

    private func frame(_ chart: Chart, number: Int, _ xml: inout XMLWriter) {
        let size = PictureSize(chart.drawing)
        let attributes: KeyValuePairs<StaticString, String> = [
            "draw:name": "Chart \(number)", "draw:style-name": "Frame", "text:anchor-type": "as-char",
            "svg:width": Self.millimetres(size.width), "svg:height": Self.millimetres(size.height),
        ]
        xml.element("draw:frame", attributes) { xml in
            // The first that a reader knows is the one that it shows.
            image(OpenDocumentPaper.vector(number), "image/svg+xml", &xml)
            if hasImages { image(OpenDocumentPaper.picture(number), "image/png", &xml) }
            xml.element("svg:title", text: chart.caption)
            xml.element("svg:desc", text: chart.alternative)
        }
    }

    private func image(_ path: String, _ type: String, _ xml: inout XMLWriter) {
        let attributes: KeyValuePairs<StaticString, String> = [
            "xlink:href": path, "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad",
            "draw:mime-type": type,
        ]
        xml.element("draw:image", attributes)
    }

    private static func millimetres(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)mm" }
}
