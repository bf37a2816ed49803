import HashTreeCollections

/// Asks to record what a scrutiny committee says of an item.
package struct MakeScrutinyComment: Command {
    package let comment: ScrutinyComment

    package init(_ comment: ScrutinyComment) {
        self.comment = comment
    }

    package func demand(in council: Council) -> Demand {
        Demand(.commentForScrutiny, about: council.items[comment.itemID].map { .plan($0.planID) } ?? .council)
    }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let item = council.items[comment.itemID] else { return .refused("item", "item-unknown") }
        var issues: [Issue] = []
        if comment.text.trimmingSpaces.isEmpty { issues.append(Issue(field: "text", code: "comment-missing")) }
        if comment.text.count > 4000 { issues.append(Issue(field: "text", code: "text-too-long", detail: "4000")) }
        if comment.number != council.scrutinyComments(on: item.id).count + 1
            || council.scrutinyComments[comment.id] != nil
        {
            issues.append(Issue(field: "text", code: "changed-meanwhile"))
        }
        let step = item.currentStep { $0.bodyKey == comment.bodyKey && $0.part == .comment }
        if let step {
            if step.meetingKey != comment.meetingKey {
                issues.append(Issue(field: "body", code: "comment-not-at-meeting", detail: step.meetingKey ?? ""))
            }
            if step.issued == nil { issues.append(Issue(field: "body", code: "not-issued-to-scrutiny")) }
        } else {
            issues.append(
                Issue(field: "body", code: "body-does-not-comment", detail: council.bodyName(comment.bodyKey))
            )
        }
        // Whoever decides has been given comments and answers together: none comes after.
        let place = item.steps.firstIndex { $0 == step } ?? 0
        if item.steps[place...].contains(where: { $0.part.decides && $0.issued != nil }) {
            issues.append(Issue(field: "text", code: "comment-too-late"))
        }
        issues += targetIssues(in: council, item)
        guard issues.isEmpty else { return .refused(issues) }
        return .changes([.road(.commentMade(comment))])
    }

    private func targetIssues(in council: Council, _ item: GovernanceItem) -> [Issue] {
        guard let id = comment.target.elementID else {
            return comment.target.sentence == nil ? [] : [Issue(field: "sentence", code: "sentence-without-part")]
        }
        guard let element = council.elements[id], element.planID == item.planID else {
            return [Issue(field: "element", code: "element-of-another-plan")]
        }
        guard let sentence = comment.target.sentence else { return [] }
        let isThere = element.wording.texts.contains { $0.text.contains(sentence) }
        return isThere ? [] : [Issue(field: "sentence", code: "sentence-not-found", detail: element.number)]
    }
}
