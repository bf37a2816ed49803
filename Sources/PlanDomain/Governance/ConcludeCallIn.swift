import HashTreeCollections

/// Asks to record what the committee did with a decision that was called in.
package struct ConcludeCallIn: Command {
    package let decision: Decision.ID
    package let conclusion: CallIn.Conclusion

    package init(_ decision: Decision.ID, _ conclusion: CallIn.Conclusion) {
        self.decision = decision
        self.conclusion = conclusion
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let callIn = council.decisions[decision]?.callIn, callIn.conclusion == nil else {
            return .refused("decision", "not-called-in")
        }
        var issues: [Issue] = []
        if conclusion.day < callIn.day {
            issues.append(Issue(field: "day", code: "days-out-of-order", detail: callIn.day.inWords))
        }
        if conclusion.day > context.moment.dayInLondon {
            issues.append(Issue(field: "day", code: "day-in-the-future", detail: conclusion.day.inWords))
        }
        guard issues.isEmpty else { return .refused(issues) }
        return .changes([.governance(.callInConcluded(.init(decisionID: decision, conclusion: conclusion)))])
    }
}
