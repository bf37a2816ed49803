import PlanDomain

/// What a paper says of itself: which plan it is about, and for which day it was written.
struct PaperContext {
    let plan: NamedPlan?
    let day: Day?

    /// A plan with its years, as the paper names it first.
    struct NamedPlan: Equatable {
        /// "Council Plan".
        let name: String
        let period: PlanPeriod
        let line: Int
        let place: Place

        enum Place {
            /// The paper is about the plan as such.
            case title

            /// The paper tells how the plan is going, in whatever year.
            case reportTitle

            case text
        }
    }

    /// Titles and dates stand no further down.
    private static let opening = 25

    init(_ passages: [PaperPassage]) {
        let titles = passages.prefix(Self.opening).filter { passage in
            passage.line.wordCount <= 30 && passage.hasDigits && !".:;,".contains(passage.text.last ?? ".")
        }
        plan =
            titles.lazy.compactMap { Self.plan(in: $0, isTitle: true) }.first
            ?? passages.lazy.filter(\.hasDigits).compactMap { Self.plan(in: $0, isTitle: false) }.first
        day = titles.lazy.filter { $0.line.wordCount <= 16 }.compactMap { Self.day(in: $0.text) }.first
    }

    private static func plan(in passage: PaperPassage, isTitle: Bool) -> NamedPlan? {
        let text = passage.text
        let named = PeriodMention.ofPlans(in: text).first { !$0.isYearOfPlan(in: text) && !$0.isAnotherPlans(in: text) }
        guard let named else { return nil }
        return NamedPlan(
            name: written(named.name),
            period: named.period,
            line: passage.line(of: named.range.lowerBound),
            place: !isTitle ? .text : PeriodMention.isReport(text) ? .reportTitle : .title
        )
    }

    /// A name in capitals is shouted by the title alone.
    private static func written(_ name: String) -> String {
        guard name == name.uppercased() else { return name }
        return name.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " ")
    }

    /// A date that stands alone, or that is said to be the meeting's or the paper's.
    private static func day(in title: String) -> Day? {
        guard let date = DateMention.all(in: title).first, let year = date.year else { return nil }
        let others = title.split(whereSeparator: \.isWhitespace).count - date.words.count
        let lowered = title.lowercased()
        let isLabelled = ["date", "meeting", "cabinet", "council", "committee"].contains { lowered.contains($0) }
        guard others <= 1 || isLabelled else { return nil }
        return Day(year: year, month: date.month, day: date.day)
    }

    /// The year in which a date without one lies: the nearest to the paper's own day, or on the road to the plan's first.
    func year(of date: DateMention) -> Int? {
        if let date = date.year { return date }
        if let day {
            let years = (day.year - 1...day.year + 1).compactMap { Day(year: $0, month: date.month, day: date.day) }
            func distance(_ other: Day) -> Int { abs(other.daysSinceEpoch - day.daysSinceEpoch) }
            return years.min { distance($0) < distance($1) }?.year
        }
        // A plan from April on is decided in the months before, or soon after.
        return proposed.map { date.month >= 7 ? $0.period.startYear - 1 : $0.period.startYear }
    }

    /// The plan, where the paper seems to bring it on its way.
    private var proposed: NamedPlan? { plan.flatMap { $0.place == .title ? $0 : nil } }

    /// Before this nothing lies that the paper could still announce.
    var earliestToCome: Day? {
        day ?? proposed.flatMap { Day(year: $0.period.startYear - 1, month: 4, day: 1) }
    }
}

extension PeriodMention {
    /// Whether it speaks of one year of a longer plan: "Council Plan 2024/25 performance report".
    func isYearOfPlan(in text: String) -> Bool {
        guard period.endYear - period.startYear == 1 else { return false }
        let after = text[range.upperBound...].split(maxSplits: 4, whereSeparator: \.isWhitespace)
            .map { $0.bare.lowercased() }.filter { !$0.isEmpty }
        return after.prefix(2).contains(where: Self.yearlyWords.contains)
    }

    /// Whether a title is that of a report on how a plan is going.
    static func isReport(_ title: String) -> Bool {
        // "Report of the Director" stands below any title.
        title.split(whereSeparator: \.isWhitespace).map { $0.bare.lowercased() }
            .contains { $0 != "report" && yearlyWords.contains($0) }
    }

    private static let yearlyWords: Set<String> = [
        "action", "actions", "annual", "delivery", "end", "half-year", "indicators", "kpis", "measures", "mid-year",
        "monitoring", "outturn", "performance", "progress", "quarter", "quarterly", "refresh", "report", "reporting",
        "review", "targets", "update", "year", "year-end",
    ]
}
