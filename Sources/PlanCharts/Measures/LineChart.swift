package import Markup
import PlanDomain

/// A measure over time: the council's own line, others to compare it with, and its target.
package struct LineChart {
    /// A line with its name, which stands at its end.
    package struct Line: Equatable, Sendable {
        package let label: String
        package let points: [ChartPoint]

        package init(label: String, points: [ChartPoint]) {
            self.label = label
            self.points = points
        }
    }

    private let frame: ChartFrame
    private let style: FigureStyle
    private let main: Line
    private let comparators: [Line]
    private let targets: [ChartTarget]
    private let breaks: [ChartBreak]

    /// Comparators beyond the fourth are left out: no more can be told apart.
    package init(
        title: String,
        description: String,
        unit: String? = nil,
        style: FigureStyle,
        main: Line,
        comparators: [Line] = [],
        targets: [ChartTarget] = [],
        breaks: [ChartBreak] = []
    ) {
        frame = ChartFrame(title: title, description: description, unit: unit)
        self.style = style
        self.main = main
        self.comparators = Array(comparators.prefix(4))
        self.targets = targets
        self.breaks = breaks
    }

    package var html: HTML { frame.html(notes: notes, drawing) }

    /// The same drawing for papers.
    package var picture: ChartPicture { frame.picture(notes: notes, drawing) }

    private var ticks: AxisTicks {
        let points = ([main] + comparators).flatMap(\.points)
        let limits = main.points.compactMap(\.interval).flatMap { [$0.lowerBound, $0.upperBound] }
        let numbers = (points.compactMap(\.value) + limits).map(\.approximate) + targets.flatMap(\.figures)
        return AxisTicks(covering: numbers, decimals: style.decimals)
    }

    private var notes: [String] {
        var notes: [String] = []
        if !ticks.holdsZero { notes.append("The scale does not begin at 0.") }
        if main.points.contains(where: { $0.standing == .provisional && $0.value != nil }) {
            notes.append("A hollow point on the line is provisional and may still change.")
        }
        if main.points.contains(where: { $0.interval != nil }) {
            notes.append(
                "An upright line through a point is its confidence interval: the figure may well lie anywhere on it."
            )
        }
        let changed = targets.filter(\.isChanged).sorted { $0.period < $1.period }.map(\.period.label)
        if !changed.isEmpty {
            notes.append("A diamond marks where the target was changed: \(changed.joined(separator: ", ")).")
        }
        return notes
    }

    // MARK: drawing

    private func drawing(_ size: ChartSize) -> ChartFrame.Drawing {
        let texts = labels(size)
        let labelWidth = texts.map(\.width).max() ?? 0
        let labelHeight = texts.reduce(0) { $0 + Double($1.lines.count) } * size.lineHeight
        func plot(top: Double) -> Plot {
            Plot(
                size,
                top: top,
                height: max(size.plotHeight, labelHeight),
                labelWidth: labelWidth,
                ticks: ticks,
                style: style,
                periods: ([main] + comparators).flatMap(\.points).map(\.period) + targets.map(\.period)
            )
        }
        let strip = BreakStrip(breaks, axis: plot(top: 0).axis, size: size)
        return drawing(plot(top: strip.height + size.lineHeight / 2 + 2), strip, texts)
    }

    private func drawing(_ plot: Plot, _ strip: BreakStrip, _ texts: [TextLines]) -> ChartFrame.Drawing {
        let track = TargetTrack(targets, plot: plot)
        let ends = [end(of: main, plot)] + comparators.map { end(of: $0, plot) } + [track.end]
        let classes = ["chart-label-main"] + comparators.map { _ in "chart-label" } + ["chart-label-target"]
        let items = zip(texts, zip(ends, classes)).compactMap { text, place in
            place.0.map { LabelColumn.Item(text: text, end: $0, classes: place.1) }
        }
        return ChartFrame.Drawing(
            height: plot.totalHeight,
            content: element(.g) {
                track.band
                plot.grid
                strip.html(plot: plot)
                track.line
                for (index, line) in comparators.enumerated() { quiet(line, "chart-other-\(index + 1)", plot) }
                loud(plot)
                LabelColumn(size: plot.size, items: items).html(plot: plot)
            }
        )
    }

    /// What stands beside the lines: the council's own name first, the target's last.
    private func labels(_ size: ChartSize) -> [TextLines] {
        let own = TextLines(main.label, limit: size.labelLimit, size: size.textSize * 1.1)
        let hasForecast = !Strokes(main.points).forecast.isEmpty
        let lines = [TextLines(own.lines + (hasForecast ? ["forecast"] : []), size: size.textSize * 1.1)]
        let names = comparators.map(\.label) + [TargetTrack.label(targets, style: style)].compactMap(\.self)
        return lines + names.map { TextLines($0, limit: size.labelLimit, size: size.textSize) }
    }

    private func end(of line: Line, _ plot: Plot) -> Place? {
        line.points.filter { $0.value != nil }.max { $0.period < $1.period }.flatMap { plot.place($0) }
    }

    @HTMLBuilder private func quiet(_ line: Line, _ name: String, _ plot: Plot) -> HTML {
        let pieces = Strokes(line.points, breaks: breaks.map(\.period)).pieces.map { $0.compactMap(plot.place) }
        Outline(pieces).html("chart-other \(name)")
        for piece in pieces where piece.count == 1 {
            Mark.circle.html(at: piece[0], radius: 2.5, "chart-other-mark")
        }
    }

    @HTMLBuilder private func loud(_ plot: Plot) -> HTML {
        let strokes = Strokes(main.points, breaks: breaks.map(\.period))
        let pieces = strokes.pieces.map { $0.compactMap(plot.place) }
        Outline(main.points.compactMap { interval(of: $0, plot) }).html("chart-interval")
        Outline([strokes.forecast.compactMap(plot.place)]).html("chart-forecast")
        Outline(pieces).html("chart-main")
        for point in marked(strokes, isCrowded: plot.axis.closest < 9) { mark(point, plot) }
    }

    private func interval(of point: ChartPoint, _ plot: Plot) -> [Place]? {
        guard point.value != nil, let interval = point.interval else { return nil }
        let ends = [interval.lowerBound, interval.upperBound].compactMap {
            plot.place(ChartPoint(period: point.period, value: $0))
        }
        return ends.count == 2 ? ends : nil
    }

    /// Where points are close, only those that say something of their own.
    private func marked(_ strokes: Strokes, isCrowded: Bool) -> [ChartPoint] {
        let last = strokes.pieces.last?.last
        let measured = strokes.pieces.flatMap { piece in
            piece.filter { !isCrowded || piece.count == 1 || $0 == last || $0.standing != .final }
        }
        return measured + strokes.forecast.filter { $0.standing == .forecast }
    }

    private func mark(_ point: ChartPoint, _ plot: Plot) -> HTML? {
        let isHollow = point.standing != .final
        return plot.place(point).map {
            Mark.circle.html(at: $0, radius: isHollow ? 4 : 3.5, isHollow ? "chart-mark-hollow" : "chart-mark")
        }
    }
}
