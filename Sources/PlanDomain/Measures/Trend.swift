/// Whether a measure moved since an earlier period, and whether that is good.
package enum Trend: Hashable, Sendable {
    case gettingBetter
    case stable
    case gettingWorse

    /// Where neither high nor low is good.
    case higher
    case same
    case lower

    case notComparable(Obstacle)

    /// Why two figures of one measure say nothing about each other.
    package enum Obstacle: String, CaseIterable, Sendable {
        /// The definition changed between them.
        case definitionBreak = "definition-break"

        /// Of a figure that adds up over the year, one stands at another point of it.
        case otherPointOfYear = "other-point-of-year"

        /// One is provisional or a forecast, and the other is final.
        case otherStanding = "other-standing"

        case noEarlierFigure = "no-earlier-figure"
    }

    /// Within which a measure counts as stable.
    package enum Band: Hashable, Sendable {
        /// So many per cent of the earlier figure.
        case percent(Figure)

        /// So much in the measure's own unit.
        case absolute(Figure)

        /// One per cent, unless the council says otherwise.
        package static let usual = Band.percent(Figure(whole: 1))
    }

    /// Compares with a figure that is comparable; whoever asks has looked for obstacles.
    package init(
        from earlier: Figure,
        to later: Figure,
        goodToBe: GoodToBe,
        target: TargetValue? = nil,
        band: Band = .usual
    ) {
        let width =
            switch band {
            case .percent(let percent): earlier.magnitude.multiplied(by: percent)?.hundredth
            case .absolute(let distance): distance.magnitude
            }
        let rise: Figure?
        if goodToBe == .inRange {
            // Nearer to the range is better, whichever side it is on.
            rise = Self.distance(earlier, target).flatMap { before in
                Self.distance(later, target).flatMap { before.subtracting($0) }
            }
        } else {
            rise = later.subtracting(earlier)
        }
        guard let width, let rise else {
            self = .notComparable(.noEarlierFigure)
            return
        }
        let direction = rise > width ? 1 : rise < width.negated ? -1 : 0
        switch goodToBe {
        case .high, .inRange: self = direction > 0 ? .gettingBetter : direction < 0 ? .gettingWorse : .stable
        case .low: self = direction < 0 ? .gettingBetter : direction > 0 ? .gettingWorse : .stable
        case .none: self = direction > 0 ? .higher : direction < 0 ? .lower : .same
        }
    }

    private static func distance(_ value: Figure, _ target: TargetValue?) -> Figure? {
        guard case .range(let lower, let upper)? = target else { return nil }
        return value < lower ? lower.subtracting(value) : value > upper ? value.subtracting(upper) : .zero
    }
}

extension Trend.Band: TextCodable {
    static let nameInFaults = "a stable band"

    /// "percent 1", "absolute 0.5".
    init?(recorded text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let figure = Figure(plain: parts[1]) else { return nil }
        switch parts[0] {
        case "percent": self = .percent(figure)
        case "absolute": self = .absolute(figure)
        default: return nil
        }
    }

    var recorded: String {
        switch self {
        case .percent(let percent): "percent \(percent.plain)"
        case .absolute(let distance): "absolute \(distance.plain)"
        }
    }

    /// The form in which forms give it.
    package var text: String { recorded }

    package init?(text: String) { self.init(recorded: text) }
}
