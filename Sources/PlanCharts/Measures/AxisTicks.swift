package import PlanDomain

/// Round figures along a scale: three or more, one, two or five apart, or those times a power of ten.
package struct AxisTicks: Equatable, Sendable {
    /// Rising, and all equally far apart.
    package let values: [Figure]

    package let lower: Double
    package let upper: Double

    /// At most so many stretches between ticks.
    private static let limit = 6.0

    /// Makes the smallest scale that holds all the numbers.
    ///
    /// Ticks are never finer than the measure's own decimals. The scale begins at nothing where it is asked to,
    /// and where it would nearly do so anyway.
    package init(covering numbers: [Double], decimals: Int, fromZero: Bool = false) {
        // No figure is larger; what a statistic made of them may be.
        let numbers = numbers.filter { $0.magnitude < 1e17 }
        var low = numbers.min() ?? 0
        var high = numbers.max() ?? 0
        // Or a change in the last digit would be drawn as a cliff.
        let lack = max(abs(low), abs(high)) / 50 - (high - low)
        if lack > 0 {
            low -= lack / 2
            high += lack / 2
        }
        if fromZero || (low > 0 && low <= high * 0.35) { low = min(low, 0) }
        if fromZero || (high < 0 && high >= low * 0.35) { high = max(high, 0) }
        var step = Step(decimals: min(max(decimals, 0), 12))
        while step.count(to: high, from: low) > Self.limit { step = step.next }
        var first = step.number(below: low)
        var last = step.number(above: high)
        // Three ticks at least, and none below nothing for what is not.
        if last - first < 2, first != 0 || low < 0 { first -= 1 }
        if last - first < 2 { last = first + 2 }
        values = (first...last).compactMap { step.figure($0) }
        lower = step.width * Double(first)
        upper = step.width * Double(last)
    }

    package var holdsZero: Bool { values.contains(.zero) }

    /// As many decimals for all as the finest needs.
    func labels(_ style: FigureStyle) -> [String] {
        let decimals = values.map(\.decimals).max() ?? 0
        return values.map { style.text($0, decimals: decimals) }
    }

    /// A distance between ticks, kept in whole numbers so that labels are exact.
    private struct Step {
        private let factor: Int64
        private let power: Int

        init(decimals: Int) { self.init(factor: 1, power: -decimals) }

        private init(factor: Int64, power: Int) {
            self.factor = factor
            self.power = power
        }

        var next: Step {
            switch factor {
            case 1: Step(factor: 2, power: power)
            case 2: Step(factor: 5, power: power)
            default: Step(factor: 1, power: power + 1)
            }
        }

        var width: Double {
            let ten = (0..<abs(power)).reduce(1.0) { value, _ in value * 10 }
            return power < 0 ? Double(factor) / ten : Double(factor) * ten
        }

        // A hair of tolerance: 0.3 divided by 0.1 is a little less than 3.
        func number(below value: Double) -> Int { Int((value / width + 1e-9).rounded(.down)) }
        func number(above value: Double) -> Int { Int((value / width - 1e-9).rounded(.up)) }

        func count(to high: Double, from low: Double) -> Double {
            (high / width - 1e-9).rounded(.up) - (low / width + 1e-9).rounded(.down)
        }

        func figure(_ number: Int) -> Figure? {
            let ten = (0..<max(power, 0)).reduce(Int64(1)) { value, _ in value * 10 }
            return Figure(digits: Int64(number) * factor * ten, places: max(-power, 0))
        }
    }
}
