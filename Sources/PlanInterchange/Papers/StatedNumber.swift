import PlanDomain

/// A number in running text: "62%", "£1.2 million", "1,204", with how exactly it is given.
struct StatedNumber {
    let value: Figure
    let unit: FigureText.Unit

    /// Half of its last digit: what rounding can have taken away.
    let tolerance: Figure

    /// As it stands: "£1.2 million".
    let text: String

    /// The places of its words in the sentence.
    let places: Range<Int>

    /// A year, which says nothing of a quantity.
    var isYear: Bool {
        unit == .none && text.utf8.count == 4 && value > Figure(whole: 1899) && value < Figure(whole: 2101)
    }

    /// The number that begins with a word; nil for dates, years of two parts, ordinals and codes.
    init?(at place: Int, in words: ArraySlice<Word>) {
        let word = words[place].text
        let start = word.drop { "(\"'“‘[~".contains($0) }
        guard let first = start.first, first == "£" || first.isASCII && first.isNumber else { return nil }
        let core = start.prefix { $0.isLetter || $0.isNumber || "£%.,".contains($0) }
        // What follows may end the word, and nothing else: "2024/25" and "10-20" are no numbers.
        guard start[core.endIndex...].allSatisfy({ ")]\"'”’;:!?.,".contains($0) }) else { return nil }
        let bare = core.droppingEnd { ".,".contains($0) }
        let isClosed = bare.endIndex != word.endIndex
        let next = isClosed || place + 1 >= words.endIndex ? "" : words[place + 1].bare.lowercased()
        let joined = Self.scales.contains(next) && bare.hasPrefix("£") ? "\(bare) \(next)" : String(bare)
        guard case .figure(let written) = FigureText(joined), written.marks.isEmpty, !written.value.isNegative else {
            return nil
        }
        let isPercent = ["percent", "%"].contains(next) || next == "per" && Self.saysCent(place + 2, words)
        value = written.value
        unit = isPercent ? .percent : written.unit
        let count = isPercent && next == "per" ? 3 : isPercent || joined.count != bare.count ? 2 : 1
        places = place..<min(place + count, words.endIndex)
        text = words[places].map(\.text).joined(separator: " ").trimmingMarks
        tolerance = Self.tolerance(digits: bare, value: written.value)
    }

    private static let scales: Set<String> = ["billion", "bn", "k", "m", "million", "mn", "thousand"]

    private static func saysCent(_ place: Int, _ words: ArraySlice<Word>) -> Bool {
        place < words.endIndex && words[place].bare.lowercased() == "cent"
    }

    /// Half a unit of the last digit typed, in the scale of the value: "£1.2m" may be anything near 50,000 of it.
    private static func tolerance(digits: Substring, value: Figure) -> Figure {
        let plain = digits.filter { $0.isNumber || $0 == "." }
        let decimals = plain.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
        guard let typed = Figure(plain: plain), typed != .zero, typed != value,
            let scale = value.divided(by: typed, decimals: 0), let half = Figure(digits: 5, places: decimals + 1)
        else { return Figure(digits: 5, places: decimals + 1) ?? .zero }
        return half.multiplied(by: scale) ?? half
    }

    /// Whether a figure, rounded as the number is, can be what was meant.
    func fits(_ figure: Figure) -> Bool {
        value.subtracting(figure).map { $0.magnitude <= tolerance } ?? true
    }

    /// All numbers of a sentence, in order.
    static func all(in words: ArraySlice<Word>) -> [StatedNumber] {
        var numbers: [StatedNumber] = []
        for place in words.indices where numbers.last.map({ $0.places.upperBound <= place }) ?? true {
            guard let number = StatedNumber(at: place, in: words), !isPartOfDate(number, words) else { continue }
            numbers.append(number)
        }
        return numbers
    }

    /// "31 January", and the years of "January 2024".
    private static func isPartOfDate(_ number: StatedNumber, _ words: ArraySlice<Word>) -> Bool {
        guard number.unit == .none else { return false }
        let place = number.places.lowerBound
        let around = [place - 1, place + 1].filter(words.indices.contains).map { words[$0].bare }
        return around.contains { word in Day.monthNames.contains { $0 == word || $0.prefix(3) == word } }
    }
}

extension Substring {
    func droppingEnd(while isDropped: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, isDropped(last) { rest = rest.dropLast() }
        return rest
    }
}

extension String {
    /// Without the marks around a number.
    fileprivate var trimmingMarks: String {
        String(self[...].drop { "(\"'“‘[~".contains($0) }.droppingEnd { ")]\"'”’;:!?.,".contains($0) })
    }
}
