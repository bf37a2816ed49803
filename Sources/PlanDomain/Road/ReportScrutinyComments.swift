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
        guard council.items[itemID] != nil else { return .refused("item", "item-unknown") }
        guard council.meetings[meetingKey] != nil else { return .refused("meeting", "meeting-unknown", meetingKey) }
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
