import Markup
import PlanDomain

/// Notes above a plot, each with a dotted line down through it: where figures stop being comparable.
struct BreakStrip {
    private struct Placed {
        let x: Double
        let start: Double
        let row: Int
        let text: TextLines
    }

    private let placed: [Placed]
    private let rowHeight: Double
    private let lineHeight: Double

    /// Notes that would touch stand in rows.
    init(_ breaks: [ChartBreak], axis: PeriodAxis, size: ChartSize) {
        var ends: [Double] = []
        var placed: [Placed] = []
        for item in breaks.sorted(by: { $0.period < $1.period }) {
            let x = axis.stretch(of: item.period).lowerBound
            let text = TextLines(item.note, limit: size.noteLimit, size: size.textSize)
            let start = max(0, min(x - text.width / 2, size.width - text.width))
            let row = ends.firstIndex { $0 + 10 <= start } ?? ends.count
            if row == ends.count { ends.append(0) }
            ends[row] = start + text.width
            placed.append(Placed(x: x, start: start, row: row, text: text))
        }
        self.placed = placed
        lineHeight = size.lineHeight
        rowHeight = Double(placed.map(\.text.lines.count).max() ?? 0) * size.lineHeight + 4
    }

    /// What the notes need above the plot.
    var height: Double { placed.map { Double($0.row + 1) * rowHeight }.max() ?? 0 }

    @HTMLBuilder func html(plot: Plot) -> HTML {
        for item in placed {
            let top = Double(item.row + 1) * rowHeight - 2
            let line = [Place(x: item.x, y: top), Place(x: item.x, y: plot.bottom)]
            Outline([line]).html("chart-break")
            let first = Double(item.row + 1) * rowHeight - 4 - lineHeight * Double(item.text.lines.count)
            for (index, line) in item.text.lines.enumerated() {
                let y = first + lineHeight * (Double(index) + 0.76)
                words(line, at: Place(x: item.start, y: y), "chart-note")
            }
        }
    }
}
