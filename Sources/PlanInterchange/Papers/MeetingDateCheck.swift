import PlanDomain

/// What the days that a paper types get wrong: against the calendar, against each other, and against the record.
struct MeetingDateCheck {
    let context: PaperContext
    let recorded: RecordedMeetings?

    /// A body hardly meets twice within so many days: a day that close to a meeting is meant to be the meeting's.
    private static let nearness = 6

    func findings(in passage: PaperPassage) -> [PaperFinding] {
        guard passage.hasDigits else { return [] }
        let dates = DateMention.all(in: passage.text)
        guard !dates.isEmpty else { return [] }
        let words = passage.words
        let found = dates.map { (date: $0, finding: calendarFinding($0, words, passage)) }
        let sound = found.filter { $0.finding == nil }.map(\.date)
        let meetings = MeetingDate.all(sound, in: words)
        let wrong = found.compactMap(\.finding) + meetings.compactMap { finding($0, words, passage) }
        let told = Set(wrong.filter { $0.severity == .error }.map(\.excerpt))
        return wrong + orderFindings(meetings, words, passage).filter { !told.contains($0.excerpt) }
    }

    // MARK: the calendar

    private func calendarFinding(_ date: DateMention, _ words: [Substring], _ passage: PaperPassage) -> PaperFinding? {
        let line = passage.line(of: words[date.words.lowerBound])
        // Without a year 29 February is given the benefit of the doubt.
        guard Day(year: date.year ?? 2024, month: date.month, day: date.day) != nil else {
            return PaperFinding(
                .dateImpossible,
                .error,
                line: line,
                excerpt: date.text,
                message: "The calendar has no '\(date.text)'. Correct the date."
            )
        }
        guard let typed = weekday(before: date, in: words), let year = context.year(of: date),
            let day = Day(year: year, month: date.month, day: date.day), Weekday(of: day) != typed
        else { return nil }
        let neighbours = [year - 1, year + 1].filter { falls(date, on: typed, in: $0) }
        // A year that was only worked out may be the next one.
        guard date.year != nil || !neighbours.contains(year + 1) else { return nil }
        let carried =
            neighbours.contains(year - 1)
            ? " It was a \(typed.name) in \(year - 1): last year's date may have been carried forward." : ""
        return PaperFinding(
            .weekdayDisagrees,
            .error,
            line: line,
            excerpt: "\(typed.name) \(date.text)",
            message:
                "\(day.inWords) is a \(Weekday(of: day).name), not a \(typed.name).\(carried) Correct one of the two."
        )
    }

    private func weekday(before date: DateMention, in words: [Substring]) -> Weekday? {
        let before = words[..<date.words.lowerBound].suffix(2).map { $0.bare.lowercased() }
        return before.last.flatMap { $0 == "the" ? before.first.flatMap { Weekday($0) } : Weekday($0) }
    }

    private func falls(_ date: DateMention, on weekday: Weekday, in year: Int) -> Bool {
        Day(year: year, month: date.month, day: date.day).map { Weekday(of: $0) == weekday } ?? false
    }

    // MARK: meetings

    private func finding(_ meeting: MeetingDate, _ words: [Substring], _ passage: PaperPassage) -> PaperFinding? {
        let line = passage.line(of: meeting.word)
        let entries = recorded?.entries(of: meeting) ?? []
        if let finding = recordFinding(meeting, entries, line: line) { return finding }
        if let finding = pastFinding(meeting, words, line: line) { return finding }
        let isChecked = entries.contains { agrees(meeting.date, with: $0.day) }
        // A weekday that is right in the year at hand was checked.
        let isTied = weekday(before: meeting.date, in: words) != nil && context.year(of: meeting.date) != nil
        guard meeting.date.year == nil, !isChecked, !isTied else { return nil }
        return PaperFinding(
            .meetingDateWithoutYear,
            .advice,
            line: line,
            excerpt: meeting.date.text,
            message: "'\(meeting.date.text)' is given for \(meeting.body) without a year, so that nobody can check it; "
                + "last year's dates go from paper to paper that way. Check the day and add the year."
        )
    }

    private func agrees(_ date: DateMention, with day: Day) -> Bool {
        let year = context.year(of: date)
        return day.day == date.day && day.month == date.month && (year == nil || year == day.year)
    }

    /// Nil where the record has the day, or no meeting so close to it that the two could be one.
    private func recordFinding(
        _ meeting: MeetingDate,
        _ entries: [RecordedMeetings.Entry],
        line: Int
    ) -> PaperFinding? {
        let date = meeting.date
        guard !entries.isEmpty, !entries.contains(where: { agrees(date, with: $0.day) }) else { return nil }
        guard let right = nearest(to: date, among: entries) ?? sameDayOfAnotherYear(date, among: entries) else {
            return nil
        }
        let before = entries.first {
            $0.day.day == date.day && $0.day.month == date.month && $0.day.year == right.day.year - 1
        }
        let isCarried = before != nil || right.day.day == date.day && right.day.month == date.month
        let reason =
            before.map { "That was the day of the year before (\($0.inWords)): last year's date was carried forward." }
            ?? (isCarried ? "The day is the same, the year is not." : weekdayHint(date, right.day))
        return PaperFinding(
            before == nil ? .meetingDateDisagrees : .meetingDateCarriedForward,
            .error,
            line: line,
            excerpt: date.text,
            message: [
                "The paper has \(meeting.body) on \(date.text), the record on \(right.day.inWords).", reason,
                "Correct the paper, or the record.",
            ]
            .filter { !$0.isEmpty }.joined(separator: " "),
            recordSays: right.inWords
        )
    }

    /// Bodies keep their weekday: the typed day had it the year before.
    private func weekdayHint(_ date: DateMention, _ right: Day) -> String {
        let weekday = Weekday(of: right)
        guard date.year == nil || date.year == right.year, falls(date, on: weekday, in: right.year - 1) else {
            return ""
        }
        return "\(date.day) \(Day.monthNames[date.month - 1]) was a \(weekday.name) in \(right.year - 1), as "
            + "\(right.inWords) is: it may be last year's date."
    }

    private func nearest(to date: DateMention, among entries: [RecordedMeetings.Entry]) -> RecordedMeetings.Entry? {
        let near = entries.compactMap { entry -> (distance: Int, entry: RecordedMeetings.Entry)? in
            let year = context.year(of: date) ?? entry.day.year
            guard let day = Day(year: year, month: date.month, day: date.day) else { return nil }
            let distance = abs(day.daysSinceEpoch - entry.day.daysSinceEpoch)
            return distance <= Self.nearness ? (distance, entry) : nil
        }
        // Of several as close, the latest: an earlier one is a year that has passed.
        return near.min { ($0.distance, $1.entry.day) < ($1.distance, $0.entry.day) }?.entry
    }

    /// "30 January 2023" where the meeting is on 30 January 2024.
    private func sameDayOfAnotherYear(
        _ date: DateMention,
        among entries: [RecordedMeetings.Entry]
    ) -> RecordedMeetings.Entry? {
        guard let year = date.year else { return nil }
        return entries.first { $0.day.day == date.day && $0.day.month == date.month && abs($0.day.year - year) == 1 }
    }

    private func pastFinding(_ meeting: MeetingDate, _ words: [Substring], line: Int) -> PaperFinding? {
        let date = meeting.date
        guard let year = date.year, let day = Day(year: year, month: date.month, day: date.day),
            let earliest = context.earliestToCome, day < earliest, isToCome(date, in: words)
        else { return nil }
        let reason =
            context.day.map { "this paper is for \($0.inWords)" }
            ?? context.plan.map { "the plan is for \($0.period.label)" } ?? "it is past"
        return PaperFinding(
            .meetingDatePast,
            .error,
            line: line,
            excerpt: date.text,
            message: "The paper announces \(meeting.body) for \(date.text), but \(reason). Correct the date."
        )
    }

    /// "will" stands before the date in the same sentence.
    private func isToCome(_ date: DateMention, in words: [Substring]) -> Bool {
        words[..<date.words.lowerBound].suffix(25).reversed()
            .prefix { !($0.last.map { ".!?;".contains($0) } ?? false) }
            .contains { $0.bare.lowercased() == "will" }
    }

    // MARK: one meeting, two days

    /// Days of one body that lie closer to each other than two of its meetings do.
    func differences(in passages: [PaperPassage]) -> [PaperFinding] {
        var seen: [String: [(day: Day, meeting: MeetingDate, line: Int)]] = [:]
        var findings: [PaperFinding] = []
        for passage in passages where passage.hasDigits && !passage.text.contains("adjourned") {
            for meeting in MeetingDate.all(in: passage.text) {
                guard let day = context.year(of: meeting.date).flatMap({ meeting.date.day(in: $0) }) else { continue }
                let line = passage.line(of: meeting.word)
                let others = seen[meeting.bodyKey] ?? []
                guard !others.contains(where: { $0.day == day }) else { continue }
                seen[meeting.bodyKey] = others + [(day, meeting, line)]
                let near = others.first { abs($0.day.daysSinceEpoch - day.daysSinceEpoch) <= Self.closeness }
                if let near { findings.append(difference(meeting, line, from: near.meeting, near.line)) }
            }
        }
        return findings
    }

    private static let closeness = 4

    private func difference(_ meeting: MeetingDate, _ line: Int, from other: MeetingDate, _ first: Int) -> PaperFinding
    {
        PaperFinding(
            .meetingDatesDiffer,
            .error,
            line: line,
            excerpt: meeting.date.text,
            message: "The paper has \(meeting.body) on \(meeting.date.text) here, and on \(other.date.text) in line "
                + "\(first). Correct one of the two."
        )
    }

    // MARK: order

    private func orderFindings(
        _ meetings: [MeetingDate],
        _ words: [Substring],
        _ passage: PaperPassage
    ) -> [PaperFinding] {
        zip(meetings, meetings.dropFirst()).filter { $0.leads(to: $1, in: words) }
            .compactMap { orderFinding($0, $1, passage) }
    }

    /// Findings on a list or table whose steps stand one below the other.
    func orderFindings(inList passages: ArraySlice<PaperPassage>) -> [PaperFinding] {
        let meetings = passages.flatMap { passage in MeetingDate.all(in: passage.text).map { (passage, $0) } }
        let recommending = meetings.filter { isRecommending($0.1) }
        let deciding = meetings.filter { isDeciding($0.1) }
        guard recommending.count == 1, deciding.count == 1, recommending[0].1.date.year != nil,
            recommending[0].0.line.number < deciding[0].0.line.number
        else { return [] }
        return orderFinding(recommending[0].1, deciding[0].1, deciding[0].0).map { [$0] } ?? []
    }

    private func isRecommending(_ meeting: MeetingDate) -> Bool {
        !meeting.isQualified && ["cabinet", "executive"].contains(meeting.bodyKey)
    }

    private func isDeciding(_ meeting: MeetingDate) -> Bool { !meeting.isQualified && meeting.bodyKey == "council" }

    /// First Cabinet, then the Council, so says the text; where the days say otherwise, one of them is wrong.
    private func orderFinding(_ first: MeetingDate, _ second: MeetingDate, _ passage: PaperPassage) -> PaperFinding? {
        guard isRecommending(first), isDeciding(second), (first.date.year == nil) == (second.date.year == nil),
            let before = day(first.date), let after = day(second.date), after < before,
            before.daysSinceEpoch - after.daysSinceEpoch < 120
        else { return nil }
        return PaperFinding(
            .datesOutOfOrder,
            .error,
            line: passage.line(of: second.word),
            excerpt: second.date.text,
            message: "\(second.body) would decide on \(second.date.text), before \(first.body) meets on "
                + "\(first.date.text). Check both days."
        )
    }

    /// Without a year a day lies in a year of meetings, which begins in the summer.
    private func day(_ date: DateMention) -> Day? { date.day(in: date.year ?? (date.month >= 7 ? 2023 : 2024)) }
}

extension DateMention {
    fileprivate func day(in year: Int) -> Day? { Day(year: year, month: month, day: day) }
}
