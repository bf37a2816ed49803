import Markup
import PlanDomain

/// The field in which a chart's points lie: figures upwards, time to the right, and a light grid behind.
struct Plot {
    let size: ChartSize
    let top: Double
    let height: Double
    let ticks: AxisTicks
    let axis: PeriodAxis
    let left: Double
    let right: Double
    private let tickLabels: [String]
    private let periodLabels: [PeriodAxis.Label]

    /// `labelWidth` is what the labels beside the lines need.
    init(
        _ size: ChartSize,
        top: Double,
        height: Double,
        labelWidth: Double,
        ticks: AxisTicks,
        style: FigureStyle,
        periods: [Period]
    ) {
        self.size = size
        self.top = top
        self.height = height
        self.ticks = ticks
        tickLabels = ticks.labels(style)
        left = TextLines(tickLabels, size: size.textSize).width + 8
        // Figures and names may be too long for a phone, but the points always have some room.
        right = max(left + 60, size.width - (labelWidth > 0 ? labelWidth + LabelColumn.gap : 2))
        axis = PeriodAxis(periods, left: left, width: right - left)
        periodLabels = axis.labels(size: size.textSize, within: 0...size.width)
    }

    var bottom: Double { top + height }

    /// With the periods' names at the foot.
    var totalHeight: Double {
        bottom + 10 + Double(periodLabels.map(\.text.lines.count).max() ?? 0) * size.lineHeight
    }

    func y(_ value: Double) -> Double {
        bottom - (value - ticks.lower) / (ticks.upper - ticks.lower) * height
    }

    func place(_ period: Period, _ value: Double) -> Place { Place(x: axis.x(period), y: y(value)) }

    func place(_ point: ChartPoint) -> Place? {
        point.value.map { place(point.period, $0.approximate) }
    }

    @HTMLBuilder var grid: HTML {
        for (value, label) in zip(ticks.values, tickLabels) {
            let y = y(value.approximate)
            element(
                .line,
                .class(value == .zero ? "chart-zero" : "chart-grid"),
                .geometry(.x1, left),
                .geometry(.y1, y),
                .geometry(.x2, right),
                .geometry(.y2, y)
            )
            words(label, at: Place(x: left - 6, y: y + size.textSize * 0.36), "chart-end")
        }
        for label in periodLabels {
            let x = axis.x(label.period)
            element(.path, .class("chart-tick"), .outline("M\(x.inTenths) \(bottom.inTenths)v5"))
            for (index, line) in label.text.lines.enumerated() {
                let y = bottom + 5 + size.lineHeight * Double(index + 1)
                words(line, at: Place(x: label.x, y: y), "chart-middle")
            }
        }
    }
}
