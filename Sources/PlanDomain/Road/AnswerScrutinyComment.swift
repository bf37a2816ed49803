import HashTreeCollections

/// Asks to answer a comment of scrutiny, with reasons, and with the words that changed because of it.
package struct AnswerScrutinyComment: Command {
    package let commentID: ScrutinyComment.ID
    package let response: ScrutinyComment.Response

    package init(_ commentID: ScrutinyComment.ID, _ response: ScrutinyComment.Response) {
        self.commentID = commentID
        self.response = response
    }

    package func demand(in council: Council) -> Demand {
        let item = council.scrutinyComments[commentID].flatMap { council.items[$0.itemID] }
        return Demand(.answerScrutiny, about: item.map { .plan($0.planID) } ?? .council)
    }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let comment = council.scrutinyComments[commentID], let item = council.items[comment.itemID] else {
            return .refused("comment", "comment-unknown")
        }
        var issues: [Issue] = []
        if comment.reportedTo != nil { issues.append(Issue(field: "comment", code: "comment-reported")) }
        if response.reasons.trimmingSpaces.isEmpty { issues.append(Issue(field: "reasons", code: "reason-missing")) }
        if response.reasons.count > 4000 {
            issues.append(Issue(field: "reasons", code: "text-too-long", detail: "4000"))
        }
        if response.day > context.moment.dayInLondon {
            issues.append(Issue(field: "day", code: "day-in-the-future", detail: response.day.inWords))
        }
        if let change = response.change {
            if response.answer == .notAccepted { issues.append(Issue(field: "change", code: "change-not-accepted")) }
            if let element = council.elements[change.elementID], element.planID == item.planID {
                if change.before == change.after || element.wording[change.field] != change.after {
                    issues.append(Issue(field: "change", code: "change-not-in-plan", detail: element.number))
                }
            } else {
                issues.append(Issue(field: "change", code: "element-of-another-plan"))
            }
        }
        guard issues.isEmpty else { return .refused(issues) }
        guard comment.response != response else { return .changes([]) }
        return .changes([.road(.commentAnswered(.init(commentID: commentID, response: response)))])
    }
}
