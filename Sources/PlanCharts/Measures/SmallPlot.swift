import Markup
import PlanDomain

/// The scale and the time that small charts of one measure share, a hand's breadth of a phone wide.
struct SmallPlot {
    private let ticks: AxisTicks
    private let axis: PeriodAxis
    private let left: Double
    private let tickLabels: [String]
    private let periodLabels: [PeriodAxis.Label]

    private static let width = 140.0
    private static let top = 8.0
    private static let bottom = 80.0

    /// As the style sheet sets it.
    private static let textSize = 13.0
    private static let lineHeight = 16.0

    /// Only the lowest and the highest tick have room for a label.
    init(ticks: AxisTicks, style: FigureStyle, periods: [Period]) {
        self.ticks = ticks
        let labels = ticks.labels(style)
        tickLabels = [labels.first, labels.last].compactMap(\.self)
        left = TextLines(tickLabels, size: Self.textSize).width + 4
        axis = PeriodAxis(periods, left: left, width: max(40, Self.width - left))
        periodLabels = axis.labels(size: Self.textSize, within: 0...Self.width)
    }

    func html(_ strokes: Strokes, description: String, isOwn: Bool) -> HTML {
        let lines = periodLabels.map(\.text.lines.count).max() ?? 0
        let height = Self.bottom + 4 + Self.lineHeight * Double(lines)
        return element(
            .svg,
            .viewBox(width: Int(Self.width), height: Int(height)),
            .role("img"),
            .aria("label", description)
        ) {
            element(.g, .aria("hidden", "true")) {
                grid
                line(strokes.pieces.map { $0.compactMap(place) }, isOwn: isOwn)
            }
        }
    }

    private func y(_ value: Double) -> Double {
        Self.bottom - (value - ticks.lower) / (ticks.upper - ticks.lower) * (Self.bottom - Self.top)
    }

    private func place(_ point: ChartPoint) -> Place? {
        point.value.map { Place(x: axis.x(point.period), y: y($0.approximate)) }
    }

    @HTMLBuilder private var grid: HTML {
        for value in ticks.values {
            let y = y(value.approximate)
            Outline([[Place(x: left, y: y), Place(x: Self.width, y: y)]])
                .html(value == .zero ? "chart-zero" : "chart-grid")
        }
        for (label, y) in zip(tickLabels, [Self.bottom, Self.top + 6]) {
            words(label, at: Place(x: left - 4, y: y), "chart-end")
        }
        for label in periodLabels {
            for (index, line) in label.text.lines.enumerated() {
                let y = Self.bottom + Self.lineHeight * Double(index + 1)
                words(line, at: Place(x: label.x, y: y), "chart-middle")
            }
        }
    }

    /// Where a line ends it has a dot, and so has a point alone.
    @HTMLBuilder private func line(_ pieces: [[Place]], isOwn: Bool) -> HTML {
        let mark = isOwn ? "chart-mark" : "chart-other-mark"
        Outline(pieces).html(isOwn ? "chart-main" : "chart-other")
        for piece in pieces.dropLast() where piece.count == 1 { Mark.circle.html(at: piece[0], radius: 2.5, mark) }
        if let last = pieces.last?.last { Mark.circle.html(at: last, radius: 3.5, mark) }
    }
}
