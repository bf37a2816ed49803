import Markup
import PlanCharts
import Testing

struct GoldenThreadDrawingTests {
    private func drawing(crossings: [String]) -> String {
        GoldenThreadDrawing(
            id: "a",
            root: .init(label: "Ambition 1", title: "Jobs & <homes>"),
            branches: [
                .init(label: "Priority 1.1", title: String(repeating: "A long title that goes on. ", count: 8)),
                .init(label: "Priority 1.2", title: "Short"),
            ],
            crossings: crossings.map { .init(label: "", title: $0) },
            sentence: "Ambition 1 leads to two priorities."
        ).html.string
    }

    @Test func `Both pictures say the same sentence to a screen reader, under ids of their own`() {
        let html = drawing(crossings: ["Climate"])
        #expect(html.count(of: "<title id=\"thread-a-") == 2)
        #expect(html.count(of: "Ambition 1 leads to two priorities.") == 2)
        #expect(html.count(of: "role=\"img\"") == 2)
        #expect(html.contains("Jobs &amp; &lt;homes&gt;"))
    }

    @Test func `Each priority's line meets each theme in a knot`() {
        #expect(drawing(crossings: ["Climate", "Fairness"]).count(of: "<circle") == 4)
        #expect(drawing(crossings: []).count(of: "<circle") == 0)
    }

    @Test func `No line of text is wider than its box`() {
        for match in drawing(crossings: []).matches(of: /thread-title"[^>]*>([^<]*)</) { #expect(match.1.count <= 60) }
    }
}
