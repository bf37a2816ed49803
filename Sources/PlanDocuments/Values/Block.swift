/// One part of a document, in the order in which it is read.
package indirect enum Block: Equatable, Sendable {
    case section(Section)

    /// A paragraph with the number by which minutes cite it, such as "1.1"; nil for one without.
    case paragraph(number: String?, Prose)

    case list(List)
    case table(Table)
    case chart(Chart)
    case recommendation(Recommendation)

    /// Words that stand apart, such as why an item is exempt.
    case notice(Prose)

    /// The headings of the whole document as links, as far down as `depth` levels; for long documents.
    case contents(depth: Int)

    /// Begins a new page in the formats that have pages.
    case pageBreak
}
