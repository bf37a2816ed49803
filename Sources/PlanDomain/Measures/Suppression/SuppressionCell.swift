/// One figure of a table that is about to be published, with the counts behind it.
package struct SuppressionCell: Hashable, Sendable {
    /// What adds up in the table: the count itself, of a rate the numerator; nil where the council has none.
    package var count: Figure?

    /// What a rate is taken of.
    package var denominator: Figure?

    /// What is shown in place of the count, such as the rate.
    package var displayed: Figure?

    /// False for a figure that readers do not see here, but could compute, such as a quarter between two cumulative ones.
    package var isPublished: Bool

    package init(count: Figure?, isPublished: Bool = true) {
        self.count = count
        self.isPublished = isPublished
    }

    /// A rate: whoever sees it is taken to know its numerator.
    package init(numerator: Figure?, denominator: Figure?, displayed: Figure?, isPublished: Bool = true) {
        count = numerator
        self.denominator = denominator
        self.displayed = displayed
        self.isPublished = isPublished
    }
}
