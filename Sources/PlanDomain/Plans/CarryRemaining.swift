import HashTreeCollections

/// Asks to carry every promise that is not accounted for yet, all for the same reason.
package struct CarryRemaining: Command {
    package let planID: Plan.ID
    package let reason: String
    private let steps: [AccountForPromise]

    package init(planID: Plan.ID, reason: String, in council: Council, identities: IdentitySource) {
        self.planID = planID
        self.reason = reason
        steps = (council.plans[planID].map(council.unaccountedPromises) ?? []).map {
            AccountForPromise(elementID: $0.id, planID: planID, fate: .carried, reason: reason, identities: identities)
        }
    }

    package func demand(in _: Council) -> Demand { Demand(.startPlan) }

    package func ruling(in start: Council, context: CommandContext) -> Ruling {
        var council = start
        var changes: [Change] = []
        // Themes first, so that the priorities carried after them can be tagged with their successors.
        let themesFirst =
            steps.filter { council.elements[$0.elementID]?.kind == .theme }
            + steps.filter { council.elements[$0.elementID]?.kind != .theme }
        for step in themesFirst {
            switch step.ruling(in: council, context: context) {
            case .changes(let more):
                for change in more { council.apply(change, at: council.position + 1) }
                changes += more
            case .refused(let issues):
                let number = council.elements[step.elementID].map(council.citation) ?? ""
                return .refused(
                    issues.map { Issue(field: $0.field, code: $0.code, detail: $0.detail.isEmpty ? number : $0.detail) }
                )
            case .changedMeanwhile(let seen, let current): return .changedMeanwhile(seen: seen, current: current)
            }
        }
        return .changes(changes)
    }
}
