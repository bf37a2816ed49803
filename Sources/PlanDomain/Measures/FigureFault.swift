/// Why a figure cannot be its measure's; a permanent code each.
package enum FigureFault: String, CaseIterable, Sendable {
    /// A period of another kind than the definition's (I9).
    case otherPeriodType = "figure-other-period"

    /// A share below 0 or above 100 per cent, where the definition does not allow it (I8).
    case beyondHundred = "figure-beyond-hundred"
}

extension MeasureDefinition {
    /// What makes a value impossible, if anything does.
    package func fault(of value: ObservedValue, in period: Period) -> FigureFault? {
        guard period.type == periodType else { return .otherPeriodType }
        return isShare ? Self.shareFault(of: value) : nil
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
