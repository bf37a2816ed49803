import Markup
import PlanCharts
import PlanDomain
import Testing

struct ControlChartDrawingTests {
    private func drawing(_ values: [Double], _ options: ControlChart.Options, target: Figure? = nil) throws -> String {
        ControlChartDrawing(
            title: "Waiting",
            description: "One month was significantly worse.",
            unit: "days",
            style: FigureStyle(decimals: 1),
            label: "Stockport",
            chart: ControlChart(values, options),
            periods: try .init(Period.quarters(values.count)),
            target: target
        ).html.string
    }

    private let steady = (0..<24).map { $0.isMultiple(of: 2) ? 10.0 : 12 }

    @Test func `Centre, limits and target are named where they are`() throws {
        let html = try drawing(steady, .init(goodToBe: .low), target: Figure(whole: 9))
        for label in ["Average 11.0", "Upper limit 16.3", "Lower limit 5.7", "Target 9", "Stockport"] {
            #expect(html.contains(">\(label)</text>"))
        }
        #expect(!html.contains("control-trial"))
        #expect(!html.contains("chart-key"))
    }

    @Test(arguments: [
        (GoodToBe.high, "control-better", "Significantly better"), (.low, "control-worse", "Significantly worse"),
        (.none, "control-neutral", "Significantly higher"),
    ])
    func `A special cause has a shape and words of its own`(good: GoodToBe, name: String, words: String) throws {
        let html = try drawing(steady + [40], .init(goodToBe: good, fixedAfter: 24))
        // In both drawings and in the key.
        #expect(html.count(of: "class=\"\(name)\"") == 3)
        #expect(html.contains(words))
    }

    @Test func `Each rebasing has lines of its own, and a short stretch has dashed ones`() throws {
        let html = try drawing(steady + [20, 22, 20, 22], .init(rebasings: [24]))
        #expect(html.count(of: "class=\"control-centre\"") == 2 * 2)
        #expect(html.count(of: "class=\"control-limit control-trial\"") == 2 * 2)
        #expect(html.contains("fewer than 12 points"))
    }

    @Test(arguments: [0, 1, 2, 70])
    func `However many points there are, it is well-formed and the same each time`(count: Int) throws {
        let values = (0..<count).map { Double($0 * 37 % 101) }
        let html = try drawing(values, .init())
        #expect(html.isWellFormed)
        #expect(try html == drawing(values, .init()))
        #expect(!html.contains("\"nan") && !html.contains("inf"))
    }
}
