import HashTreeCollections

/// Asks to report all comments on an item, with their answers, to a meeting: they are public from then on.
package struct ReportScrutinyComments: Command {
    package let itemID: GovernanceItem.ID
    package let meetingKey: String

    package init(itemID: GovernanceItem.ID, meetingKey: String) {
        self.itemID = itemID
        self.meetingKey = meetingKey
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let item = council.items[itemID] else { return .refused("item", "item-unknown") }
        guard let meeting = council.meetings[meetingKey] else {
            return .refused("meeting", "meeting-unknown", meetingKey)
        }
        guard meeting.cancellation == nil,
            item.steps.contains(where: { $0.meetingKey == meetingKey && $0.part.decides })
        else { return .refused("meeting", "report-to-whoever-decides") }
        let open = council.unansweredComments(on: itemID)
        guard open.isEmpty else {
            let names = open.map { "comment \($0.number) of \(council.bodyName($0.bodyKey))" }.joined(separator: ", ")
            return .refused("comments", "comments-unanswered", names)
        }
        let waiting = council.scrutinyComments(on: itemID).filter { $0.reportedTo == nil }
        return .changes(
            waiting.map { .road(.commentReported(.init(commentID: $0.id, meetingKey: meetingKey))) }
        )
    }
}
