import PlanDomain

/// A day on which a paper says that a body of the council meets: "Cabinet on 31st January".
///
/// Only words such as "meeting" and "on" may stand between the two: "the Council declared in 2019 that by 31 March" is none.
struct MeetingDate {
    let date: DateMention

    /// As it stands in the paper: "Budget Council Meeting", "Children and Families Scrutiny Committee".
    let body: String

    /// The body as the record would call it, in small letters: "council".
    let bodyKey: String

    /// What makes the body another than the one of that name: "Stockport" before "Council".
    let isQualified: Bool

    /// The date's first word.
    let word: Substring

    /// The place of the body's first word among the text's.
    let start: Int

    /// Finds all in a text, in order.
    static func all(in text: String) -> [MeetingDate] {
        let dates = DateMention.all(in: text)
        return dates.isEmpty ? [] : all(dates, in: text.split(whereSeparator: \.isWhitespace))
    }

    /// Those of a text's dates that are the days of meetings.
    static func all(_ dates: [DateMention], in words: [Substring]) -> [MeetingDate] {
        dates.compactMap { before($0, in: words) ?? after($0, in: words) }
    }

    private init(_ date: DateMention, body: MeetingBody, in words: [Substring]) {
        self.date = date
        word = words[date.words.lowerBound]
        let end = body.end - body.name.split(separator: " ").count + 1
        var start = end
        while let longer = Self.qualifier(before: start, in: words) { start = longer }
        isQualified = start < end
        self.start = start
        self.body = (words[start..<end].map(String.init) + [body.name]).joined(separator: " ")
        bodyKey = Self.key(self.body)
    }

    /// Where a name goes on to the front: "Families" and "Children and" before "Scrutiny Committee".
    private static func qualifier(before start: Int, in words: [Substring]) -> Int? {
        guard start > 0 else { return nil }
        if qualifies(words[start - 1]) { return start - 1 }
        // "Cabinet and Council on 22 February" names two bodies.
        let isLink =
            ["and", "&", "of"].contains(words[start - 1]) && start > 1 && words[start].first?.isUppercase == true
            && MeetingBody.all(in: words[(start - 2)..<(start - 1)]).isEmpty
        return isLink && qualifies(words[start - 2]) ? start - 2 : nil
    }

    /// "Cabinet at its meeting on Tuesday 30 January".
    private static func before(_ date: DateMention, in words: [Substring]) -> MeetingDate? {
        let end = date.words.lowerBound
        let near = words[max(0, end - 14)..<end]
        guard let body = MeetingBody.all(in: near).last else { return nil }
        let between = words[(body.end + 1)..<end]
        guard between.count <= 9, between.allSatisfy(isConnector), !words[body.end].endsSentence else { return nil }
        return MeetingDate(date, body: body, in: words)
    }

    /// "On 30 January 2024, Cabinet will".
    private static func after(_ date: DateMention, in words: [Substring]) -> MeetingDate? {
        let start = date.words.upperBound
        guard start < words.count, !words[start - 1].endsSentence else { return nil }
        let end = min(words.count, start + 4)
        guard let body = MeetingBody.all(in: words[start..<end]).first else { return nil }
        let first = body.end - body.name.split(separator: " ").count + 1
        guard words[start..<first].allSatisfy({ ["the", "a", "|"].contains($0) }) else { return nil }
        // The body may have a date of its own: "by 30 January, Cabinet on 2 February".
        let rest = words[(body.end + 1)..<min(words.count, body.end + 8)]
        guard !rest.contains(where: { Day.monthNames.contains(String($0.bare)) }) else { return nil }
        return MeetingDate(date, body: body, in: words)
    }

    private static func isConnector(_ word: Substring) -> Bool {
        let bare = word.bare.lowercased()
        return bare.isEmpty || connectors.contains(bare) || Weekday(bare) != nil
    }

    private static let connectors: Set<String> = [
        "a", "adoption", "agreement", "an", "approval", "at", "be", "comment", "consideration", "date", "decision",
        "discussion", "extraordinary", "for", "formal", "held", "in", "is", "it", "its", "meet", "meeting", "meetings",
        "meets", "of", "on", "scheduled", "special", "taking", "place", "the", "their", "to", "will", "|",
    ]

    /// Whether nothing but the next step of a road stands between this and another: "and for adoption by".
    func leads(to next: MeetingDate, in words: [Substring]) -> Bool {
        let end = date.words.upperBound
        guard end <= next.start else { return false }
        let between = words[end..<next.start]
        return between.count <= 8
            && between.allSatisfy { Self.isConnector($0) || Self.steps.contains($0.bare.lowercased()) }
    }

    private static let steps: Set<String> = [
        "and", "before", "by", "final", "finally", "followed", "onto", "recommendation", "recommended", "submission",
        "submitted", "then",
    ]

    /// The body's name without what only says which of its meetings it is.
    static func key(_ name: String) -> String {
        name.lowercased().split(separator: " ")
            .filter { !["annual", "budget", "extraordinary", "full", "meeting", "special", "the"].contains($0) }
            .joined(separator: " ")
    }

    private static func qualifies(_ word: Substring) -> Bool {
        guard word.first?.isUppercase == true, let end = word.last, end.isLetter || end == "&" else { return false }
        return !openers.contains(word.lowercased())
    }

    /// Words that only a sentence's beginning makes large, and those that belong to any body's meeting.
    private static let openers: Set<String> = [
        "after", "annual", "at", "before", "both", "budget", "by", "draft", "extraordinary", "following", "for", "from",
        "full", "if", "in", "next", "on", "ordinary", "since", "special", "that", "the", "to", "until", "when",
    ]
}

extension Substring {
    /// Whether a sentence ends with it.
    fileprivate var endsSentence: Bool { last.map { ".!?;".contains($0) } ?? false }
}
