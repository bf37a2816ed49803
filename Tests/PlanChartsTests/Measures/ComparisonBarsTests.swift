import Markup
import PlanCharts
import PlanDomain
import Testing

struct ComparisonBarsTests {
    private func bars(_ bars: [(String, String?, ComparisonBars.Role)]) throws -> String {
        ComparisonBars(
            title: "Compared",
            description: "Stockport is second of three.",
            style: FigureStyle(decimals: 1, suffix: "%"),
            bars: try bars.map { name, value, role in
                .init(name: name, value: try value.map { try #require(Figure(plain: $0)) }, role: role)
            }
        ).html.string
    }

    /// Where the bars of a drawing begin and how long they are; the wide drawing comes first.
    private func rectangles(_ html: String) -> [(x: Double, width: Double)] {
        html.matches(of: /<rect class="bar-[a-z]+" x="([\d.-]+)" y="[\d.-]+" width="([\d.]+)"/).compactMap { match in
            Double(match.1).flatMap { x in Double(match.2).map { (x, $0) } }
        }
    }

    @Test func `Bars begin at nothing, and their lengths are as their figures`() throws {
        let html = try bars([("Bury", "90", .other), ("Stockport", "60", .own), ("Trafford", "30", .other)])
        for drawing in [rectangles(html).prefix(3), rectangles(html).suffix(3)] {
            let bars = Array(drawing)
            #expect(Set(bars.map(\.x)).count == 1)
            #expect(abs(bars[0].width / bars[2].width - 3) < 0.02)
            #expect(abs(bars[1].width / bars[2].width - 2) < 0.02)
        }
        #expect(html.contains(">60.0%</text>"))
        #expect(html.count(of: "class=\"bar-own\"") == 2)
    }

    @Test func `What is below nothing goes to the left`() throws {
        let bars = rectangles(try bars([("Bury", "-20", .other), ("Stockport", "10", .own)])).prefix(2)
        #expect(abs(bars[0].x + bars[0].width - bars[1].x) < 0.11)
        #expect(abs(bars[0].width / bars[1].width - 2) < 0.02)
    }

    @Test func `An area without a figure keeps its place and has no bar`() throws {
        let html = try bars([("Stockport", "10", .own), ("Wirral", nil, .other)])
        #expect(html.count(of: "class=\"bar-other\"") == 0)
        #expect(html.count(of: ">No figure</text>") == 2)
    }

    @Test(arguments: [[], ["0", "0"], ["-3"], [nil]])
    func `Whatever the figures are, it is well-formed and the same each time`(values: [String?]) throws {
        let html = try bars(values.map { ("An area of <b>", $0, .other) })
        #expect(html.isWellFormed)
        #expect(try html == bars(values.map { ("An area of <b>", $0, .other) }))
        #expect(!html.contains("nan") && !html.contains("inf"))
    }
}
