import PlanDomain

/// A title that stops in the middle: running text has the same words and goes on.
struct CutOffTitle {
    let title: String

    /// The line of the title.
    let line: Int

    /// Where the words go on: "paragraph 1.4 has 'efficient and effective services'".
    let proof: String

    /// More titles than this no paper has; each is sought in the whole text.
    private static let titleLimit = 200

    /// Finds the titles that running text completes, in their order.
    static func all(among titles: [(title: String, line: Int)], in lines: [PaperLine]) -> [CutOffTitle] {
        let suspects = titles.filter { asksForMore($0.title) }.prefix(titleLimit)
        guard !suspects.isEmpty else { return [] }
        let wanted = Dictionary(grouping: suspects) { ending(of: $0.title) }
        var proofs: [String: [(line: Int, proof: String)]] = [:]
        for line in lines where line.wordCount > 5 {
            let words = line.text.lowercased().split(separator: " ")
            for place in words.indices.dropLast(3) {
                let found = words[place..<place + 3].joined(separator: " ")
                guard wanted[found] != nil, goesOn(words[place + 3]) else { continue }
                proofs[found, default: []].append(
                    (line.number, "\(line.place) has '\(found) \(words[place + 3].bare)'")
                )
            }
        }
        return suspects.compactMap { suspect in
            let proof = proofs[ending(of: suspect.title)]?.first { $0.line != suspect.line }
            return proof.map { CutOffTitle(title: suspect.title, line: suspect.line, proof: $0.proof) }
        }
    }

    private static func ending(of title: String) -> String {
        title.lowercased().split(separator: " ").suffix(3).joined(separator: " ")
    }

    /// Whether a title of three words or more ends in one that leads to another: "and", "effective".
    private static func asksForMore(_ title: String) -> Bool {
        let words = title.lowercased().split(separator: " ")
        guard words.count >= 3, let last = words.last else { return false }
        if ["and", "or", "of", "the", "for", "to", "with", "in", "a"].contains(last) { return true }
        // "Environment" and "talent" end a title well.
        guard last.count > 5, !last.hasSuffix("ment") else { return false }
        return ["ive", "able", "ible", "ful", "ous", "ical", "ent"].contains { last.hasSuffix($0) }
    }

    /// Whether a word goes on with the phrase before it, as a noun does, and a conjunction or a verb does not.
    private static func goesOn(_ word: Substring) -> Bool {
        let bare = word.bare
        return word.first?.isLetter == true && bare.allSatisfy(\.isLetter) && !linkingWords.contains(String(bare))
    }

    private static let linkingWords: Set<String> = [
        "across", "and", "are", "as", "at", "be", "because", "but", "by", "can", "for", "from", "has", "have", "if",
        "in", "is", "it", "of", "on", "or", "so", "than", "that", "they", "through", "to", "was", "we", "were", "when",
        "where", "which", "while", "who", "will", "with", "within",
    ]
}

extension PaperLine {
    /// How people cite it: "paragraph 1.4", else "line 8".
    var place: String { if case .numbered(let number) = shape { "paragraph \(number)" } else { "line \(number)" } }
}
