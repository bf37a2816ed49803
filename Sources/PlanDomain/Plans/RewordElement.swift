import HashTreeCollections

/// Asks to change what an element says.
package struct RewordElement: Command {
    package let elementID: PlanElement.ID
    package let wording: PlanElement.Wording

    /// The element's revision that the author saw.
    package let seen: Int

    package init(elementID: PlanElement.ID, wording: PlanElement.Wording, seen: Int) {
        self.elementID = elementID
        self.wording = wording
        self.seen = seen
    }

    package func demand(in _: Council) -> Demand { Demand(.editPlan, about: .element(elementID)) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        council.ruling(on: elementID, seen: seen, context: context) { element in
            guard element.wording != wording else { return .changes([]) }
            guard wording.issues.isEmpty else { return .refused(wording.issues) }
            return .changes([.plan(.elementReworded(.init(elementID: elementID, wording: wording)))])
        }
    }
}

extension Council {
    /// Asks first what every command on an existing element asks: that it is there, as its author saw it, and may change.
    func ruling(
        on elementID: PlanElement.ID,
        seen: Int,
        context: CommandContext,
        decide: (PlanElement) -> Ruling
    ) -> Ruling {
        guard let element = elements[elementID] else { return .refused("element", "element-unknown") }
        guard element.revision == seen else { return .changedMeanwhile(seen: seen, current: element.revision) }
        guard element.retirement == nil else { return .refused("element", "element-retired", element.number) }
        let ruling = decide(element)
        guard case .changes(let changes) = ruling, !changes.isEmpty else { return ruling }
        let issues = amendmentIssues(of: plans[element.planID], context: context)
        return issues.isEmpty ? ruling : .refused(issues)
    }
}
