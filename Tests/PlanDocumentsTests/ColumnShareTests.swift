import Testing

@testable import PlanDocuments

struct ColumnShareTests {
    @Test(arguments: [
        ["A"], ["A", "B"], ["Measure of the year", "Lead", "Latest", "Target"], Array(repeating: "Quarter", count: 12),
    ])
    func `All of the width is shared, and every column has some`(headings: [String]) {
        let table = Table(caption: "T", columns: headings.map { .init($0) }, rows: [headings])
        #expect(table.columnShares.count == headings.count)
        #expect(table.columnShares.reduce(0, +) == 1000)
        #expect(table.columnShares.allSatisfy { $0 >= 50 })
    }

    @Test func `A table whose words have no room is set smaller, in every format`() throws {
        let columns = (1...12).map { Table.Column("Quarter \($0)", isNumeric: $0 > 1) }
        let table = Table(caption: "T", columns: columns, rows: [columns.map(\.heading)])
        #expect(table.isDense)
        let document = try Document.holding([.table(table)])
        #expect(TypstSource(document: document).text.contains("#sheet(\"Table 1: T\", true, "))
        var word = WordBody(document: document)
        let text = String(decoding: word.xml, as: UTF8.self)
        #expect(text.count(of: "\"PaperSmallHeadNumber\"") == 11)
        #expect(text.count(of: "\"PaperSmallCell\"") == 1)
        let body = String(decoding: OpenDocumentBody(document: document, hasImages: false).xml, as: UTF8.self)
        #expect(body.count(of: "\"Small_20_Heading_20_Number\"") == 11)
        #expect(!Table(caption: "T", columns: [.init("Year")], rows: [["2023"]]).isDense)
    }

    @Test func `A row that is longer than half a page may be divided, and no other`() throws {
        let long = String(repeating: "so it goes ", count: 200)
        let table = Table(caption: "T", columns: [.init("A"), .init("B")], rows: [["1", long], ["2", "short"]])
        let document = try Document.holding([.table(table)])
        // Typst divides a row only if every cell of it may be divided: else what is below the page's end is lost.
        #expect(TypstSource(document: document).text.count(of: "table.cell(breakable: true") == 2)
        var word = WordBody(document: document)
        #expect(String(decoding: word.xml, as: UTF8.self).count(of: "<w:cantSplit/>") == 2)
        let body = String(decoding: OpenDocumentBody(document: document, hasImages: false).xml, as: UTF8.self)
        #expect(body.count(of: "table:style-name=\"LongRow\"") == 1)
    }

    @Test func `Long words get their room before long sentences do`() {
        let sentence = String(repeating: "so it goes ", count: 40)
        let table = Table(caption: "T", columns: [.init("Note"), .init("Responsibility")], rows: [[sentence, "x"]])
        #expect(table.columnShares[0] > table.columnShares[1])
        // "Responsibility" has 14 letters of the line's 76.
        #expect(table.columnShares[1] >= 14 * 1000 / 76)
    }
}
