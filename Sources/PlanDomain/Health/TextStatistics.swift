/// What can be counted in a text, and what that means for its readers.
///
/// GOV.UK's guidance: write for a reading age of 9, and look again at sentences of more than 25 words.
package struct TextStatistics: Equatable, Sendable {
    package let words: Int
    package let sentences: Int

    /// The words of the longest sentence, and how it begins.
    package let longestSentence: Int
    package let longestBeginning: String

    /// The age at which somebody follows the text, by Flesch and Kincaid's formula; nil below 30 words, where it says nothing.
    package let readingAge: Int?

    /// Words to a sentence, rounded.
    package var averageSentence: Int { sentences == 0 ? 0 : (2 * words + sentences) / (2 * sentences) }

    package init(_ markdown: String) {
        let read = ProseText(markdown).blocks.flatMap(\.sentences)
        let lengths = read.map { $0.count(where: \.counts) }
        words = lengths.reduce(0, +)
        sentences = read.count
        longestSentence = lengths.max() ?? 0
        longestBeginning = lengths.firstIndex(of: longestSentence).map { read[$0].beginning() } ?? ""
        let syllables = read.joined().filter(\.counts).reduce(0) { $0 + Syllables.count(in: $1.bare) }
        readingAge = Self.age(words: words, sentences: sentences, syllables: syllables)
    }

    /// School year 0.39 × words a sentence + 11.8 × syllables a word − 15.59, in hundredths; children are five years older.
    ///
    /// J. P. Kincaid and others, "Derivation of new readability formulas", 1975.
    private static func age(words: Int, sentences: Int, syllables: Int) -> Int? {
        guard words >= 30 else { return nil }
        let whole = 39 * words * words + 1_180 * syllables * sentences
        let hundredths = whole / (words * sentences) - 1_559 + 500
        return min(max((hundredths + 50) / 100, youngest), oldest)
    }

    /// Beyond these the formula only says "easy" and "hard".
    private static let youngest = 5
    private static let oldest = 22
    private static let comfortableSentence = 25

    /// Plain sentences for whoever writes the text.
    package var inWords: [String] {
        guard words > 0 else { return ["No words yet."] }
        var lines = [
            "\(words) \(words == 1 ? "word" : "words") in \(sentences) \(sentences == 1 ? "sentence" : "sentences")."
        ]
        if longestSentence > Self.comfortableSentence {
            lines.append(
                "The longest sentence has \(longestSentence) words; readers cope best with "
                    + "\(Self.comfortableSentence) or fewer. It begins '\(longestBeginning)'."
            )
        } else if sentences > 1 {
            lines.append("The longest sentence has \(longestSentence) words, the average \(averageSentence).")
        }
        switch readingAge {
        case nil: break
        case Self.oldest?: lines.append("Only readers used to academic texts can follow it.")
        case let age?: lines.append("A reader of about \(age) can follow it; GOV.UK aims at 9.")
        }
        return lines
    }
}
