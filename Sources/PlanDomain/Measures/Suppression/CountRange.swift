/// What a reader can think a hidden count to be: nothing perhaps, or between two bounds.
///
/// Counts are whole numbers here; of one with decimals the part before the point, as it only ever moves by whole steps.
struct CountRange {
    private let count: Int
    private var lower: Int
    private var upper: Int
    private let mayBeZero: Bool

    /// Of an unknown count we only know that it can be more.
    static let unknown = CountRange(count: 0, lower: 0, upper: .max, mayBeZero: true)

    /// A count that cannot be taken for another.
    static func fixed(_ count: Int = 0) -> CountRange {
        CountRange(count: count, lower: count, upper: count, mayBeZero: false)
    }

    func allows(change: Int) -> Bool {
        let (changed, overflow) = count.addingReportingOverflow(change)
        return !overflow && (lower <= changed && changed <= upper || mayBeZero && changed == 0)
    }
}

extension CountRange {
    /// What the reader has been told about a hidden count.
    enum Mark {
        /// It is below the threshold.
        case small

        /// It is not, and hidden to protect another.
        case notSmall

        /// It is hidden for either reason.
        case hidden

        /// It may be anything: what is small in this cell is another count.
        case any
    }

    init(_ figure: Figure, _ mark: Mark, _ rule: SmallNumberRule, atLeast least: Figure?, atMost most: Figure?) {
        guard let count = figure.wholePart else {
            self = .fixed()
            return
        }
        let hasDecimals = figure.decimals > 0
        // A zero that the rule shows is never hidden, so what is hidden is somebody.
        let smallest = rule.hidesZeros || hasDecimals ? 0 : 1
        let mayBeZero = !rule.hidesZeros && least == nil
        var range =
            switch mark {
            case .small: CountRange(count: count, lower: smallest, upper: rule.threshold - 1, mayBeZero: false)
            case .notSmall:
                CountRange(count: count, lower: rule.threshold, upper: .max, mayBeZero: mayBeZero)
            case .hidden: CountRange(count: count, lower: smallest, upper: .max, mayBeZero: false)
            case .any: CountRange(count: count, lower: 0, upper: .max, mayBeZero: false)
            }
        // Of a numerator and a denominator that are in order, readers know that they are.
        if let least, least <= figure { range.lower = max(range.lower, least.ceiling ?? .max) }
        if let most, figure <= most { range.upper = min(range.upper, most.wholePart ?? .max) }
        self = range.allows(change: 0) ? range : .fixed(count)
    }
}

extension Figure {
    /// What stands before the point; nil below nothing.
    fileprivate var wholePart: Int? { isNegative ? nil : Int(plain.prefix { $0 != "." }) }

    fileprivate var ceiling: Int? { wholePart.map { decimals > 0 ? $0 + 1 : $0 } }
}
