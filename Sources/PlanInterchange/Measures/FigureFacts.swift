import PlanDomain

/// What a row of figures asks of its measure, cheap to hand on with every row.
final class FigureFacts: Sendable {
    let id: Measure.ID
    let periodType: PeriodType
    let isShare: Bool
    let unit: String

    /// Whether the definition that holds has to be found for each period.
    let hasSeveral: Bool

    /// Not the measure itself, which has many parts to hand on.
    let definition: @Sendable (Period) -> MeasureDefinition

    init(_ measure: Measure) {
        id = measure.id
        periodType = measure.definition.periodType
        isShare = measure.definition.isShare
        unit = measure.definition.unit
        hasSeveral = measure.definitions.count > 1
        definition = { measure.definition(for: $0) }
    }

    func fault(of value: ObservedValue, in period: Period) -> FigureFault? {
        if hasSeveral { return definition(period).fault(of: value, in: period) }
        guard period.type == periodType else { return .otherPeriodType }
        return isShare ? MeasureDefinition.shareFault(of: value) : nil
    }

    func takes(_ unit: FigureText.Unit) -> Bool {
        switch unit {
        case .none: true
        case .percent: self.unit.hasPrefix("%")
        case .pounds: Self.isInPounds(self.unit)
        }
    }

    /// "£", "£ per week": pounds themselves, not "£000" or "£ million".
    private static func isInPounds(_ unit: String) -> Bool {
        guard unit.hasPrefix("£") else { return false }
        let word = unit.dropFirst().trimmingSpaces.lowercased().prefix { $0.isLetter || $0.isNumber }
        let thousands = [
            "k", "m", "mn", "bn", "thousand", "thousands", "million", "millions", "billion", "billions",
        ]
        return !thousands.contains(String(word)) && word.first?.isNumber != true
    }
}
