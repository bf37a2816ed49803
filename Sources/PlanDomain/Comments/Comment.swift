import HashTreeCollections

/// What somebody says in the margin of an element, about all of it or about a stretch of its text.
package struct Comment: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Comment>

    package let id: ID
    package let elementID: PlanElement.ID

    /// The stretch that it is about; nil for the element as a whole.
    package let anchor: Anchor?
    package let text: String
    package let author: Account.ID
    package let madeAt: Moment
    package internal(set) var resolution: Resolution?

    package init(
        id: ID,
        elementID: PlanElement.ID,
        anchor: Anchor? = nil,
        text: String,
        author: Account.ID,
        madeAt: Moment
    ) {
        self.id = id
        self.elementID = elementID
        self.anchor = anchor
        self.text = text
        self.author = author
        self.madeAt = madeAt
    }

    /// The words that a comment is about, as they stood when it was made.
    package struct Anchor: Equatable, Codable, Sendable {
        package let field: TextField
        package let quote: String

        package init(field: TextField, quote: String) {
            self.field = field
            self.quote = quote
        }

        /// Whether the words stand in the text as it is written.
        package func stands(in wording: PlanElement.Wording) -> Bool { wording[field].contains(quote) }
    }

    /// The answer with which a comment was closed.
    package struct Resolution: Equatable, Codable, Sendable {
        package let answer: String
        package let by: Account.ID
        package let at: Moment

        package init(answer: String, by: Account.ID, at: Moment) {
            self.answer = answer
            self.by = by
            self.at = at
        }
    }

    /// The most that a comment or an answer may hold, in characters.
    package static let textLimit = 4000
    package static let quoteLimit = 500
}

extension Council {
    /// Whether the words stand in the element's text, as it is written or as readers see it with its references filled in.
    package func stands(_ anchor: Comment.Anchor, in element: PlanElement) -> Bool {
        if anchor.stands(in: element.wording) { return true }
        guard let plan = plans[element.planID] else { return false }
        return references(for: plan).resolving(element.wording[anchor.field]).contains(anchor.quote)
    }

    /// The comments on an element, oldest first.
    package func comments(on element: PlanElement.ID) -> [Comment] {
        comments.values.filter { $0.elementID == element }.sorted { ($0.madeAt, $0.id) < ($1.madeAt, $1.id) }
    }

    /// The open comments on a plan's active elements, oldest first.
    package func openComments(in planID: Plan.ID) -> [Comment] {
        comments.values.filter { comment in
            guard comment.resolution == nil, let element = elements[comment.elementID] else { return false }
            return element.planID == planID && element.retirement == nil
        }
        .sorted { ($0.madeAt, $0.id) < ($1.madeAt, $1.id) }
    }
}
