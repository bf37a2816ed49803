/// How a figure and its target become a status: data, which a council chooses for all its measures and for some.
///
/// Figures are compared as they are, never as they are rounded to be shown.
package enum StatusRule: Hashable, Sendable {
    /// Green on the target or better, amber within so many per cent of it, else red.
    case percentTolerance(Figure)

    /// The same with a distance in the measure's own unit: the only one for a target of nothing.
    case absoluteTolerance(Figure)

    /// Two boundaries of the measure's own and no target: green at the better one or beyond, amber between, else red.
    case bands(lower: Figure, upper: Figure)

    /// Green inside the target's range, amber so far outside at the most, else red.
    case rangeBand(Figure)

    /// Green within so many per cent of the target; beyond that amber when no worse than a year before, else red.
    case priorYearAware(Figure)

    /// Judged by a person, with a reason.
    case manual

    /// Watched only.
    case none
}

/// A status as every scheme has it; words, letters and colours are the scheme's.
package enum Status: String, CaseIterable, Codable, Sendable {
    case green, amber, red
}

/// Why there is no status: each is told apart and counted.
package enum NoStatus: String, CaseIterable, Codable, Sendable {
    case noTarget = "no-target"
    case dataAwaited = "data-awaited"
    case notDue = "not-due"
    case notAvailable = "not-available"
    case suppressed
    case baselineYear = "baseline-year"
    case definitionChanged = "definition-changed"
    case monitored

    /// A person has still to judge.
    case judgementAwaited = "judgement-awaited"

    /// The rule cannot be used with this target or direction: the measure's definition has to be put right.
    case ruleDoesNotFit = "rule-does-not-fit"
}

/// A status, or why there is none.
package enum Rating: Hashable, Sendable {
    case status(Status)
    case none(NoStatus)
}

extension StatusRule {
    /// Rates a figure.
    ///
    /// `yearBefore` is the figure of the same period a year earlier, where it is comparable.
    package func rating(
        of value: Figure,
        against target: TargetValue?,
        goodToBe: GoodToBe,
        yearBefore: Figure? = nil
    ) -> Rating {
        switch self {
        case .none: return .none(.monitored)
        case .manual: return .none(.judgementAwaited)
        case .bands(let lower, let upper):
            return Self.banded(value, lower, upper, goodToBe)
        case .percentTolerance, .absoluteTolerance, .rangeBand, .priorYearAware:
            guard let target else { return .none(.noTarget) }
            return rating(of: value, against: target, goodToBe, yearBefore)
        }
    }

    private func rating(
        of value: Figure,
        against target: TargetValue,
        _ goodToBe: GoodToBe,
        _ yearBefore: Figure?
    ) -> Rating {
        guard let shortfall = Self.shortfall(of: value, against: target, goodToBe),
            let tolerance = tolerance(for: target)
        else { return .none(.ruleDoesNotFit) }
        if case .priorYearAware = self {
            guard shortfall > tolerance else { return .status(.green) }
            guard let yearBefore, let before = Self.shortfall(of: yearBefore, against: target, goodToBe) else {
                return .status(.red)
            }
            return .status(shortfall <= before ? .amber : .red)
        }
        return .status(shortfall <= .zero ? .green : shortfall <= tolerance ? .amber : .red)
    }

    /// How far a figure is on the worse side of its target, nothing or less when it meets it; nil where they do not fit.
    private static func shortfall(of value: Figure, against target: TargetValue, _ goodToBe: GoodToBe) -> Figure? {
        switch (target, goodToBe) {
        case (.single(let target), .high): return target.subtracting(value)
        case (.single(let target), .low): return value.subtracting(target)
        case (.range(let lower, let upper), .inRange) where lower <= upper:
            return value < lower ? lower.subtracting(value) : value > upper ? value.subtracting(upper) : .zero
        default: return nil
        }
    }

    /// A distance, never below nothing: of a target below nothing per cent are taken of its size.
    private func tolerance(for target: TargetValue) -> Figure? {
        switch (self, target) {
        case (.percentTolerance(let percent), .single(let target)), (.priorYearAware(let percent), .single(let target)):
            // So many per cent of nothing are nothing: whoever misses such a target by a hair would be red.
            guard target != .zero, !percent.isNegative else { return nil }
            return target.magnitude.multiplied(by: percent)?.hundredth
        case (.absoluteTolerance(let distance), .single), (.absoluteTolerance(let distance), .range),
            (.rangeBand(let distance), .range):
            return distance.isNegative ? nil : distance
        default: return nil
        }
    }

    private static func banded(_ value: Figure, _ lower: Figure, _ upper: Figure, _ goodToBe: GoodToBe) -> Rating {
        guard lower <= upper else { return .none(.ruleDoesNotFit) }
        switch goodToBe {
        case .high: return .status(value >= upper ? .green : value >= lower ? .amber : .red)
        case .low: return .status(value <= lower ? .green : value <= upper ? .amber : .red)
        case .inRange, .none: return .none(.ruleDoesNotFit)
        }
    }
}

extension StatusRule: TextCodable {
    static let nameInFaults = "a rule of status"

    /// "percent 5", "absolute 2", "bands 10 20", "range 5", "prior-year 5", "manual", "none".
    init?(recorded text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        let figures = parts.dropFirst().compactMap { Figure(plain: $0) }
        guard figures.count == parts.count - 1 else { return nil }
        switch (parts.first, figures.count) {
        case ("percent", 1): self = .percentTolerance(figures[0])
        case ("absolute", 1): self = .absoluteTolerance(figures[0])
        case ("bands", 2): self = .bands(lower: figures[0], upper: figures[1])
        case ("range", 1): self = .rangeBand(figures[0])
        case ("prior-year", 1): self = .priorYearAware(figures[0])
        case ("manual", 0): self = .manual
        case ("none", 0): self = .none
        default: return nil
        }
    }

    var recorded: String {
        switch self {
        case .percentTolerance(let percent): "percent \(percent.plain)"
        case .absoluteTolerance(let distance): "absolute \(distance.plain)"
        case .bands(let lower, let upper): "bands \(lower.plain) \(upper.plain)"
        case .rangeBand(let distance): "range \(distance.plain)"
        case .priorYearAware(let percent): "prior-year \(percent.plain)"
        case .manual: "manual"
        case .none: "none"
        }
    }

    /// The form in which a command line or a file gives it.
    package var text: String { recorded }

    package init?(text: String) { self.init(recorded: text) }
}
