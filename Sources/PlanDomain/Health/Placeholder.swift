/// Words that somebody meant to replace: "TBC", "lorem ipsum", "XX%", "[insert name]".
package enum Placeholder {
    /// The placeholder that begins at a place, as it is written.
    package static func excerpt(at place: Int, in words: [Word]) -> String? {
        let word = words[place]
        guard mayBegin(word.text.utf8) else { return nil }
        let pair = words[place...].prefix(2).map(\.bare).joined(separator: " ")
        if pair.lowercased() == "lorem ipsum" { return pair }
        let lower = word.text.lowercased()
        if openings.contains(where: lower.hasPrefix) { return bracketed(words[place...]) }
        return standsForMore(word) ? String(word.text.bareWithSigns) : nil
    }

    /// Nearly every word is dismissed by its letters: a bracket, an "x", "tb" or "lor" must be among them.
    private static func mayBegin(_ bytes: Substring.UTF8View) -> Bool {
        var last: (UInt8, UInt8) = (0, 0)
        for byte in bytes {
            // The bit that makes a capital small.
            let letter = byte | 32
            switch (last.0, last.1, letter) {
            case (_, _, UInt8(ascii: "x")), (_, UInt8(ascii: "t"), UInt8(ascii: "b")): return true
            case (UInt8(ascii: "l"), UInt8(ascii: "o"), UInt8(ascii: "r")): return true
            case _ where byte == UInt8(ascii: "["): return true
            default: last = (last.1, letter)
            }
        }
        return false
    }

    private static let openings = ["[insert", "[add", "[enter", "[name", "[date", "[number"]
    private static let promises: Set<String> = ["tbc", "tbd", "tba"]

    /// What would else be taken for short forms.
    static let promisesInCapitals = Set(promises.map { $0.uppercased() })

    private static func bracketed(_ words: ArraySlice<Word>) -> String {
        let end = words.prefix(12).firstIndex { $0.text.utf8.contains(UInt8(ascii: "]")) } ?? words.startIndex
        return String(words[...end].beginning().bareWithSigns)
    }

    /// "TBC", "XX", "XX%", "£XXm", "20XX", "£X".
    private static func standsForMore(_ word: Word) -> Bool {
        let bare = word.bare
        if promises.contains(bare.lowercased()) { return true }
        var letters = bare.filter(\.isLetter)
        let isFigure = word.text.utf8.contains(UInt8(ascii: "%")) || word.text.hasPrefix("£")
        if isFigure, let size = ["m", "k", "bn"].first(where: letters.hasSuffix) { letters.removeLast(size.count) }
        guard letters.allSatisfy({ $0 == "X" || $0 == "x" }) else { return false }
        return letters.count >= 2 || isFigure && letters == "X"
    }
}

extension StringProtocol {
    /// The word without the marks that end it; a sign that belongs to it, such as "%" or "]", stays.
    fileprivate var bareWithSigns: SubSequence {
        let end = lastIndex { $0.isLetter || $0.isNumber || "%]".contains($0) }
        let start = firstIndex { $0.isLetter || $0.isNumber || "£[".contains($0) }
        guard let start, let end, start <= end else { return self[...] }
        return self[start...end]
    }
}
