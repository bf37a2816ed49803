package import Markup
package import PlanDomain

/// A control chart: what a process does by itself, between its limits, and the points that say it has changed.
package struct ControlChartDrawing {
    private let frame: ChartFrame
    private let style: FigureStyle
    private let label: String
    private let chart: ControlChart
    private let periods: [Period]
    private let target: Figure?
    private let changes: [ChartBreak]

    /// `periods` are those of the chart's points, in the same order; `changes` say why limits were set anew.
    package init(
        title: String,
        description: String,
        unit: String? = nil,
        style: FigureStyle,
        label: String,
        chart: ControlChart,
        periods: [Period],
        target: Figure? = nil,
        changes: [ChartBreak] = []
    ) {
        frame = ChartFrame(title: title, description: description, unit: unit)
        self.style = style
        self.label = label
        self.chart = chart
        self.periods = Array(periods.prefix(chart.points.count))
        self.target = target
        self.changes = changes
    }

    package var html: HTML { frame.html(notes: notes, key: ControlKey(chart.points).html, drawing) }

    /// The same drawing for papers, with its key in words.
    package var picture: ChartPicture {
        frame.picture(notes: notes + ControlKey(chart.points).sentences, drawing)
    }

    private var ticks: AxisTicks {
        let limits = chart.groups.compactMap(\.limits).flatMap { [$0.lower, $0.upper] }
        let numbers = chart.points.map(\.value) + chart.groups.map(\.centre) + limits
        return AxisTicks(covering: numbers + [target?.approximate].compactMap(\.self), decimals: style.decimals)
    }

    private var notes: [String] {
        var notes: [String] = []
        if !ticks.holdsZero { notes.append("The scale does not begin at 0.") }
        if chart.groups.contains(where: { $0.isTrial && $0.limits != nil }) {
            notes.append("Dashed limits rest on fewer than 12 points and may still move.")
        }
        return notes
    }

    // MARK: drawing

    private func drawing(_ size: ChartSize) -> ChartFrame.Drawing {
        let names = labels(size)
        func plot(top: Double) -> Plot {
            Plot(
                size,
                top: top,
                height: size.plotHeight,
                labelWidth: names.map(\.text.width).max() ?? 0,
                ticks: ticks,
                style: style,
                periods: periods
            )
        }
        let strip = BreakStrip(changes, axis: plot(top: 0).axis, size: size)
        let placed = plot(top: strip.height + size.lineHeight / 2 + 2)
        return ChartFrame.Drawing(height: placed.totalHeight, content: content(placed, strip, names))
    }

    @HTMLBuilder private func content(_ plot: Plot, _ strip: BreakStrip, _ names: [Name]) -> HTML {
        plot.grid
        strip.html(plot: plot)
        for group in chart.groups where group.range.upperBound <= periods.count { lines(group, plot) }
        if let target {
            let y = plot.y(target.approximate)
            Outline([[Place(x: plot.left, y: y), Place(x: plot.right, y: y)]]).html("chart-target")
        }
        let places = zip(periods, chart.points).map { plot.place($0, $1.value) }
        Outline([places]).html("control-line")
        // Smaller where points are close, though never too small to tell their shapes apart.
        let scale = max(0.65, min(1, plot.axis.closest / 10))
        for (place, point) in zip(places, chart.points) { ControlKey.mark(point.meaning, at: place, scale: scale) }
        LabelColumn(
            size: plot.size,
            items: names.map { name in
                let end = name.value == nil ? places.last : nil
                let y = name.value.map(plot.y) ?? end?.y ?? plot.bottom
                return .init(text: name.text, end: Place(x: end?.x ?? plot.right, y: y), classes: name.classes)
            }
        ).html(plot: plot)
    }

    private func lines(_ group: ControlChart.Group, _ plot: Plot) -> HTML {
        let stretches = periods[group.range].map(plot.axis.stretch)
        guard let start = stretches.first?.lowerBound, let end = stretches.last?.upperBound else { return .empty }
        func line(_ value: Double, _ name: String) -> HTML {
            Outline([[Place(x: start, y: plot.y(value)), Place(x: end, y: plot.y(value))]]).html(name)
        }
        let limit = group.isTrial ? "control-limit control-trial" : "control-limit"
        let limits = group.limits.map { line($0.lower, limit) + line($0.upper, limit) } ?? .empty
        return limits + line(group.centre, "control-centre")
    }

    // MARK: labels

    private struct Name {
        let text: TextLines

        /// Where its line is; nil for the points themselves.
        let value: Double?
        let classes: String
    }

    private func labels(_ size: ChartSize) -> [Name] {
        func name(_ words: String, _ value: Double, _ classes: String = "chart-label") -> Name {
            Name(text: TextLines(words, limit: size.labelLimit, size: size.textSize), value: value, classes: classes)
        }
        let own = TextLines(label, limit: size.labelLimit, size: size.textSize * 1.1)
        var names = [Name(text: own, value: nil, classes: "chart-label-main")]
        if let group = chart.groups.last {
            names.append(name("Average \(text(group.centre))", group.centre))
            if let limits = group.limits {
                names.append(name("Upper limit \(text(limits.upper))", limits.upper))
                names.append(name("Lower limit \(text(limits.lower))", limits.lower))
            }
        }
        if let target { names.append(name("Target \(style.text(TargetValue.single(target)))", target.approximate)) }
        return names
    }

    /// A statistic rounded to be shown like the figures it was made from.
    private func text(_ number: Double) -> String {
        let decimals = min(max(style.decimals, 0), 9)
        let ten = (0..<decimals).reduce(1.0) { value, _ in value * 10 }
        let digits = (number * ten).rounded()
        guard digits.magnitude < 1e17 else { return "" }
        return Figure(digits: Int64(digits), places: decimals).map { style.text($0) } ?? ""
    }
}
