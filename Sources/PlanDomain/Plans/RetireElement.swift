/// Asks to take an element out of the plan; it stays in the record, and its number is never given again (I1).
package struct RetireElement: Command {
    package let elementID: PlanElement.ID
    package let retirement: PlanElement.Retirement
    package let seen: Int

    package init(elementID: PlanElement.ID, retirement: PlanElement.Retirement, seen: Int) {
        self.elementID = elementID
        self.retirement = retirement
        self.seen = seen
    }

    package func demand(in _: Council) -> Demand { Demand(.editPlan, about: .element(elementID)) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        council.ruling(on: elementID, seen: seen, context: context) { element in
            guard !retirement.reason.trimmingSpaces.isEmpty else { return .refused("reason", "reason-missing") }
            guard council.children(of: element).isEmpty else {
                return .refused("element", "element-has-children", element.number)
            }
            return .changes([.plan(.elementRetired(.init(elementID: elementID, retirement: retirement)))])
        }
    }
}
