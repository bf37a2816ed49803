import HashTreeCollections

/// Asks to move a meeting to another day: every text that refers to it follows.
package struct MoveMeeting: Command {
    package let key: String
    package let day: Day
    package let reason: String

    package init(key: String, day: Day, reason: String) {
        self.key = key
        self.day = day
        self.reason = reason
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let meeting = council.meetings[key] else { return .refused("key", "meeting-unknown", key) }
        var issues: [Issue] = []
        if meeting.cancellation != nil { issues.append(Issue(field: "key", code: "meeting-cancelled", detail: key)) }
        if reason.trimmingSpaces.isEmpty { issues.append(Issue(field: "reason", code: "reason-missing")) }
        if let decided = council.firstDecision(at: key) {
            issues.append(Issue(field: "key", code: "meeting-has-decided", detail: decided.reference))
        }
        if day < context.moment.dayInLondon {
            issues.append(Issue(field: "day", code: "meeting-in-the-past", detail: day.inWords))
        }
        guard issues.isEmpty else { return .refused(issues) }
        guard meeting.day != day else { return .changes([]) }
        return .changes([.governance(.meetingMoved(.init(key: key, day: day, reason: reason)))])
    }
}
