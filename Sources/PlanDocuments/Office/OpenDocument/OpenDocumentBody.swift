/// The text of an OpenDocument file.
struct OpenDocumentBody {
    let document: Document
    let hasImages: Bool

    var xml: [UInt8] {
        var xml = XMLWriter()
        xml.element("office:document-content", OpenDocumentNames.spaces) { xml in
            xml.element("office:automatic-styles") { OpenDocumentTableStyles.write(document.tables, &$0) }
            xml.element("office:body") { xml in
                xml.element("office:text") { xml in
                    front(&xml)
                    var counter = Counter()
                    for piece in document.pieces { write(piece, &counter, &xml) }
                    paragraph(.provenance, &xml) { words(document.provenance.sentence, &$0) }
                }
            }
        }
        return xml.bytes
    }

    /// How many of each were written.
    private struct Counter {
        var charts = 0
        var tables = 0
    }

    private func front(_ xml: inout XMLWriter) {
        if let notice = document.notice { paragraph(.warning, &xml) { words(notice, &$0) } }
        paragraph(.title, &xml) { words(document.title, &$0) }
        if let subtitle = document.subtitle { paragraph(.subtitle, &xml) { words(subtitle, &$0) } }
        for fact in document.facts {
            paragraph(.fact, &xml) { xml in
                xml.element("text:span", ["text:style-name": "Strong"]) { words(fact.label + ":", &$0) }
                xml.element("text:tab")
                words(fact.value, &xml)
            }
        }
    }

    private func write(_ piece: Piece, _ counter: inout Counter, _ xml: inout XMLWriter) {
        switch piece {
        case .heading(let heading): write(heading, &xml)
        case .paragraph(let number, _, let prose):
            paragraph(number == nil ? .standard : .numbered, &xml) { xml in
                if let number { lead(number, &xml) }
                write(prose, &xml)
            }
        case .list(let list): write(list, &xml)
        case .table(let table, let label): write(table, label, &counter, &xml)
        case .chart(let chart, let label, let tableLabel):
            counter.charts += 1
            write(chart, label, number: counter.charts, &xml)
            write(chart.table, tableLabel, &counter, &xml)
        case .recommendation(let recommendation, _): write(recommendation, &xml)
        case .notice(let prose): paragraph(.inset, &xml) { write(prose, &$0) }
        case .contents(let headings): write(headings, &xml)
        case .pageBreak: paragraph(.pageBreak, &xml) { _ in }
        }
    }

    private func write(_ heading: Piece.Heading, _ xml: inout XMLWriter) {
        let level = heading.level
        let style: OpenDocumentStyle = heading.beginsPage ? .headingOnNewPage(level) : .heading(level)
        let attributes: KeyValuePairs<StaticString, String> = [
            "text:style-name": style.id, "text:outline-level": String(level),
        ]
        xml.element("text:h", attributes) { xml in
            xml.element("text:bookmark-start", ["text:name": heading.anchor])
            if let number = heading.number { lead(number, &xml) }
            words(heading.text, &xml)
            xml.element("text:bookmark-end", ["text:name": heading.anchor])
        }
    }

    private func write(_ recommendation: Recommendation, _ xml: inout XMLWriter) {
        paragraph(.recommendation, &xml) { xml in
            xml.element("text:span", ["text:style-name": "Strong"]) { xml in
                lead(recommendation.number, &xml)
                words(recommendation.lead, &xml)
            }
            words(" ", &xml)
            write(recommendation.prose, &xml)
        }
    }

    private func write(_ list: List, _ xml: inout XMLWriter) {
        xml.element("text:list", ["text:style-name": list.isOrdered ? "Steps" : "Points"]) { xml in
            for item in list.items {
                xml.element("text:list-item") { xml in
                    paragraph(.point, &xml) { write(item.prose, &$0) }
                    if let inner = item.inner { write(inner, &xml) }
                }
            }
        }
    }

    private func write(_ headings: [Piece.Heading], _ xml: inout XMLWriter) {
        paragraph(.contentsHeading, &xml) { words("Contents", &$0) }
        for heading in headings {
            paragraph(.contents(heading.level), &xml) { xml in
                link(to: "#" + heading.anchor, &xml) { xml in
                    words((heading.number.map { $0 + "  " } ?? "") + heading.text, &xml)
                }
            }
        }
    }

    private func write(_ prose: Prose, _ xml: inout XMLWriter) {
        for run in prose.runs {
            if let address = run.address {
                link(to: address.complete, &xml) { styled(run, &$0) }
            } else {
                styled(run, &xml)
            }
        }
    }

    private func styled(_ run: Prose.Run, _ xml: inout XMLWriter) {
        let style: String? =
            switch (run.isStrong, run.isEmphasis) {
            case (true, true): "StrongEmphasis"
            case (true, false): "Strong"
            case (false, true): "Emphasis"
            case (false, false): nil
            }
        guard let style else { return words(run.text, &xml) }
        xml.element("text:span", ["text:style-name": style]) { words(run.text, &$0) }
    }

    private func write(_ table: Table, _ label: String, _ counter: inout Counter, _ xml: inout XMLWriter) {
        counter.tables += 1
        let name = "Table\(counter.tables)"
        paragraph(.caption, &xml) { words("\(label): \(table.caption)", &$0) }
        xml.element("table:table", ["table:name": name, "table:style-name": "Sheet"]) { xml in
            xml.element("table:title", text: table.caption)
            columns(of: table, &xml)
            xml.element("table:table-header-rows") { xml in
                xml.element("table:table-row", ["table:style-name": "Row"]) { xml in
                    for column in table.columns {
                        cell(column.isNumeric ? .headNumeric : .head, "HeadCell", &xml) { words(column.heading, &$0) }
                    }
                }
            }
            for row in table.rows { write(row, table.columns, &xml) }
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

    private func write(_ row: [Prose], _ columns: [Table.Column], _ xml: inout XMLWriter) {
        // A row longer than about half a page may be divided.
        let isLong = row.contains { $0.plain.utf8.count > 1_200 }
        xml.element("table:table-row", ["table:style-name": isLong ? "LongRow" : "Row"]) { xml in
            for (column, prose) in zip(columns, row) {
                cell(column.isNumeric ? .cellNumeric : .cell, "Cell", &xml) { write(prose, &$0) }
            }
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

    private func write(_ chart: Chart, _ label: String, number: Int, _ xml: inout XMLWriter) {
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

extension OpenDocumentBody {
    private func paragraph(_ style: OpenDocumentStyle, _ xml: inout XMLWriter, _ content: (inout XMLWriter) -> Void) {
        xml.element("text:p", ["text:style-name": style.id], content: content)
    }

    private func lead(_ number: String, _ xml: inout XMLWriter) {
        words(number, &xml)
        xml.element("text:tab")
    }

    private func link(to address: String, _ xml: inout XMLWriter, _ content: (inout XMLWriter) -> Void) {
        let attributes: KeyValuePairs<StaticString, String> = ["xlink:type": "simple", "xlink:href": address]
        xml.element("text:a", attributes, content: content)
    }

    /// The format folds spaces, so that all but single ones inside a line have an element of their own.
    private func words(_ text: String, _ xml: inout XMLWriter) {
        for (index, line) in text.printableLines.enumerated() {
            if index > 0 { xml.element("text:line-break") }
            var plain = ""
            var spaces = 0
            for character in line {
                guard character == " " else {
                    flush(&plain, spaces, &xml)
                    spaces = 0
                    plain.append(character)
                    continue
                }
                spaces += 1
            }
            flush(&plain, spaces, &xml)
            xml.text(plain)
        }
    }

    /// Writes the spaces before what comes next, and the words before them.
    private func flush(_ plain: inout String, _ spaces: Int, _ xml: inout XMLWriter) {
        guard spaces > 0 else { return }
        if spaces == 1, !plain.isEmpty {
            plain.append(" ")
            return
        }
        xml.text(plain)
        plain = ""
        xml.element("text:s", ["text:c": String(spaces)])
    }
}

extension Document {
    /// With those of the charts, in reading order.
    var tables: [Table] {
        pieces.compactMap { piece in
            switch piece {
            case .table(let table, _): table
            case .chart(let chart, _, _): chart.table
            default: nil
            }
        }
    }
}
