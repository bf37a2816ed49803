import HashTreeCollections

/// Asks to say with which members a draft is shared; the list replaces the earlier one (I35).
package struct SharePlan: Command {
    package let planID: Plan.ID
    package let audiences: Set<Audience>

    package init(planID: Plan.ID, audiences: Set<Audience>) {
        self.planID = planID
        self.audiences = audiences
    }

    package func demand(in _: Council) -> Demand { Demand(.sharePlan, about: .plan(planID)) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let plan = council.plans[planID] else { return .refused("plan", "plan-unknown") }
        guard plan.audiences != audiences else { return .changes([]) }
        let ordered = Audience.allCases.filter(audiences.contains)
        return .changes([.plan(.shared(.init(planID: planID, audiences: ordered)))])
    }
}
