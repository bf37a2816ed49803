import PlanDomain

/// A document as a program of Typst's that sets it in accessible pages.
///
/// All that a person wrote stands in literals, so that a text cannot become code; and the program reads no file.
package struct TypstSource {
    let document: Document

    package init(document: Document) {
        self.document = document
    }

    package var text: String {
        var lines = [metadata, TypstStyle.text(notice: document.notice)]
        lines.append(front)
        lines += document.pieces.map(code)
        lines.append("#provenance(\(document.provenance.sentence.typstLiteral))\n")
        return lines.joined(separator: "\n")
    }

    private var metadata: String {
        let provenance = document.provenance
        let keywords =
            document.keywords + ["Record entry \(provenance.position)", "Record hash \(provenance.hash)"]
        let day = document.date
        return """
            #set document(title: \(document.title.typstLiteral), author: \(provenance.council.typstLiteral), \
            description: \(provenance.sentence.typstLiteral), \
            keywords: (\(keywords.map { $0.typstLiteral + "," }.joined())), \
            date: datetime(year: \(day.year), month: \(day.month), day: \(day.day)))
            \(language)
            """
    }

    private var language: String {
        guard let tag = LanguageTag(document.language) else { return "" }
        return "#set text(lang: \(tag.language.typstLiteral)\(tag.region.map { ", region: \($0.typstLiteral)" } ?? ""))"
    }

    private var front: String {
        let facts = document.facts.map { "(\($0.label.typstLiteral), \($0.value.typstLiteral))," }.joined()
        let notice = document.notice.map { "#warning(\($0.typstLiteral))\n" } ?? ""
        let subtitle = document.subtitle.map { "#subtitle(\($0.typstLiteral))\n" } ?? ""
        return notice + "#title()\n" + subtitle + "#facts((\(facts)))"
    }

    private func code(_ piece: Piece) -> String {
        switch piece {
        case .heading(let heading): code(heading)
        case .paragraph(let number, _, let prose):
            number.map { "#numbered(\($0.typstLiteral), \(prose.typst))" } ?? "#par(\(prose.typst))"
        case .list(let list): "#" + code(list)
        case .table(let table, let label): code(table, label)
        case .chart(let chart, let label, let tableLabel): code(chart, label) + "\n" + code(chart.table, tableLabel)
        case .recommendation(let recommendation, _):
            "#recommendation(\(recommendation.number.typstLiteral), "
                + "\(recommendation.lead.typstLiteral), \(recommendation.prose.typst))"
        case .notice(let prose): "#inset(\(prose.typst))"
        case .contents(let headings): "#outline(title: \"Contents\", depth: \(headings.map(\.level).max() ?? 1))"
        case .pageBreak: "#pagebreak(weak: true)"
        }
    }

    private func code(_ heading: Piece.Heading) -> String {
        let number = heading.number.map { "\($0.typstLiteral); \" \"; h(0.35em);" } ?? ""
        return (heading.beginsPage ? "#pagebreak(weak: true)\n" : "")
            + "#heading(level: \(heading.level), {\(number)\(heading.text.typstLiteral)})"
    }

    private func code(_ list: List) -> String {
        let kind = list.isOrdered ? "enum" : "list"
        let items = list.items.map { item in
            "\(kind).item({\(item.prose.typst)\(item.inner.map { ";" + code($0) } ?? "")}),"
        }
        return "\(kind)(\(items.joined()))"
    }

    private func code(_ table: Table, _ label: String) -> String {
        let shares = table.columnShares.map { "\($0)fr," }.joined()
        let alignments = table.columns.map { $0.isNumeric ? "right," : "left," }.joined()
        let letters = table.columnLetters
        let header = code(table.columns.map { Prose($0.heading) }, letters)
        let rows = table.rows.map { row in code(row, letters) }
        let note = table.note.map { "\n#note(\($0.typst))" } ?? ""
        return """
            #sheet(\("\(label): \(table.caption)".typstLiteral), \(table.isDense), (\(shares)), (\(alignments)), (\(header)), (
            \(rows.joined(separator: "\n"))
            ))\(note)
            """
    }

    private func code(_ row: [Prose], _ letters: [Int]) -> String {
        // Typst divides a row only if all of its cells may be divided.
        let cells = zip(row, letters).map { $0.typst(longestWord: $1) }
        return Table.isLong(row)
            ? cells.map { "table.cell(breakable: true, \($0))," }.joined()
            : cells.map { $0 + "," }.joined()
    }

    private func code(_ chart: Chart, _ label: String) -> String {
        let unit = chart.unit?.typstLiteral ?? "none"
        let notes = chart.notes.isEmpty ? "none" : chart.notes.joined(separator: " ").typstLiteral
        return """
            #drawing(\("\(label): \(chart.caption)".typstLiteral), \(unit), \
            \(chart.drawing.file.typstLiteral), \(chart.alternative.typstLiteral), \(height(of: chart.drawing)), \(notes))
            """
    }

    /// At full width of 166 mm, or lower if it would not leave room for its caption.
    private func height(of drawing: Drawing) -> String {
        "\(min(200, 166 * max(1, drawing.height) / max(1, drawing.width)))mm"
    }
}
