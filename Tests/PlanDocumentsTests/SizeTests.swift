import PlanDocuments
import Testing

struct SizeTests {
    private static let paragraph = Block.paragraph(number: nil, Prose("x"))

    @Test func `Everything is counted, wherever it stands`() throws {
        let size = try Document.sample("ab").size
        // Contents, break, 3 sections, 2 paragraphs, recommendation, notice, 2 lists with 4 points, table, chart.
        #expect(size.blocks == 17)
        #expect(size.cells == 8)
        #expect(size.charts == 1)
    }

    @Test func `A paper at a limit is written, and one more block is refused with the limit named`() async throws {
        let most = DocumentSize.most.blocks
        var document = try Document.holding(Array(repeating: Self.paragraph, count: most))
        #expect(try await !document.odt().isEmpty)
        document.blocks.append(Self.paragraph)
        await #expect {
            try await document.odt()
        } throws: { error in
            (error as? DocumentError)?.kind == .tooLarge
                && "\(error)".contains("\(most + 1) paragraphs, points and headings; the most that one paper may hold")
        }
    }

    @Test func `Cells, charts and text have limits of their own`() throws {
        let most = DocumentSize.most
        let rows = Array(repeating: Array(repeating: "1", count: 10), count: most.cells / 10 + 1)
        let table = Table(caption: "T", columns: (0..<10).map { .init("\($0)") }, rows: rows)
        #expect(try Document.holding([.table(table)]).size.refusal?.contains("table cells") == true)
        let chart = try Block.chart(.sample("x", table: Table(caption: "T", columns: [.init("A")], rows: [["1"]])))
        let charts = Array(repeating: chart, count: most.charts + 1)
        #expect(try Document.holding(charts).size.refusal?.contains("charts") == true)
        let text = Prose(String(repeating: "x", count: most.bytes + 1))
        #expect(try Document.holding([.notice(text)]).size.refusal?.contains("bytes of text") == true)
        #expect(try Document.sample().size.refusal == nil)
    }
}
