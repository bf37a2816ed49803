package import PlanDomain

/// Why a measure has the status that it has: the arithmetic in words, step by step.
package struct RatingExplanation: Sendable {
    /// In order; each a sentence.
    package let steps: [String]

    package init(_ standing: MeasureStanding) {
        var steps: [String] = []
        let definition = standing.definition
        guard let period = standing.period, let value = standing.value else {
            self.steps = [
                standing.rating == .none(.notDue)
                    ? "No figure is due yet, so there is nothing to rate."
                    : "No figure has come in yet, so there is nothing to rate."
            ]
            return
        }
        guard let figure = value.figure else {
            self.steps = ["For \(period.label) the figure is \(definition.short(value)), so there is nothing to rate."]
            return
        }
        steps.append("The figure for \(period.label) is \(Self.exact(figure, definition)).")
        if let quotient = definition.quotient(standing.parts) { steps.append("It is \(quotient).") }
        switch (standing.target?.current.aim, standing.rule) {
        case (_, .none): steps.append("The measure is watched only: its rule gives no status.")
        case (.monitored?, _): steps.append("The council watches it and has set no target for \(period.label).")
        case (.baselineYear?, _): steps.append("\(period.label) is the baseline year: later years are held against it.")
        case (.toBeSet(let day)?, _): steps.append("The target is still to be set, by \(day.inWords).")
        case (_, .bands(let lower, let upper)): steps += Self.bands(figure, lower, upper, definition)
        case (nil, _):
            steps.append("No target is approved for \(period.label), so there is nothing to hold it against.")
        case (.value(let target)?, let rule):
            steps.append(
                "The target is \(Self.exact(target, definition)), and the measure is good to be \(Self.direction(definition.goodToBe))."
            )
            steps += Self.arithmetic(figure, target, rule, standing)
        }
        if let judgement = standing.judgement {
            steps.append("By the rule the status is: \(standing.ruleRating.inWords(standing.scheme)).")
            steps.append("A person judged it otherwise, because: \(judgement.reason)")
        }
        steps.append("So the status is: \(standing.rating.inWords(standing.scheme)).")
        self.steps = steps
    }

    /// With every decimal that there is, as it was compared.
    private static func exact(_ figure: Figure, _ definition: MeasureDefinition) -> String {
        definition.short(figure, decimals: max(definition.decimals, figure.decimals))
    }

    private static func apart(_ figure: Figure, _ definition: MeasureDefinition) -> String {
        definition.distance(figure, decimals: max(definition.decimals, figure.decimals))
    }

    private static func exact(_ target: TargetValue, _ definition: MeasureDefinition) -> String {
        switch target {
        case .single(let figure): exact(figure, definition)
        case .range(let lower, let upper): "\(exact(lower, definition)) to \(exact(upper, definition))"
        }
    }

    private static func direction(_ goodToBe: GoodToBe) -> String {
        switch goodToBe {
        case .high: "high"
        case .low: "low"
        case .inRange: "within a range"
        case .none: "neither high nor low"
        }
    }

    private static func bands(
        _ figure: Figure,
        _ lower: Figure,
        _ upper: Figure,
        _ definition: MeasureDefinition
    ) -> [String] {
        let place =
            figure < lower
            ? "below both"
            : figure == lower
                ? "on the lower one"
                : figure == upper
                    ? "on the upper one"
                    : figure > upper ? "above both" : "between them"
        return [
            "The rule has two boundaries, \(exact(lower, definition)) and \(exact(upper, definition)). The figure lies \(place)."
        ]
    }

    private static func arithmetic(
        _ figure: Figure,
        _ target: TargetValue,
        _ rule: StatusRule,
        _ standing: MeasureStanding
    ) -> [String] {
        let definition = standing.definition
        guard let gap = gap(figure, target, definition.goodToBe) else {
            return ["The rule cannot be used with this target."]
        }
        let distance = apart(gap.magnitude, definition)
        guard gap > .zero else {
            return [
                gap == .zero
                    ? "The figure meets the target exactly." : "The figure is better than the target by \(distance)."
            ]
        }
        var steps = ["The figure is worse than the target by \(distance)."]
        switch (rule, target) {
        case (.percentTolerance(let percent), .single(let goal)):
            guard let width = goal.magnitude.multiplied(by: percent)?.hundredth, goal != .zero else {
                return steps + ["A percentage of a target of nothing is nothing: the rule cannot be used."]
            }
            steps.append(
                "The tolerance is \(percent.plain)% of \(exact(goal.magnitude, definition)), which is \(apart(width, definition))."
            )
            steps.append(within(gap, width, definition))
        case (.absoluteTolerance(let width), _), (.rangeBand(let width), _):
            steps.append("The tolerance is \(apart(width, definition)).")
            steps.append(within(gap, width, definition))
        case (.priorYearAware(let percent), .single(let goal)):
            guard let width = goal.magnitude.multiplied(by: percent)?.hundredth else { return steps }
            steps.append(
                "The tolerance is \(percent.plain)% of \(exact(goal.magnitude, definition)), which is \(apart(width, definition))."
            )
            steps.append(within(gap, width, definition))
            if gap > width, standing.ruleRating == .none(.definitionChanged) {
                steps.append(
                    "The rule asks how it was a year earlier. What is counted has changed since, so that cannot be said."
                )
            } else if gap > width, let from = standing.longTrend.from, let before = standing.series[from]?.figure {
                steps.append("A year earlier the figure was \(exact(before, definition)).")
            }
        default: break
        }
        return steps
    }

    private static func within(_ gap: Figure, _ width: Figure, _ definition: MeasureDefinition) -> String {
        gap <= width
            ? "\(apart(gap, definition)) is no more than \(apart(width, definition)), so it is within the tolerance."
            : "\(apart(gap, definition)) is more than \(apart(width, definition)), so it is beyond the tolerance."
    }

    /// How far on the worse side; below nothing when better.
    private static func gap(_ figure: Figure, _ target: TargetValue, _ goodToBe: GoodToBe) -> Figure? {
        switch (target, goodToBe) {
        case (.single(let goal), .high): goal.subtracting(figure)
        case (.single(let goal), .low): figure.subtracting(goal)
        case (.range(let lower, let upper), .inRange):
            figure < lower ? lower.subtracting(figure) : figure > upper ? figure.subtracting(upper) : .zero
        default: nil
        }
    }
}
