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
        issues += council.concludedIssues(at: key)
        issues += council.moveIssues(of: key, to: day)
        if !(1970...2200).contains(day.year) {
            issues.append(Issue(field: "day", code: "day-out-of-range", detail: day.inWords))
        }
        if day < context.moment.dayInLondon {
            issues.append(Issue(field: "day", code: "meeting-in-the-past", detail: day.inWords))
        }
        guard issues.isEmpty else { return .refused(issues) }
        guard meeting.day != day else { return .changes([]) }
        return .changes([.governance(.meetingMoved(.init(key: key, day: day, reason: reason)))])
    }
}

extension Council {
    /// A meeting that has done something stays where it was.
    func concludedIssues(at key: String) -> [Issue] {
        if let decided = firstDecision(at: key) {
            return [Issue(field: "key", code: "meeting-has-decided", detail: decided.reference)]
        }
        let outcome = items.values.flatMap(\.steps).first { $0.meetingKey == key && $0.outcome != nil }?.outcome
        return outcome.map { [Issue(field: "key", code: "meeting-has-decided", detail: $0.reference)] } ?? []
    }

    /// What items that are to be taken there have against another day: the order of their road, and papers that are out.
    fileprivate func moveIssues(of key: String, to day: Day) -> [Issue] {
        var issues: [Issue] = []
        for item in itemsByTitle {
            for (place, step) in item.steps.enumerated() where step.meetingKey == key {
                issues += orderIssues(of: item, step: place, on: day).map {
                    Issue(field: "day", code: $0.code, detail: $0.detail)
                }
                guard let issued = step.issued, issued.urgency.isEmpty, step.part != .clear else { continue }
                let deadline = governanceRules.agendaDeadline(for: day)
                if issued.day > deadline.day {
                    issues.append(Issue(field: "day", code: "moved-before-papers", detail: issued.day.inWords))
                }
            }
        }
        return issues
    }
}
