import HashTreeCollections

/// Asks to put right what was mistyped in the record of a decision; how it stood stays readable with the reason.
package struct CorrectDecision: Command {
    /// As it should read, under the identity of the one that is put right.
    package let decision: Decision
    package let reason: String

    package init(_ decision: Decision, reason: String) {
        self.decision = decision
        self.reason = reason
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let old = council.decisions[decision.id] else { return .refused("decision", "decision-unknown") }
        var issues = council.issues(with: decision, today: context.moment.dayInLondon)
        if reason.trimmingSpaces.isEmpty { issues.append(Issue(field: "reason", code: "reason-missing")) }
        // The call-in of a published decision does not end by correcting its record.
        if let published = old.published, let body = decision.record.flatMap({ council.bodies[$0.bodyKey] }),
            (council.callInWindow(of: decision, published: published) != nil) != (old.callInWindow != nil)
                || body.kind != old.record.flatMap({ council.bodies[$0.bodyKey] })?.kind
        {
            issues.append(Issue(field: "body", code: "correction-changes-call-in", detail: published.inWords))
        }
        if old.planID != decision.planID { issues.append(Issue(field: "plan", code: "decision-plan-fixed")) }
        if let slug = old.record?.slug, slug != decision.record?.slug {
            issues.append(Issue(field: "slug", code: "decision-address-fixed", detail: slug))
        }
        if let published = decision.published ?? old.published, published < decision.day {
            issues.append(Issue(field: "day", code: "published-before-decided", detail: published.inWords))
        }
        guard issues.isEmpty else { return .refused(issues) }
        guard !decision.says(theSameAs: old) else { return .changes([]) }
        let change = GovernanceChange.DecisionCorrected(
            decision: decision,
            reason: reason,
            day: context.moment.dayInLondon
        )
        return .changes([.governance(.decisionCorrected(change))])
    }
}

extension Decision {
    fileprivate func says(theSameAs other: Decision) -> Bool {
        body == other.body && day == other.day && outcome == other.outcome && reference == other.reference
            && source == other.source && record == other.record
    }
}
