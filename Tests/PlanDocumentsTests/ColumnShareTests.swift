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

    @Test func `Long words get their room before long sentences do`() {
        let sentence = String(repeating: "so it goes ", count: 40)
        let table = Table(caption: "T", columns: [.init("Note"), .init("Responsibility")], rows: [[sentence, "x"]])
        #expect(table.columnShares[0] > table.columnShares[1])
        // "Responsibility" has 14 letters of the line's 76.
        #expect(table.columnShares[1] >= 14 * 1000 / 76)
    }
}
