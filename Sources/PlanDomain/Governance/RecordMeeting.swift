import HashTreeCollections

/// Asks to record a meeting, or to move it to another day.
package struct RecordMeeting: Command {
    package let meeting: Meeting

    package init(_ meeting: Meeting) {
        self.meeting = meeting
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard meeting.key.wholeMatch(of: /[a-z][a-z0-9-]*/) != nil else {
            return .refused("key", "meeting-key-malformed", meeting.key)
        }
        return council.meetings[meeting.key] == meeting
            ? .changes([]) : .changes([.governance(.meetingRecorded(meeting))])
    }
}
