import HashTreeCollections

extension Council {
    /// The wording of an adopted plan changes only with a reason and a decision that allows it (I2).
    func amendmentIssues(of plan: Plan?, context: CommandContext) -> [Issue] {
        guard let plan, plan.adoption != nil else { return [] }
        var issues: [Issue] = []
        if context.reason?.trimmingSpaces.isEmpty ?? true {
            issues.append(Issue(field: "reason", code: "adopted-text-needs-reason"))
        }
        guard let authority = context.authority else {
            return issues + [Issue(field: "authority", code: "adopted-text-needs-authority")]
        }
        guard let decision = decisions[authority] else {
            return issues + [Issue(field: "authority", code: "authority-unknown")]
        }
        return issues + [authorityIssue(with: decision, for: plan, on: context.moment.dayInLondon)].compactMap(\.self)
    }

    /// The decisions that may change the words of a plan on a day, newest first.
    package func authorities(for plan: Plan, on day: Day) -> [Decision] {
        decisionsByDay.filter { authorityIssue(with: $0, for: plan, on: day) == nil }
    }

    /// Why a decision cannot change an adopted plan: it is about another, older than the adoption, or not in effect.
    private func authorityIssue(with decision: Decision, for plan: Plan, on day: Day) -> Issue? {
        func refused(_ code: String, _ detail: String = "") -> Issue {
            Issue(field: "authority", code: code, detail: detail)
        }
        guard decision.planID == plan.id else { return refused("authority-for-other-plan") }
        // The adoption itself may have left small changes to an office; nothing before it can.
        if let adoption = plan.adoption, decision.day < adoption.day {
            return refused("authority-before-adoption", adoption.day.inWords)
        }
        if resolution(by: decision.id)?.goesOn == false { return refused("authority-decided-nothing") }
        return switch state(of: decision, on: day) {
        case .effective, .implemented: nil
        case .decided, .inCallInPeriod, .calledIn, .referredBack: refused("authority-not-in-effect")
        }
    }

    /// What a decision did with the item that it was made on; nil for one off any road.
    private func resolution(by decision: Decision.ID) -> GovernanceItem.Outcome.Kind? {
        for item in items.values {
            for step in item.steps {
                let outcomes = [step.outcome].compactMap(\.self) + step.past.compactMap(\.outcome)
                if let outcome = outcomes.first(where: { $0.decision == decision }) { return outcome.kind }
            }
        }
        return nil
    }
}
