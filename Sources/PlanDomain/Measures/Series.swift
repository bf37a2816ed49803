/// All that is known of one measure in one place, oldest period first.
package struct Series: Equatable, Sendable {
    /// Sorted by end; shared between series that have the same ones.
    package internal(set) var periods: [Period]

    /// One for each period.
    package internal(set) var values: [ObservedValue]

    /// The entries of the record that gave the values.
    package internal(set) var sequences: [Int32]

    package init(periods: [Period] = [], values: [ObservedValue] = [], sequences: [Int32] = []) {
        self.periods = periods
        self.values = values
        self.sequences = sequences
    }

    package var isEmpty: Bool { periods.isEmpty }

    package subscript(period: Period) -> ObservedValue? { place(of: period).map { values[$0] } }

    package func place(of period: Period) -> Int? {
        let place = insertion(of: period)
        return place < periods.count && periods[place] == period ? place : nil
    }

    /// Where a period stands or would stand.
    private func insertion(of period: Period) -> Int {
        var (low, high) = (0, periods.count)
        while low < high {
            let middle = (low + high) / 2
            if periods[middle] < period { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Puts a value in its place; nil takes the period out.
    mutating func set(_ value: ObservedValue?, for period: Period, at sequence: Int) {
        let place = insertion(of: period)
        let isThere = place < periods.count && periods[place] == period
        switch (value, isThere) {
        case (let value?, true):
            values[place] = value
            sequences[place] = Int32(clamping: sequence)
        case (let value?, false):
            periods.insert(period, at: place)
            values.insert(value, at: place)
            sequences.insert(Int32(clamping: sequence), at: place)
        case (nil, true):
            periods.remove(at: place)
            values.remove(at: place)
            sequences.remove(at: place)
        case (nil, false): break
        }
    }

    /// The last period that has a figure, with the figure and its place.
    package var latest: (place: Int, period: Period, figure: Figure)? {
        guard let place = values.lastIndex(where: { $0.figure != nil }), let figure = values[place].figure else {
            return nil
        }
        return (place, periods[place], figure)
    }
}

/// Which of a measure's series: the place, the part of the people or things counted, whether it has happened yet, and
/// whether it holds the figures or what stands behind them.
package struct SeriesKey: Hashable, Comparable, Sendable {
    package let area: AreaCode
    package let breakdown: Breakdown

    /// A forecast stands beside the figure and is never taken for it (I11).
    package let isForecast: Bool

    /// The figures themselves, or what stands behind them.
    package let component: FigureComponent

    package init(
        area: AreaCode,
        breakdown: Breakdown = .all,
        isForecast: Bool = false,
        component: FigureComponent = .value
    ) {
        self.area = area
        self.breakdown = breakdown
        self.isForecast = isForecast
        self.component = component
    }

    /// The key of the series beside this one.
    package func with(_ component: FigureComponent) -> SeriesKey {
        SeriesKey(area: area, breakdown: breakdown, isForecast: isForecast, component: component)
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.area, left.breakdown, left.isForecast ? 1 : 0, left.component.place)
            < (right.area, right.breakdown, right.isForecast ? 1 : 0, right.component.place)
    }
}

/// A part of those counted, by one trait or several: "age=18-24;sex=female"; all of them where it is empty.
package struct Breakdown: Hashable, Comparable, Sendable {
    /// Traits in the order of their names, without spaces around.
    package let text: String

    package static let all = Breakdown(known: "")

    private init(known text: String) { self.text = text }

    /// Reads "sex=female; age=18-24" in any order; nil when a trait has no value or is named twice.
    package init?(_ text: some StringProtocol) {
        // First of all, for each trait is held against all others.
        guard text.utf8.count <= 200 else { return nil }
        var traits: [(name: String, value: String)] = []
        for part in text.split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1).map { String($0).trimmingSpaces }
            guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty,
                !traits.contains(where: { $0.name == sides[0] })
            else { return nil }
            traits.append((sides[0], sides[1]))
        }
        self.text = traits.sorted { $0.name < $1.name }.map { "\($0.name)=\($0.value)" }.joined(separator: ";")
    }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
