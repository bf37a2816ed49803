import HashTreeCollections

/// A status that a person gave, in place of what the rule gives or where the rule leaves it to a person (I15).
package struct Judgement: Equatable, Codable, Sendable {
    package let measureID: Measure.ID
    package let period: Period
    package let status: Status

    /// Public: it stands beside the status.
    package let reason: String

    /// The entry that recorded it.
    package internal(set) var sequence: Int

    package init(measureID: Measure.ID, period: Period, status: Status, reason: String, sequence: Int = 0) {
        self.measureID = measureID
        self.period = period
        self.status = status
        self.reason = reason
        self.sequence = sequence
    }
}

/// Asks to judge the status of a period's figure; nil takes the judgement back.
package struct JudgeStatus: Command {
    package let measureID: Measure.ID
    package let period: Period
    package let status: Status?
    package let reason: String

    package init(measureID: Measure.ID, period: Period, status: Status?, reason: String) {
        self.measureID = measureID
        self.period = period
        self.status = status
        self.reason = reason
    }

    package func demand(in _: Council) -> Demand { Demand(.judgeStatus, about: .measure(measureID)) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let measure = council.measures[measureID] else { return .refused("measure", "measure-unknown") }
        let known = council.judgements[TargetKey(measureID, period)]
        guard let status else {
            return known == nil
                ? .changes([])
                : .changes([.measure(.judged(.init(measureID: measureID, period: period, judgement: nil)))])
        }
        guard period.type == measure.definition(for: period).periodType,
            let area = council.ownArea, council.series(of: measureID, SeriesKey(area: area))[period]?.figure != nil
        else { return .refused("judged-period", "figure-unknown") }
        guard !reason.trimmingSpaces.isEmpty else { return .refused("judged-reason", "reason-missing") }
        guard reason.count <= 1000 else { return .refused("judged-reason", "text-too-long", "1000") }
        guard known?.status != status || known?.reason != reason else { return .changes([]) }
        let judgement = Judgement(measureID: measureID, period: period, status: status, reason: reason)
        return .changes([.measure(.judged(.init(measureID: measureID, period: period, judgement: judgement)))])
    }
}
