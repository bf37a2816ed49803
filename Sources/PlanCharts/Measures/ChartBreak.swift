package import PlanDomain

/// A place from which on a measure's figures cannot be compared with those before.
package struct ChartBreak: Equatable, Sendable {
    /// The first period of the new definition.
    package let period: Period

    /// A few words, such as "New definition".
    package let note: String

    package init(before period: Period, note: String) {
        self.period = period
        self.note = note
    }
}
