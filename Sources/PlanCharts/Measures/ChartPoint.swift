package import PlanDomain

/// A figure for a period as a chart shows it; without one, the line has a gap.
package struct ChartPoint: Equatable, Sendable {
    package let period: Period
    package let value: Figure?
    package let standing: Standing

    /// Within which the figure may well lie, as its source says.
    package let interval: ClosedRange<Figure>?

    package enum Standing: Equatable, Sendable {
        case final

        /// May still be corrected.
        case provisional

        /// Expected, not measured.
        case forecast
    }

    package init(period: Period, value: Figure?, standing: Standing = .final, interval: ClosedRange<Figure>? = nil) {
        self.period = period
        self.value = value
        self.standing = standing
        self.interval = interval
    }
}
