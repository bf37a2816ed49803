import Markup
import PlanDomain

/// Sets a document in HTML: real headings, lists and tables, and no script.
struct HTMLPaper {
    let document: Document

    @HTMLBuilder var body: HTML {
        element(.article, .class("paper")) {
            front
            for piece in document.pieces { html(of: piece) }
            element(.footer, .class("paper-provenance")) { element(.p) { document.provenance.sentence.printable } }
        }
    }

    var page: [UInt8] {
        element(.html, .lang(document.language)) {
            element(.head) {
                element(.meta, .charset("utf-8"))
                element(.meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
                element(.title) { document.title.printable }
                for (name, content) in facts { element(.meta, .name(name), .content(content.printable)) }
                element(.style) { PaperStyleSheet.text }
            }
            element(.body) { element(.main) { body } }
        }.document()
    }

    private var facts: [(String, String)] {
        let provenance = document.provenance
        var facts = [
            ("author", provenance.council), ("date", document.date.iso), ("description", provenance.sentence),
            ("throughline-council", provenance.council), ("throughline-record-position", "\(provenance.position)"),
            ("throughline-record-hash", provenance.hash), ("throughline-document", provenance.kind),
        ]
        if !document.keywords.isEmpty { facts.append(("keywords", document.keywords.joined(separator: ", "))) }
        return facts
    }

    @HTMLBuilder private var front: HTML {
        if let notice = document.notice {
            element(.p, .class("paper-notice")) { element(.strong) { notice.printable } }
        }
        element(.h1) { document.title.printable }
        if let subtitle = document.subtitle { element(.p, .class("paper-subtitle")) { subtitle.printable } }
        if !document.facts.isEmpty {
            element(.dl, .class("paper-facts")) {
                for fact in document.facts {
                    element(.div) {
                        element(.dt) { fact.label.printable }
                        element(.dd) { fact.value.printable }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func html(of piece: Piece) -> HTML {
        switch piece {
        case .heading(let heading): html(of: heading)
        case .paragraph(let number, let anchor, let prose): paragraph(number, anchor, prose)
        case .list(let list): html(of: list)
        case .table(let table, let label): html(of: table, label)
        case .chart(let chart, let label, let tableLabel): html(of: chart, label, tableLabel)
        case .recommendation(let recommendation, let anchor): html(of: recommendation, anchor)
        case .notice(let prose): element(.p, .class("paper-inset")) { html(of: prose) }
        case .contents(let headings): contents(headings)
        case .pageBreak: element(.div, .class("paper-break"))
        }
    }

    private func html(of heading: Piece.Heading) -> HTML {
        let tags: [Tag] = [.h2, .h3, .h4, .h5, .h6]
        let page: Attribute? = heading.beginsPage ? .class("paper-new-page") : nil
        return element(tags[min(heading.level, tags.count) - 1], .id(heading.anchor), page) { words(of: heading) }
    }

    @HTMLBuilder private func words(of heading: Piece.Heading) -> HTML {
        if let number = heading.number {
            element(.span, .class("paper-number")) { number.printable }
            " "
        }
        heading.text.printable
    }

    private func paragraph(_ number: String?, _ anchor: String?, _ prose: Prose) -> HTML {
        guard let number else { return element(.p) { html(of: prose) } }
        return element(.p, .class("paper-numbered"), anchor.map { .id($0) }) {
            element(.span, .class("paper-number")) { number.printable }
            " "
            html(of: prose)
        }
    }

    private func html(of recommendation: Recommendation, _ anchor: String?) -> HTML {
        element(.p, .class("paper-numbered paper-recommendation"), anchor.map { .id($0) }) {
            element(.span, .class("paper-number")) { recommendation.number.printable }
            " "
            element(.strong) { recommendation.lead.printable }
            " "
            html(of: recommendation.prose)
        }
    }

    private func html(of list: List) -> HTML {
        element(list.isOrdered ? .ol : .ul) {
            for item in list.items {
                element(.li) {
                    html(of: item.prose)
                    item.inner.map { html(of: $0) }
                }
            }
        }
    }

    @HTMLBuilder private func html(of prose: Prose) -> HTML {
        for run in prose.runs { html(of: run) }
    }

    private func html(of run: Prose.Run) -> HTML {
        var html = HTML.empty
        for (index, line) in run.text.printableLines.enumerated() {
            html = html + (index == 0 ? .empty : element(.br)) + .text(line)
        }
        if run.isEmphasis { html = wrapped(html, in: .em) }
        if run.isStrong { html = wrapped(html, in: .strong) }
        guard let address = run.address else { return html }
        let words = html
        return element(.a, .href(address)) { words }
    }

    private func wrapped(_ html: HTML, in tag: Tag) -> HTML { element(tag) { html } }

    @HTMLBuilder private func html(of table: Table, _ label: String) -> HTML {
        let caption = "\(label): \(table.caption.printable)"
        // A wide table scrolls by itself; with its own name and focus, the keyboard reaches it.
        element(.div, .class("table-frame"), .role("region"), .aria("label", caption), .tabindex(0)) {
            element(.table) {
                element(.caption) { caption }
                element(.thead) {
                    element(.tr) {
                        for column in table.columns {
                            element(.th, .scope(.col), numeric(column)) { column.heading.printable }
                        }
                    }
                }
                element(.tbody) { for row in table.rows { html(of: row, table.columns) } }
            }
        }
        if let note = table.note { element(.p, .class("paper-note")) { html(of: note) } }
    }

    private func html(of row: [Prose], _ columns: [Table.Column]) -> HTML {
        element(.tr) {
            for (index, cell) in row.enumerated() {
                if index == 0 {
                    element(.th, .scope(.row)) { html(of: cell) }
                } else {
                    element(.td, columns.indices.contains(index) ? numeric(columns[index]) : nil) { html(of: cell) }
                }
            }
        }
    }

    private func numeric(_ column: Table.Column) -> Attribute? { column.isNumeric ? .class("numeric") : nil }

    @HTMLBuilder private func html(of chart: Chart, _ label: String, _ tableLabel: String) -> HTML {
        element(.figure, .class("chart")) {
            element(.figcaption) { "\(label): \(chart.caption.printable)" }
            if let unit = chart.unit { element(.p, .class("chart-unit")) { unit.printable } }
            picture(chart)
            if !chart.notes.isEmpty {
                element(.p, .class("chart-notes")) { chart.notes.joined(separator: " ").printable }
            }
        }
        html(of: chart.table, tableLabel)
    }

    /// The drawing's own name is inside the one that counts: the sentence of the chart.
    @HTMLBuilder private func picture(_ chart: Chart) -> HTML {
        element(.div, .class("chart-picture"), .role("img"), .aria("label", chart.alternative.printable)) {
            element(.div, .aria("hidden", "true")) {
                chart.drawing.wide
                chart.drawing.narrow
            }
        }
    }

    @HTMLBuilder private func contents(_ headings: [Piece.Heading]) -> HTML {
        element(.nav, .class("paper-contents"), .aria("label", "Contents")) {
            element(.h2) { "Contents" }
            element(.ul) {
                for heading in headings {
                    element(.li, .class("paper-level-\(heading.level)")) {
                        element(.a, .href(WebAddress(path: "#" + heading.anchor))) { words(of: heading) }
                    }
                }
            }
        }
    }
}
