import Testing

@testable import PlanDocuments

/// Typst breaks no word by itself: one that is longer than its line or its column would run over what is beside it.
struct LongWordTests {
    private static let place = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"

    @Test func `A word that no column has room for may be broken, and keeps every letter`() throws {
        let table = Table(
            caption: "T",
            columns: (1...8).map { .init("C\($0)") },
            rows: [Array(repeating: Self.place, count: 8)]
        )
        let source = TypstSource(document: try .holding([.table(table)])).text
        let parts = try Skeleton(typst: source).texts
        #expect(!parts.contains(Self.place))
        #expect(parts.joined().count(of: Self.place) == 8)
        #expect(source.count(of: TypstStyle.chance) == 8 * 14)
    }

    @Test(arguments: ["so it goes", " a  b ", "", "counterrevolutionaries", place])
    func `What fits in a line is left whole`(text: String) {
        #expect(Prose(text).typst == "{\(text.typstLiteral)}")
    }

    @Test func `A line of letters without end may be broken too`() {
        let text = "See " + String(repeating: "x", count: 70) + " and so on"
        #expect(Prose(text).typst.count(of: TypstStyle.chance) == 17)
    }
}
