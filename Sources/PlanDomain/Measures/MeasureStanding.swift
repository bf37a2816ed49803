import HashTreeCollections

/// How one measure stands for the council's own area, with everything that its rating rests on (I3).
package struct MeasureStanding: Equatable, Sendable {
    package let measure: Measure

    /// The definition under which the figure stands.
    package let definition: MeasureDefinition
    package let series: Series
    package let forecast: Series

    /// The last period of which anything is known; nil when nothing is.
    package let period: Period?
    package let value: ObservedValue?

    /// The value with what stands behind it.
    package let parts: FigureParts
    package let target: Target?
    package let rule: StatusRule

    /// Whether the rule is the measure's own and not the council's.
    package let isOwnRule: Bool
    package let scheme: StatusScheme
    package let rating: Rating

    /// What a person judged in place of the rule, if anybody did; `ruleRating` is what the rule gives (I15).
    package let judgement: Judgement?
    package let ruleRating: Rating

    /// Against the figure before.
    package let shortTrend: Movement

    /// Against the same period a year earlier.
    package let longTrend: Movement

    /// The next figure, when the time for it has passed.
    package let late: Period?

    /// A trend and what it was taken from.
    package struct Movement: Equatable, Sendable {
        package let trend: Trend
        package let from: Period?

        package init(_ trend: Trend, from: Period? = nil) {
            self.trend = trend
            self.from = from
        }
    }
}

extension Council {
    package var statusScheme: StatusScheme { statusSchemes.last ?? .usual }

    /// The council's own area, of which its figures speak.
    package var ownArea: AreaCode? { profile?.gssCode.flatMap { AreaCode($0) } }

    package func series(of id: Measure.ID, _ key: SeriesKey) -> Series { figures[id]?[key] ?? Series() }

    /// How a measure stands as its figures are known, seen from a day.
    package func standing(of measure: Measure, asAt day: Day) -> MeasureStanding {
        let own = ownArea.map { series(of: measure.id, SeriesKey(area: $0)) } ?? Series()
        let place = own.periods.indices.last
        return standing(of: measure, in: own, at: place, asAt: day)
    }

    /// How it stood with the figure of an earlier period.
    package func standing(of measure: Measure, in period: Period, asAt day: Day) -> MeasureStanding? {
        guard let area = ownArea else { return nil }
        let own = series(of: measure.id, SeriesKey(area: area))
        return own.place(of: period).map { standing(of: measure, in: own, at: $0, asAt: day) }
    }

    private func standing(of measure: Measure, in own: Series, at place: Int?, asAt day: Day) -> MeasureStanding {
        let period = place.map { own.periods[$0] }
        let value = place.map { own.values[$0] }
        let definition = period.map(measure.definition(for:)) ?? measure.definition
        // What is only proposed is no target yet.
        let target = period.flatMap { targets[TargetKey(measure.id, $0)]?.approved }
        let scheme = statusScheme
        let rule = measure.statusRule ?? scheme.rule
        let history = SeriesHistory(measure: measure, series: own, band: scheme.band, target: target?.current.value)
        let long = place.map(history.yearBefore) ?? .init(.notComparable(.noEarlierFigure))
        let ruleRating =
            place == nil
            ? .none(isDue(measure, asAt: day) ? .dataAwaited : .notDue)
            : rating(value, definition, target, rule, long, in: own)
        // There is nothing to judge where there is no figure.
        let judgement = value?.figure == nil ? nil : period.flatMap { judgements[TargetKey(measure.id, $0)] }
        return MeasureStanding(
            measure: measure,
            definition: definition,
            series: own,
            forecast: ownArea.map { series(of: measure.id, SeriesKey(area: $0, isForecast: true)) } ?? Series(),
            period: period,
            value: value,
            parts: period.flatMap { period in
                ownArea.map { parts(of: measure.id, SeriesKey(area: $0), in: period) }
            } ?? FigureParts(),
            target: target,
            rule: rule,
            isOwnRule: measure.statusRule != nil,
            scheme: scheme,
            rating: judgement.map { .status($0.status) } ?? ruleRating,
            judgement: judgement,
            ruleRating: ruleRating,
            shortTrend: place.map(history.before) ?? .init(.notComparable(.noEarlierFigure)),
            longTrend: long,
            late: late(measure, after: own.periods.last, asAt: day)
        )
    }

    private func rating(
        _ value: ObservedValue?,
        _ definition: MeasureDefinition,
        _ target: Target?,
        _ rule: StatusRule,
        _ yearBefore: MeasureStanding.Movement,
        in series: Series
    ) -> Rating {
        switch value {
        case nil: return .none(.dataAwaited)
        case .absent(.suppressed): return .none(.suppressed)
        case .absent: return .none(.notAvailable)
        case .figure(let figure, _):
            switch target?.current.aim {
            case .monitored: return .none(.monitored)
            case .baselineYear: return .none(.baselineYear)
            case .toBeSet: return .none(.noTarget)
            case .value, nil: break
            }
            var before = yearBefore.from.flatMap { series[$0]?.figure }
            if case .notComparable = yearBefore.trend { before = nil }
            let rating = rule.rating(
                of: figure,
                against: target?.current.value,
                goodToBe: definition.goodToBe,
                yearBefore: before
            )
            // The rule would look back across a break: what it says then is about the definition, not the service.
            if case .priorYearAware = rule, yearBefore.trend == .notComparable(.definitionBreak),
                rating == .status(.red)
            {
                return .none(.definitionChanged)
            }
            return rating
        }
    }

    /// Whether the first figure of a measure that has none should be there by now.
    private func isDue(_ measure: Measure, asAt day: Day) -> Bool {
        let first = measure.definitions[0]
        guard let lag = first.lag, let period = Period(first.periodType, startingOn: first.from) else { return true }
        return lag < day.daysSinceEpoch - period.end.daysSinceEpoch
    }

    /// The next period of a series, when its figure should be there by now.
    private func late(_ measure: Measure, after last: Period?, asAt day: Day) -> Period? {
        guard measure.stage == .active, let lag = measure.definition.lag, let last,
            let next = last.following(measure.definition.frequency), lag < day.daysSinceEpoch - next.end.daysSinceEpoch
        else { return nil }
        return next
    }
}

/// Looks back along a series for figures that can be compared.
struct SeriesHistory {
    let measure: Measure
    let series: Series
    let band: Trend.Band
    let target: TargetValue?

    /// Against the last figure before.
    func before(_ place: Int) -> MeasureStanding.Movement {
        movement(place, from: series.values[..<place].lastIndex { $0.figure != nil })
    }

    /// Against the figure of the same period a year before.
    func yearBefore(_ place: Int) -> MeasureStanding.Movement {
        movement(place, from: series.periods[place].yearBefore.flatMap(series.place))
    }

    private func movement(_ place: Int, from earlier: Int?) -> MeasureStanding.Movement {
        let value = series.values[place]
        guard let figure = value.figure, let earlier, let before = series.values[earlier].figure else {
            return .init(.notComparable(.noEarlierFigure))
        }
        let from = series.periods[earlier]
        if let obstacle = obstacle(from: earlier, to: place) { return .init(.notComparable(obstacle), from: from) }
        let definition = measure.definition(for: series.periods[place])
        return .init(
            Trend(from: before, to: figure, goodToBe: definition.goodToBe, target: target, band: band),
            from: from
        )
    }

    private func obstacle(from earlier: Int, to later: Int) -> Trend.Obstacle? {
        if isBroken(between: earlier, and: later) { return .definitionBreak }
        let (before, after) = (series.periods[earlier], series.periods[later])
        if measure.definition(for: after).accumulation == .cumulative,
            (before.end.month, before.end.day) != (after.end.month, after.end.day)
        {
            return .otherPointOfYear
        }
        let (old, new) = (series.values[earlier].marks, series.values[later].marks)
        return old.contains(.provisional) != new.contains(.provisional)
            || old.contains(.estimated) != new.contains(.estimated) ? .otherStanding : nil
    }

    /// Whether the figures of two places stand on either side of a break (I9).
    func isBroken(between earlier: Int, and later: Int) -> Bool {
        // A year's figure and a quarter's are not of one kind, whatever the new definition says of the old one.
        guard series.periods[earlier].type == series.periods[later].type else { return true }
        let days = (series.periods[earlier].end, series.periods[later].end)
        let isRedefined = measure.definitions.contains {
            $0.comparability?.degree == .broken && $0.from > days.0 && $0.from <= days.1
        }
        return isRedefined || series.values[(earlier + 1)...later].contains { $0.marks.contains(.seriesBreak) }
    }
}
