import HashTreeCollections
import PlanDomain

/// The codes and titles by which a paper can name the measures of a record.
struct MeasureNames {
    private var titles: [Substring: [Title]] = [:]
    private var codes: [String: Measure] = [:]

    private struct Title {
        let words: [Substring]
        let measure: Measure
    }

    /// A measure named in a sentence, with the places of the words that name it.
    struct Mention {
        let measure: Measure
        let places: Range<Int>
    }

    init(_ council: Council) {
        for measure in council.measures.values {
            // A code such as "HR" is a word like others; with a figure in it, it is nothing else.
            if measure.code.rawValue.contains(where: \.isNumber) { codes[measure.code.rawValue] = measure }
            for name in Set(measure.definitions.flatMap { Self.names($0.title) }) { add(name, measure) }
        }
    }

    /// The full title, and without what stands in brackets behind it.
    private static func names(_ title: String) -> [String] {
        [title, String(title.prefix { $0 != "(" }).trimmingSpaces]
    }

    private mutating func add(_ name: String, _ measure: Measure) {
        let words = name.lowercased().split(whereSeparator: \.isWhitespace).map(\.bare)
        // One word, or two short ones, may well be said of something else.
        guard words.count >= 3 || words.count == 2 && name.count >= 14, let first = words.first else { return }
        titles[first, default: []].append(Title(words: words, measure: measure))
    }

    /// The only measure that a sentence names; nil where it names none or several.
    func only(in sentence: ArraySlice<Word>) -> Mention? {
        let lowered = sentence.map { Substring($0.bare.lowercased()) }
        var found: [Mention] = []
        for place in lowered.indices {
            guard found.last.map({ $0.places.upperBound <= place + sentence.startIndex }) ?? true,
                let mention = mention(at: place, in: lowered, base: sentence.startIndex)
            else { continue }
            found.append(mention)
        }
        guard let first = found.first, found.allSatisfy({ $0.measure.id == first.measure.id }) else { return nil }
        return first
    }

    /// The longest title that begins at a place, or the code that stands there.
    private func mention(at place: Int, in words: [Substring], base: Int) -> Mention? {
        if let measure = codes[words[place].uppercased()] {
            return Mention(measure: measure, places: base + place..<base + place + 1)
        }
        let fitting = (titles[words[place]] ?? []).filter { words[place...].starts(with: $0.words) }
        guard let longest = fitting.map(\.words.count).max() else { return nil }
        let named = fitting.filter { $0.words.count == longest }
        guard let first = named.first, named.allSatisfy({ $0.measure.id == first.measure.id }) else { return nil }
        return Mention(measure: first.measure, places: base + place..<base + place + longest)
    }
}
