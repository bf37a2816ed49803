import HashTreeCollections

/// Asks to record a pre-election period, or to change its days.
package struct RecordPreElectionPeriod: Command {
    package let period: PreElectionPeriod

    package init(_ period: PreElectionPeriod) {
        self.period = period
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        var issues: [Issue] = []
        if period.election.trimmingSpaces.isEmpty { issues.append(Issue(field: "election", code: "election-missing")) }
        if period.election.count > 200 { issues.append(Issue(field: "election", code: "text-too-long", detail: "200")) }
        if period.ends < period.starts {
            issues.append(Issue(field: "ends", code: "days-out-of-order", detail: period.starts.inWords))
        }
        guard issues.isEmpty else { return .refused(issues) }
        return council.preElectionPeriods[period.id] == period
            ? .changes([]) : .changes([.governance(.preElectionPeriodRecorded(period))])
    }
}
