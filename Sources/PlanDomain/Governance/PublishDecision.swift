import HashTreeCollections

/// Asks to publish the record of a decision: it becomes public, and the call-in clock starts (I25).
package struct PublishDecision: Command {
    package let decision: Decision.ID
    package let day: Day

    package init(_ decision: Decision.ID, on day: Day) {
        self.decision = decision
        self.day = day
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let made = council.decisions[decision] else { return .refused("decision", "decision-unknown") }
        guard let record = made.record else { return .refused("decision", "decision-without-record") }
        guard council.bodies[record.bodyKey]?.kind != .board else { return .refused("decision", "board-not-public") }
        var issues: [Issue] = []
        if let published = made.published {
            issues.append(Issue(field: "decision", code: "decision-already-published", detail: published.inWords))
        }
        if day < made.day { issues.append(Issue(field: "day", code: "published-before-decided", detail: day.inWords)) }
        if day > context.moment.dayInLondon {
            issues.append(Issue(field: "day", code: "day-in-the-future", detail: day.inWords))
        }
        guard issues.isEmpty else { return .refused(issues) }
        let change = GovernanceChange.DecisionPublished(
            decisionID: decision,
            day: day,
            callInWindow: council.callInWindow(of: made, published: day)
        )
        return .changes([.governance(.decisionPublished(change))])
    }
}
