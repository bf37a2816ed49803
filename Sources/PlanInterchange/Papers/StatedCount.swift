import PlanDomain

/// A number of ambitions, themes or enablers that running text gives and the plan does not have.
struct StatedCount {
    let stated: Int
    let found: Int

    /// "cross-cutting themes", as the text counts them.
    let noun: String
    let line: Int

    /// Finds each once, in order.
    static func disagreeing(in lines: [PaperLine], with outline: PaperOutline) -> [StatedCount] {
        let plural = outline.topWord.hasSuffix("y") ? outline.topWord.dropLast() + "ies" : outline.topWord + "s"
        var said: Set<String> = []
        var counts: [StatedCount] = []
        for line in lines where line.wordCount > 4 {
            let words = line.text.lowercased().split { $0.isWhitespace || "\"“”'‘’,;:().".contains($0) }
            for (index, word) in words.enumerated() {
                guard let kind = kind(of: word, plural: String(plural)) else { continue }
                let before = words[max(0, index - 4)..<index]
                guard let number = before.lazy.compactMap({ LevelWords.count(String($0)) }).last, number > 1 else {
                    continue
                }
                let isCrossCutting = before.contains { $0.hasPrefix("cross") || $0 == "cutting" }
                let counted: ElementKind = isCrossCutting ? .theme : kind
                guard counted != .theme || isCrossCutting || kind == .ambition else { continue }
                let found = outline.elements.count { $0.kind == counted }
                guard found != number, number <= 12, said.insert("\(counted) \(number)").inserted else { continue }
                let noun = (isCrossCutting ? "cross-cutting " : "") + word
                counts.append(StatedCount(stated: number, found: found, noun: noun, line: line.number))
            }
        }
        return counts
    }

    private static func kind(of word: Substring, plural: String) -> ElementKind? {
        if word == plural { return .ambition }
        if word == "enablers" { return .enabler }
        return word == "themes" ? .theme : nil
    }
}
