import PlanDomain

/// Time from left to right: each period at its last day, since only then is its figure known.
struct PeriodAxis {
    /// By their ends, each end once.
    let periods: [Period]

    private let left: Double
    private let width: Double

    /// Room for a mark at either end.
    private static let margin = 8.0

    init(_ periods: [Period], left: Double, width: Double) {
        var sorted: [Period] = []
        for period in periods.sorted() where sorted.last?.end != period.end { sorted.append(period) }
        self.periods = sorted
        self.left = left
        self.width = width
    }

    func x(_ period: Period) -> Double {
        guard let first = periods.first?.end.daysSinceEpoch, let last = periods.last?.end.daysSinceEpoch, first < last
        else { return left + width / 2 }
        let share = Double(period.end.daysSinceEpoch - first) / Double(last - first)
        return left + Self.margin + share * (width - 2 * Self.margin)
    }

    /// The stretch of the axis that is nearer to this period than to any other.
    func stretch(of period: Period) -> ClosedRange<Double> {
        let x = x(period)
        let before = periods.last { $0.end < period.end }.map { (self.x($0) + x) / 2 } ?? min(left, x)
        let after = periods.first { $0.end > period.end }.map { (self.x($0) + x) / 2 } ?? max(left + width, x)
        return before...after
    }

    /// The distance between neighbours where they are closest.
    var closest: Double {
        zip(periods, periods.dropFirst()).map { x($1) - x($0) }.min() ?? width
    }

    struct Label: Equatable {
        let period: Period
        let x: Double
        let text: TextLines

        var range: ClosedRange<Double> { x - text.width / 2...x + text.width / 2 }
    }

    /// Distances between labels that people find regular, in months.
    private static let strides = [1, 2, 3, 6, 12, 24, 36, 48, 60, 72, 84, 96, 108, 120, 240, 480, 1200]

    /// As many labels as stand clear of each other: the latest period's, others regularly before it, and the first's.
    func labels(size: Double, within bounds: ClosedRange<Double>) -> [Label] {
        let all = periods.map { label($0, size, bounds) }
        guard let last = all.last else { return [] }
        let regular = Self.strides.lazy.map { stride in
            all.filter { (Self.month($0.period) - Self.month(last.period)).isMultiple(of: stride) }
        }
        let chosen = regular.first { Self.areClear($0, size) } ?? [last]
        guard let first = all.first, first != chosen.first else { return chosen }
        // Where a series begins matters more than a regular label close to it.
        let others = [chosen, Array(chosen.dropFirst())]
            .first { !$0.isEmpty && Self.areClear([first] + $0.prefix(1), size) }
        return others.map { [first] + $0 } ?? chosen
    }

    private func label(_ period: Period, _ size: Double, _ bounds: ClosedRange<Double>) -> Label {
        let text = TextLines(period.shortLines, size: size)
        let half = text.width / 2
        let x = max(bounds.lowerBound + half, min(bounds.upperBound - half, x(period)))
        return Label(period: period, x: x, text: text)
    }

    private static func areClear(_ labels: [Label], _ size: Double) -> Bool {
        zip(labels, labels.dropFirst()).allSatisfy { $0.range.upperBound + size * 0.7 <= $1.range.lowerBound }
    }

    private static func month(_ period: Period) -> Int { period.end.year * 12 + period.end.month }
}
