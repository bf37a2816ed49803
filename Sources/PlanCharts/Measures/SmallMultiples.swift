package import Markup
package import PlanDomain

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
    private let breaks: [Period]

    /// The first panel is the council's own area; `breaks` are periods before which no line goes on.
    package init(title: String, unit: String? = nil, style: FigureStyle, panels: [Panel], breaks: [Period] = []) {
        self.title = title
        self.unit = unit
        self.style = style
        self.panels = panels
        self.breaks = breaks
    }

    package var html: HTML {
        let points = panels.flatMap(\.points)
        let ticks = AxisTicks(covering: points.compactMap { $0.value?.approximate }, decimals: style.decimals)
        let plot = SmallPlot(ticks: ticks, style: style, periods: points.map(\.period))
        let last = points.map(\.period).max()
        return element(.figure, .class("chart multiples")) {
            element(.figcaption) { title }
            if let unit, !unit.isEmpty { element(.p, .class("chart-unit")) { unit } }
            element(.ul, .class("multiples-grid")) {
                for (index, panel) in panels.enumerated() { item(panel, plot, last, isOwn: index == 0) }
            }
            element(.p, .class("chart-notes")) {
                "All on the same scale\(ticks.holdsZero ? "." : ", which does not begin at 0.")"
            }
        }
    }

    private func item(_ panel: Panel, _ plot: SmallPlot, _ last: Period?, isOwn: Bool) -> HTML {
        element(.li) {
            element(.p, .class(isOwn ? "multiples-own" : "multiples-name")) {
                element(.span) { panel.name }
                latest(panel, last)
            }
            plot.html(Strokes(panel.points, breaks: breaks), description: panel.description, isOwn: isOwn)
        }
    }

    /// The figure of the last period; without it, that it is missing.
    private func latest(_ panel: Panel, _ last: Period?) -> HTML {
        guard let last else { return .empty }
        let value = panel.points.last { $0.period == last }?.value
        return .text(" " + (value.map { style.text($0) } ?? "no figure for \(last.label)"))
    }
}
