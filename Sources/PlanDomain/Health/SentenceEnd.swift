/// Where sentences end: after a full stop, a question mark, an exclamation mark or three dots, unless it is no end.
enum SentenceEnd {
    /// The place after each sentence's last word; the last word always ends one.
    static func all(in words: [Word]) -> [Int] {
        guard !words.isEmpty else { return [] }
        var ends: [Int] = []
        for place in words.indices.dropLast() {
            let isFirst = place == ends.last ?? 0
            if isEnd(words[place], before: words[place + 1], isFirst: isFirst) { ends.append(place + 1) }
        }
        return ends + [words.count]
    }

    private static func isEnd(_ word: Word, before next: Word, isFirst: Bool) -> Bool {
        // Nearly every word is dismissed by its last letter.
        guard let last = word.text.utf8.last, !last.isASCIIAlphanumeric else { return false }
        let body = word.text.droppingClosingMarks
        guard let mark = body.unicodeScalars.last, ".!?…".unicodeScalars.contains(mark), next.opensSentence else {
            return false
        }
        return mark != "." || !isPoint(in: body.dropLast(), before: next, isFirst: isFirst)
    }

    /// Whether a point belongs to its word, as in "e.g", "St", "No 5", "J Smith" and a number that begins an item.
    private static func isPoint(in body: Substring, before next: Word, isFirst: Bool) -> Bool {
        guard body.utf8.count <= 8 else { return false }
        let word = Substring(body.utf8.drop { $0.isASCIIPunctuation })
        if word.utf8.allSatisfy({ $0.isDigit }) { return isFirst }
        if word.utf8.count == 1 { return word.utf8.first?.isCapital == true && word != "I" }
        let lower = word.lowercased()
        if alwaysShort.contains(lower) { return true }
        if shortBeforeNumbers.contains(lower) { return next.bare.utf8.first?.isDigit == true }
        // "10 a.m. The hall opens" ends; "the U.K. Government" does not.
        return lower != "a.m" && lower != "p.m" && word.isInitials
    }

    private static let alwaysShort: Set<String> = [
        "e.g", "eg", "i.e", "ie", "viz", "cf", "vs", "mr", "mrs", "ms", "dr", "prof", "rev", "st", "cllr", "cllrs",
        "hon",
    ]
    private static let shortBeforeNumbers: Set<String> = [
        "no", "nos", "p", "pp", "para", "paras", "approx", "c", "ca", "fig", "figs", "vol", "ch", "sec", "art", "ref",
        "tel", "ext", "jan", "feb", "mar", "apr", "aug", "sept", "oct", "nov", "dec",
    ]
}

extension Word {
    /// Anything but a small letter may begin a sentence, after opening marks.
    fileprivate var opensSentence: Bool {
        guard let first = text.utf8.first, !first.isSmall else { return false }
        guard !first.isASCIIAlphanumeric else { return true }
        let scalar = text.unicodeScalars.first { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return scalar?.properties.isLowercase != true
    }
}

extension Substring {
    /// The word before the brackets and quotation marks that close after it.
    fileprivate var droppingClosingMarks: Substring {
        var scalars = unicodeScalars
        while let last = scalars.last, "\"')]”’»".unicodeScalars.contains(last) { scalars.removeLast() }
        return Substring(scalars)
    }

    /// Single letters with points between, such as "U.K" before its last point.
    fileprivate var isInitials: Bool {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        return parts.count > 1 && parts.allSatisfy { $0.utf8.count == 1 && $0.first?.isLetter == true }
    }
}
