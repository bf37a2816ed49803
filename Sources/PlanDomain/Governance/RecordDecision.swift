import HashTreeCollections

/// Asks to record what a body decided.
package struct RecordDecision: Command {
    package let decision: Decision

    package init(_ decision: Decision) {
        self.decision = decision
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        let issues = council.issues(with: decision, today: context.moment.dayInLondon)
        guard issues.isEmpty else { return .refused(issues) }
        guard council.decisions[decision.id] == nil else {
            return .refused("decision", "decision-already-recorded", decision.id.description)
        }
        return .changes([.governance(.decisionRecorded(decision))])
    }
}

extension Council {
    /// What stands against recording a decision as it is typed.
    func issues(with decision: Decision, today: Day) -> [Issue] {
        var issues: [Issue] = []
        if decision.body.trimmingSpaces.isEmpty { issues.append(Issue(field: "body", code: "body-missing")) }
        if plans[decision.planID] == nil { issues.append(Issue(field: "plan", code: "plan-unknown")) }
        // The first releases recorded decisions without a written record, and without asking this.
        guard let record = decision.record else { return issues }
        if decision.day > today {
            issues.append(Issue(field: "day", code: "decision-in-the-future", detail: decision.day.inWords))
        }
        issues += record.issues(in: self)
        let holder = self.decision(slug: record.slug)
        if holder != nil, holder?.id != decision.id {
            issues.append(Issue(field: "slug", code: "decision-address-taken", detail: record.slug))
        }
        if let key = record.meetingKey { issues += meetingIssues(key, of: decision) }
        return issues + noticeIssues(with: decision, record)
    }

    private func meetingIssues(_ key: String, of decision: Decision) -> [Issue] {
        guard let meeting = meetings[key] else {
            return [Issue(field: "meeting", code: "meeting-unknown", detail: key)]
        }
        if meeting.cancellation != nil { return [Issue(field: "meeting", code: "meeting-cancelled", detail: key)] }
        if let body = meeting.bodyKey, let mine = decision.record?.bodyKey, body != mine {
            return [Issue(field: "meeting", code: "meeting-of-another-body", detail: bodyName(mine))]
        }
        guard meeting.day == decision.day else {
            return [Issue(field: "day", code: "decision-not-on-meeting-day", detail: meeting.day.inWords)]
        }
        return []
    }

    /// A key decision without the notice that the regulations ask for cannot be recorded as one (I26).
    private func noticeIssues(with decision: Decision, _ record: DecisionRecord) -> [Issue] {
        guard record.isKey, governanceRules.keyDecisionNotice != nil else { return [] }
        guard let notice = record.itemID.flatMap({ notice(for: $0, at: record.meetingKey) }) else {
            return [Issue(field: "notice", code: "key-decision-without-notice")]
        }
        return noticeIssues(with: notice, decisionOn: decision.day)
    }

    package func decision(slug: String) -> Decision? { decisions.values.first { $0.record?.slug == slug } }

    /// The first decision made at a meeting.
    func firstDecision(at meetingKey: String) -> Decision? {
        decisions.values.filter { $0.record?.meetingKey == meetingKey }.min { ($0.day, $0.id) < ($1.day, $1.id) }
    }

    /// Newest first.
    package var decisionsByDay: [Decision] { decisions.values.sorted { ($1.day, $0.id) < ($0.day, $1.id) } }

    /// A free address for a decision: "2024-02-22-council", with a number where that is taken.
    package func freeDecisionSlug(_ day: Day, bodyKey: String) -> String {
        let base = "\(day.iso)-\(bodyKey)"
        guard decision(slug: base) != nil else { return base }
        return (2...).lazy.map { "\(base)-\($0)" }.first { decision(slug: $0) == nil } ?? base
    }
}
