import HashTreeCollections

/// Asks to record one of the standing outputs of a scrutiny committee.
package struct RecordScrutinyOutput: Command {
    package let output: ScrutinyOutput

    package init(_ output: ScrutinyOutput) {
        self.output = output
    }

    package func demand(in _: Council) -> Demand { Demand(.commentForScrutiny, about: .any) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        var issues = council.scrutinyIssues(
            body: output.bodyKey,
            meeting: output.meetingKey,
            today: context.moment.dayInLondon
        )
        if output.text.trimmingSpaces.isEmpty { issues.append(Issue(field: "text", code: "text-missing")) }
        if output.text.count > 2000 { issues.append(Issue(field: "text", code: "text-too-long", detail: "2000")) }
        if output.kind == .correctiveAction {
            if output.owner.trimmingSpaces.isEmpty { issues.append(Issue(field: "owner", code: "owner-missing")) }
            if output.due == nil { issues.append(Issue(field: "due", code: "day-malformed")) }
        }
        if let due = output.due, let meeting = council.meetings[output.meetingKey], due < meeting.day {
            issues.append(Issue(field: "due", code: "days-out-of-order", detail: meeting.day.inWords))
        }
        guard issues.isEmpty else { return .refused(issues) }
        return .changes([.road(.outputRecorded(output))])
    }
}

/// Asks to close one of them with what came of it.
package struct CloseScrutinyOutput: Command {
    package let outputID: ScrutinyOutput.ID
    package let closing: ScrutinyOutput.Closing

    package init(_ outputID: ScrutinyOutput.ID, _ closing: ScrutinyOutput.Closing) {
        self.outputID = outputID
        self.closing = closing
    }

    package func demand(in _: Council) -> Demand { Demand(.answerScrutiny, about: .any) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let output = council.scrutinyOutputs[outputID] else { return .refused("output", "output-unknown") }
        guard output.closing == nil else { return .refused("output", "output-closed") }
        guard !closing.outcome.trimmingSpaces.isEmpty else { return .refused("outcome", "outcome-missing") }
        guard closing.day <= context.moment.dayInLondon else {
            return .refused("day", "day-in-the-future", closing.day.inWords)
        }
        return .changes([.road(.outputClosed(.init(outputID: outputID, closing: closing)))])
    }
}

extension Council {
    /// Whether a committee and a meeting of it are as recorded.
    func scrutinyIssues(body key: String, meeting meetingKey: String, today: Day) -> [Issue] {
        var issues: [Issue] = []
        if bodies[key]?.kind != .scrutiny {
            issues.append(Issue(field: "body", code: "body-not-scrutiny", detail: key))
        }
        guard let meeting = meetings[meetingKey] else {
            return issues + [Issue(field: "meeting", code: "meeting-unknown", detail: meetingKey)]
        }
        if meeting.day > today {
            issues.append(Issue(field: "meeting", code: "meeting-not-held", detail: meeting.day.inWords))
        }
        if let body = meeting.bodyKey, body != key {
            issues.append(Issue(field: "meeting", code: "meeting-of-another-body", detail: bodyName(key)))
        }
        return issues
    }
}
