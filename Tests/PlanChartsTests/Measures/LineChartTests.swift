import Markup
import PlanCharts
import PlanDomain
import Testing

struct LineChartTests {
    private let style = FigureStyle(decimals: 1, suffix: "%")

    private func chart(
        _ points: [ChartPoint],
        others: [LineChart.Line] = [],
        targets: [ChartTarget] = [],
        breaks: [ChartBreak] = []
    ) -> String {
        LineChart(
            title: "Waste recycled",
            description: "Recycling rose from 54% to 62%.",
            unit: "% of waste",
            style: style,
            main: .init(label: "Stockport & <us>", points: points),
            comparators: others,
            targets: targets,
            breaks: breaks
        ).html.string
    }

    /// How often the main line is taken up, in one of the two drawings.
    private func pieces(_ html: String) -> Int? { html.attribute("d", ofClass: "chart-main")?.count(of: "M") }

    @Test func `Both drawings are named by the description, which is not said again`() throws {
        let html = chart(try .yearly(["54.2", "61.0"]))
        #expect(html.count(of: "role=\"img\" aria-label=\"Recycling rose from 54% to 62%.\"") == 2)
        #expect(html.count(of: "Recycling rose") == 2)
        #expect(html.contains("<figcaption>Waste recycled</figcaption>"))
        #expect(html.contains("Stockport &amp; &lt;us&gt;"))
        #expect(!html.contains("style="))
        #expect(!html.contains(" id="))
    }

    @Test func `A missing figure leaves a gap, and a lone point is marked`() throws {
        let html = chart(try .yearly(["54", "55", nil, "56", nil, "58", "59"]))
        #expect(pieces(html) == 2)
        #expect(html.count(of: "class=\"chart-mark\"") == 2 * 5)
    }

    @Test func `No line crosses a break, and its note stands above`() throws {
        let points = try [ChartPoint].yearly(["54", "55", "56", "57"])
        let html = chart(points, breaks: [.init(before: try .year(2017), note: "New count")])
        #expect(pieces(html) == 2)
        #expect(html.count(of: "class=\"chart-break\"") == 2)
        #expect(html.count(of: ">New count</text>") == 2)
    }

    @Test func `A forecast is dashed, hollow and called one`() throws {
        let points = try [ChartPoint].yearly(["54", "55", "56"])
        let expected = ChartPoint(period: try .year(2018), value: Figure(whole: 58), standing: .forecast)
        let html = chart(points + [expected])
        #expect(html.count(of: ">forecast</text>") == 2)
        #expect(html.count(of: "class=\"chart-forecast\"") == 2)
        #expect(html.count(of: "class=\"chart-mark-hollow\"") == 2)
        #expect(!chart(points).contains("forecast"))
    }

    @Test func `A forecast for another definition does not hang on the last figure`() throws {
        let expected = ChartPoint(period: try .year(2017), value: Figure(whole: 58), standing: .forecast)
        let html = chart(
            try .yearly(["54", "55"]) + [expected],
            breaks: [.init(before: try .year(2017), note: "New count")]
        )
        #expect(!html.contains("chart-forecast"))
        #expect(html.count(of: "class=\"chart-mark-hollow\"") == 2)
    }

    @Test func `A provisional point is hollow and explained`() throws {
        let html = chart(
            try .yearly(["54", "55"]) + [.init(period: .year(2017), value: .zero, standing: .provisional)]
        )
        #expect(html.count(of: "class=\"chart-mark-hollow\"") == 2)
        #expect(html.contains("provisional"))
    }

    @Test func `A scale says when it does not begin at nothing`() throws {
        #expect(chart(try .yearly(["54", "62"])).contains("The scale does not begin at 0."))
        #expect(!chart(try .yearly(["4", "62"])).contains("The scale"))
        #expect(!chart(try .yearly(["-4", "6"])).contains("The scale"))
    }

    @Test func `A target is a line in steps with its own label, and its changes are marked`() throws {
        let targets = try [60, 60, 62].enumerated().map { index, value in
            ChartTarget(period: try .year(2015 + index), value: .single(Figure(whole: value)), isChanged: index == 2)
        }
        let html = chart(try .yearly(["54", "55", "56"]), targets: targets)
        #expect(html.count(of: ">Target 62%</text>") == 2)
        #expect(html.attribute("d", ofClass: "chart-target")?.count(of: "L") == 5)
        #expect(html.count(of: "class=\"chart-changed\"") == 2)
        #expect(html.contains("A diamond marks where the target was changed: 2017/18."))
    }

    @Test func `A target between two figures is a band`() throws {
        let target = ChartTarget(period: try .year(2015), value: .range(Figure(whole: 5), Figure(whole: 8)))
        let html = chart(try .yearly(["6"]), targets: [target])
        #expect(html.count(of: "class=\"chart-band\"") == 2)
        #expect(html.contains(">Target 5% to 8%</text>"))
    }

    @Test func `Comparators beyond the fourth are left out`() throws {
        let others = try (1...6).map { LineChart.Line(label: "Area \($0)", points: try .yearly(["5\($0)", "60"])) }
        let html = chart(try .yearly(["54", "55"]), others: others)
        #expect(html.contains("chart-other-4") && html.contains(">Area 4</text>"))
        #expect(!html.contains("chart-other-5") && !html.contains(">Area 5</text>"))
    }

    @Test func `The longest figures and names still leave room for the line`() throws {
        let points = try [ChartPoint].yearly(["-123456789012345.5", "987654321098765.5"])
        let name = String(repeating: "Llanfairpwllgwyngyll", count: 4)
        let html = chart(
            points,
            others: [.init(label: name, points: points)],
            targets: [
                .init(period: try .year(2015), value: .single(.zero)),
                .init(period: try .year(2016), value: .single(.zero)),
            ]
        )
        #expect(html.isWellFormed)
        #expect(pieces(html) == 1)
    }

    @Test(arguments: [0, 1, 2, 70])
    func `However many points there are, it is well-formed and the same each time`(count: Int) throws {
        let points = try Period.quarters(count).enumerated().map { index, period in
            ChartPoint(period: period, value: Figure(digits: Int64(index * 37 % 101), places: 1))
        }
        let html = chart(points)
        #expect(html.isWellFormed)
        #expect(html == chart(points))
        #expect(!html.contains("nan") && !html.contains("inf"))
    }
}
