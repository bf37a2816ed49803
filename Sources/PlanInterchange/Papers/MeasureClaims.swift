import HashTreeCollections
import PlanDomain

/// What a sentence about one measure says of its figures, targets and direction, held against the record.
///
/// Whatever could be meant otherwise is passed over: a figure counts only where the period it speaks of is named.
struct MeasureClaims {
    private let council: Council
    private let names: MeasureNames

    /// The periods for which a measure has a target; many lie ahead of its figures.
    private var aimedAt: [Measure.ID: Set<Period>] = [:]

    init(_ council: Council) {
        self.council = council
        names = MeasureNames(council)
        for key in council.targets.keys { aimedAt[key.measureID, default: []].insert(key.period) }
    }

    var isEmpty: Bool { council.measures.isEmpty }

    /// What is wrong in a sentence of a passage.
    func findings(in sentence: ArraySlice<Word>, of passage: PaperPassage) -> [PaperFinding] {
        guard let mention = names.only(in: sentence), let area = council.ownArea else { return [] }
        let series = council.series(of: mention.measure.id, SeriesKey(area: area))
        let others = (aimedAt[mention.measure.id] ?? []).subtracting(series.periods).sorted { $0.start < $1.start }
        let periods = NamedPeriods(sentence, among: series.periods + others)
        return MeasureClaim(sentence, mention, series, periods, council: council, passage: passage).findings
    }
}

/// One sentence about one measure.
struct MeasureClaim {
    let words: ArraySlice<Word>
    let lowered: [Substring]
    let mention: MeasureNames.Mention
    let series: Series
    let council: Council
    let passage: PaperPassage
    let periods: NamedPeriods
    let numbers: [StatedNumber]
    private let aims: StatedTargets

    init(
        _ sentence: ArraySlice<Word>,
        _ mention: MeasureNames.Mention,
        _ series: Series,
        _ periods: NamedPeriods,
        council: Council,
        passage: PaperPassage
    ) {
        words = sentence
        lowered = sentence.map { Substring($0.bare.lowercased()) }
        self.mention = mention
        self.series = series
        self.council = council
        self.passage = passage
        self.periods = periods
        let measure = mention.measure
        // What names the measure or a time is no claim, whatever numbers it holds.
        let numbers = StatedNumber.all(in: sentence).filter { number in
            let isElsewhere = periods.all.contains { $0.places.overlaps(number.places) }
            return !isElsewhere && !mention.places.overlaps(number.places) && !number.isYear
                && number.isIn(measure.definition.unit)
        }
        self.numbers = numbers
        aims = StatedTargets(sentence, numbers, naming: [mention.places] + periods.all.map(\.places))
    }

    var findings: [PaperFinding] {
        guard !isAboutOthers else { return [] }
        return figureFindings + targetFindings + directionFindings
    }

    func lower(_ place: Int) -> Substring {
        words.indices.contains(place) ? lowered[place - words.startIndex] : ""
    }

    /// Averages, forecasts and aims, and parts of the people counted, have other figures than the series.
    private var isAboutOthers: Bool {
        words.indices.contains { place in
            !mention.places.contains(place) && !aims.names(place) && Self.othersWords.contains(lower(place))
        }
    }

    private static let othersWords: Set<Substring> = [
        "aim", "aims", "average", "benchmark", "boys", "cohort", "comparator", "comparators", "disadvantaged",
        "england", "england's", "expected",
        "female", "forecast", "forecasts", "girls", "if", "male", "median", "men", "national", "nationally",
        "neighbours", "predicted", "projected",
        "provisional", "quartile", "regional", "scotland", "similar", "wales", "ward", "wards", "women",
    ]

    // MARK: figures

    private var figureFindings: [PaperFinding] {
        let levels = numbers.compactMap { number in isLevel(number) ? period(of: number).map { (number, $0) } : nil }
        return levels.compactMap { number, period in
            // Two figures for one period: one of them is something else.
            guard levels.count(where: { $0.1 == period }) == 1, let figure = series[period]?.figure,
                !number.fits(figure)
            else { return nil }
            let measure = mention.measure
            let definition = measure.definition(for: period)
            let right = shown(figure, definition)
            // A figure may be typed as it was rounded once before.
            guard !number.fits(figure.rounded(to: definition.decimals)) else { return nil }
            return PaperFinding(
                .figureDisagrees,
                .error,
                line: passage.line(of: words[number.places.lowerBound].text),
                excerpt: number.text,
                message: "The paper gives \(number.text) for \(measure.code) (\(definition.title)) in \(period.label); "
                    + "the record has \(right). Correct one of the two.",
                recordSays: "\(measure.code), \(period.label): \(right)"
            )
        }
    }

    func shown(_ figure: Figure, _ definition: MeasureDefinition) -> String {
        let number = figure.shown(decimals: definition.decimals)
        if definition.unit.hasPrefix("%") { return number + "%" }
        return definition.unit.hasPrefix("£") ? "£" + number : number
    }

    /// Whether a number says where the measure stands, and not by how much it moved, or roughly.
    private func isLevel(_ number: StatedNumber) -> Bool {
        let start = number.places.lowerBound
        let before = (start - 4..<start).map(lower)
        let after = (number.places.upperBound..<number.places.upperBound + 2).map(lower)
        let isVague = before.suffix(2).contains(where: Self.vagueWords.contains)
        let isWanted = before.contains(where: Self.wantedWords.contains)
        return !isVague && !isWanted && before.last != "by" && aims.leaves(number) && !after.contains("target")
            && !after.contains("points") && !after.contains("point") && isCounted(number)
    }

    /// A bare number may count anything: it is the measure's when nothing else is counted, or its unit stands behind it.
    private func isCounted(_ number: StatedNumber) -> Bool {
        guard number.unit == .none, numbers.count > 1 else { return true }
        let noun = mention.measure.definition.unit.lowercased().split(separator: " ").first ?? ""
        let next = (number.places.upperBound..<number.places.upperBound + 2).map(lower)
        return noun.count > 3 && next.contains(noun)
    }

    private static let vagueWords: Set<Substring> = [
        "about", "above", "almost", "approximately", "around", "below", "beyond", "least", "less", "more", "most",
        "nearly", "over", "roughly", "some", "targeted", "targeting", "than", "under",
    ]

    /// What ought to be, or what is measured by, is not what is.
    private static let wantedWords: Set<Substring> = [
        "achieve", "baseline", "ceiling", "could", "limit", "must", "planned", "reach", "should", "threshold",
        "tolerance", "will", "would",
    ]

    /// The period for which a number is given: named right behind it, or the only one of a sentence with one number.
    private func period(of number: StatedNumber) -> Period? {
        let end = number.places.upperBound
        if let next = periods.all.first(where: { $0.places.lowerBound >= end }), next.places.lowerBound - end <= 6 {
            let between = (end..<next.places.lowerBound).map(lower)
            let isClear =
                !between.contains(where: Self.otherLinks.contains) && !hasNumber(in: end..<next.places.lowerBound)
            let leads = between.last.map(Self.leadWords.contains) ?? words[next.places.lowerBound].text.hasPrefix("(")
            if isClear, leads { return next.period }
        }
        if let only = periods.only, numbers.count == 1 { return only.period }
        guard periods.all.isEmpty, !periods.hasOthers, numbers.count == 1,
            lowered.contains(where: { ["current", "currently", "latest"].contains($0) })
        else { return nil }
        return series.latest?.period
    }

    private func hasNumber(in places: Range<Int>) -> Bool {
        numbers.contains { $0.places.overlaps(places) }
    }

    private static let leadWords: Set<Substring> = ["at", "during", "for", "in", "of", "on", "year", "quarter", "the"]
    private static let otherLinks: Set<Substring> = [
        "against", "and", "but", "compared", "from", "target", "than", "to", "versus", "vs", "with",
    ]

    // MARK: targets

    private var targetFindings: [PaperFinding] {
        aims.all.compactMap { aim in
            let number = aim.number
            guard let target = target(of: aim), case .single(let value)? = target.current.value, !number.fits(value)
            else { return nil }
            let measure = mention.measure
            let right = shown(value, measure.definition(for: target.period))
            return PaperFinding(
                .targetDisagrees,
                .error,
                line: passage.line(of: words[number.places.lowerBound].text),
                excerpt: "target of \(number.text)",
                message:
                    "The paper gives a target of \(number.text) for \(measure.code) in \(target.period.label); the "
                    + "record has \(right). Correct one of the two.",
                recordSays: "\(measure.code), target for \(target.period.label): \(right)"
            )
        }
    }

    /// The approved target of the period named; where none is named, of the only period that has one.
    private func target(of aim: StatedTargets.Aim) -> Target? {
        // Of two periods, the one between the word and the number is meant: "the target for 2024/25 is 42%".
        let within = periods.all.filter { aim.places.overlaps($0.places) }
        if let period = periods.only?.period ?? (within.count == 1 ? within[0].period : nil) {
            return council.targets[TargetKey(mention.measure.id, period)]?.approved
        }
        guard periods.all.isEmpty, !periods.hasOthers else { return nil }
        let targets = series.periods.compactMap { council.targets[TargetKey(mention.measure.id, $0)]?.approved }
        return targets.count == 1 ? targets[0] : nil
    }
}

extension StatedNumber {
    /// Whether it can be a figure in a measure's unit: "%" for shares, "£" for money, neither for the others.
    ///
    /// Thousands and millions of pounds are written in too many ways to hold one against the other.
    fileprivate func isIn(_ measureUnit: String) -> Bool {
        switch unit {
        case .percent: measureUnit.hasPrefix("%")
        case .pounds: measureUnit == "£" || measureUnit.hasPrefix("£ per")
        case .none: !measureUnit.hasPrefix("%") && !measureUnit.hasPrefix("£")
        }
    }
}
