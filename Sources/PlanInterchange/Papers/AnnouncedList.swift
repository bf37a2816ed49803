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
            guard passages[place].kind == .prose, let (stated, words) = announcement(passages[place].text) else {
                return nil
            }
            let items = passages[(place + 1)...].prefix { $0.kind == .item }
            let outer = items.compactMap(\.line.indent).min() ?? 0
            let listed = items.count { ($0.line.indent ?? 0) <= outer + 1 }
            // One item is no list, and a list that goes on under headings of its own cannot be counted.
            let next = place + 1 + items.count
            let isCutShort = next < passages.count && passages[next].line.shape == .text
            guard listed >= 2, listed != stated, !(isCutShort && listed < stated) else { return nil }
            let line = passages[place].line(of: words)
            return AnnouncedList(stated: stated, listed: listed, words: String(words), line: line)
        }
    }

    /// "… agree the following three recommendations:" gives 3; nil unless the last clause counts exactly once.
    private static func announcement(_ text: String) -> (Int, Substring)? {
        guard text.hasSuffix(":") else { return nil }
        let clause = text.split { ".;".contains($0) }.last ?? ""
        let words = clause.split(whereSeparator: \.isWhitespace)
        let counts = words.indices.compactMap { place in
            LevelWords.count(String(words[place].bare)).map { (place: place, number: $0) }
        }
        .filter { $0.number <= 20 }
        guard counts.count == 1, let (place, number) = counts.first, number > 1 else { return nil }
        // Up to three words further the thing counted: "three cross-cutting themes are:", never "two years ago:".
        let nouns = words[(place + 1)...].prefix(3)
        guard let noun = nouns.first(where: { countable.contains($0.bare.lowercased()) }) else { return nil }
        // After a comma something else may be announced.
        guard !text[noun.endIndex...].contains(","), !noun.hasSuffix(",") else { return nil }
        return (number, text[words[place].startIndex..<noun.bare.endIndex])
    }

    private static let countable: Set<String> = [
        "actions", "aims", "ambitions", "areas", "categories", "commitments", "conditions", "enablers", "goals",
        "indicators", "issues", "measures", "missions", "objectives", "options", "outcomes", "pillars", "principles",
        "priorities", "projects", "proposals", "questions", "reasons", "recommendations", "risks", "schemes", "stages",
        "steps", "strands", "themes", "workstreams",
    ]
}
