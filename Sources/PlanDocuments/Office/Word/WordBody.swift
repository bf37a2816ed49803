/// The text of a Word file, and what it needs from other parts.
struct WordBody {
    private let document: Document

    /// What the text leads to; the first are the parts that every file has.
    private(set) var relationships = [
        WordRelationship(.styles, "styles.xml"), WordRelationship(.settings, "settings.xml"),
        WordRelationship(.numbering, "numbering.xml"), WordRelationship(.footer, "footer1.xml"),
    ]

    private var addresses: [String: String] = [:]
    private(set) var orderedLists = 0
    private var charts = 0
    private var bookmarks = 0

    /// Word leaves no room below a table; the paragraph that follows makes some.
    private var isBelowTable = false

    init(document: Document) {
        self.document = document
    }

    /// Writes the part; call once, before the relationships are read.
    var xml: [UInt8] {
        mutating get {
            var xml = XMLWriter()
            xml.element("w:document", WordNames.spaces) { xml in
                xml.element("w:body") { xml in
                    front(&xml)
                    for piece in document.pieces { write(piece, &xml) }
                    Self.paragraph(.provenance, &xml) { Self.run(document.provenance.sentence, &$0) }
                    section(&xml)
                }
            }
            return xml.bytes
        }
    }

    private mutating func front(_ xml: inout XMLWriter) {
        if let notice = document.notice { Self.paragraph(.warning, &xml) { Self.run(notice, &$0) } }
        Self.paragraph(.title, &xml) { Self.run(document.title, &$0) }
        if let subtitle = document.subtitle { Self.paragraph(.subtitle, &xml) { Self.run(subtitle, &$0) } }
        for fact in document.facts {
            Self.paragraph(.fact, &xml) { xml in
                Self.run(fact.label + ":", &xml, isStrong: true)
                Self.tab(&xml)
                Self.run(fact.value, &xml)
            }
        }
    }

    private mutating func write(_ piece: Piece, _ xml: inout XMLWriter) {
        let isBelowTable = isBelowTable
        self.isBelowTable = false
        switch piece {
        case .heading(let heading): write(heading, &xml)
        case .paragraph(let number, _, let prose):
            Self.paragraph(number == nil ? .normal : .numbered, &xml, isBelowTable: isBelowTable) { xml in
                if let number {
                    Self.run(number, &xml)
                    Self.tab(&xml)
                }
                write(prose, &xml)
            }
        case .list(let list): write(list, level: 0, &xml)
        case .table(let table, let label): write(table, label, &xml)
        case .chart(let chart, let label, let tableLabel):
            write(chart, label, &xml)
            write(chart.table, tableLabel, &xml)
        case .recommendation(let recommendation, _): write(recommendation, &xml)
        case .notice(let prose): Self.paragraph(.inset, &xml, isBelowTable: isBelowTable) { write(prose, &$0) }
        case .contents(let headings): write(headings, &xml)
        case .pageBreak:
            Self.paragraph(.normal, &xml) { $0.element("w:r") { $0.element("w:br", ["w:type": "page"]) } }
        }
    }

    private mutating func write(_ heading: Piece.Heading, _ xml: inout XMLWriter) {
        bookmarks += 1
        let id = String(bookmarks)
        Self.paragraph(.heading(heading.level), &xml, beginsPage: heading.beginsPage) { xml in
            xml.element("w:bookmarkStart", ["w:id": id, "w:name": heading.bookmark])
            if let number = heading.number {
                Self.run(number, &xml)
                Self.tab(&xml)
            }
            Self.run(heading.text, &xml)
            xml.element("w:bookmarkEnd", ["w:id": id])
        }
    }

    private mutating func write(_ recommendation: Recommendation, _ xml: inout XMLWriter) {
        Self.paragraph(.recommendation, &xml) { xml in
            Self.run(recommendation.number, &xml, isStrong: true)
            Self.tab(&xml)
            Self.run(recommendation.lead + " ", &xml, isStrong: true)
            write(recommendation.prose, &xml)
        }
    }

    private mutating func write(_ list: List, level: Int, _ xml: inout XMLWriter) {
        if list.isOrdered { orderedLists += 1 }
        let numbering = list.isOrdered ? WordNumbering.ordered(orderedLists) : WordNumbering.bulleted
        for item in list.items {
            xml.element("w:p") { xml in
                xml.element("w:pPr") { xml in
                    xml.element("w:pStyle", ["w:val": WordStyle.listParagraph.id])
                    xml.element("w:numPr") { xml in
                        xml.element("w:ilvl", ["w:val": String(level)])
                        xml.element("w:numId", ["w:val": String(numbering)])
                    }
                }
                write(item.prose, &xml)
            }
            if let inner = item.inner { write(inner, level: level + 1, &xml) }
        }
    }

    /// A list of links, in the field by which Word makes a contents list: its reader can have it made anew.
    private mutating func write(_ headings: [Piece.Heading], _ xml: inout XMLWriter) {
        Self.paragraph(.contentsHeading, &xml) { Self.run("Contents", &$0) }
        let depth = headings.map(\.level).max() ?? 1
        for (index, heading) in headings.enumerated() {
            Self.paragraph(.contents(heading.level), &xml) { xml in
                if index == 0 { Self.beginField("TOC \\o \"1-\(depth)\" \\h \\z \\u", &xml) }
                xml.element("w:hyperlink", ["w:anchor": heading.bookmark, "w:history": "1"]) { xml in
                    Self.run((heading.number.map { $0 + "  " } ?? "") + heading.text, &xml, style: "Hyperlink")
                }
                if index == headings.count - 1 { Self.endField(&xml) }
            }
        }
    }

    private mutating func write(_ prose: Prose, _ xml: inout XMLWriter) {
        for run in prose.runs {
            guard let address = run.address else {
                Self.run(run.text, &xml, isStrong: run.isStrong, isEmphasis: run.isEmphasis)
                continue
            }
            xml.element("w:hyperlink", ["r:id": relationship(to: address.complete), "w:history": "1"]) { xml in
                Self.run(run.text, &xml, isStrong: run.isStrong, isEmphasis: run.isEmphasis, style: "Hyperlink")
            }
        }
    }

    private mutating func relationship(to address: String) -> String {
        if let id = addresses[address] { return id }
        let id = relationship(WordRelationship(.hyperlink, address))
        addresses[address] = id
        return id
    }

    private mutating func relationship(_ relationship: WordRelationship) -> String {
        relationships.append(relationship)
        return WordRelationship.id(relationships.count - 1)
    }

    private mutating func write(_ table: Table, _ label: String, _ xml: inout XMLWriter) {
        Self.paragraph(.caption, &xml) { Self.run("\(label): \(table.caption)", &$0) }
        let widths = table.columnShares.map { $0 * WordPage.textWidth / 1000 }
        xml.element("w:tbl") { xml in
            WordTable.properties(table, widths, &xml)
            xml.element("w:tr") { xml in
                xml.element("w:trPr") { xml in
                    xml.element("w:cantSplit")
                    xml.element("w:tblHeader")
                }
                for (column, width) in zip(table.columns, widths) {
                    Self.cell(width, column.isNumeric ? .headNumeric : .head, &xml) { Self.run(column.heading, &$0) }
                }
            }
            for row in table.rows { write(row, table.columns, widths, &xml) }
        }
        if let note = table.note {
            Self.paragraph(.tableNote, &xml) { write(note, &$0) }
        } else {
            isBelowTable = true
        }
    }

    private mutating func write(_ row: [Prose], _ columns: [Table.Column], _ widths: [Int], _ xml: inout XMLWriter) {
        xml.element("w:tr") { xml in
            // A row longer than about half a page may be divided.
            if row.allSatisfy({ $0.plain.utf8.count < 1_200 }) { xml.element("w:trPr") { $0.element("w:cantSplit") } }
            for (prose, (column, width)) in zip(row, zip(columns, widths)) {
                Self.cell(width, column.isNumeric ? .cellNumeric : .cell, &xml) { write(prose, &$0) }
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
            paragraph(style, &xml, content)
        }
    }

    private mutating func write(_ chart: Chart, _ label: String, _ xml: inout XMLWriter) {
        charts += 1
        let number = charts
        let picture = relationship(WordRelationship(.image, "media/chart\(number).png"))
        let vector = relationship(WordRelationship(.image, "media/chart\(number).svg"))
        Self.paragraph(.caption, &xml) { Self.run("\(label): \(chart.caption)", &$0) }
        if let unit = chart.unit { Self.paragraph(.unit, &xml) { Self.run(unit, &$0) } }
        Self.paragraph(.picture, &xml) { xml in
            WordPicture(chart: chart, number: number, picture: picture, vector: vector).write(to: &xml)
        }
        if !chart.notes.isEmpty {
            Self.paragraph(.tableNote, &xml) { Self.run(chart.notes.joined(separator: " "), &$0) }
        }
    }

    private func section(_ xml: inout XMLWriter) {
        xml.element("w:sectPr") { xml in
            xml.element("w:footerReference", ["w:type": "default", "r:id": WordRelationship.id(3)])
            WordPage.write(to: &xml)
        }
    }
}

extension WordBody {
    private static func paragraph(
        _ style: WordStyle,
        _ xml: inout XMLWriter,
        isBelowTable: Bool = false,
        beginsPage: Bool = false,
        _ content: (inout XMLWriter) -> Void
    ) {
        xml.element("w:p") { xml in
            xml.element("w:pPr") { xml in
                xml.element("w:pStyle", ["w:val": style.id])
                if beginsPage { xml.element("w:pageBreakBefore") }
                if isBelowTable { xml.element("w:spacing", ["w:before": "240"]) }
            }
            content(&xml)
        }
    }

    static func run(
        _ text: String,
        _ xml: inout XMLWriter,
        isStrong: Bool = false,
        isEmphasis: Bool = false,
        style: String? = nil
    ) {
        xml.element("w:r") { xml in
            if isStrong || isEmphasis || style != nil {
                xml.element("w:rPr") { xml in
                    if let style { xml.element("w:rStyle", ["w:val": style]) }
                    if isStrong { xml.element("w:b") }
                    if isEmphasis { xml.element("w:i") }
                }
            }
            for (index, line) in text.printableLines.enumerated() {
                if index > 0 { xml.element("w:br") }
                xml.element("w:t", ["xml:space": "preserve"], text: line)
            }
        }
    }

    private static func tab(_ xml: inout XMLWriter) {
        xml.element("w:r") { $0.element("w:tab") }
    }

    static func beginField(_ code: String, _ xml: inout XMLWriter) {
        xml.element("w:r") { $0.element("w:fldChar", ["w:fldCharType": "begin"]) }
        xml.element("w:r") { $0.element("w:instrText", ["xml:space": "preserve"], text: code) }
        xml.element("w:r") { $0.element("w:fldChar", ["w:fldCharType": "separate"]) }
    }

    static func endField(_ xml: inout XMLWriter) {
        xml.element("w:r") { $0.element("w:fldChar", ["w:fldCharType": "end"]) }
    }
}

extension Piece.Heading {
    /// Word's bookmarks begin with a letter and hold no hyphen.
    var bookmark: String { anchor.replacing("-", with: "_") }
}
