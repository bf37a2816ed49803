/// A figure that may well be right and is worth a second look, by fixed rules (DOMAIN 5.10).
package enum UnusualFigure: String, CaseIterable, Sendable {
    case futureDate = "future-date"
    case otherSign = "other-sign"
    case timesTen = "times-ten"
    case timesHundred = "times-hundred"
    case suddenZero = "sudden-zero"
    case outsideUsualRange = "outside-usual-range"
    case sameAsLast = "same-as-last"
}

/// What a series has been so far, to hold the next figure against: it grows figure by figure.
package struct UsualRange: Sendable {
    private var count = 0
    private var sum = 0.0
    private var ranges = 0.0
    private var repeats = 0
    private var lowest = Double.infinity
    private var highest = -Double.infinity
    private var last: Figure?

    /// Fewer figures than this say nothing about what is usual.
    private static let fewest = 5

    package init() {}

    /// What is unusual about the next figure; nothing while too few are known.
    package func reasons(for figure: Figure, in period: Period, today: Day) -> [UnusualFigure] {
        var reasons: [UnusualFigure] = period.end > today ? [.futureDate] : []
        guard count >= Self.fewest, let last else { return reasons }
        let value = figure.approximate
        let mean = sum / Double(count)
        let step = ranges / Double(count - 1)
        if (lowest >= 0 && value < 0) || (highest < 0 && value > 0) { reasons.append(.otherSign) }
        if value == 0, lowest > 0 || highest < 0 { reasons.append(.suddenZero) }
        let isOutside = value < lowest || value > highest
        if mean != 0, value != 0, isOutside, lowest > 0 || highest < 0 {
            let ratio = max(abs(value / mean), abs(mean / value))
            if (70...140).contains(ratio) {
                reasons.append(.timesHundred)
            } else if (7...14).contains(ratio) {
                reasons.append(.timesTen)
            }
        }
        // The limits of a control chart, and beyond all that ever was: a trend alone is nothing unusual.
        if reasons.isEmpty, isOutside, step > 0, abs(value - last.approximate) > 2.66 * step + step {
            reasons.append(.outsideUsualRange)
        }
        if figure == last, repeats == 0 { reasons.append(.sameAsLast) }
        return reasons
    }

    package mutating func add(_ figure: Figure) {
        let value = figure.approximate
        if let last {
            ranges += abs(value - last.approximate)
            if last == figure { repeats += 1 }
        }
        count += 1
        sum += value
        lowest = min(lowest, value)
        highest = max(highest, value)
        last = figure
    }
}
