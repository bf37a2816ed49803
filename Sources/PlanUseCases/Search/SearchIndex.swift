import Foundation

/// Finds pages by the words in their titles and texts, best first, and forgives one wrong letter.
package struct SearchIndex: Sendable {
    /// A page that can be found.
    package struct Document: Equatable, Sendable {
        package let path: String
        package let title: String
        package let text: String

        package init(path: String, title: String, text: String) {
            self.path = path
            self.title = title
            self.text = text
        }
    }

    /// A page that was found, and why.
    package struct Hit: Equatable, Sendable {
        package let document: Document
        package let title: [Piece]

        /// The part of the text around the first words found.
        package let snippet: [Piece]
    }

    /// A stretch of text, and whether it is one of the words looked for.
    package struct Piece: Equatable, Sendable {
        package let text: String
        package let isMatch: Bool

        package init(text: String, isMatch: Bool) {
            self.text = text
            self.isMatch = isMatch
        }
    }

    package let documents: [Document]

    /// Word to the documents that hold it, with how much each says of it.
    private let postings: [String: [Int: Int]]
    /// Every word, sorted, so that those with the same beginning stand together.
    private let vocabulary: [String]

    /// Words by what is left of them without their ending: worked out once, not at each search.
    private let families: [String: [String]]

    /// A word in a title says more of a page than one in its text.
    private static let titleWeight = 8

    package init(_ documents: [Document]) {
        self.documents = documents
        var postings: [String: [Int: Int]] = [:]
        for (index, document) in documents.enumerated() {
            for word in Self.words(document.title) {
                postings[word, default: [:]][index, default: 0] += Self.titleWeight
            }
            for word in Self.words(document.text) { postings[word, default: [:]][index, default: 0] += 1 }
        }
        self.postings = postings
        vocabulary = postings.keys.sorted()
        families = Dictionary(grouping: vocabulary, by: Self.stem)
    }

    /// Pages that hold every word of the query, in one form or another; those that hold it as typed come first.
    package func search(_ query: String, limit: Int = 50) -> [Hit] {
        let terms = Self.words(query).prefix(12)
        guard !terms.isEmpty else { return [] }
        var scores: [Int: Int] = [:]
        var matched: Set<String> = []
        for (place, term) in terms.enumerated() {
            var mine: [Int: Int] = [:]
            for (word, nearness) in forms(of: term) {
                matched.insert(word)
                for (document, weight) in postings[word] ?? [:] {
                    // Rare words decide: each is worth more the fewer pages hold it.
                    let rarity = max(1, documents.count / max(1, postings[word]?.count ?? 1))
                    mine[document] = max(
                        mine[document] ?? 0,
                        nearness * min(weight, 3 * Self.titleWeight) * min(rarity, 40)
                    )
                }
            }
            scores =
                place == 0
                ? mine
                : Dictionary(
                    uniqueKeysWithValues: scores.compactMap { key, score in mine[key].map { (key, score + $0) } }
                )
        }
        return scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map { index, _ in
            let document = documents[index]
            return Hit(
                document: document,
                title: Self.pieces(of: document.title, matching: matched),
                snippet: Self.snippet(of: document.text, matching: matched)
            )
        }
    }

    /// Words of the index that a typed word may stand for, with how near they are: itself, longer forms, one letter off.
    private func forms(of term: String) -> [(word: String, nearness: Int)] {
        let exact = postings[term] == nil ? [] : [(word: term, nearness: 10)]
        let longer = term.count > 2 ? vocabulary[firstIndex(from: term)...].prefix { $0.hasPrefix(term) } : []
        let related = Set(longer).union(families[Self.stem(term)] ?? []).subtracting([term]).sorted()
        let near = exact + related.map { (word: $0, nearness: 6) }
        guard near.isEmpty, term.count > 3 else { return near }
        return vocabulary.filter { Self.differByOneLetter(term, $0) }.map { (word: $0, nearness: 2) }
    }

    /// The place of the first word that does not come before this one.
    private func firstIndex(from word: String) -> Int {
        var (low, high) = (0, vocabulary.count)
        while low < high {
            let middle = (low + high) / 2
            if vocabulary[middle] < word { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Lower case, without accents, cut at everything that is neither letter nor digit.
    static func words(_ text: String) -> [String] {
        text.lowercased().decomposedLetters.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// English plurals and verb endings, cut roughly: enough to bring "schools" to "school".
    private static func stem(_ word: String) -> String {
        for ending in ["ies", "ing", "ed", "es", "s"] where word.hasSuffix(ending) && word.count - ending.count > 3 {
            return String(word.dropLast(ending.count)) + (ending == "ies" ? "y" : "")
        }
        return word
    }

    /// One letter changed, added, left out, or two neighbours swapped.
    static func differByOneLetter(_ left: String, _ right: String) -> Bool {
        let (short, long) =
            left.utf8.count <= right.utf8.count
            ? (Array(left.utf8), Array(right.utf8)) : (Array(right.utf8), Array(left.utf8))
        guard long.count - short.count <= 1, short != long else { return false }
        let start = zip(short, long).prefix { $0 == $1 }.count
        if short.count < long.count { return short[start...].elementsEqual(long[(start + 1)...]) }
        if short[(start + 1)...].elementsEqual(long[(start + 1)...]) { return true }
        return start + 1 < short.count && short[start] == long[start + 1] && short[start + 1] == long[start]
            && short[(start + 2)...].elementsEqual(long[(start + 2)...])
    }

    private static func pieces(of text: String, matching words: Set<String>) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        while !rest.isEmpty {
            let gap = rest.prefix { !$0.isLetter && !$0.isNumber }
            let word = rest[gap.endIndex...].prefix { $0.isLetter || $0.isNumber }
            let isMatch = Self.words(String(word)).contains(where: words.contains)
            append(String(gap), false, to: &pieces)
            append(String(word), isMatch, to: &pieces)
            rest = rest[word.endIndex...]
        }
        return pieces
    }

    private static func append(_ text: String, _ isMatch: Bool, to pieces: inout [Piece]) {
        guard !text.isEmpty else { return }
        if let last = pieces.last, last.isMatch == isMatch {
            pieces[pieces.count - 1] = Piece(text: last.text + text, isMatch: isMatch)
        } else {
            pieces.append(Piece(text: text, isMatch: isMatch))
        }
    }

    private static func snippet(of text: String, matching words: Set<String>) -> [Piece] {
        let tokens = text.split(separator: " ")
        let first = tokens.firstIndex { Self.words(String($0)).contains(where: words.contains) } ?? 0
        let start = max(0, first - 8)
        let end = min(tokens.count, start + 30)
        guard start < end else { return [] }
        let body =
            (start > 0 ? "… " : "") + tokens[start..<end].joined(separator: " ") + (end < tokens.count ? " …" : "")
        return pieces(of: body, matching: words)
    }
}

extension String {
    /// "ŵ" gives "w": marks above letters are dropped.
    fileprivate var decomposedLetters: String {
        guard !utf8.allSatisfy({ $0 < 128 }) else { return self }
        return String(String.UnicodeScalarView(decomposedScalars))
    }

    private var decomposedScalars: [Unicode.Scalar] {
        decomposedStringWithCanonicalMapping.unicodeScalars.filter { !$0.properties.isDiacritic }
    }
}
