import HashTreeCollections

/// Asks to take back what was said of a promise, so that it can be said anew.
package struct ReopenPromise: Command {
    package let elementID: PlanElement.ID
    package let planID: Plan.ID

    package init(elementID: PlanElement.ID, planID: Plan.ID) {
        self.elementID = elementID
        self.planID = planID
    }

    package func demand(in _: Council) -> Demand { Demand(.startPlan) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let plan = council.plans[planID] else { return .refused("plan", "plan-unknown") }
        guard !plan.isRolledForward else { return .refused("plan", "roll-forward-finished") }
        guard let element = council.elements[elementID] else { return .refused("element", "element-unknown") }
        guard council.account(of: element, in: planID) != nil else { return .changes([]) }
        return .changes([.plan(.promiseReopened(.init(elementID: elementID, planID: planID)))])
    }
}
