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
        // Contradictory dates: no body can take an item before the one from which it comes.
        if let before = item.steps[..<step].compactMap({ $0.meetingKey.flatMap { council.meetings[$0]?.day } }).max(),
            meeting.day < before
        {
            issues.append(Issue(field: "meeting", code: "meeting-before-step", detail: before.inWords))
        }
        if let after = item.steps[(step + 1)...].compactMap({ $0.meetingKey.flatMap { council.meetings[$0]?.day } })
            .min(),
            meeting.day > after
        {
            issues.append(Issue(field: "meeting", code: "meeting-after-step", detail: after.inWords))
        }
        guard issues.isEmpty else { return .refused(issues) }
        guard current.meetingKey != meetingKey else { return .changes([]) }
        return .changes([.road(.stepScheduled(.init(itemID: itemID, step: step, meetingKey: meetingKey)))])
    }
}
