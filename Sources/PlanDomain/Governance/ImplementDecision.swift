import HashTreeCollections

/// Asks to record that a decision was carried out; refused before it has effect (I25).
package struct ImplementDecision: Command {
    package let decision: Decision.ID
    package let day: Day

    package init(_ decision: Decision.ID, on day: Day) {
        self.decision = decision
        self.day = day
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let made = council.decisions[decision] else { return .refused("decision", "decision-unknown") }
        guard day <= context.moment.dayInLondon else { return .refused("day", "day-in-the-future", day.inWords) }
        switch council.state(of: made, on: day) {
        case .decided: return .refused("decision", "decision-not-published")
        case .inCallInPeriod(let until): return .refused("day", "not-effective-yet", until.inWords)
        case .calledIn: return .refused("decision", "decision-called-in")
        case .referredBack: return .refused("decision", "decision-referred-back")
        case .effective(let since):
            guard day >= since else { return .refused("day", "not-effective-yet", since.inWords) }
            let done = Change.governance(.decisionImplemented(.init(decisionID: decision, day: day)))
            return council.carryingOut(made, done, context)
        case .implemented: return .changes([])
        }
    }
}

extension Council {
    /// A decision that could be called in changes the plan's words when it is carried out.
    fileprivate func carryingOut(_ decision: Decision, _ done: Change, _ context: CommandContext) -> Ruling {
        guard let item = decision.record?.itemID.flatMap({ items[$0] }), canBeCalledIn(decision),
            item.steps.contains(where: { $0.part == .decide && $0.outcome?.decision == decision.id })
        else { return .changes([done]) }
        let authorised = CommandContext(
            actor: context.actor,
            moment: context.moment,
            reason: context.reason ?? "Decided by \(decision.body) on \(decision.day.inWords)",
            authority: decision.id
        )
        switch resolvedChanges(of: item.id, by: decision.id, context: authorised) {
        case .changes(let words): return .changes(words + [done])
        case let refusal: return refusal
        }
    }
}
