/// One area's figure among those of a group: rank, quartile and middle.
///
/// Ties share the better rank; quartiles are R's type 7, which spreadsheets and the Department for Education use too.
package struct Comparison: Equatable, Sendable {
    /// 1 is the best; nil where neither high nor low is good.
    package let rank: Int?

    /// How many of the group have a figure, the area itself among them.
    package let count: Int

    /// From the lowest figure to the highest: minimum, quarter, middle, three quarters, maximum.
    package let quartiles: [Figure]

    /// A to D, A the quarter with the best figures; nil where neither is good.
    ///
    /// A figure on a boundary belongs to the lower stretch of figures, as the Department for Education has it.
    package let band: Band?

    package enum Band: String, CaseIterable, Sendable {
        case a = "A"
        case b = "B"
        case c = "C"
        case d = "D"
    }

    package var median: Figure { quartiles[2] }

    /// Nil when the area's own figure is not in the group, and with figures of more than fifteen digits before the point.
    package init?(of value: Figure, in group: [Figure], goodToBe: GoodToBe) {
        let sorted = group.sorted()
        guard sorted.contains(value) else { return nil }
        let quartiles = (0...4).compactMap { Self.quartile($0, of: sorted) }
        guard quartiles.count == 5 else { return nil }
        count = sorted.count
        self.quartiles = quartiles
        switch goodToBe {
        case .high:
            rank = 1 + sorted.count { $0 > value }
            band = value > quartiles[3] ? .a : value > quartiles[2] ? .b : value > quartiles[1] ? .c : .d
        case .low:
            rank = 1 + sorted.count { $0 < value }
            band = value <= quartiles[1] ? .a : value <= quartiles[2] ? .b : value <= quartiles[3] ? .c : .d
        case .inRange, .none:
            rank = nil
            band = nil
        }
    }

    /// Between two neighbours by so many quarters of the way: exact, since a quarter is a decimal.
    ///
    /// Where the exact place has more than 18 digits, as with figures that bring the noise of binary arithmetic, the two are
    /// rounded first, to as many decimals as leave room for it.
    static func quartile(_ number: Int, of sorted: [Figure]) -> Figure? {
        guard !sorted.isEmpty, (0...4).contains(number) else { return nil }
        let place = (sorted.count - 1) * number
        let (below, quarters) = (sorted[place / 4], place % 4)
        guard quarters > 0, let share = Figure(digits: Int64(quarters) * 25, places: 2) else { return below }
        let above = sorted[place / 4 + 1]
        return [18, 12, 6, 0].lazy
            .compactMap { between(below.rounded(to: $0), above.rounded(to: $0), share) }.first
    }

    private static func between(_ below: Figure, _ above: Figure, _ share: Figure) -> Figure? {
        above.subtracting(below)?.multiplied(by: share)?.adding(below)
    }
}

/// How a figure stands to another by its confidence interval.
package enum Difference: String, Sendable {
    case better, similar, worse

    /// Where neither high nor low is good.
    case higher, lower

    /// `interval` is the figure's own, both ends included: whatever lies in it may be the same.
    package init(_ interval: ClosedRange<Figure>, against other: Figure, goodToBe: GoodToBe) {
        if interval.contains(other) {
            self = .similar
        } else {
            let isAbove = interval.lowerBound > other
            switch goodToBe {
            case .high: self = isAbove ? .better : .worse
            case .low: self = isAbove ? .worse : .better
            case .inRange, .none: self = isAbove ? .higher : .lower
            }
        }
    }
}
