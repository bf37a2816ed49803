package import PlanDomain

/// A paper or report as a tree of blocks, from which every format is written.
///
/// The same value always gives the same bytes: no format asks a clock, a random source or the machine's fonts.
package struct Document: Equatable, Sendable {
    package var title: String

    /// Who brings it, such as "Report of the Director of Strategy"; nil if nobody is named.
    package var subtitle: String?

    /// The language as BCP 47 writes it, such as "en-GB" or "cy".
    package var language: String

    /// The day that the paper bears; formats record it as the day of their making.
    package var date: Day

    /// What stands under the title, such as "Meeting" and "30 January 2024".
    package var facts: [Fact]

    /// What no reader may miss, such as "Illustrative data of a demonstration council".
    ///
    /// It stands at the top, and on every page of the formats that have pages.
    package var notice: String?

    /// Words by which a library finds the paper.
    package var keywords: [String]

    package var blocks: [Block]
    package var provenance: Provenance

    package struct Fact: Equatable, Sendable {
        package let label: String
        package let value: String

        package init(_ label: String, _ value: String) {
            self.label = label
            self.value = value
        }
    }

    package init(
        title: String,
        subtitle: String? = nil,
        language: String = "en-GB",
        date: Day,
        facts: [Fact] = [],
        notice: String? = nil,
        keywords: [String] = [],
        blocks: [Block],
        provenance: Provenance
    ) {
        self.title = title
        self.subtitle = subtitle
        self.language = language
        self.date = date
        self.facts = facts
        self.notice = notice
        self.keywords = keywords
        self.blocks = blocks
        self.provenance = provenance
    }
}
