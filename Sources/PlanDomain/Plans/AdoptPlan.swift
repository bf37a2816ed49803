import HashTreeCollections

/// Asks to mark a plan as adopted by a recorded decision; its wording is locked from then on (I2).
package struct AdoptPlan: Command {
    package let planID: Plan.ID
    package let decision: Decision.ID

    package init(planID: Plan.ID, decision: Decision.ID) {
        self.planID = planID
        self.decision = decision
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let plan = council.plans[planID] else { return .refused("plan", "plan-unknown") }
        guard plan.adoption == nil else { return .refused("plan", "plan-already-adopted") }
        guard let decision = council.decisions[decision], decision.planID == planID else {
            return .refused("decision", "authority-unknown")
        }
        let adoption = Adoption(decision: decision.id, day: decision.day)
        return .changes([.plan(.adopted(.init(planID: planID, adoption: adoption)))])
    }
}
