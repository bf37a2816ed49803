import HashTreeCollections

/// Asks to change a plan's titles or its opening and closing texts.
package struct DescribePlan: Command {
    package let planID: Plan.ID
    package let description: PlanDescription

    /// The plan's revision that the author saw.
    package let seen: Int

    package init(planID: Plan.ID, description: PlanDescription, seen: Int) {
        self.planID = planID
        self.description = description
        self.seen = seen
    }

    package func demand(in _: Council) -> Demand { Demand(.editPlan, about: .plan(planID)) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let plan = council.plans[planID] else { return .refused("plan", "plan-unknown") }
        guard plan.revision == seen else { return .changedMeanwhile(seen: seen, current: plan.revision) }
        guard !description.title.trimmingSpaces.isEmpty else { return .refused("title", "title-missing") }
        guard plan.description != description else { return .changes([]) }
        let issues = council.amendmentIssues(of: plan, context: context)
        guard issues.isEmpty else { return .refused(issues) }
        return .changes([.plan(.described(.init(planID: planID, description: description)))])
    }
}
