import HashTreeCollections

/// Asks to set the periods that meetings and decisions keep to.
package struct SetGovernanceRules: Command {
    package let rules: GovernanceRules

    package init(_ rules: GovernanceRules) {
        self.rules = rules
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        var issues: [Issue] = []
        func check(_ field: String, _ count: Int?, in range: ClosedRange<Int>) {
            guard let count, !range.contains(count) else { return }
            issues.append(
                Issue(field: field, code: "days-out-of-range", detail: "\(range.lowerBound) to \(range.upperBound)")
            )
        }
        check("agenda", rules.agenda.count, in: 1...30)
        check("keyDecisionNotice", rules.keyDecisionNotice?.count, in: 1...90)
        check("generalException", rules.generalException?.count, in: 1...30)
        check("callIn", rules.callIn?.workingDays, in: 1...30)
        if rules.keyDecisionNotice != nil, rules.generalException == nil {
            issues.append(Issue(field: "generalException", code: "exception-missing"))
        }
        guard issues.isEmpty else { return .refused(issues) }
        return council.governanceRules == rules ? .changes([]) : .changes([.governance(.rulesSet(rules))])
    }
}
