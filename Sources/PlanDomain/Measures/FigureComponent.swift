import HashTreeCollections

/// What stands behind a figure, of the same place, people and period: a series of its own beside the figures.
package enum FigureComponent: String, CaseIterable, Codable, Sendable {
    /// The figure itself.
    case value

    /// What was counted, and of how many (I5).
    case numerator, denominator

    /// The ends of the figure's confidence interval, as its source gives it.
    case lowerLimit = "lower-limit"
    case upperLimit = "upper-limit"

    package static let behind: [FigureComponent] = [.numerator, .denominator, .lowerLimit, .upperLimit]

    /// The words on screen.
    package var name: String {
        switch self {
        case .value: "Figure"
        case .numerator: "Numerator"
        case .denominator: "Denominator"
        case .lowerLimit: "Lower confidence limit"
        case .upperLimit: "Upper confidence limit"
        }
    }

    /// The order in which they stand in files.
    package var place: Int {
        switch self {
        case .value: 0
        case .numerator: 1
        case .denominator: 2
        case .lowerLimit: 3
        case .upperLimit: 4
        }
    }
}

/// A figure with everything that stands behind it, as far as it is known.
package struct FigureParts: Equatable, Sendable {
    package var value: ObservedValue?

    /// What stands behind it.
    private var behind: [FigureComponent: Figure] = [:]

    package init(value: ObservedValue? = nil, behind: [FigureComponent: Figure] = [:]) {
        self.value = value
        self.behind = behind
    }

    package subscript(component: FigureComponent) -> ObservedValue? {
        get { component == .value ? value : behind[component].map { ObservedValue($0) } }
        set {
            if component == .value { value = newValue } else { behind[component] = newValue?.figure }
        }
    }

    package var numerator: Figure? { behind[.numerator] }
    package var denominator: Figure? { behind[.denominator] }
    package var lowerLimit: Figure? { behind[.lowerLimit] }
    package var upperLimit: Figure? { behind[.upperLimit] }

    /// Whether anything is known but the figure itself.
    package var hasMore: Bool { !behind.isEmpty }

    /// Both ends included; nil unless both are known.
    package var interval: ClosedRange<Figure>? {
        guard let lowerLimit, let upperLimit, lowerLimit <= upperLimit else { return nil }
        return lowerLimit...upperLimit
    }
}

extension Council {
    /// A figure with what stands behind it.
    package func parts(of id: Measure.ID, _ key: SeriesKey, in period: Period) -> FigureParts {
        var parts = FigureParts()
        guard let table = figures[id] else { return parts }
        for component in FigureComponent.allCases { parts[component] = table[key.with(component)]?[period] }
        return parts
    }
}

extension MeasureDefinition {
    /// By what numerator over denominator is multiplied; of a share, where nothing is said, a hundred.
    package var effectiveMultiplier: Figure? { multiplier ?? (unit.hasPrefix("%") ? Figure(whole: 100) : nil) }

    /// Whether its figures are worked out from a numerator and a denominator.
    package var isRate: Bool { effectiveMultiplier != nil }

    /// The figure that a numerator and a denominator give, with enough decimals that no target in use lies between it and the
    /// exact quotient; nil where the definition does not say by what they are multiplied, or for a denominator of nothing.
    package func value(numerator: Figure, denominator: Figure) -> Figure? {
        guard let effectiveMultiplier, denominator > .zero,
            let product = numerator.multiplied(by: effectiveMultiplier)
        else { return nil }
        return product.divided(by: denominator, decimals: decimals + 4)
            ?? product.divided(by: denominator, decimals: decimals)
    }

    /// What in a figure and what stands behind it contradicts itself, if anything does (I5).
    package func fault(of parts: FigureParts) -> FigureFault? {
        guard parts.hasMore else { return nil }
        guard let value = parts.value else { return .nothingToStandBehind }
        // Of what is no rate nobody could say what a numerator means, nor hide it where it is small.
        if parts.numerator != nil || parts.denominator != nil, !isRate { return .multiplierUnknown }
        if let denominator = parts.denominator {
            // A rate of nobody is no figure at all.
            if denominator.isNegative || denominator == .zero && value.figure != nil { return .denominatorNotPositive }
        }
        guard let figure = value.figure else { return nil }
        if let lower = parts.lowerLimit, lower > figure { return .outsideLimits }
        if let upper = parts.upperLimit, upper < figure { return .outsideLimits }
        guard let numerator = parts.numerator, let denominator = parts.denominator else { return nil }
        guard let effectiveMultiplier else { return nil }
        return Self.agrees(figure, numerator, denominator, effectiveMultiplier, max(decimals, figure.decimals))
            ? nil : .quotientDiffers
    }

    /// Whether a figure is the quotient, give or take half of its last decimal: sources round halves either way.
    private static func agrees(
        _ figure: Figure,
        _ numerator: Figure,
        _ denominator: Figure,
        _ multiplier: Figure,
        _ decimals: Int
    ) -> Bool {
        // Multiplied out, so that nothing is rounded here: |value × d − n × m| ≤ d × ½ × 10^−decimals.
        if decimals < 17, let half = Figure(digits: 5, places: decimals + 1),
            let claimed = figure.multiplied(by: denominator), let exact = numerator.multiplied(by: multiplier),
            let gap = claimed.subtracting(exact), let room = denominator.multiplied(by: half)
        {
            return gap.magnitude <= room
        }
        // Beyond eighteen digits the rounded quotient has to be the same.
        return numerator.multiplied(by: multiplier)?.divided(by: denominator, decimals: decimals) == figure
    }
}
