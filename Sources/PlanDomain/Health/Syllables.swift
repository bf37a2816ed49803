/// How many syllables an English word has, near enough for the average of a text.
enum Syllables {
    static func count(in word: Substring) -> Int {
        let letters = word.lowercased().utf8.filter(\.isSmall)
        var count = 0
        var wasVowel = false
        for letter in letters {
            let isVowel = "aeiouy".utf8.contains(letter)
            if isVowel, !wasVowel { count += 1 }
            wasVowel = isVowel
        }
        return max(1, count - (endsSilently(letters) ? 1 : 0))
    }

    /// "home", "homes" and "planned" end with an "e" that is not heard; "people", "places" and "wanted" do not.
    private static func endsSilently(_ letters: [UInt8]) -> Bool {
        let word = String(decoding: letters, as: UTF8.self)
        if word.hasSuffix("e") {
            return !isVowel(letters.dropLast().last)
                && !(word.hasSuffix("le") && !isVowel(letters.dropLast(2).last))
        }
        guard word.hasSuffix("es") || word.hasSuffix("ed"), !isVowel(letters.dropLast(2).last) else { return false }
        let stem = word.dropLast(2)
        if word.hasSuffix("ed") { return !["t", "d"].contains { stem.hasSuffix($0) } }
        return !["s", "c", "z", "x", "g", "ch", "sh", "l"].contains { stem.hasSuffix($0) }
            || stem.hasSuffix("l") && isVowel(letters.dropLast(3).last)
    }

    private static func isVowel(_ letter: UInt8?) -> Bool { letter.map { "aeiouy".utf8.contains($0) } ?? true }
}
