import Markup
import PlanDomain

/// Targets as a line in steps, or a band between two of them; each step reaches half way to the neighbouring periods.
struct TargetTrack {
    private let targets: [ChartTarget]
    private let plot: Plot

    init(_ targets: [ChartTarget], plot: Plot) {
        self.targets = targets.sorted { $0.period < $1.period }
        self.plot = plot
    }

    /// What stands beside the end of the last step, with the target that holds there.
    static func label(_ targets: [ChartTarget], style: FigureStyle) -> String? {
        targets.max { $0.period < $1.period }.map { "Target \(style.text($0.value))" }
    }

    var end: Place? {
        targets.last.map { Place(x: plot.axis.stretch(of: $0.period).upperBound, y: plot.y($0.middle)) }
    }

    /// Behind everything else.
    @HTMLBuilder var band: HTML {
        for (above, below) in zip(steps(upper), steps(lower)) {
            Outline(closed: above + below.reversed()).html("chart-band")
        }
    }

    @HTMLBuilder var line: HTML {
        for edge in [singles, lower, upper] where !edge.isEmpty {
            Outline(steps(edge)).html("chart-target")
        }
        for target in targets where target.isChanged {
            let place = Place(x: plot.axis.x(target.period), y: plot.y(target.middle))
            Mark.diamond.html(at: place, radius: 4, "chart-changed")
        }
    }

    private typealias Edge = [(period: Period, value: Figure)]

    private var singles: Edge {
        targets.compactMap { if case .single(let value) = $0.value { ($0.period, value) } else { nil } }
    }

    private var lower: Edge {
        targets.compactMap { if case .range(let value, _) = $0.value { ($0.period, value) } else { nil } }
    }

    private var upper: Edge {
        targets.compactMap { if case .range(_, let value) = $0.value { ($0.period, value) } else { nil } }
    }

    /// One stroke for each run of periods without a gap.
    private func steps(_ edge: Edge) -> [[Place]] {
        var pieces: [[Place]] = []
        var reached: Double?
        for (period, value) in edge {
            let stretch = plot.axis.stretch(of: period)
            let y = plot.y(value.approximate)
            let step = [Place(x: stretch.lowerBound, y: y), Place(x: stretch.upperBound, y: y)]
            if let end = reached, abs(end - stretch.lowerBound) < 0.05 {
                pieces[pieces.count - 1] += step
            } else {
                pieces.append(step)
            }
            reached = stretch.upperBound
        }
        return pieces
    }
}
