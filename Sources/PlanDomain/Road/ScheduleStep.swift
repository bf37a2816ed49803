import HashTreeCollections

/// Asks to say at which meeting a body takes an item.
package struct ScheduleStep: Command {
    package let itemID: GovernanceItem.ID
    package let step: Int
    package let meetingKey: String

    package init(itemID: GovernanceItem.ID, step: Int, meetingKey: String) {
        self.itemID = itemID
        self.step = step
        self.meetingKey = meetingKey
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let item = council.items[itemID] else { return .refused("item", "item-unknown") }
        guard item.steps.indices.contains(step) else { return .refused("step", "step-unknown", String(step + 1)) }
        guard let meeting = council.meetings[meetingKey] else {
            return .refused("meeting", "meeting-unknown", meetingKey)
        }
        var issues: [Issue] = []
        let current = item.steps[step]
        if meeting.cancellation != nil {
            issues.append(Issue(field: "meeting", code: "meeting-cancelled", detail: meetingKey))
        }
        if let body = meeting.bodyKey, body != current.bodyKey {
            issues.append(
                Issue(field: "meeting", code: "meeting-of-another-body", detail: council.bodyName(current.bodyKey))
            )
        }
        if current.outcome != nil { issues.append(Issue(field: "step", code: "step-concluded")) }
        // Papers that are out stand for their meeting, unless that is cancelled.
        if let issued = current.issued, current.meetingKey != meetingKey,
            current.meetingKey.flatMap({ council.meetings[$0] })?.cancellation == nil
        {
            issues.append(Issue(field: "step", code: "step-issued", detail: issued.day.inWords))
        }
        issues += council.orderIssues(of: item, step: step, on: meeting.day)
        guard issues.isEmpty else { return .refused(issues) }
        guard current.meetingKey != meetingKey else { return .changes([]) }
        return .changes([.road(.stepScheduled(.init(itemID: itemID, step: step, meetingKey: meetingKey)))])
    }
}
