import HashTreeCollections
import PlanDomain

/// "Improved", "worsened", "rose" and "fell", held against the periods that the sentence compares.
extension MeasureClaim {
    private enum Direction {
        case better, worse, up, down
    }

    private static let directions: [Substring: Direction] = [
        "improved": .better, "improving": .better, "better": .better, "worsened": .worse, "worsening": .worse,
        "deteriorated": .worse, "worse": .worse, "increased": .up, "rose": .up, "risen": .up, "grew": .up,
        "decreased": .down, "fell": .down, "fallen": .down, "declined": .down, "dropped": .down,
    ]

    var directionFindings: [PaperFinding] {
        guard let place = words.indices.first(where: { Self.directions[lower($0)] != nil }),
            let direction = Self.directions[lower(place)], isClaim(at: place)
        else { return [] }
        if let finding = ownNumbersFinding(direction, at: place) { return [finding] }
        guard let period = directionPeriod,
            let standing = council.standing(of: mention.measure, in: period, asAt: period.end)
        else { return [] }
        let movements = movements(of: standing, in: period)
        // Against the period before it may have fallen and against the year before have risen: then either can be meant.
        guard !movements.isEmpty, movements.allSatisfy({ contradicts(direction, $0, in: period) }) else {
            return unclearFinding(direction, at: place, movements, in: period).map { [$0] } ?? []
        }
        guard let from = movements[0].from, let before = series[from]?.figure, let now = series[period]?.figure else {
            return []
        }
        let definition = mention.measure.definition(for: period)
        let facts = "\(shown(before, definition)) in \(from.label), \(shown(now, definition)) in \(period.label)"
        let isNamed = !periods.all.isEmpty || saysLatest
        return [
            PaperFinding(
                .directionDisagrees,
                isNamed ? .error : .advice,
                line: passage.line(of: words[place].text),
                excerpt: "\(mention.measure.code): \(words[place].bare)",
                message: "The paper says '\(words[place].bare)' of \(mention.measure.code) (\(definition.title)), but "
                    + "\(periods.all.isEmpty ? "the latest" : "the") figures say otherwise: \(facts). Correct the sentence"
                    + (isNamed ? "." : ", or name the period that it speaks of."),
                recordSays: facts
            )
        ]
    }

    /// "Improved" of what is worse than a quarter ago and better than a year ago, where nothing says which is meant.
    private func unclearFinding(
        _ direction: Direction,
        at place: Int,
        _ movements: [MeasureStanding.Movement],
        in period: Period
    ) -> PaperFinding? {
        guard direction == .better || direction == .worse, periods.all.isEmpty, numbers.count < 2, movements.count == 2,
            contradicts(direction, movements[0], in: period), isMoved(movements[1]),
            let now = series[period]?.figure
        else { return nil }
        let definition = mention.measure.definition(for: period)
        let facts = zip(movements, direction == .better ? ["worse", "better"] : ["better", "worse"]).compactMap {
            movement,
            word in
            movement.from.flatMap { from in
                series[from]?.figure.map { "\(word) against \(from.label) (\(shown($0, definition)))" }
            }
        }
        let latest = "\(shown(now, definition)) in \(period.label)"
        return PaperFinding(
            .directionDisagrees,
            .advice,
            line: passage.line(of: words[place].text),
            excerpt: "\(mention.measure.code): \(words[place].bare)",
            message: "The paper says '\(words[place].bare)' of \(mention.measure.code) (\(definition.title)) and not "
                + "against what: \(latest) is \(facts.joined(separator: " and ")). Name the period that it is compared "
                + "with.",
            recordSays: "\(latest): \(facts.joined(separator: ", "))"
        )
    }

    private func isMoved(_ movement: MeasureStanding.Movement) -> Bool {
        movement.trend == .gettingBetter || movement.trend == .gettingWorse
    }

    /// The comparisons that a sentence can mean: with the period before, with the year before, or where it says neither, both.
    private func movements(of standing: MeasureStanding, in period: Period) -> [MeasureStanding.Movement] {
        let short = isComparable(standing.shortTrend) ? [standing.shortTrend] : []
        let long = isComparable(standing.longTrend) ? [standing.longTrend] : []
        if lowered.contains(where: Self.yearWords.contains) {
            // A figure that comes every other year is compared with the one before it.
            let days = standing.shortTrend.from.map { period.end.daysSinceEpoch - $0.end.daysSinceEpoch } ?? 0
            return long.isEmpty && days > 300 ? short : long
        }
        if saysPeriodBefore { return short }
        // "Over the longer term" looks further back than the last figures.
        guard !periods.all.isEmpty || !lowered.contains(where: Self.longerWords.contains) else { return [] }
        return short + long
    }

    private func isComparable(_ movement: MeasureStanding.Movement) -> Bool {
        if case .notComparable = movement.trend { false } else { true }
    }

    private static let yearWords: Set<Substring> = ["annually", "year", "year-on-year", "year’s", "year's"]
    private static let longerWords: Set<Substring> = [
        "decade", "decades", "gradually", "historically", "long-term", "longer", "longer-term", "pandemic", "since",
        "years",
    ]

    /// "Since the last quarter", "than the quarter before", of a measure that comes by quarters.
    private var saysPeriodBefore: Bool {
        let unit: Substring
        switch series.latest?.period.type {
        case .quarter: unit = "quarter"
        case .month: unit = "month"
        default: return false
        }
        return words.indices.contains { place in
            lower(place) == unit
                && (["last", "preceding", "previous"].contains(lower(place - 1))
                    && Self.comparing.contains { word in
                        (place - 4..<place).contains { lower($0) == word }
                    } || ["before", "earlier"].contains(lower(place + 1)))
        }
    }

    private static let comparing: [Substring] = ["against", "compared", "from", "on", "since", "than"]

    /// "In the latest year", "the most recent figures": those of the record.
    private var saysLatest: Bool {
        words.indices.contains { place in
            (lower(place) == "latest" || lower(place) == "recent" && lower(place - 1) == "most")
                && Self.latestNouns.contains(lower(place + 1))
        }
    }

    private static let latestNouns: Set<Substring> = [
        "data", "figure", "figures", "month", "period", "quarter", "result", "results", "year",
    ]

    /// Said of the measure shortly before, as something that happened.
    private func isClaim(at place: Int) -> Bool {
        let distance = place - mention.places.upperBound
        let before = (place - 3..<place).map(lower)
        return (0...5).contains(distance) && !before.contains(where: Self.unsureWords.contains)
    }

    private static let unsureWords: Set<Substring> = [
        "be", "being", "can", "could", "hardly", "may", "might", "must", "never", "no", "not", "should", "to",
        "whether",
        "will", "would",
    ]

    private var directionPeriod: Period? {
        if let last = periods.all.last, !periods.hasOthers { return last.period }
        return periods.all.isEmpty && !periods.hasOthers ? series.latest?.period : nil
    }

    private func contradicts(_ direction: Direction, _ movement: MeasureStanding.Movement, in period: Period) -> Bool {
        switch direction {
        case .better: return movement.trend == .gettingWorse
        case .worse: return movement.trend == .gettingBetter
        case .up, .down:
            guard let from = movement.from, let before = series[from]?.figure, let now = series[period]?.figure else {
                return false
            }
            return direction == .up ? now < before : now > before
        }
    }

    /// "improved from 62% to 58%" of a measure that is better when it is high.
    private func ownNumbersFinding(_ direction: Direction, at place: Int) -> PaperFinding? {
        let goodToBe = mention.measure.definition.goodToBe
        guard direction == .better || direction == .worse, goodToBe == .high || goodToBe == .low, numbers.count == 2,
            lower(numbers[0].places.lowerBound - 1) == "from", lower(numbers[1].places.lowerBound - 1) == "to",
            numbers[0].places.lowerBound > place, numbers[0].value != numbers[1].value
        else { return nil }
        let isBetter = (numbers[1].value > numbers[0].value) == (goodToBe == .high)
        guard isBetter != (direction == .better) else { return nil }
        return PaperFinding(
            .changeDisagrees,
            .error,
            line: passage.line(of: words[place].text),
            excerpt: words[place..<numbers[1].places.upperBound].map(\.text).joined(separator: " "),
            message: "The sentence says '\(words[place].bare)', but \(mention.measure.code) is better when it is "
                + "\(goodToBe == .high ? "high" : "low"), and it went from \(numbers[0].text) to \(numbers[1].text). "
                + "Correct the word or the numbers.",
            recordSays: "\(mention.measure.code): \(goodToBe == .high ? "high" : "low") is good"
        )
    }
}
