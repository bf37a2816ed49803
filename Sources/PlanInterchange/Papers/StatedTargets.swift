import PlanDomain

/// Which numbers of a sentence it calls a target, a goal or an aim, and where it leaves open what a number is.
///
/// "The target for 2024/25 is 42%", "a target of 42%", "42% was the target", "our goal for 2024/25 was 42%".
struct StatedTargets {
    private(set) var all: [Aim] = []

    /// Words that speak of a target whose number is not known for sure.
    private var open: [Int] = []
    private let lowered: [Substring]
    private let words: ArraySlice<Word>

    /// A number with the word that calls it a target.
    struct Aim {
        let number: StatedNumber
        let word: Int

        /// From the word to the number, or from the number to the word.
        var places: Range<Int> {
            min(word, number.places.lowerBound)..<max(word + 1, number.places.upperBound)
        }
    }

    /// `naming` are the places that name the measure and the periods.
    init(_ sentence: ArraySlice<Word>, _ numbers: [StatedNumber], naming: [Range<Int>]) {
        words = sentence
        lowered = sentence.map { Substring($0.bare.lowercased()) }
        for word in sentence.indices where !naming.contains(where: { $0.contains(word) }) && isAimWord(word) {
            guard !isAnothers(word), lower(word) != "targets",
                let number = number(after: word, numbers, naming) ?? number(before: word, numbers, naming)
            else {
                if !isRelation(word, numbers) { open.append(word) }
                continue
            }
            guard !all.contains(where: { $0.number.places == number.places }) else { continue }
            all.append(Aim(number: number, word: word))
        }
    }

    /// Whether a place is the word that calls a number a target.
    func names(_ place: Int) -> Bool { all.contains { $0.word == place } }

    /// Whether a number can be the figure: it is no target, and no word for a target is left whose number it might be.
    func leaves(_ number: StatedNumber) -> Bool {
        open.isEmpty && !all.contains { $0.number.places == number.places }
    }

    private func lower(_ place: Int) -> Substring {
        words.indices.contains(place) ? lowered[place - words.startIndex] : ""
    }

    /// "Target" says it alone; "ambition" may be part of the plan, and "aim" a verb.
    private func isAimWord(_ place: Int) -> Bool {
        switch lower(place) {
        case "target", "targets": true
        case "aim", "ambition", "goal":
            Self.owners.contains(lower(place - 1)) && Self.softLinks.contains(lower(place + 1))
        default: false
        }
    }

    private static let owners: Set<Substring> = ["a", "an", "council's", "council’s", "its", "our", "the", "their"]
    private static let softLinks: Set<Substring> = ["for", "in", "is", "level", "of", "was"]

    /// The government's, or one that is not, or no longer, the council's own; "on target" speaks of a forecast.
    private func isAnothers(_ place: Int) -> Bool {
        ["off", "on"].contains(lower(place - 1)) || (place - 2..<place).contains { Self.others.contains(lower($0)) }
    }

    private static let others: Set<Substring> = [
        "contractual", "draft", "earlier", "former", "government", "government's", "government’s", "higher", "interim",
        "local", "long-term", "lower", "minimum", "new", "nhs", "old", "original", "previous", "proposed", "revised",
        "statutory", "stretch", "year's", "year’s",
    ]

    /// "Missed its target", "against the target": said of a figure.
    private func isRelation(_ place: Int, _ numbers: [StatedNumber]) -> Bool {
        guard !isAnothers(place) else { return false }
        let before = (place - 3..<place).map(lower)
        return before.contains(where: Self.relations.contains)
    }

    private static let relations: Set<Substring> = [
        "above", "against", "below", "beat", "exceeded", "exceeding", "met", "missed", "missing",
    ]

    /// The number to which nothing leads from the word but the measure, the period and words that join them.
    private func number(after word: Int, _ numbers: [StatedNumber], _ naming: [Range<Int>]) -> StatedNumber? {
        guard let number = numbers.first(where: { $0.places.lowerBound > word }) else { return nil }
        let start = number.places.lowerBound
        let isNext = start == word + 1 || Self.links.contains(lower(start - 1))
        return isNext && joins(word + 1..<start, naming, Self.links.union(Self.fillers)) ? number : nil
    }

    /// "42% was the target"; a comma would part the two.
    private func number(before word: Int, _ numbers: [StatedNumber], _ naming: [Range<Int>]) -> StatedNumber? {
        guard let number = numbers.last(where: { $0.places.upperBound <= word }),
            let last = words[number.places].last, !last.text.hasSuffix(","), !last.text.hasSuffix(";")
        else { return nil }
        return joins(number.places.upperBound..<word, naming, Self.backLinks) ? number : nil
    }

    private func joins(_ places: Range<Int>, _ naming: [Range<Int>], _ allowed: Set<Substring>) -> Bool {
        places.allSatisfy { place in
            naming.contains { $0.contains(place) } || allowed.contains(lower(place)) || lower(place).isEmpty
        }
    }

    private static let links: Set<Substring> = [
        "at", "be", "is", "least", "most", "of", "remained", "remains", "was", "were",
    ]
    private static let fillers: Set<Substring> = [
        "a", "agreed", "approved", "been", "by", "end", "financial", "for", "had", "has", "in", "level", "measure",
        "on",
        "our", "set", "stands", "stood", "that", "the", "this", "to", "year",
    ]
    private static let backLinks: Set<Substring> = [
        "a", "agreed", "approved", "as", "council's", "council’s", "is", "our", "set", "the", "was",
    ]
}
