/// What somebody said beside a figure, or instead of one.
package struct FigureRemark: Equatable, Codable, Sendable {
    package let period: Period
    package let kind: Kind
    package let text: String

    /// When the figure can be expected, where there is none yet.
    package let expected: Day?

    /// The entry that recorded it.
    package internal(set) var sequence: Int

    package init(period: Period, kind: Kind, text: String, expected: Day? = nil, sequence: Int = 0) {
        self.period = period
        self.kind = kind
        self.text = text
        self.expected = expected
        self.sequence = sequence
    }

    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// What happened, why, and what is being done.
        case commentary
        /// An answer, not silence.
        case noDataYet = "no-data-yet"
        /// An unusual figure that is right all the same.
        case confirmed
    }

    package static let limit = 2000
}
