import HashTreeCollections

/// A mitigation that is in effect, with the assessment that it belongs to.
package struct MitigationStanding: Equatable, Sendable {
    package let content: AssessmentContent
    package let mitigation: Mitigation
}

/// How a measure moved since a mitigation was added: not proof that the mitigation did it.
package struct MitigationMeasure: Equatable, Sendable {
    package let measure: Measure

    /// As the figures of that period are known now; nil where there were none.
    package let before: MeasureStanding?
    package let now: MeasureStanding
    package let trend: Trend
}

extension Council {
    /// Mitigations of what was signed off, those to be looked at first in front.
    package var mitigationStandings: [MitigationStanding] {
        assessments.values.filter(\.wasSignedOff).sorted { $0.content.slug < $1.content.slug }.flatMap { assessment in
            assessment.content.mitigations.map { MitigationStanding(content: assessment.content, mitigation: $0) }
        }
        .sorted { left, right in
            switch (left.mitigation.nextReview, right.mitigation.nextReview) {
            case (let one?, let other?): one < other
            case (nil, _): false
            case (_, nil): true
            }
        }
    }

    /// Those that should have been looked at by a day, and were not.
    package func mitigationsDue(on day: Day) -> [MitigationStanding] {
        mitigationStandings.filter { $0.mitigation.nextReview.map { $0 <= day } ?? false }
    }

    /// The measure of a mitigation then and now, in these figures: those that are released, where the public asks.
    package func measured(_ mitigation: Mitigation, asAt day: Day) -> MitigationMeasure? {
        guard let measure = mitigation.measureID.flatMap({ measures[$0] }) else { return nil }
        let now = standing(of: measure, asAt: day)
        let before = mitigation.baseline.flatMap { standing(of: measure, in: $0, asAt: day) }
        return MitigationMeasure(measure: measure, before: before, now: now, trend: trend(before, now))
    }

    private func trend(_ before: MeasureStanding?, _ now: MeasureStanding) -> Trend {
        guard let start = before?.period, let end = now.period, start < end, let first = before?.value?.figure,
            let last = now.value?.figure
        else { return .notComparable(.noEarlierFigure) }
        guard now.measure.isComparable(start, end) else { return .notComparable(.definitionBreak) }
        return Trend(
            from: first,
            to: last,
            goodToBe: now.definition.goodToBe,
            target: now.target?.current.value,
            band: now.scheme.band
        )
    }
}
