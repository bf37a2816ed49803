import HashTreeCollections

/// Asks to set several targets at once, as a year's targets are: all of them or none.
package struct SetTargets: Command {
    package let targets: [SetTarget]

    package init(_ targets: [SetTarget]) {
        self.targets = targets
    }

    package func demand(in _: Council) -> Demand { Demand(.manageMeasures) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        var issues: [Issue] = []
        var changes: [Change] = []
        var seen: Set<TargetKey> = []
        for target in targets {
            // Among many, each has to say which it is about.
            let place = "\(council.measures[target.measureID]?.code.rawValue ?? ""), \(target.period.label)"
            guard seen.insert(TargetKey(target.measureID, target.period)).inserted else {
                issues.append(Issue(field: place, code: "target-twice"))
                continue
            }
            switch target.ruling(in: council, context: context) {
            case .changes(let own): changes += own
            case .refused(let own): issues += own.map { Issue(field: place, code: $0.code, detail: $0.detail) }
            case .changedMeanwhile(let seen, let current): return .changedMeanwhile(seen: seen, current: current)
            }
        }
        return issues.isEmpty ? .changes(changes) : .refused(issues)
    }
}
