import PlanDomain

/// A number of ambitions, themes or enablers that running text gives and the plan does not have.
struct StatedCount {
    let stated: Int
    let found: Int

    /// "cross-cutting themes", as the text counts them.
    let noun: String
    let line: Int

    /// Finds each once, in order; `own` are the years of the paper's plan, where it has any.
    static func disagreeing(
        in lines: [PaperLine],
        with outline: PaperOutline,
        own: PlanPeriod? = nil
    ) -> [StatedCount] {
        let plural = outline.topWord.hasSuffix("y") ? outline.topWord.dropLast() + "ies" : outline.topWord + "s"
        var said: Set<String> = []
        var counts: [StatedCount] = []
        for line in lines where line.wordCount > 4 {
            let text = line.text.lowercased()
            let words = text.split { $0.isWhitespace || "\"“”'‘’,;:().".contains($0) }
            for (index, word) in words.enumerated() {
                guard let kind = kind(of: word, plural: String(plural)) else { continue }
                let before = words[max(0, index - 4)..<index]
                guard let number = before.lazy.compactMap({ LevelWords.count(String($0)) }).last, number > 1 else {
                    continue
                }
                let isCrossCutting = before.contains { $0.hasPrefix("cross") || $0 == "cutting" }
                let counted: ElementKind = isCrossCutting ? .theme : kind
                guard counted != .theme || isCrossCutting || kind == .ambition else { continue }
                guard !isOfAnotherPlan(text[word.endIndex...], than: own) else { continue }
                let found = outline.elements.count { $0.kind == counted }
                guard found != number, number <= 12, said.insert("\(counted) \(number)").inserted else { continue }
                let noun = (isCrossCutting ? "cross-cutting " : "") + word
                counts.append(StatedCount(stated: number, found: found, noun: noun, line: line.number))
            }
        }
        return counts
    }

    /// "… set out in the Council Plan 2023/24": what stands behind a count says that it is another plan's.
    private static func isOfAnotherPlan(_ rest: Substring, than own: PlanPeriod?) -> Bool {
        let sentence = rest.firstRange(of: ". ").map { rest[..<$0.lowerBound] } ?? rest
        guard let own, sentence.contains(where: \.isNumber) else { return false }
        return PeriodMention.ofPlans(in: String(sentence)).contains { $0.period != own }
    }

    private static func kind(of word: Substring, plural: String) -> ElementKind? {
        if word == plural { return .ambition }
        if word == "enablers" { return .enabler }
        return word == "themes" ? .theme : nil
    }
}
