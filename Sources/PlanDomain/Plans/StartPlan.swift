import HashTreeCollections

/// Asks to begin a plan for a period that has none yet.
package struct StartPlan: Command {
    package let id: Plan.ID
    package let period: PlanPeriod
    package let description: PlanDescription

    /// The plan whose promises it takes up, where it follows one.
    package let predecessorID: Plan.ID?

    package init(id: Plan.ID, period: PlanPeriod, description: PlanDescription, predecessorID: Plan.ID? = nil) {
        self.id = id
        self.period = period
        self.description = description
        self.predecessorID = predecessorID
    }

    package func demand(in _: Council) -> Demand { Demand(.startPlan) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard council.plan(period: period) == nil, council.plans[id] == nil else {
            return .refused("period", "plan-already-started", period.label)
        }
        guard !description.title.trimmingSpaces.isEmpty else { return .refused("title", "title-missing") }
        if let predecessorID {
            guard let earlier = council.plans[predecessorID] else { return .refused("predecessor", "plan-unknown") }
            guard earlier.period < period else { return .refused("period", "predecessor-not-earlier") }
            if let next = council.plan(after: predecessorID) {
                return .refused("predecessor", "plan-has-successor", next.address)
            }
        }
        let plan = Plan(id: id, period: period, description: description, predecessorID: predecessorID)
        return .changes([.plan(.started(plan))])
    }
}
