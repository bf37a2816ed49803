import HashTreeCollections

/// Asks to put an element under another parent, at another place, or under a new number.
package struct MoveElement: Command {
    package let elementID: PlanElement.ID
    package let parentID: PlanElement.ID?
    package let number: String
    package let order: Int
    package let seen: Int

    package init(elementID: PlanElement.ID, parentID: PlanElement.ID?, number: String, order: Int, seen: Int) {
        self.elementID = elementID
        self.parentID = parentID
        self.number = number
        self.order = order
        self.seen = seen
    }

    package func demand(in council: Council) -> Demand {
        guard let element = council.elements[elementID] else { return Demand(.editPlan) }
        // Into another part of the plan only whoever may write both, which is whoever may write the whole plan.
        guard element.parentID == parentID else { return Demand(.editPlan, about: .plan(element.planID)) }
        return .placing(element)
    }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        council.ruling(on: elementID, seen: seen, context: context) { element in
            guard (element.parentID, element.number, element.order) != (parentID, number, order) else {
                return .changes([])
            }
            let address = ElementAddress(planID: element.planID, kind: element.kind, number: number)
            var issues = council.placeIssues(kind: element.kind, planID: element.planID, parentID: parentID)
            if let holder = council.addresses[address], holder != elementID {
                issues.append(Issue(field: "number", code: "number-taken", detail: number))
            }
            if number.wholeMatch(of: PlanElement.numberPattern) == nil {
                issues.append(Issue(field: "number", code: "number-malformed", detail: number))
            }
            guard issues.isEmpty else { return .refused(issues) }
            let move = PlanChange.ElementMoved(elementID: elementID, parentID: parentID, number: number, order: order)
            return .changes([.plan(.elementMoved(move))])
        }
    }
}
