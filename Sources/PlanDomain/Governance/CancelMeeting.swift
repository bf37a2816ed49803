import HashTreeCollections

/// Asks to cancel a meeting; it stays in the record with the reason, and what was to be decided there waits for another.
package struct CancelMeeting: Command {
    package let key: String
    package let reason: String

    package init(key: String, reason: String) {
        self.key = key
        self.reason = reason
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let meeting = council.meetings[key] else { return .refused("key", "meeting-unknown", key) }
        guard meeting.cancellation == nil else { return .changes([]) }
        guard !reason.trimmingSpaces.isEmpty else { return .refused("reason", "reason-missing") }
        let concluded = council.concludedIssues(at: key)
        guard concluded.isEmpty else { return .refused(concluded) }
        return .changes([.governance(.meetingCancelled(.init(key: key, reason: reason)))])
    }
}
