/// Finds short forms such as "MTFP" in words, and the places that say what they stand for.
enum Abbreviation {
    /// The short forms that a block uses, but for those that everybody knows; where all is in capitals they say nothing.
    static func used(in block: ProseText.Block) -> [String] {
        guard block.words.contains(where: { $0.characters.contains(.capitals) }), !block.isInCapitals else { return [] }
        // Two short forms may stand side by side; three are words.
        let shouted = Set(block.runsInCapitals(atLeast: 3).joined())
        return block.words.indices.flatMap { shouted.contains($0) ? [] : all(in: block.words[$0]) }
    }

    /// The short forms whose full form stands beside them: "Full Form (FF)", "FF (Full Form)", "FF stands for".
    static func explained(in block: ProseText.Block) -> [String] {
        block.words.indices.flatMap { place in
            all(in: block.words[place]).filter { short in
                let before = wordsBeforeBracket(around: place, in: block.words)
                return isSpelled(short, by: before.suffix(most(short)))
                    || isSpelled(short, by: wordsInBracket(after: place, in: block.words).prefix(most(short)))
                    || isSaid(after: place, in: block.words) || isEntry(short, at: place, in: block.words)
            }
        }
    }

    /// A word's short form, or those of its parts; "GPs" and "GP's" are one with "GP".
    private static func all(in word: Word) -> [String] {
        guard word.characters.contains(.capitals) else { return [] }
        let isCompound = word.text.utf8.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0 > 127 }
        // "CORP/R/22/04" refers to a paper.
        guard !isCompound || !word.characters.contains(.digit) else { return [] }
        let parts = isCompound ? word.text.split { "-/–—".contains($0) } : [word.bare]
        return parts.compactMap { part in
            let short = part.bare.withoutPlural
            return short.isShortForm && !known.contains(String(short)) ? String(short) : nil
        }
    }

    /// The words that "(FF)" or "(the FF)" stands behind; none where the place is in no bracket.
    private static func wordsBeforeBracket(around place: Int, in words: [Word]) -> ArraySlice<Word> {
        guard let bracket = words[max(0, place - 1)...place].lastIndex(where: \.opensBracket) else { return [] }
        return words[..<bracket]
    }

    private static func wordsInBracket(after place: Int, in words: [Word]) -> ArraySlice<Word> {
        guard place + 1 < words.count, words[place + 1].opensBracket else { return [] }
        let rest = words[(place + 1)...].prefix(20)
        let end = rest.firstIndex { $0.text.utf8.contains(UInt8(ascii: ")")) }
        return end.map { rest[...$0] } ?? []
    }

    /// "MTFP: Medium Term Financial Plan", as lists of short forms have it.
    private static func isEntry(_ short: String, at place: Int, in words: [Word]) -> Bool {
        guard place == words.startIndex, words.count > 1 else { return false }
        let isParted = words[place].text.hasSuffix(":") || ["-", "–", "—", "=", "|"].contains(words[place + 1].text)
        return isParted && isSpelled(short, by: words[(place + 1)...].prefix(most(short) + 1))
    }

    private static func isSaid(after place: Int, in words: [Word]) -> Bool {
        let next = words[(place + 1)...].prefix(3).map(\.bare)
        return next.starts(with: ["stands", "for"]) || next.starts(with: ["is", "short", "for"])
    }

    /// Whether a short form's letters stand in these words in their order, the first of them at the start of a word.
    ///
    /// Sought from the end, after A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation
    /// definitions in biomedical text", 2003.
    private static func isSpelled(_ short: String, by words: some Collection<Word>) -> Bool {
        let letters = short.lowercased().utf8.filter(\.isSmall)
        let text = Array(words.map(\.text).joined(separator: " ").lowercased().utf8)
        var end = text.count
        for (place, letter) in letters.enumerated().reversed() {
            let found = text[..<end].indices.last { index in
                text[index] == letter && (place > 0 || index == 0 || !text[index - 1].isASCIIAlphanumeric)
            }
            guard let found else { return false }
            end = found
        }
        return true
    }

    /// The most words that a full form has, after the same authors.
    private static func most(_ short: String) -> Int { min(short.count + 5, short.count * 2) }
}

extension Word {
    fileprivate var opensBracket: Bool { text.utf8.first == UInt8(ascii: "(") }
}

extension ProseText.Block {
    /// A title typed in capitals from end to end.
    fileprivate var isInCapitals: Bool {
        let lettered = words.filter(\.hasLetters)
        return lettered.count > 1 && lettered.allSatisfy(\.isInCapitals)
    }
}

extension Substring {
    fileprivate var withoutPlural: Substring {
        for ending in ["'s", "’s"] where hasSuffix(ending) { return dropLast(ending.count) }
        return utf8.last == UInt8(ascii: "s") && dropLast().utf8.allSatisfy(\.isCapital) ? dropLast() : self
    }

    /// "MTFP", "R&D", "DfE"; Roman numerals and what has digits, such as a road or a postcode, are none.
    fileprivate var isShortForm: Bool {
        guard (2...8).contains(utf8.count) else { return false }
        if utf8.allSatisfy({ $0.isCapital || $0 == UInt8(ascii: "&") }) { return !utf8.allSatisfy("IVX".utf8.contains) }
        return utf8.count <= 4 && utf8.allSatisfy { $0.isCapital || $0.isSmall } && utf8.first?.isCapital == true
            && utf8.last?.isCapital == true
    }
}
