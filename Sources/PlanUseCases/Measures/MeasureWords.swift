package import PlanDomain

extension MeasureDefinition {
    /// A figure as people read it beside its heading: "66.3%", "£1,234", "5.21".
    package func short(_ figure: Figure, decimals: Int? = nil) -> String {
        let shown = figure.shown(decimals: decimals ?? self.decimals)
        if unit.hasPrefix("%") { return "\(shown)%" }
        guard unit.hasPrefix("£ ") || unit == "£" else { return shown }
        return shown.hasPrefix("\u{2212}") ? "\u{2212}£\(shown.dropFirst())" : "£\(shown)"
    }

    /// A figure in a sentence, with what it counts: "66.3% of respondents", "£1,234 per resident", "5.21 per 1,000 residents".
    package func phrase(_ figure: Figure, decimals: Int? = nil) -> String {
        let rest = unit.hasPrefix("%") || unit.hasPrefix("£ ") ? String(unit.dropFirst()).trimmingSpaces : unit
        return rest.isEmpty ? short(figure, decimals: decimals) : "\(short(figure, decimals: decimals)) \(rest)"
    }

    /// How far two figures lie apart: "1.5 percentage points", "£12", "0.4".
    package func distance(_ figure: Figure, decimals: Int? = nil) -> String {
        guard unit.hasPrefix("%") else { return short(figure, decimals: decimals) }
        let shown = figure.shown(decimals: decimals ?? self.decimals)
        return "\(shown) percentage \(figure == Figure(whole: 1) ? "point" : "points")"
    }

    /// A value with what must be said of it: "66.3% (provisional)", "not available".
    package func short(_ value: ObservedValue) -> String {
        switch value {
        case .figure(let figure, let marks): short(figure) + (marks.isEmpty ? "" : " (\(marks.inWords))")
        case .absent(let absence): absence.inWords
        }
    }

    package func short(_ target: TargetValue, decimals: Int? = nil) -> String {
        switch target {
        case .single(let figure): short(figure, decimals: decimals)
        case .range(let lower, let upper):
            "\(short(lower, decimals: decimals)) to \(short(upper, decimals: decimals))"
        }
    }

    /// How a figure comes about: "149 of 200 (149 ÷ 200 × 100)"; nil where that is not known.
    package func quotient(_ parts: FigureParts) -> String? {
        guard let numerator = parts.numerator, let denominator = parts.denominator, let multiplier = effectiveMultiplier
        else { return nil }
        func whole(_ figure: Figure) -> String { figure.shown(decimals: figure.decimals) }
        let times = multiplier == Figure(whole: 1) ? "" : " × \(whole(multiplier))"
        let sum = "\(whole(numerator)) ÷ \(whole(denominator))\(times)"
        return isShare ? "\(whole(numerator)) of \(whole(denominator)) (\(sum))" : sum
    }

    /// "71.2% to 77.3%".
    package func short(_ interval: ClosedRange<Figure>) -> String {
        func exact(_ figure: Figure) -> String { short(figure, decimals: max(decimals, figure.decimals)) }
        return "\(exact(interval.lowerBound)) to \(exact(interval.upperBound))"
    }

    /// How many decimals it takes so that two figures that differ are not shown alike.
    package func decimals(toTell one: Figure, from other: Figure) -> Int {
        guard one != other else { return decimals }
        let most = max(one.decimals, other.decimals)
        return (decimals...max(decimals, most)).first { one.shown(decimals: $0) != other.shown(decimals: $0) } ?? most
    }

    /// What the axis of a chart is headed with.
    package var axisTitle: String { unit.hasPrefix("% ") ? "% \(unit.dropFirst(2))" : unit }
}

extension Target.Aim {
    /// "At least 62%", "Monitored only".
    package func inWords(_ definition: MeasureDefinition) -> String {
        switch self {
        case .value(let value):
            switch definition.goodToBe {
            case .high: "At least \(definition.short(value))"
            case .low: "At most \(definition.short(value))"
            case .inRange, .none: definition.short(value)
            }
        case .monitored: "Monitored only"
        case .baselineYear: "Baseline year"
        case .toBeSet(let day): "To be set by \(day.inWords)"
        }
    }
}

extension Trend {
    /// The words on screen.
    package var name: String {
        switch self {
        case .gettingBetter: "Getting better"
        case .stable: "Stable"
        case .gettingWorse: "Getting worse"
        case .higher: "Higher"
        case .same: "Same"
        case .lower: "Lower"
        case .notComparable: "Not comparable"
        }
    }

    /// The word in addresses and files; the same for what is better by being higher or lower.
    package var code: String {
        switch self {
        case .gettingBetter: "better"
        case .stable: "stable"
        case .gettingWorse: "worse"
        case .higher: "higher"
        case .same: "same"
        case .lower: "lower"
        case .notComparable: "not-comparable"
        }
    }
}

extension Trend.Obstacle {
    /// Why two figures say nothing about each other.
    package var sentence: String {
        switch self {
        case .definitionBreak: "What is counted has changed between the two."
        case .otherPointOfYear: "The figure adds up over the year, and the earlier one stands at another point of it."
        case .otherStanding: "One of the two is provisional or estimated and the other is final."
        case .noEarlierFigure: "There is no earlier figure."
        }
    }
}

extension Rating {
    /// The word in addresses and files.
    package var code: String {
        switch self {
        case .status(let status): status.rawValue
        case .none(let why): why.rawValue
        }
    }

    /// One sentence.
    package func meaning(_ scheme: StatusScheme) -> String {
        switch self {
        case .status(let status): scheme[status].meaning
        case .none(let why): why.meaning
        }
    }
}

extension Difference {
    /// In a sentence: "is … England's".
    package var inWords: String {
        switch self {
        case .better: "better than"
        case .similar: "similar to"
        case .worse: "worse than"
        case .higher: "higher than"
        case .lower: "lower than"
        }
    }
}

extension StatusRule {
    /// The rule as a person would explain it.
    package func inWords(_ definition: MeasureDefinition) -> String {
        switch self {
        case .percentTolerance(let percent):
            "On target or better is the best status; off target by up to \(percent.plain)% of the target is the middle one; further off is the worst."
        case .absoluteTolerance(let distance):
            "On target or better is the best status; off target by up to \(definition.short(distance)) is the middle one; further off is the worst."
        case .bands(let lower, let upper):
            "The boundaries are \(definition.short(lower)) and \(definition.short(upper)): beyond the better one is the best status, between them the middle one, else the worst."
        case .rangeBand(let distance):
            "Within the range is the best status; outside by up to \(definition.short(distance)) is the middle one; further out is the worst."
        case .priorYearAware(let percent):
            "Within \(percent.plain)% of the target is the best status; beyond that, no worse than the year before is the middle one; else the worst."
        case .manual: "A person judges, with a reason."
        case .none: "This measure is watched only."
        }
    }

    /// "5% tolerance": in a table.
    package var name: String {
        switch self {
        case .percentTolerance(let percent): "\(percent.plain)% tolerance"
        case .absoluteTolerance(let distance): "Tolerance of \(distance.plain)"
        case .bands(let lower, let upper): "Boundaries \(lower.plain) and \(upper.plain)"
        case .rangeBand(let distance): "Range with a band of \(distance.plain)"
        case .priorYearAware(let percent): "\(percent.plain)%, aware of the year before"
        case .manual: "Judgement"
        case .none: "Monitored only"
        }
    }
}
