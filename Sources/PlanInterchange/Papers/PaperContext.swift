import PlanDomain

/// What a paper says of itself in its first lines: which plan it is about, and for which day it was written.
struct PaperContext {
    let plan: NamedPlan?
    let day: Day?

    /// A plan with the years that its title gives.
    struct NamedPlan: Equatable {
        /// "Council Plan".
        let name: String
        let period: PlanPeriod
    }

    /// Titles and dates stand no further down.
    private static let opening = 25

    init(_ passages: [PaperPassage]) {
        let titles = passages.prefix(Self.opening).filter { passage in
            passage.line.wordCount <= 16 && passage.hasDigits && passage.text.last != "."
        }
        plan = titles.lazy.compactMap { Self.plan(in: $0.text) }.first
        day = titles.lazy.compactMap { Self.day(in: $0.text) }.first
    }

    private static func plan(in title: String) -> NamedPlan? {
        let named = PeriodMention.ofPlans(in: title).first { !$0.isYearOfPlan(in: title) }
        return named.map { NamedPlan(name: written($0.name), period: $0.period) }
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
        return plan.map { date.month >= 7 ? $0.period.startYear - 1 : $0.period.startYear }
    }

    /// Before this nothing lies that the paper could still announce.
    var earliestToCome: Day? {
        day ?? plan.flatMap { Day(year: $0.period.startYear - 1, month: 4, day: 1) }
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

    private static let yearlyWords: Set<String> = [
        "action", "actions", "annual", "delivery", "end", "half-year", "indicators", "kpis", "measures", "mid-year",
        "monitoring", "outturn", "performance", "progress", "quarter", "quarterly", "refresh", "report", "reporting",
        "review", "targets", "update", "year", "year-end",
    ]
}
