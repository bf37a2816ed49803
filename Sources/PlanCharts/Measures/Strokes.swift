import PlanDomain

/// A series as the pieces that may be drawn in one stroke: none crosses a missing figure or a break.
struct Strokes {
    let pieces: [[ChartPoint]]

    /// The last measured point and the forecasts after it, where no break lies between.
    let forecast: [ChartPoint]

    init(_ points: [ChartPoint], breaks: [Period] = []) {
        let points = points.sorted { $0.period < $1.period }
        let measured = Self.split(points.filter { $0.standing != .forecast }, breaks)
        let expected = points.filter { $0.standing == .forecast && $0.value != nil }
        pieces = measured
        guard let first = expected.first else {
            forecast = []
            return
        }
        let start = measured.last?.last.map { [$0] } ?? []
        let isBroken = start.first.map { Self.isBreak(between: $0, first, breaks) } ?? false
        forecast = (isBroken ? [] : start) + expected
    }

    private static func split(_ points: [ChartPoint], _ breaks: [Period]) -> [[ChartPoint]] {
        var pieces: [[ChartPoint]] = [[]]
        for point in points {
            if let before = pieces.last?.last, isBreak(between: before, point, breaks) { pieces.append([]) }
            if point.value == nil { pieces.append([]) } else { pieces[pieces.count - 1].append(point) }
        }
        return pieces.filter { !$0.isEmpty }
    }

    private static func isBreak(between left: ChartPoint, _ right: ChartPoint, _ breaks: [Period]) -> Bool {
        breaks.contains { left.period.end < $0.end && $0.end <= right.period.end }
    }
}
