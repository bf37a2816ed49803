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

/// A heading and what stands under it.
package struct Section: Equatable, Sendable {
    /// As it is printed, such as "2" or "A"; a section in another adds to the outer number: "2.1".
    package let number: String?

    package let heading: String
    package let blocks: [Block]

    package init(number: String? = nil, heading: String, blocks: [Block]) {
        self.number = number
        self.heading = heading
        self.blocks = blocks
    }
}

/// Something that the meeting is asked to do.
package struct Recommendation: Equatable, Sendable {
    /// As it is printed, such as "1" or "(a)".
    package let number: String

    /// What the meeting does with it: "approve", "note", "recommend to Council".
    package let action: String

    /// What is approved, noted or recommended, without the word for it.
    package let prose: Prose

    package init(number: String, action: String, _ prose: Prose) {
        self.number = number
        self.action = action
        self.prose = prose
    }

    /// "Approve:", as it stands before the words.
    var lead: String { action.prefix(1).uppercased() + action.dropFirst() + ":" }
}

/// Points or steps, each of which may hold one list of its own.
package struct List: Equatable, Sendable {
    package let isOrdered: Bool
    package let items: [Item]

    package init(isOrdered: Bool = false, _ items: [Item]) {
        self.isOrdered = isOrdered
        self.items = items
    }

    package struct Item: Equatable, Sendable {
        package let prose: Prose

        /// The list under this point; its own points hold none.
        package let inner: List?

        package init(_ prose: Prose, inner: List? = nil) {
            self.prose = prose
            self.inner = inner
        }
    }
}
