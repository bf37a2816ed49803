import HashTreeCollections

/// Asks to begin a plan for a period that has none yet.
package struct StartPlan: Command {
    package let id: Plan.ID
    package let period: PlanPeriod
    package let description: PlanDescription

    package init(id: Plan.ID, period: PlanPeriod, description: PlanDescription) {
        self.id = id
        self.period = period
        self.description = description
    }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard council.plan(period: period) == nil, council.plans[id] == nil else {
            return .refused("period", "plan-already-started", period.label)
        }
        guard !description.title.trimmingSpaces.isEmpty else { return .refused("title", "title-missing") }
        return .changes([.plan(.started(Plan(id: id, period: period, description: description)))])
    }
}
