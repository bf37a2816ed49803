package import Markup
import PlanDomain

/// The same measure for several areas, each in a small chart of its own, all on one scale.
package struct SmallMultiples {
    package struct Panel: Equatable, Sendable {
        package let name: String

        /// What this panel says, for those who cannot see it.
        package let description: String
        package let points: [ChartPoint]

        package init(name: String, description: String, points: [ChartPoint]) {
            self.name = name
            self.description = description
            self.points = points
        }
    }

    private let title: String
    private let unit: String?
    private let style: FigureStyle
    private let panels: [Panel]

    /// The first panel is the council's own area.
    package init(title: String, unit: String? = nil, style: FigureStyle, panels: [Panel]) {
        self.title = title
        self.unit = unit
        self.style = style
        self.panels = panels
    }

    private static let width = 140.0
    private static let plotHeight = 72.0
    private static let textSize = 13.0

    package var html: HTML {
        let points = panels.flatMap(\.points)
        let ticks = AxisTicks(covering: points.compactMap { $0.value?.approximate }, decimals: style.decimals)
        return element(.figure, .class("chart multiples")) {
            element(.figcaption) { title }
            if let unit, !unit.isEmpty { element(.p, .class("chart-unit")) { unit } }
            element(.ul, .class("multiples-grid")) {
                for (index, panel) in panels.enumerated() {
                    element(.li) {
                        element(.p, .class(index == 0 ? "multiples-own" : "multiples-name")) {
                            element(.span) { panel.name }
                            latest(panel, points.map(\.period).max())
                        }
                        picture(panel, ticks, points.map(\.period), isOwn: index == 0)
                    }
                }
            }
            element(.p, .class("chart-notes")) {
                "All on the same scale\(ticks.holdsZero ? "." : ", which does not begin at 0.")"
            }
        }
    }

    /// The figure of the last period; without it, that it is missing.
    private func latest(_ panel: Panel, _ last: Period?) -> HTML {
        guard let last else { return .empty }
        let value = panel.points.last { $0.period == last }?.value
        return .text(" " + (value.map { style.text($0) } ?? "no figure for \(last.label)"))
    }

    private func picture(_ panel: Panel, _ ticks: AxisTicks, _ periods: [Period], isOwn: Bool) -> HTML {
        let labels = ticks.labels(style)
        let left = TextLines([labels.first, labels.last].compactMap(\.self), size: Self.textSize).width + 4
        let axis = PeriodAxis(periods, left: left, width: max(40, Self.width - left))
        let feet = axis.labels(size: Self.textSize, within: 0...Self.width)
        let (top, bottom) = (8.0, 8 + Self.plotHeight)
        func y(_ value: Double) -> Double {
            bottom - (value - ticks.lower) / (ticks.upper - ticks.lower) * Self.plotHeight
        }
        let pieces = Strokes(panel.points).pieces.map { piece in
            piece.compactMap { point in point.value.map { Place(x: axis.x(point.period), y: y($0.approximate)) } }
        }
        let height = bottom + 20 + 16 * Double((feet.map(\.text.lines.count).max() ?? 1) - 1)
        return element(
            .svg,
            .viewBox(width: Int(Self.width), height: Int(height)),
            .role("img"),
            .aria("label", panel.description)
        ) {
            for value in ticks.values {
                let line = [Place(x: left, y: y(value.approximate)), Place(x: Self.width, y: y(value.approximate))]
                Outline([line]).html(value == .zero ? "chart-zero" : "chart-grid")
            }
            words(labels.first ?? "", at: Place(x: left - 4, y: bottom), "chart-end")
            words(labels.last ?? "", at: Place(x: left - 4, y: top + 6), "chart-end")
            for foot in feet {
                for (index, line) in foot.text.lines.enumerated() {
                    words(line, at: Place(x: foot.x, y: bottom + 16 + 16 * Double(index)), "chart-middle")
                }
            }
            Outline(pieces).html(isOwn ? "chart-main" : "chart-other")
            for piece in pieces where piece.count == 1 {
                Mark.circle.html(at: piece[0], radius: 2.5, isOwn ? "chart-mark" : "chart-other-mark")
            }
            if let last = pieces.last?.last {
                Mark.circle.html(at: last, radius: 3.5, isOwn ? "chart-mark" : "chart-other-mark")
            }
        }
    }
}
