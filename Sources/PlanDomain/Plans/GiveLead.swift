/// Asks to say which post or portfolio leads on an element, or that none does yet.
package struct GiveLead: Command {
    package let elementID: PlanElement.ID
    package let lead: String?
    package let seen: Int

    package init(elementID: PlanElement.ID, lead: String?, seen: Int) {
        self.elementID = elementID
        self.lead = lead
        self.seen = seen
    }

    package func demand(in _: Council) -> Demand { Demand(.editPlan, about: .element(elementID)) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        council.ruling(on: elementID, seen: seen, context: context) { element in
            let named = lead?.trimmingSpaces
            guard named?.isEmpty != true else { return .refused("lead", "lead-missing") }
            guard named?.count ?? 0 <= 200 else { return .refused("lead", "text-too-long", "200") }
            guard named != element.lead else { return .changes([]) }
            return .changes([.plan(.elementLed(.init(elementID: elementID, lead: named)))])
        }
    }
}
