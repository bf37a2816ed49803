package import PlanDomain

/// What a measure's target is in a period, as a chart shows it.
package struct ChartTarget: Equatable, Sendable {
    package let period: Period
    package let value: TargetValue

    /// Whether it was set anew after it had first been agreed: such places are marked.
    package let isChanged: Bool

    package init(period: Period, value: TargetValue, isChanged: Bool = false) {
        self.period = period
        self.value = value
        self.isChanged = isChanged
    }
}

extension ChartTarget {
    /// The figures that a scale must hold.
    var figures: [Double] {
        switch value {
        case .single(let figure): [figure.approximate]
        case .range(let lower, let upper): [lower.approximate, upper.approximate]
        }
    }

    var middle: Double { figures.reduce(0, +) / Double(figures.count) }
}
