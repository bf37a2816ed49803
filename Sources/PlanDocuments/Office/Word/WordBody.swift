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
    var charts = 0
    private var bookmarks = 0

    /// What the next paragraph has to make up for.
    var opening = Opening()

    struct Opening {
        /// Word leaves no room below a table.
        var isBelowTable = false

        /// A break in a paragraph of its own could leave an empty page.
        var beginsPage = false
    }

    mutating func takeOpening() -> Opening {
        defer { opening = Opening() }
        return opening
    }

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
                    Self.paragraph(.provenance, &xml, takeOpening()) { Self.run(document.provenance.sentence, &$0) }
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
        switch piece {
        case .heading(let heading): write(heading, &xml)
        case .paragraph(let number, _, let prose):
            Self.paragraph(number == nil ? .normal : .numbered, &xml, takeOpening()) { xml in
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
        case .notice(let prose): Self.paragraph(.inset, &xml, takeOpening()) { write(prose, &$0) }
        case .contents(let headings): write(headings, &xml)
        case .pageBreak: opening.beginsPage = true
        }
    }

    private mutating func write(_ heading: Piece.Heading, _ xml: inout XMLWriter) {
        bookmarks += 1
        let id = String(bookmarks)
        opening.beginsPage = opening.beginsPage || heading.beginsPage
        Self.paragraph(.heading(heading.level), &xml, takeOpening()) { xml in
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
        Self.paragraph(.recommendation, &xml, takeOpening()) { xml in
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
            let place = (level: level, numbering: numbering)
            Self.paragraph(.listParagraph, &xml, takeOpening(), place: place) { write(item.prose, &$0) }
            if let inner = item.inner { write(inner, level: level + 1, &xml) }
        }
    }

    /// A list of links, in the field by which Word makes a contents list: its reader can have it made anew.
    private mutating func write(_ headings: [Piece.Heading], _ xml: inout XMLWriter) {
        Self.paragraph(.contentsHeading, &xml, takeOpening()) { Self.run("Contents", &$0) }
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

    mutating func write(_ prose: Prose, _ xml: inout XMLWriter) {
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

    mutating func relationship(_ relationship: WordRelationship) -> String {
        relationships.append(relationship)
        return WordRelationship.id(relationships.count - 1)
    }

    private func section(_ xml: inout XMLWriter) {
        xml.element("w:sectPr") { xml in
            xml.element("w:footerReference", ["w:type": "default", "r:id": WordRelationship.id(3)])
            WordPage.write(to: &xml)
        }
    }
}

extension Piece.Heading {
    /// Word's bookmarks begin with a letter and hold no hyphen.
    var bookmark: String { anchor.replacing("-", with: "_") }
}
