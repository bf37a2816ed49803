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
            return .changes([.governance(.decisionImplemented(.init(decisionID: decision, day: day)))])
        case .implemented: return .changes([])
        }
    }
}
