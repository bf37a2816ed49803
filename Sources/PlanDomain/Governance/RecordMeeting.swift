import HashTreeCollections

/// Asks to plan a meeting, to record one that has been, or to put right what is said of it; another day is a move.
package struct RecordMeeting: Command {
    package let meeting: Meeting

    /// A day that has gone by is refused unless this says that the meeting was really held then.
    package let hasBeenHeld: Bool

    package init(_ meeting: Meeting, hasBeenHeld: Bool = false) {
        self.meeting = meeting
        self.hasBeenHeld = hasBeenHeld
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        var issues: [Issue] = []
        if meeting.key.wholeMatch(of: /[a-z][a-z0-9-]{0,59}/) == nil {
            issues.append(Issue(field: "key", code: "meeting-key-malformed", detail: meeting.key))
        }
        if let time = meeting.time, meeting.day.moment(clock: time) == nil {
            issues.append(Issue(field: "time", code: "time-malformed", detail: time))
        }
        if let body = meeting.bodyKey, council.bodies[body] == nil {
            issues.append(Issue(field: "body", code: "body-unknown", detail: body))
        }
        if meeting.isAnnual, meeting.bodyKey.flatMap({ council.bodies[$0] })?.kind != .council {
            issues.append(Issue(field: "body", code: "annual-not-council"))
        }
        let old = council.meetings[meeting.key]
        if let old, old.day != meeting.day {
            issues.append(Issue(field: "day", code: "meeting-is-moved", detail: old.day.inWords))
        }
        if old == nil, !hasBeenHeld, meeting.day < context.moment.dayInLondon {
            issues.append(Issue(field: "day", code: "meeting-in-the-past", detail: meeting.day.inWords))
        }
        guard issues.isEmpty else { return .refused(issues) }
        let known = old.map(meeting.keepingPast)
        return old != nil && known == old ? .changes([]) : .changes([.governance(.meetingRecorded(meeting))])
    }
}

extension Meeting {
    /// The same with what happened to an earlier recording of it.
    func keepingPast(of old: Meeting) -> Meeting {
        var meeting = self
        meeting.moves = old.moves
        meeting.cancellation = old.cancellation
        return meeting
    }
}
