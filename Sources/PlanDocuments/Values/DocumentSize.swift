/// How much a document holds, held against what every format can be made of in bounded time and memory.
package struct DocumentSize: Equatable, Sendable {
    /// Paragraphs, points, recommendations, headings, tables and charts.
    package private(set) var blocks = 0

    package private(set) var cells = 0
    package private(set) var charts = 0

    /// Of text, in UTF-8, the drawings not counted.
    package private(set) var bytes = 0

    /// What no member reads before a meeting; the PDF is held to it.
    package static let pages = 250

    /// What that many pages hold of each: other formats have no pages to count.
    package static let most = (blocks: 2_500, cells: 12_500, charts: 100, bytes: 850_000)

    init(of document: Document) {
        count(document.blocks)
    }

    /// Which limit is passed, in a sentence; nil if none is.
    package var refusal: String? {
        let most = Self.most
        if blocks > most.blocks { return sentence(blocks, most.blocks, "paragraphs, points and headings") }
        if cells > most.cells { return sentence(cells, most.cells, "table cells") }
        if charts > most.charts { return sentence(charts, most.charts, "charts") }
        if bytes > most.bytes { return sentence(bytes, most.bytes, "bytes of text") }
        return nil
    }

    private func sentence(_ count: Int, _ limit: Int, _ things: String) -> String {
        "The document has \(count) \(things); the most that one paper may hold is \(limit). Divide it into several."
    }

    private mutating func count(_ document: [Block]) {
        var waiting = document
        while let block = waiting.popLast() {
            if case .section(let section) = block { waiting += section.blocks }
            count(block)
        }
    }

    private mutating func count(_ block: Block) {
        blocks += 1
        switch block {
        case .section(let section): bytes += section.heading.utf8.count
        case .paragraph(_, let prose), .notice(let prose): count(prose)
        case .list(let list): count(list)
        case .table(let table): count(table)
        case .chart(let chart):
            charts += 1
            count(chart.table)
        case .recommendation(let recommendation): count(recommendation.prose)
        case .contents, .pageBreak: break
        }
    }

    private mutating func count(_ list: List) {
        for item in list.items {
            blocks += 1
            count(item.prose)
            for point in item.inner?.items ?? [] {
                blocks += 1
                count(point.prose)
            }
        }
    }

    private mutating func count(_ table: Table) {
        for row in table.rows {
            cells += row.count
            for cell in row { count(cell) }
        }
    }

    private mutating func count(_ prose: Prose) {
        for run in prose.runs { bytes += run.text.utf8.count }
    }
}
