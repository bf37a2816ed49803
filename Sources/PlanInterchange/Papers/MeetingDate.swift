import PlanDomain

/// A day on which a paper says that a body of the council meets: "Cabinet on 31st January".
///
/// Only words such as "meeting" and "on" may stand between the two: "the Council declared in 2019 that by 31 March" is none.
struct MeetingDate {
    let date: DateMention

    /// As it stands in the paper: "Budget Council Meeting".
    let body: String

    /// The body as the record would call it, in small letters: "council".
    let bodyKey: String

    /// What makes the body another than the one of that name: "Stockport" before "Council".
    let isQualified: Bool

    /// The date's first word.
    let word: Substring

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
        self.body = body.name
        word = words[date.words.lowerBound]
        bodyKey = Self.key(body.name)
        let start = body.end - body.name.split(separator: " ").count + 1
        isQualified = start > 0 && Self.qualifies(words[start - 1])
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
