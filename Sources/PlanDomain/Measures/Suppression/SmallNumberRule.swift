/// Which counts are too small to be shown, because readers might recognise the people behind them.
///
/// Counts above nothing and below the threshold are hidden. What is checked is the count itself, of a rate its numerator.
package struct SmallNumberRule: Hashable, Sendable {
    /// The smallest count that is shown; 3 or more, as with 2 every hidden count would be known to be 1.
    package let threshold: Int

    /// Whether "nobody" is hidden too, for example where all others in a row then are somebody.
    package let hidesZeros: Bool

    /// Shown counts are rounded to the nearest multiple of it, half away from zero; nil shows them exactly.
    package let roundingBase: Int?

    /// Whether a rate is also hidden when the count it is taken of is small.
    ///
    /// Where not, denominators are taken to be public, as populations are.
    package let checksDenominators: Bool

    /// Hides one to four.
    package static let standard = SmallNumberRule(checked: 5, hidesZeros: false, roundingBase: nil, false)

    /// Gives nil for a threshold below 3 or a base below 2, and beyond 10,000.
    package init?(
        threshold: Int = 5,
        hidesZeros: Bool = false,
        roundingBase: Int? = nil,
        checksDenominators: Bool = false
    ) {
        guard (3...10_000).contains(threshold), (2...10_000).contains(roundingBase ?? 2) else { return nil }
        self.init(checked: threshold, hidesZeros: hidesZeros, roundingBase: roundingBase, checksDenominators)
    }

    private init(checked threshold: Int, hidesZeros: Bool, roundingBase: Int?, _ checksDenominators: Bool) {
        self.threshold = threshold
        self.hidesZeros = hidesZeros
        self.roundingBase = roundingBase
        self.checksDenominators = checksDenominators
    }

    /// Whether a count must not be shown.
    package func isSmall(_ count: Figure) -> Bool {
        guard count != .zero else { return hidesZeros }
        return !count.isNegative && count < Figure(whole: Int32(threshold))
    }

    /// A count as it is shown.
    package func rounded(_ count: Figure) -> Figure {
        guard let roundingBase else { return count }
        let base = Figure(whole: Int32(roundingBase))
        // Nil only where the digits run out, at 10^18: nobody counts so far.
        return count.divided(by: base, decimals: 0)?.multiplied(by: base) ?? count
    }
}

extension SmallNumberRule: Codable {
    private enum CodingKeys: String, CodingKey {
        case threshold, hidesZeros, roundingBase, checksDenominators
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let rule = SmallNumberRule(
            threshold: try values.decode(Int.self, forKey: .threshold),
            hidesZeros: try values.decode(Bool.self, forKey: .hidesZeros),
            roundingBase: try values.decodeIfPresent(Int.self, forKey: .roundingBase),
            checksDenominators: try values.decode(Bool.self, forKey: .checksDenominators)
        )
        guard let rule else {
            throw DecodingError.dataCorruptedError(
                forKey: .threshold,
                in: values,
                debugDescription: "A threshold is 3 or more, a rounding base 2 or more."
            )
        }
        self = rule
    }
}
