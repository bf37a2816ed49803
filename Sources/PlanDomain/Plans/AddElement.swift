import HashTreeCollections

/// Asks to add an ambition, priority, theme, enabler or core to a plan.
package struct AddElement: Command {
    package let element: PlanElement

    package init(_ element: PlanElement) {
        self.element = element
    }

    package func demand(in _: Council) -> Demand {
        Demand(.editPlan, about: element.parentID.map { .element($0) } ?? .plan(element.planID))
    }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let plan = council.plans[element.planID] else { return .refused("plan", "plan-unknown") }
        var issues = element.wording.issues
        if council.elements[element.id] != nil {
            issues.append(Issue(field: "id", code: "element-already-added", detail: element.id.description))
        }
        if council.addresses[element.address] != nil {
            issues.append(Issue(field: "number", code: "number-taken", detail: element.number))
        }
        if element.number.wholeMatch(of: PlanElement.numberPattern) == nil {
            issues.append(Issue(field: "number", code: "number-malformed", detail: element.number))
        }
        issues += council.placeIssues(kind: element.kind, planID: element.planID, parentID: element.parentID)
        issues += council.amendmentIssues(of: plan, context: context)
        return issues.isEmpty ? .changes([.plan(.elementAdded(element))]) : .refused(issues)
    }
}

extension PlanElement {
    /// Up to four parts of letters and digits with points between: "1", "1.2", "C.1".
    ///
    /// A regex is not Sendable, so it is made anew each time.
    static var numberPattern: Regex<Substring> { /[A-Za-z0-9]{1,6}(?:\.[A-Za-z0-9]{1,6}){0,3}/ }
}

extension PlanElement.Wording {
    /// The most that each text may hold, in characters.
    package static let titleLimit = 400
    package static let textLimit = 50_000

    var issues: [Issue] {
        var issues: [Issue] = []
        if title.trimmingSpaces.isEmpty { issues.append(Issue(field: "title", code: "title-missing")) }
        if title.count > Self.titleLimit {
            issues.append(Issue(field: "title", code: "text-too-long", detail: "\(Self.titleLimit)"))
        }
        for (field, text) in [("statement", statement), ("narrative", narrative), ("success", success)]
        where text.utf8.count > Self.textLimit {
            issues.append(Issue(field: field, code: "text-too-long", detail: "\(Self.textLimit)"))
        }
        return issues
    }
}

extension Council {
    /// A priority stands under the core or an ambition of its own plan; everything else stands on top.
    func placeIssues(kind: ElementKind, planID: Plan.ID, parentID: PlanElement.ID?) -> [Issue] {
        guard let parentID else {
            return kind.parents.isEmpty ? [] : [Issue(field: "parent", code: "parent-missing")]
        }
        guard let parent = elements[parentID], parent.planID == planID, parent.retirement == nil else {
            return [Issue(field: "parent", code: "parent-unknown")]
        }
        return kind.parents.contains(parent.kind)
            ? [] : [Issue(field: "parent", code: "parent-of-wrong-kind", detail: parent.kind.rawValue)]
    }
}
