import HashTreeCollections

/// Asks to record that members called a decision in: nothing of it may be carried out until that is considered.
package struct CallInDecision: Command {
    package let decision: Decision.ID
    package let callIn: CallIn

    package init(_ decision: Decision.ID, _ callIn: CallIn) {
        self.decision = decision
        self.callIn = callIn
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let made = council.decisions[decision] else { return .refused("decision", "decision-unknown") }
        // A decision of full Council cannot be called in (I28), nor one that was urgent.
        guard council.canBeCalledIn(made) else { return .refused("decision", "call-in-not-possible") }
        guard made.callIn == nil else { return .refused("decision", "called-in-already") }
        guard let published = made.published, let window = made.callInWindow else {
            return .refused("decision", "decision-not-published")
        }
        var issues: [Issue] = []
        if callIn.requesters.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "requesters", code: "requesters-missing"))
        }
        if callIn.reason.trimmingSpaces.isEmpty { issues.append(Issue(field: "reason", code: "reason-missing")) }
        if council.bodies[callIn.bodyKey]?.kind != .scrutiny {
            issues.append(Issue(field: "body", code: "call-in-body-not-scrutiny"))
        }
        if callIn.day > context.moment.dayInLondon {
            issues.append(Issue(field: "day", code: "day-in-the-future", detail: callIn.day.inWords))
        }
        if !(published...window.ends).contains(callIn.day) {
            issues.append(
                Issue(
                    field: "day",
                    code: "outside-call-in-period",
                    detail: "\(published.inWords) to \(window.ends.inWords)"
                )
            )
        }
        if let later = council.stepAfter(decision) {
            issues.append(Issue(field: "day", code: "call-in-after-next-step", detail: later))
        }
        if made.implemented != nil { issues.append(Issue(field: "decision", code: "decision-implemented")) }
        guard issues.isEmpty else { return .refused(issues) }
        return .changes([.governance(.decisionCalledIn(.init(decisionID: decision, callIn: callIn)))])
    }
}

extension Council {
    /// The body that has dealt with an item after a decision on it, and when: what it did is not undone by a day typed later.
    package func stepAfter(_ decision: Decision.ID) -> String? {
        for item in items.values {
            guard let place = item.steps.firstIndex(where: { $0.outcome?.decision == decision }) else { continue }
            guard let later = item.steps[(place + 1)...].last(where: { $0.outcome != nil }) else { return nil }
            return "\(bodyName(later.bodyKey)) on \(later.outcome?.day.inWords ?? "")"
        }
        return nil
    }
}
