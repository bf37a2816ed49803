/// A series seen as a process: what it does by itself, and where something has changed (an XmR chart).
///
/// As NHS England's "Making Data Count" draws it: limits from the average moving range, four rules for special causes.
/// Its numbers are statistics about figures, so they are binary; the figures themselves stay exact.
package struct ControlChart: Equatable, Sendable {
    /// In the order of the periods.
    package let points: [Point]

    /// One for each stretch between two rebasings.
    package let groups: [Group]

    /// How a chart is made.
    package struct Options: Equatable, Sendable {
        package var goodToBe: GoodToBe

        /// Whether moving ranges that are themselves extreme are left out of the average, once.
        package var isScreened: Bool

        /// The limits come from so many first points of each group and stay; nil for all points.
        package var fixedAfter: Int?

        /// Places of points, from 0, at which the process is known to have changed and is measured anew.
        package var rebasings: Set<Int>

        package init(
            goodToBe: GoodToBe = .high,
            isScreened: Bool = true,
            fixedAfter: Int? = nil,
            rebasings: Set<Int> = []
        ) {
            self.goodToBe = goodToBe
            self.isScreened = isScreened
            self.fixedAfter = fixedAfter
            self.rebasings = rebasings
        }
    }

    /// A stretch of the series with its own centre and limits.
    package struct Group: Equatable, Sendable {
        package let range: Range<Int>
        package let centre: Double

        /// Nil when nothing moves, or there is one point alone: a process has limits only where it varies.
        package let limits: Limits?

        /// Fewer than twelve points: each further one still moves the limits.
        package let isTrial: Bool
    }

    package struct Limits: Equatable, Sendable {
        package let lower: Double
        package let upper: Double

        /// Two thirds of the way from the centre.
        let nearLower: Double
        let nearUpper: Double
    }

    package struct Point: Equatable, Sendable {
        package let value: Double
        package let cause: SpecialCause?
        package let meaning: Meaning
    }

    /// Why a point is not what the process does by itself; the first that holds, in this order.
    package enum SpecialCause: Equatable, Sendable {
        case outsideLimits(Side)

        /// One of seven points that each move the same way.
        case trend(Side)

        /// One of two points in three near the same limit, all three on that side.
        case nearLimit(Side)

        /// One of seven points on one side of the centre.
        case shift(Side)

        package var side: Side {
            switch self {
            case .outsideLimits(let side), .trend(let side), .nearLimit(let side), .shift(let side): side
            }
        }
    }

    package enum Side: Equatable, Sendable {
        case high, low
    }

    package enum Meaning: String, Sendable {
        case commonCause = "common-cause"
        case improvement
        case concern
        case neutralHigh = "neutral-high"
        case neutralLow = "neutral-low"
    }

    /// Whether the process can be relied on to meet a target.
    package enum Assurance: String, Sendable {
        case consistentlyMeets = "consistently-meets"
        case consistentlyMisses = "consistently-misses"
        case hitAndMiss = "hit-and-miss"
    }

    private static let trialCount = 12
    private static let limitFactor = 2.66
    private static let screenFactor = 3.267
    private static let run = 7

    package init(_ values: [Double], _ options: Options = Options()) {
        var points: [Point] = []
        points.reserveCapacity(values.count)
        var groups: [Group] = []
        var start = 0
        for end in options.rebasings.filter(values.indices.dropFirst().contains).sorted() + [values.count]
        where start < end {
            let group = Self.group(values, start..<end, options)
            Self.add(group, of: values, options, to: &points)
            groups.append(group)
            start = end
        }
        self.groups = groups
        self.points = points
        goodToBe = options.goodToBe
    }

    private let goodToBe: GoodToBe

    /// What the latest point says.
    package var variation: Meaning { points.last?.meaning ?? .commonCause }

    /// Nil without limits, and where neither high nor low is good.
    package func assurance(target: Double) -> Assurance? {
        guard goodToBe == .high || goodToBe == .low, let limits = groups.last?.limits else { return nil }
        if target > limits.upper { return goodToBe == .high ? .consistentlyMisses : .consistentlyMeets }
        if target < limits.lower { return goodToBe == .high ? .consistentlyMeets : .consistentlyMisses }
        return .hitAndMiss
    }

    // MARK: limits

    private static func group(_ values: [Double], _ range: Range<Int>, _ options: Options) -> Group {
        let count = min(range.count, max(options.fixedAfter ?? range.count, 1))
        let base = values[range.lowerBound..<range.lowerBound + count]
        let centre = base.reduce(0, +) / Double(count)
        return Group(
            range: range,
            centre: centre,
            limits: averageMovingRange(base, options.isScreened).map { limits(centre, $0) },
            isTrial: range.count < trialCount
        )
    }

    /// Nil where nothing moves.
    private static func averageMovingRange(_ values: ArraySlice<Double>, _ isScreened: Bool) -> Double? {
        let places = values.indices.dropFirst()
        guard !places.isEmpty else { return nil }
        var sum = 0.0
        for place in places { sum += abs(values[place] - values[place - 1]) }
        let average = sum / Double(places.count)
        guard average > 0 else { return nil }
        guard isScreened else { return average }
        var kept = 0.0
        var count = 0
        for place in places {
            let range = abs(values[place] - values[place - 1])
            guard range < screenFactor * average else { continue }
            kept += range
            count += 1
        }
        return kept / Double(count)
    }

    private static func limits(_ centre: Double, _ averageRange: Double) -> Limits {
        let far = limitFactor * averageRange
        let near = far * 2 / 3
        return Limits(lower: centre - far, upper: centre + far, nearLower: centre - near, nearUpper: centre + near)
    }

    // MARK: rules

    private static func add(_ group: Group, of values: [Double], _ options: Options, to points: inout [Point]) {
        let values = values[group.range]
        var causes = [SpecialCause?](repeating: nil, count: values.count)
        // The weakest rule first: what comes later takes its place.
        markShifts(values, group.centre, &causes)
        if let limits = group.limits { markNearLimits(values, group.centre, limits, &causes) }
        markTrends(values, &causes)
        if let limits = group.limits {
            for (place, value) in values.enumerated() {
                if value > limits.upper { causes[place] = .outsideLimits(.high) }
                if value < limits.lower { causes[place] = .outsideLimits(.low) }
            }
        }
        for (value, cause) in zip(values, causes) {
            points.append(Point(value: value, cause: cause, meaning: meaning(of: cause, options.goodToBe)))
        }
    }

    private static func meaning(of cause: SpecialCause?, _ goodToBe: GoodToBe) -> Meaning {
        guard let side = cause?.side else { return .commonCause }
        switch goodToBe {
        case .high: return side == .high ? .improvement : .concern
        case .low: return side == .low ? .improvement : .concern
        case .inRange, .none: return side == .high ? .neutralHigh : .neutralLow
        }
    }

    /// A point on the centre belongs to neither side.
    private static func side(_ value: Double, of centre: Double) -> Side? {
        value > centre ? .high : value < centre ? .low : nil
    }

    private static func markShifts(_ values: ArraySlice<Double>, _ centre: Double, _ causes: inout [SpecialCause?]) {
        var length = 0
        var current: Side?
        for (place, value) in values.enumerated() {
            let side = side(value, of: centre)
            length = side != nil && side == current ? length + 1 : side == nil ? 0 : 1
            current = side
            guard let side, length >= run else { continue }
            // All of a run when it is complete, and then each that makes it longer.
            for member in (length == run ? place - run + 1 : place)...place { causes[member] = .shift(side) }
        }
    }

    private static func markTrends(_ values: ArraySlice<Double>, _ causes: inout [SpecialCause?]) {
        var length = 1
        var current: Side?
        for (place, (before, value)) in zip(values, values.dropFirst()).enumerated() {
            let side = side(value, of: before)
            length = side == nil ? 1 : side == current ? length + 1 : 2
            current = side
            guard let side, length >= run else { continue }
            let last = place + 1
            for member in (length == run ? last - run + 1 : last)...last { causes[member] = .trend(side) }
        }
    }

    private static func markNearLimits(
        _ values: ArraySlice<Double>,
        _ centre: Double,
        _ limits: Limits,
        _ causes: inout [SpecialCause?]
    ) {
        let start = values.startIndex
        for last in values.indices.dropFirst(2) {
            guard let side = side(values[last], of: centre), self.side(values[last - 1], of: centre) == side,
                self.side(values[last - 2], of: centre) == side
            else { continue }
            func isNear(_ place: Int) -> Bool {
                side == .high
                    ? values[place] > limits.nearUpper && values[place] <= limits.upper
                    : values[place] < limits.nearLower && values[place] >= limits.lower
            }
            let near = (isNear(last - 2), isNear(last - 1), isNear(last))
            guard near.0 ? near.1 || near.2 : near.1 && near.2 else { continue }
            if near.0 { causes[last - 2 - start] = .nearLimit(side) }
            if near.1 { causes[last - 1 - start] = .nearLimit(side) }
            if near.2 { causes[last - start] = .nearLimit(side) }
        }
    }
}
