import HashTreeCollections

/// What somebody who oversees the council should ask about, found by fixed rules so that nobody chooses.
package struct WorthAsking: Equatable, Sendable {
    package let measure: Measure
    package let reason: Reason

    package enum Reason: Equatable, Sendable {
        /// Red in the last three periods that have a figure.
        case redForThree(since: Period)

        /// The control chart shows a change for the worse that is no chance.
        case specialCause(Period)

        /// A target was made easier after it was approved.
        case targetLowered(Period)

        /// Its time has passed.
        case late(Period)

        /// Nobody answers for its figures.
        case noOwner
    }
}

extension Council {
    /// In the order of weight: red, special causes, lowered targets, late figures, no owner; then by code.
    package func worthAsking(about measures: [Measure], asAt day: Day) -> [WorthAsking] {
        let standings = measures.filter { $0.stage == .active }.map { standing(of: $0, asAt: day) }
        let asked: [[WorthAsking]] = [
            standings.compactMap { standing in
                redForThree(standing, asAt: day).map {
                    .init(measure: standing.measure, reason: .redForThree(since: $0))
                }
            },
            standings.compactMap { standing in
                guard let chart = standing.controlChart, chart.chart.variation == .concern,
                    let period = chart.periods.last
                else { return nil }
                return .init(measure: standing.measure, reason: .specialCause(period))
            },
            standings.compactMap { standing in
                loweredTarget(of: standing.measure).map {
                    .init(measure: standing.measure, reason: .targetLowered($0))
                }
            },
            standings.compactMap { standing in
                standing.late.map { .init(measure: standing.measure, reason: .late($0)) }
            },
            standings.filter { $0.measure.kind != .contextual && $0.measure.definition.owner == nil }.map {
                .init(measure: $0.measure, reason: .noOwner)
            },
        ]
        return asked.flatMap { $0.sorted { $0.measure.code < $1.measure.code } }
    }

    private func redForThree(_ standing: MeasureStanding, asAt day: Day) -> Period? {
        guard standing.rating == .status(.red) else { return nil }
        let series = standing.series
        let last = series.periods.indices.filter { series.values[$0].figure != nil }.suffix(3)
        guard last.count == 3 else { return nil }
        let ratings = last.map { self.standing(of: standing.measure, in: series.periods[$0], asAt: day)?.rating }
        return ratings.allSatisfy { $0 == .status(.red) } ? last.first.map { series.periods[$0] } : nil
    }

    /// The last period whose approved target became easier to reach.
    private func loweredTarget(of measure: Measure) -> Period? {
        targets.values.filter { target in
            target.measureID == measure.id
                && target.changes.contains { change in
                    isEasier(
                        change.after.value,
                        than: change.before.value,
                        measure.definition(for: target.period).goodToBe
                    )
                }
        }
        .map(\.period).max()
    }

    private func isEasier(_ after: TargetValue?, than before: TargetValue?, _ goodToBe: GoodToBe) -> Bool {
        switch (before, after, goodToBe) {
        case (.single(let old)?, .single(let new)?, .high): new < old
        case (.single(let old)?, .single(let new)?, .low): new > old
        case (.range(let low, let high)?, .range(let newLow, let newHigh)?, _): newLow < low || newHigh > high
        case (.some, nil, _): true
        default: false
        }
    }
}
