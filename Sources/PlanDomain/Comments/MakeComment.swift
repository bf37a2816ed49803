import HashTreeCollections

/// Asks to put a comment in the margin of an element.
package struct MakeComment: Command {
    package let id: Comment.ID
    package let elementID: PlanElement.ID
    package let anchor: Comment.Anchor?
    package let text: String

    package init(id: Comment.ID, elementID: PlanElement.ID, anchor: Comment.Anchor? = nil, text: String) {
        self.id = id
        self.elementID = elementID
        self.anchor = anchor
        self.text = text
    }

    package func demand(in _: Council) -> Demand { Demand(.comment, about: .element(elementID)) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let element = council.elements[elementID] else { return .refused("element", "element-unknown") }
        var issues: [Issue] = []
        if text.trimmingSpaces.isEmpty { issues.append(Issue(field: "text", code: "comment-missing")) }
        if text.count > Comment.textLimit {
            issues.append(Issue(field: "text", code: "text-too-long", detail: "\(Comment.textLimit)"))
        }
        if let anchor {
            if anchor.quote.count > Comment.quoteLimit {
                issues.append(Issue(field: "quote", code: "text-too-long", detail: "\(Comment.quoteLimit)"))
            } else if !council.stands(anchor, in: element) {
                issues.append(Issue(field: "quote", code: "quote-not-found"))
            }
        }
        guard issues.isEmpty else { return .refused(issues) }
        let comment = Comment(
            id: id,
            elementID: elementID,
            anchor: anchor,
            text: text.trimmingSpaces,
            author: context.actor,
            madeAt: context.moment
        )
        return .changes([.comment(.made(comment))])
    }
}
