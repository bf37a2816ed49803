/// Why a figure cannot be its measure's; a permanent code each.
package enum FigureFault: String, CaseIterable, Sendable {
    /// A period of another kind than the definition's (I9).
    case otherPeriodType = "figure-other-period"

    /// A share below 0 or above 100 per cent, where the definition does not allow it (I8).
    case beyondHundred = "figure-beyond-hundred"

    /// A numerator or a limit without the figure that it belongs to.
    case nothingToStandBehind = "figure-missing-beside-parts"

    /// A denominator below nothing, or of nothing where a figure is given (I5).
    case denominatorNotPositive = "denominator-not-positive"

    /// The figure is not what numerator and denominator give (I5).
    case quotientDiffers = "figure-not-the-quotient"

    /// The definition does not say by what numerator over denominator is multiplied.
    case multiplierUnknown = "multiplier-unknown"

    /// A figure outside its own confidence interval.
    case outsideLimits = "figure-outside-limits"
}

extension MeasureDefinition {
    /// What makes a value impossible, if anything does.
    package func fault(
        of value: ObservedValue,
        as component: FigureComponent = .value,
        in period: Period
    ) -> FigureFault? {
        guard period.type == periodType else { return .otherPeriodType }
        return isShare && component == .value ? Self.shareFault(of: value) : nil
    }

    /// What is wrong with a share, if anything is (I8).
    package static func shareFault(of value: ObservedValue) -> FigureFault? {
        guard let figure = value.figure else { return nil }
        return figure.isNegative || figure > hundred ? .beyondHundred : nil
    }

    /// Whether its figures lie between 0 and 100.
    package var isShare: Bool { unit.hasPrefix("%") && !mayExceedHundred }

    private static let hundred = Figure(whole: 100)
}
