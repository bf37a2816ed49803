import HashTreeCollections

/// Asks to say of which parts of the plan a measure is evidence; all of them at once.
package struct LinkMeasure: Command {
    package let measureID: Measure.ID
    package let elements: [PlanElement.ID]

    package init(measureID: Measure.ID, elements: [PlanElement.ID]) {
        self.measureID = measureID
        self.elements = elements
    }

    package func demand(in _: Council) -> Demand { Demand(.manageMeasures, about: .measure(measureID)) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let measure = council.measures[measureID] else { return .refused("measure", "measure-unknown") }
        let issues = council.linkIssues(of: elements)
        guard issues.isEmpty else { return .refused(issues) }
        guard Set(measure.elements) != Set(elements) else { return .changes([]) }
        return .changes([.measure(.linked(.init(measureID: measureID, elements: elements)))])
    }
}

/// Asks to say why a part of the plan has no measure yet (I16), or to take that back.
package struct LeaveUnmeasured: Command {
    package let elementID: PlanElement.ID
    package let reason: String?

    package init(elementID: PlanElement.ID, reason: String?) {
        self.elementID = elementID
        self.reason = reason
    }

    package func demand(in _: Council) -> Demand { Demand(.manageMeasures) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard council.elements[elementID] != nil else { return .refused("element", "element-unknown") }
        guard council.unmeasured[elementID] != reason else { return .changes([]) }
        if let reason {
            guard !reason.trimmingSpaces.isEmpty else { return .refused("reason", "reason-missing") }
            guard reason.count <= 500 else { return .refused("reason", "text-too-long", "500") }
        }
        return .changes([.measure(.leftUnmeasured(.init(elementID: elementID, reason: reason)))])
    }
}
