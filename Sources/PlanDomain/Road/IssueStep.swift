import HashTreeCollections

/// Asks to record that the papers for a step were issued: the agenda that holds the item is public.
package struct IssueStep: Command {
    package let itemID: GovernanceItem.ID
    package let step: Int
    package let issuing: GovernanceItem.Issuing

    package init(itemID: GovernanceItem.ID, step: Int, _ issuing: GovernanceItem.Issuing) {
        self.itemID = itemID
        self.step = step
        self.issuing = issuing
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let item = council.items[itemID] else { return .refused("item", "item-unknown") }
        guard item.nextStep == step else { return .refused("step", "step-not-next") }
        let current = item.steps[step]
        guard current.issued == nil else { return .refused("step", "step-issued", current.issued?.day.inWords ?? "") }
        guard let meeting = current.meetingKey.flatMap({ council.meetings[$0] }) else {
            return .refused("meeting", "step-without-meeting")
        }
        var issues: [Issue] = []
        if meeting.cancellation != nil {
            issues.append(Issue(field: "meeting", code: "meeting-cancelled", detail: meeting.key))
        }
        if issuing.day > meeting.day {
            issues.append(Issue(field: "day", code: "issued-after-meeting", detail: meeting.day.inWords))
        }
        if issuing.day > context.moment.dayInLondon {
            issues.append(Issue(field: "day", code: "day-in-the-future", detail: issuing.day.inWords))
        }
        // The deadline is counted, never typed (I24).
        let deadline = council.governanceRules.agendaDeadline(for: meeting.day)
        if current.part != .clear, issuing.day > deadline.day, issuing.urgency.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "urgency", code: "agenda-late", detail: deadline.day.inFullWords))
        }
        issues += council.gateIssues(of: item, step: current)
        // Papers that were out before the answers did not hold them (I19).
        let answered = council.scrutinyComments(on: itemID).compactMap(\.response?.day).max()
        if current.part.decides, let answered, issuing.day < answered {
            issues.append(Issue(field: "day", code: "issued-before-answers", detail: answered.inWords))
        }
        if item.isKeyDecision, council.bodies[current.bodyKey]?.kind == .executive,
            council.governanceRules.keyDecisionNotice != nil
        {
            if let notice = council.notice(for: itemID) {
                issues += council.noticeIssues(with: notice, decisionOn: meeting.day)
                if notice.meetingKey != meeting.key {
                    issues.append(Issue(field: "notice", code: "notice-for-other-meeting", detail: meeting.day.inWords))
                }
            } else {
                issues.append(Issue(field: "notice", code: "key-decision-without-notice"))
            }
        }
        guard issues.isEmpty else { return .refused(issues) }
        return .changes([.road(.stepIssued(.init(itemID: itemID, step: step, issue: issuing)))])
    }
}

extension Council {
    /// Nothing goes on to whoever decides while a comment of scrutiny has no answer (I19).
    func gateIssues(of item: GovernanceItem, step: GovernanceItem.Step) -> [Issue] {
        // What members called in goes no further until that is settled (I25).
        for before in item.steps {
            guard let decision = before.outcome?.decision.flatMap({ decisions[$0] }), let callIn = decision.callIn,
                callIn.conclusion?.outcome != .upheld
            else { continue }
            return [Issue(field: "step", code: "decision-called-in")]
        }
        guard step.part != .comment, step.part != .clear else { return [] }
        let open = unansweredComments(on: item.id)
        guard !open.isEmpty else { return [] }
        let names = open.map { "comment \($0.number) of \(bodyName($0.bodyKey))" }.joined(separator: ", ")
        return [Issue(field: "comments", code: "comments-unanswered", detail: names)]
    }
}
