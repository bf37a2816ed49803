import HashTreeCollections

/// Asks to say which element of an earlier plan an element goes on from.
package struct LinkPredecessor: Command {
    package let succession: Succession

    package init(_ succession: Succession) {
        self.succession = succession
    }

    package func demand(in _: Council) -> Demand { Demand(.startPlan) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let earlier = council.elements[succession.predecessor] else {
            return .refused("predecessor", "element-unknown")
        }
        guard let later = council.elements[succession.successor] else {
            return .refused("successor", "element-unknown")
        }
        // A chain of plans in time cannot bend back on itself, so no link can close a circle (I1).
        guard let from = council.plans[earlier.planID], let to = council.plans[later.planID], from.period < to.period
        else { return .refused("predecessor", "predecessor-not-earlier") }
        guard !council.successions.contains(succession) else { return .changes([]) }
        return .changes([.plan(.succeeded(succession))])
    }
}
