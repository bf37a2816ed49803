import PlanDomain

/// A sentence that announces so many things and a list of another number: "the following three options:" above four.
struct AnnouncedList {
    let stated: Int
    let listed: Int

    /// "three options".
    let words: String
    let line: Int

    /// Those whose numbers disagree, in order.
    static func disagreeing(in passages: [PaperPassage]) -> [AnnouncedList] {
        passages.indices.compactMap { place in
            guard passages[place].kind == .prose || passages[place].kind == .item,
                let (stated, words) = announcement(passages[place].text)
            else { return nil }
            let items = passages[(place + 1)...].prefix { $0.kind == .item && $0.isBelow(passages[place]) }
            let outer = items.compactMap(\.line.indent).min() ?? 0
            let listed = items.count { ($0.line.indent ?? 0) <= outer + 1 }
            // One item is no list, and a list that goes on under headings of its own cannot be counted.
            let next = place + 1 + items.count
            let isCutShort =
                next + 1 < passages.count && passages[next].line.shape == .text && passages[next + 1].kind == .item
            guard listed >= 2, listed != stated, !(isCutShort && listed < stated) else { return nil }
            let line = passages[place].line(of: words)
            return AnnouncedList(stated: stated, listed: listed, words: String(words), line: line)
        }
    }

    /// "… agree the following three recommendations:" gives 3; nil unless the last clause counts things exactly once.
    private static func announcement(_ text: String) -> (Int, Substring)? {
        guard text.hasSuffix(":") else { return nil }
        let clause = text.split { ".;".contains($0) }.last ?? ""
        let words = clause.split(whereSeparator: \.isWhitespace)
        let counts = words.indices.compactMap { place in
            counted(at: place, in: words).map { (place: place, number: $0.number, noun: $0.noun) }
        }
        guard counts.count == 1, let (place, number, noun) = counts.first, number > 1 else { return nil }
        // "Two of the four priorities" and "these four" speak of things that were told before.
        let before = words[..<place].suffix(2).map { $0.lowercased() }
        guard !before.contains("of"), !["these", "those"].contains(before.last ?? "") else { return nil }
        // After a comma something else may be announced.
        guard !text[noun.endIndex...].contains(","), !noun.hasSuffix(",") else { return nil }
        return (number, text[words[place].startIndex..<noun.bare.endIndex])
    }

    /// A number and, up to three words further, what it counts: "three cross-cutting themes", never "two years ago".
    private static func counted(at place: Int, in words: [Substring]) -> (number: Int, noun: Substring)? {
        guard let number = LevelWords.count(String(words[place].bare)), number <= 20 else { return nil }
        let noun = words[(place + 1)...].prefix(3).first { countable.contains($0.bare.lowercased()) }
        return noun.map { (number, $0) }
    }

    private static let countable: Set<String> = [
        "actions", "aims", "ambitions", "areas", "categories", "commitments", "conditions", "enablers", "goals",
        "indicators", "issues", "measures", "missions", "objectives", "options", "outcomes", "pillars", "principles",
        "priorities", "projects", "proposals", "questions", "reasons", "recommendations", "risks", "schemes", "stages",
        "steps", "strands", "themes", "workstreams",
    ]
}

extension PaperPassage {
    /// Whether an item belongs to the list that another passage opens, and does not stand beside it.
    fileprivate func isBelow(_ opener: PaperPassage) -> Bool {
        guard opener.kind == .item else { return true }
        return line.isBullet != opener.line.isBullet || (line.indent ?? 0) > (opener.line.indent ?? 0)
    }
}
