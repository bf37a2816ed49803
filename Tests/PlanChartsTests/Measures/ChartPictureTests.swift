import Markup
import PlanCharts
import PlanDomain
import Testing

struct ChartPictureTests {
    @Test func `A picture is the page's drawing, and its size is the drawing's`() throws {
        let chart = LineChart(
            title: "Waste recycled",
            description: "Recycling rose from 54% to 62%.",
            unit: "",
            style: FigureStyle(decimals: 0, suffix: "%"),
            main: .init(label: "Stockport", points: try .yearly(["54", "62"]))
        )
        let picture = chart.picture
        #expect(chart.html.string.contains(picture.wide.string))
        #expect(chart.html.string.contains(picture.narrow.string))
        #expect(picture.wide.string.contains("viewBox=\"0 0 \(picture.width) \(picture.height)\""))
        #expect(picture.title == "Waste recycled" && picture.description == "Recycling rose from 54% to 62%.")
        #expect(picture.unit == nil)
        #expect(picture.notes == ["The scale does not begin at 0."])
    }

    @Test func `What the key shows in signs, the picture's notes say in words`() {
        let parts: [StatusBar.Part] = [
            .init(.green, letter: "G", word: "On target", count: 12),
            .init(nil, letter: "–", word: "No status", count: 1),
        ]
        let bar = StatusBar(title: "Measures", description: "Twelve of 13 are on target.", parts: parts)
        #expect(bar.picture.notes == ["G: On target, 12; –: No status, 1."])
        #expect(StatusBar(title: "Measures", description: "There are none.", parts: []).picture.notes == [])
    }
}
