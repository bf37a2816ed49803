/// What of a table may be shown under a rule: the same for the same table, in whatever order it was put together.
package struct SuppressionResult<Key: Hashable & Comparable & Sendable>: Equatable, Sendable {
    package let rule: SmallNumberRule

    /// One for each cell of the table.
    package let marks: [Key: SuppressionMark]

    /// What is printed in the cells that are shown: the displayed value, else the count, rounded if the rule says so.
    package let published: [Key: Figure]

    /// Small counts that no hiding protects, in order: with any of them the table must not be published as it is.
    ///
    /// Earlier releases or public denominators give them away, or no proof was found that they are safe.
    package let exposed: [Key]

    /// Small counts that are safe only while readers cannot tell primary from secondary cells, in order.
    ///
    /// With one mark for both, as official statistics use, there is nothing to do about them.
    package let safeUnderOneMark: [Key]

    /// Relations whose counts do not add up: a reader who relies on one is misled, and nothing is promised about that.
    package let mismatches: [SuppressionTable<Key>.Relation]

    package var hidesNothing: Bool { !marks.values.contains { $0.isHidden } }

    package func isHidden(_ key: Key) -> Bool { marks[key]?.isHidden ?? false }
}

/// Whether a cell is shown, and if not, why.
package enum SuppressionMark: String, Codable, Sendable {
    case shown

    /// Its own count is small.
    case primary

    /// With it, a small count could be computed.
    case secondary

    /// Not to be shown anyway: the council has no count, or does not publish it here.
    case unpublished

    package var isHidden: Bool { self == .primary || self == .secondary }
}
