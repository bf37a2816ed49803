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
    struct Counter {
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

    func write(_ prose: Prose, _ xml: inout XMLWriter) {
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
}
