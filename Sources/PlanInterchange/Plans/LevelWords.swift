import PlanDomain

/// The words by which councils call the levels of their plans, and how they number them.
enum LevelWords {
    /// Words that name a level with or without a number, in the singular.
    static let levels = [
        "ambition", "outcome", "theme", "mission", "goal", "priority", "objective", "pillar", "aim", "commitment",
        "promise", "challenge", "enabler", "principle", "vision", "action", "deliverable",
    ]

    /// Words that may stand before such a word: "Big Ambition", "Strategic Priority".
    private static let adjectives: Set<String> = [
        "our", "big", "strategic", "key", "corporate", "council", "overarching", "main", "top", "cross-cutting",
        "cross", "cutting", "plan", "core", "high-level", "shared", "delivery", "four", "five", "three", "six", "two",
        "seven", "eight", "the", "draft", "headline", "long-term",
    ]

    /// "Ambition 2: Education, work and skills".
    struct Label: Equatable {
        let word: String
        let number: String
        let title: String
        let isCrossCutting: Bool

        /// "1.2" names a place under "1".
        var parentNumber: String? {
            number.lastIndex(of: ".").map { String(number[..<$0]) }
        }
    }

    /// Reads a label at the start of a line; nil when the line is not one.
    static func label(_ text: String) -> Label? {
        guard let first = text.first, first.isLetter else { return nil }
        var rest = text[...]
        var isCrossCutting = false
        for _ in 0..<4 {
            guard let (word, after) = nextWord(rest) else { return nil }
            let lowered = word.lowercased()
            if let level = levels.first(where: { $0 == lowered }) {
                return numbered(level, after, isCrossCutting: isCrossCutting)
            }
            guard adjectives.contains(lowered) else { return nil }
            isCrossCutting = isCrossCutting || lowered.hasPrefix("cross")
            rest = after
        }
        return nil
    }

    private static func numbered(_ level: String, _ rest: Substring, isCrossCutting: Bool) -> Label? {
        guard let (mark, after) = nextWord(rest) else { return nil }
        let hasMark = mark.last.map { ":.)-–—".contains($0) } ?? false
        let bare = String(mark.trimmed(of: ":").trimmed(of: ")").trimmed(of: "–").trimmed(of: "—"))
        guard let number = number(bare.hasSuffix(".") ? String(bare.dropLast()) : bare) else { return nil }
        var title = after.trimmingSpaces
        let hasSeparator = hasMark || title.first.map { ":-–—|.".contains($0) } ?? true
        title = title.trimmed(of: ":").trimmed(of: "–").trimmed(of: "—").trimmed(of: "|")
        if title.hasPrefix("- ") { title = String(title.dropFirst(2)) }
        // "Priority 1 is the most important of all" is a sentence: without a mark a title is short and begins anew.
        guard hasSeparator || title.first?.isUppercase == true && title.split(separator: " ").count <= 12 else {
            return nil
        }
        return Label(word: level, number: number, title: title.trimmed(of: "-"), isCrossCutting: isCrossCutting)
    }

    private static func nextWord(_ text: Substring) -> (word: Substring, rest: Substring)? {
        let trimmed = text.drop { $0.isWhitespace }
        let word = trimmed.prefix { !$0.isWhitespace }
        return word.isEmpty ? nil : (word, trimmed[word.endIndex...])
    }

    /// "3", "1.2", "three", "III" and "C" as councils number; nil for other words.
    static func number(_ text: String) -> String? {
        let lowered = text.lowercased()
        if lowered.first?.isNumber == true {
            let parts = lowered.split(separator: ".", omittingEmptySubsequences: false)
            let isNumber =
                parts.count <= 3 && parts.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }
            return isNumber ? lowered : nil
        }
        if let place = words.firstIndex(of: lowered) { return String(place) }
        if let place = romans.firstIndex(of: lowered), place > 0 { return String(place) }
        return text.count == 1 && text.first?.isUppercase == true ? text : nil
    }

    /// "ambition" gives "Ambition".
    static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// "four" gives 4, "4" gives 4.
    static func count(_ text: String) -> Int? { words.firstIndex(of: text.lowercased()) ?? Int(text) }

    private static let words = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    private static let romans = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]

    /// "Cross-cutting theme: Climate" names one theme without a number.
    static func namedOne(_ text: String) -> (topic: Topic, title: String)? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let title = text[text.index(after: colon)...].trimmingSpaces
        let name = text[..<colon].lowercased()
        guard !title.isEmpty, !name.hasSuffix("s"), let topic = topic(name), topic == .themes || topic == .enablers
        else {
            return nil
        }
        return (topic, title)
    }

    /// What a heading or an opening line says that a list is about.
    enum Topic: Equatable {
        case ambitions
        case priorities
        case themes
        case enablers
        case success
        /// Reasons, evidence, measures, values: a list that is no part of the plan's structure.
        case aside
    }

    static func topic(_ text: String) -> Topic? {
        let lowered = text.lowercased()
        func says(_ words: String...) -> Bool { words.contains { lowered.contains($0) } }
        if says("cross-cutting", "cross cutting", "crosscutting", "golden thread", "guiding principle") {
            return .themes
        }
        if says("enabler", "enabling", "underpinned by", "foundations") { return .enablers }
        if says(
            "success look",
            "know we have succeeded",
            "know we have been successful",
            "know if we have",
            "we will know",
            "success measure",
            "measures of success",
            "what success",
            "will look like"
        ) {
            return .success
        }
        if says(
            "why this",
            "why it matters",
            "what we heard",
            "you told us",
            "context",
            "challenge",
            "evidence",
            "achieve so far",
            "achievements",
            "we have already",
            "our values",
            "background",
            "key facts",
            "performance indicator",
            "kpi",
            "how we will measure",
            "how will we measure",
            "measured by",
            "consult",
            "recommend",
            "appendi",
            "contents",
            "governance",
            "further information",
            "next steps",
            "contact",
            "glossary",
            "risk",
            "implication",
            "finance"
        ) {
            return .aside
        }
        if says("ambitions", "outcomes", "missions", "goals", "pillars", "themes", "aims") { return .ambitions }
        if says(
            "priorities",
            "commitments",
            "objectives",
            "we will",
            "will do",
            "actions",
            "deliver",
            "promises",
            "commit to",
            "focus on"
        ) {
            return .priorities
        }
        return nil
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
