/// A date written out in running text, with the body of the council whose meeting it seems to give.
package struct DateMention: Equatable, Sendable {
    package let text: String
    package let day: Int
    package let month: Int
    package let year: Int?

    /// The body named last before the date in the same sentence: "Cabinet", "Budget Council Meeting".
    package let body: String?

    /// The places of its words among the text's, which white space parts.
    package let words: Range<Int>

    package func agrees(with meeting: Meeting) -> Bool {
        day == meeting.day.day && month == meeting.day.month && (year == nil || year == meeting.day.year)
    }

    /// Finds "31st January", "30 January 2024" and the like, in order.
    package static func all(in text: String) -> [DateMention] {
        guard mayNameMonth(text) else { return [] }
        let words = text.split(whereSeparator: \.isWhitespace)
        var mentions: [DateMention] = []
        var start = 0
        for place in words.indices {
            guard let end = words[place].last, ".!?".contains(end) || place == words.count - 1 else { continue }
            let sentence = words[start...place]
            mentions += sentence.indices.compactMap { mention(endingAt: $0, in: sentence) }
            start = place + 1
        }
        return mentions
    }

    private static func mention(endingAt place: Int, in words: ArraySlice<Substring>) -> DateMention? {
        // Nearly every word is dismissed by its first letter.
        guard place > words.startIndex, let initial = words[place].first, "JFMASOND".contains(initial),
            let month = months[words[place].bare]
        else { return nil }
        let dayPlace = words[place - 1] == "of" ? place - 2 : place - 1
        guard dayPlace >= words.startIndex, let day = dayNumber(words[dayPlace].bare) else { return nil }
        let next = place + 1 < words.endIndex ? words[place + 1].bare : ""
        let year = next.count == 4 ? Int(next) : nil
        let shown = Array(words[dayPlace..<place]) + [words[place].bare] + (year == nil ? [] : [next])
        return DateMention(
            text: shown.joined(separator: " "),
            day: day,
            month: month,
            year: year,
            // A body named further back than this is hardly the one that meets.
            body: MeetingBody.all(in: words[max(words.startIndex, dayPlace - 40)..<dayPlace]).last?.name,
            words: dayPlace..<place + (year == nil ? 1 : 2)
        )
    }

    /// Few texts name a month, and the letters tell at once: "Jan", "Feb".
    private static func mayNameMonth(_ text: String) -> Bool {
        var last: (UInt8, UInt8) = (0, 0)
        for letter in text.utf8 {
            if last.0.isCapital, last.1.isSmall, letter.isSmall, beginnings.contains([last.0, last.1, letter]) {
                return true
            }
            last = (last.1, letter)
        }
        return false
    }

    private static let beginnings = Set(Day.monthNames.map { Array($0.utf8.prefix(3)) })

    /// By their names, and by the beginnings to which they are shortened.
    private static let months: [Substring: Int] = {
        let named = zip(Day.monthNames.map { Substring($0) }, 1...).flatMap { [($0, $1), ($0.prefix(3), $1)] }
        return Dictionary(named + [("Sept", 9)]) { first, _ in first }
    }()

    /// "31", "31st", "2nd".
    private static func dayNumber(_ word: Substring) -> Int? {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        let ending = word[digits.endIndex...]
        guard (1...2).contains(digits.count), ["", "st", "nd", "rd", "th"].contains(ending), let day = Int(digits),
            (1...31).contains(day)
        else { return nil }
        return day
    }
}

/// A body of the council named in running text.
package struct MeetingBody: Equatable, Sendable {
    /// As it is written: "Budget Council Meeting".
    package let name: String

    /// The place of its last word among the words given.
    package let end: Int

    private static let bodies: Set<Substring> = ["Cabinet", "Executive", "Council", "Scrutiny", "Committee", "Board"]

    /// Words with which a body's name becomes that of something else: "Council tax", "Cabinet Member".
    private static let others: Set<String> = [
        "plan", "tax", "member", "members", "house", "houses", "housing", "officer", "officers", "leader", "director",
        "directors", "constitution", "website", "staff", "strategy", "summary",
    ]

    /// Finds bodies among words, in order; "Council Plan" names a document, not a meeting.
    package static func all(in words: ArraySlice<Substring>) -> [MeetingBody] {
        var found: [MeetingBody] = []
        var place = words.startIndex
        while place < words.endIndex {
            defer { place += 1 }
            guard words[place].first?.isUppercase == true, bodies.contains(words[place].bare) else { continue }
            let next = place + 1 < words.endIndex ? words[place + 1].bare : ""
            guard !others.contains(next.lowercased()) else { continue }
            var parts = [words[place].bare]
            if place > words.startIndex, ["Budget", "Full", "Annual"].contains(words[place - 1]) {
                parts.insert(words[place - 1], at: 0)
            }
            if ["Meeting", "Committee"].contains(next) {
                parts.append(next)
                place += 1
            }
            found.append(MeetingBody(name: parts.joined(separator: " "), end: place))
        }
        return found
    }
}

extension Substring {
    /// The word without the marks around it.
    package var bare: Substring {
        var word = self
        while let first = word.first, first.isPunctuation { word = word.dropFirst() }
        while let last = word.last, last.isPunctuation { word = word.dropLast() }
        return word
    }
}
