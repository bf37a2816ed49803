import HashTreeCollections

/// Asks to record what a body decided.
package struct RecordDecision: Command {
    package let decision: Decision

    package init(_ decision: Decision) {
        self.decision = decision
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard !decision.body.trimmingSpaces.isEmpty else { return .refused("body", "body-missing") }
        guard council.plans[decision.planID] != nil else { return .refused("plan", "plan-unknown") }
        guard council.decisions[decision.id] == nil else {
            return .refused("decision", "decision-already-recorded", decision.id.description)
        }
        return .changes([.governance(.decisionRecorded(decision))])
    }
}
