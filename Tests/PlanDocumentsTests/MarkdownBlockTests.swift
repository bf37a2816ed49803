import Markup
import PlanDocuments
import Testing

struct MarkdownBlockTests {
    @Test func `Typed Markdown becomes paragraphs and lists of two levels`() {
        let blocks = [Block](
            markdown: "# Why\n\nSome *words*, **more**\nand `code`.\n\n- a\n  - b\n    - c\n  - d\n- e\n\n2. f"
        )
        #expect(
            blocks == [
                .paragraph(number: nil, Prose([.strong("Why")])),
                .paragraph(
                    number: nil,
                    Prose([.text("Some "), .emphasis("words"), .text(", "), .strong("more"), .text(" and code.")])
                ),
                .list(
                    List([
                        .init(
                            Prose("a"),
                            inner: List([.init(Prose([.text("b"), .text("\n"), .text("c")])), .init(Prose("d"))])
                        ),
                        .init(Prose("e")),
                    ])
                ), .list(List(isOrdered: true, [.init(Prose("f"))])),
            ]
        )
    }

    @Test func `Links keep their address if it is safe, and their words in any case`() throws {
        let prose = Prose(markdown: "[plan](https://example.org) [x](javascript:alert) <script>y</script>")
        #expect(prose.plain == "plan x <script>y</script>")
        #expect(prose.runs.compactMap(\.address?.text) == ["https://example.org"])
    }

    @Test(arguments: ["", "   ", "***", "- ", "> ", "[](https://x)", "![](x)"])
    func `Next to nothing is read without harm`(source: String) throws {
        for block in [Block](markdown: source) { #expect(try Document.holding([block]).size.cells == 0) }
    }

    @Test func `Deep nesting ends in plain text, not in a crash`() {
        let deep = String(repeating: "> ", count: 20_000) + "deep"
        #expect(Prose(markdown: deep).plain.contains("deep"))
        #expect(Prose(markdown: String(repeating: "- ", count: 3_000) + "deep").plain.contains("deep"))
    }
}
