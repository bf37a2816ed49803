import Markup
import PlanCharts
import PlanDomain
import Testing

struct MarksTests {
    @Test func `Statuses differ by shape, not only by colour, and are silent`() {
        let marks = (Status.allCases.map { StatusMark($0) } + [StatusMark(nil)]).map(\.html.string)
        #expect(Set(marks.map { $0.replacing(/class="[^"]*"/, with: "") }).count == 4)
        #expect(marks.allSatisfy { $0.contains("aria-hidden=\"true\"") && $0.isWellFormed })
        #expect(StatusMark(.none(.noTarget)).html.string == StatusMark(nil).html.string)
    }

    @Test func `A control chart's marks differ by shape and each has words`() {
        let marks = VariationMark.allCases
        #expect(Set(marks.map { $0.html.string.replacing(/class="[^"]*"/, with: "") }).count == marks.count)
        #expect(Set(marks.map(\.label)).count == marks.count)
    }

    @Test(arguments: [
        (GoodToBe.high, VariationMark.improvementHigh), (.low, .concernHigh), (.none, .neutralHigh),
    ])
    func `The latest point decides the mark`(good: GoodToBe, mark: VariationMark) {
        let values = (0..<24).map { $0.isMultiple(of: 2) ? 10.0 : 12 }
        #expect(VariationMark(ControlChart(values, .init(goodToBe: good))) == .commonCause)
        #expect(VariationMark(ControlChart(values + [40], .init(goodToBe: good))) == mark)
        #expect(VariationMark(ControlChart([])) == .commonCause)
    }

    @Test func `An arrow says where a figure went, whichever way is better`() {
        let (low, high) = (Figure(whole: 50), Figure(whole: 60))
        let up = TrendMark(.up).html.string
        #expect(TrendMark(from: low, to: high, trend: .gettingWorse)?.html.string == up)
        #expect(TrendMark(from: low, to: high, trend: .gettingBetter)?.html.string == up)
        #expect(TrendMark(from: low, to: high, trend: .stable)?.html.string == TrendMark(.flat).html.string)
        #expect(TrendMark(from: low, to: high, trend: .notComparable(.definitionBreak)) == nil)
    }

    @Test func `A sparkline shows the last thirteen measured points and ends in a dot`() throws {
        let points = try [ChartPoint].yearly((0..<20).map { "\($0)" })
        let forecast = ChartPoint(period: try .year(2040), value: .zero, standing: .forecast)
        let html = Sparkline(points + [forecast], label: "Rising").html.string
        #expect(html.attribute("d", ofClass: "sparkline-line")?.count(of: "L") == 12)
        #expect(html.count(of: "sparkline-dot") == 1)
        #expect(html.contains("role=\"img\" aria-label=\"Rising\""))
        #expect(Sparkline([], label: "").html.string.isWellFormed)
    }

    @Test func `A status bar carries each count with its letter, and leaves nothings out`() {
        let html = StatusBar(
            title: "Status",
            description: "Of 104 measures 100 are on target.",
            parts: [
                .init(.green, letter: "G", word: "On target", count: 100),
                .init(.amber, letter: "A", word: "Near target", count: 0),
                .init(.red, letter: "R", word: "Off target", count: 3),
                .init(nil, letter: "–", word: "No status", count: 1),
            ]
        ).html.string
        #expect(html.count(of: ">G 100</text>") == 2)
        #expect(html.count(of: ">R 3</text>") == 2)
        #expect(html.count(of: ">– 1</text>") == 2)
        #expect(html.contains("Off target (R): 3"))
        #expect(!html.contains("Near target") && !html.contains("amber"))
        #expect(html.isWellFormed)
        #expect(StatusBar(title: "", description: "", parts: []).html.string.isWellFormed)
    }

    @Test func `Small multiples share one scale, and the first is the council's own`() throws {
        let areas: [(String, String)] = [("Stockport", "60"), ("Bury & area", "90")]
        let panels = try areas.map { name, value in
            SmallMultiples.Panel(
                name: name,
                description: "\(name) is at \(value)%.",
                points: try .yearly([value, value])
            )
        }
        let html = SmallMultiples(title: "All", style: FigureStyle(decimals: 0, suffix: "%"), panels: panels).html
            .string
        #expect(html.count(of: ">60%</text>") == 2)
        #expect(html.count(of: ">90%</text>") == 2)
        #expect(html.count(of: "class=\"chart-main\"") == 1)
        #expect(html.contains("aria-label=\"Bury &amp; area is at 90%.\""))
        #expect(html.contains("All on the same scale, which does not begin at 0."))
        #expect(html.isWellFormed)
    }
}
