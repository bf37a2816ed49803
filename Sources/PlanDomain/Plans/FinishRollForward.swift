import HashTreeCollections

/// Asks to close the roll-forward: every promise of the plan before is accounted for.
package struct FinishRollForward: Command {
    package let planID: Plan.ID

    package init(planID: Plan.ID) {
        self.planID = planID
    }

    package func demand(in _: Council) -> Demand { Demand(.startPlan) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let plan = council.plans[planID], plan.predecessorID != nil else {
            return .refused("plan", "plan-has-no-predecessor")
        }
        let open = council.unaccountedPromises(before: plan)
        guard open.isEmpty else { return .refused("promises", "promises-unaccounted", "\(open.count)") }
        return plan.isRolledForward ? .changes([]) : .changes([.plan(.rolledForward(.init(planID: planID)))])
    }
}
