import PlanDomain

/// Sentences whose own numbers contradict what they say: a rise that falls, a share that does not come out.
struct StatedArithmetic {
    private let words: ArraySlice<Word>
    private let lowered: [Substring]
    private let numbers: [StatedNumber]
    private(set) var found: [Contradiction] = []

    /// What is wrong, and at which word.
    struct Contradiction {
        let rule: PaperRule
        let word: Substring
        let excerpt: String
        let message: String

        /// Some things are only unlikely.
        var severity = PaperFinding.Severity.error
    }

    init(_ sentence: ArraySlice<Word>) {
        words = sentence
        numbers = StatedNumber.all(in: sentence)
        lowered = sentence.map { Substring($0.bare.lowercased()) }
        guard numbers.count > 1 else { return }
        checkChanges()
        checkNouns()
        checkComparisons()
        checkTargets()
        checkPlausibility()
        checkShares()
        checkParts()
    }

    private func lower(_ place: Int) -> Substring {
        words.indices.contains(place) ? lowered[place - words.startIndex] : ""
    }

    private func number(at place: Int) -> StatedNumber? { numbers.first { $0.places.lowerBound == place } }

    private func excerpt(_ first: Int, _ last: Int) -> String {
        words[max(first, words.startIndex)..<min(last, words.endIndex)].map(\.text).joined(separator: " ")
    }

    // MARK: changes

    private static let rises: Set<Substring> = [
        "climbed", "grew", "grown", "growth", "increase", "increased", "increases", "increasing", "rise", "risen",
        "rises", "rising", "rose",
    ]
    private static let falls: Set<Substring> = [
        "decline", "declined", "decrease", "decreased", "decreases", "decreasing", "drop", "dropped", "fall", "fallen",
        "falling", "falls", "fell", "reduced", "reducing", "reduction",
    ]

    /// "increased from 62% in 2022/23 to 58%".
    private mutating func checkChanges() {
        for place in words.indices {
            let isRise = Self.rises.contains(lower(place))
            guard isRise || Self.falls.contains(lower(place)), !isDenied(place),
                let from = (place + 1..<place + 8).first(where: { lower($0) == "from" }),
                let (first, second) = ends(after: from), first.isComparable(with: second)
            else { continue }
            let isContradicted = isRise ? second.value < first.value : second.value > first.value
            guard isContradicted else { continue }
            found.append(
                Contradiction(
                    rule: .changeDisagrees,
                    word: words[place].text,
                    excerpt: excerpt(place, second.places.upperBound),
                    message: "The sentence says '\(words[place].bare)', but from \(first.text) to \(second.text) is a "
                        + "\(isRise ? "fall" : "rise"). Correct the word or the numbers."
                )
            )
        }
    }

    /// The two numbers of "from A … to B" with no other number between.
    private func ends(after from: Int) -> (StatedNumber, StatedNumber)? {
        guard let first = number(at: from + 1) else { return nil }
        let next = numbers.first { $0.places.lowerBound > first.places.lowerBound && !$0.isYear }
        guard let next, next.places.lowerBound - first.places.upperBound <= 7,
            lower(next.places.lowerBound - 1) == "to"
        else { return nil }
        // "from 11 months to 2 years": not of one unit.
        let units = [first, next].map { lower($0.places.upperBound) }
        guard units[0] == units[1] || !units.allSatisfy(Self.timeUnits.contains) else { return nil }
        // "from 5 by 3 to": another claim.
        let between = first.places.upperBound..<next.places.lowerBound
        return between.contains { ["by", "and", "or", "but"].contains(lower($0)) } ? nil : (first, next)
    }

    private static let timeUnits: Set<Substring> = [
        "day", "days", "hour", "hours", "minute", "minutes", "month", "months", "pence", "week", "weeks", "year",
        "years",
    ]

    /// "£336m, an increase from £318m".
    private mutating func checkNouns() {
        for place in words.indices.dropFirst()
        where ["a", "an"].contains(lower(place - 1)) && lower(place + 1) == "from" {
            let isRise = Self.rises.contains(lower(place))
            guard isRise || Self.falls.contains(lower(place)), ends(after: place + 1) == nil,
                let before = number(at: place + 2), let now = value(before: place, within: 6),
                now.isComparable(with: before), isRise ? now.value < before.value : now.value > before.value
            else { continue }
            found.append(
                Contradiction(
                    rule: .changeDisagrees,
                    word: words[place].text,
                    excerpt: excerpt(now.places.lowerBound, before.places.upperBound),
                    message:
                        "\(now.text) is not \(lower(place - 1)) \(lower(place)) from \(before.text). Correct the word "
                        + "or the numbers."
                )
            )
        }
    }

    private func isDenied(_ place: Int) -> Bool {
        (place - 4..<place).contains { ["not", "never", "no", "without", "rather", "instead"].contains(lower($0)) }
    }

    /// "58%, up from 62%".
    private mutating func checkComparisons() {
        for place in words.indices where ["up", "down"].contains(lower(place)) && lower(place + 1) == "from" {
            guard let before = number(at: place + 2), let now = value(before: place, within: 6),
                now.isComparable(with: before)
            else { continue }
            let isUp = lower(place) == "up"
            guard isUp ? now.value < before.value : now.value > before.value else { continue }
            found.append(
                Contradiction(
                    rule: .changeDisagrees,
                    word: words[place].text,
                    excerpt: excerpt(now.places.lowerBound, before.places.upperBound),
                    message: "\(now.text) is not \(lower(place)) from \(before.text). Correct the word or the numbers."
                )
            )
        }
    }

    /// The last number before a place; nil for what only says of how many: "58 for every 100,000", "24 of 40".
    private func value(before place: Int, within distance: Int) -> StatedNumber? {
        let last = numbers.last { $0.places.upperBound <= place && $0.places.upperBound >= place - distance }
        guard let last else { return nil }
        let link = lower(last.places.lowerBound - 1)
        let isPart = link == "of" && numbers.contains { $0.places.upperBound == last.places.lowerBound - 1 }
        return isPart || ["each", "every", "in", "per"].contains(link) ? nil : last
    }

    // MARK: targets

    /// "62%, above the target of 65%".
    private mutating func checkTargets() {
        for place in words.indices where lower(place) == "target" && lower(place + 1) == "of" {
            guard let target = number(at: place + 2) else { continue }
            let near = (place - 5..<place).reversed()
            guard let word = near.first(where: { ["above", "below", "exceeding", "exceeds"].contains(lower($0)) }),
                !isDenied(word), !(word..<place).contains(where: { number(at: $0) != nil }),
                let value = value(before: word, within: 3), value.isComparable(with: target)
            else { continue }
            let isAbove = lower(word) != "below"
            guard isAbove ? value.value < target.value : value.value > target.value else { continue }
            found.append(
                Contradiction(
                    rule: .changeDisagrees,
                    word: words[word].text,
                    excerpt: excerpt(value.places.lowerBound, target.places.upperBound),
                    message: "\(value.text) is not \(isAbove ? "above" : "below") \(target.text). Correct the word or "
                        + "the numbers."
                )
            )
        }
    }

    /// "73,390 against a target of 420": one of the two is of another measure, or of another unit.
    private mutating func checkPlausibility() {
        for place in words.indices where lower(place) == "target" && lower(place + 1) == "of" {
            let against = (place - 3..<place).first { lower($0) == "against" }
            guard let against, let target = number(at: place + 2), let value = value(before: against, within: 2),
                value.unit == target.unit, !target.isYear, !value.isYear, value.isFar(from: target)
            else { continue }
            found.append(
                Contradiction(
                    rule: .targetImplausible,
                    word: words[against].text,
                    excerpt: excerpt(value.places.lowerBound, target.places.upperBound),
                    message: "\(value.text) against a target of \(target.text) can hardly be meant. Check both, and "
                        + "explain them if they are right.",
                    severity: .advice
                )
            )
        }
    }

    // MARK: shares

    /// "31 of 78 (39.7%)", "31 (39.7%) of the 78", "39.7% (31 of 78)".
    private mutating func checkShares() {
        for (place, part) in numbers.enumerated() where part.unit == .none && !part.isYear {
            guard let (share, whole) = share(of: part, at: place), whole.unit == .none, !whole.isYear,
                whole.value > .zero, part.value <= whole.value, let right = percentage(part, of: whole, as: share)
            else { continue }
            add(part, of: whole, share, right)
        }
    }

    private mutating func add(_ part: StatedNumber, of whole: StatedNumber, _ share: StatedNumber, _ right: String) {
        let places = [part, whole, share].map(\.places)
        let start = places.map(\.lowerBound).min() ?? words.startIndex
        let end = places.map(\.upperBound).max() ?? words.endIndex
        found.append(
            Contradiction(
                rule: .shareDisagrees,
                word: words[part.places.lowerBound].text,
                excerpt: excerpt(start, end),
                message: "\(part.text) of \(whole.text) is \(right)%, not \(share.text). Correct one of the three."
            )
        )
    }

    /// "Of the 50 indicators, 19 (38%) were green, 23 (46%) amber": parts of the number that opens the sentence.
    private mutating func checkParts() {
        guard let whole = numbers.first, whole.unit == .none, !whole.isYear, whole.value > .zero,
            let opening = words.indices.first, lower(opening) == "of",
            whole.places.lowerBound - opening <= 2
        else { return }
        for (part, share) in zip(numbers.dropFirst(), numbers.dropFirst(2)) {
            // "13 (21%) of these": of another whole.
            guard part.unit == .none, share.unit == .percent, isInBrackets(share), !part.isYear,
                share.places.lowerBound == part.places.upperBound, lower(share.places.upperBound) != "of",
                part.value <= whole.value, let right = percentage(part, of: whole, as: share)
            else { continue }
            add(part, of: whole, share, right)
        }
    }

    private func share(of part: StatedNumber, at place: Int) -> (share: StatedNumber, whole: StatedNumber)? {
        guard place + 1 < numbers.count else { return nil }
        let next = numbers[place + 1]
        if isInBrackets(next), next.unit == .percent, next.places.lowerBound == part.places.upperBound {
            let whole = place + 2 < numbers.count ? numbers[place + 2] : nil
            return whole.flatMap { isOf(next.places.upperBound, $0) ? (next, $0) : nil }
        }
        guard isOf(part.places.upperBound, next) else { return nil }
        if place + 2 < numbers.count, isInBrackets(numbers[place + 2]), numbers[place + 2].unit == .percent,
            numbers[place + 2].places.lowerBound - next.places.upperBound <= 5
        {
            return (numbers[place + 2], next)
        }
        guard place > 0, numbers[place - 1].unit == .percent, isInBrackets(part),
            numbers[place - 1].places.upperBound == part.places.lowerBound
        else { return nil }
        return (numbers[place - 1], next)
    }

    /// Whether "of", "of the" or "out of" leads from a place to a number.
    private func isOf(_ place: Int, _ number: StatedNumber) -> Bool {
        let between = (place..<max(place, number.places.lowerBound)).map(lower)
        return [["of"], ["of", "the"], ["out", "of"], ["out", "of", "the"], ["of", "our"]].contains(between)
    }

    private func isInBrackets(_ number: StatedNumber) -> Bool {
        words[number.places.lowerBound].text.hasPrefix("(")
    }

    /// The right percentage with the decimals of the stated one; nil where that can be right, cut or rounded.
    private func percentage(_ part: StatedNumber, of whole: StatedNumber, as share: StatedNumber) -> String? {
        guard let hundredfold = part.value.multiplied(by: Figure(whole: 100)),
            let exact = hundredfold.divided(by: whole.value, decimals: 6),
            let room = share.tolerance.multiplied(by: Figure(whole: 2)),
            let distance = exact.subtracting(share.value)?.magnitude, distance > room
        else { return nil }
        return exact.shown(decimals: max(share.value.decimals, 1))
    }
}

extension StatedNumber {
    /// Whether one is more than fifty times the other.
    fileprivate func isFar(from other: StatedNumber) -> Bool {
        let (low, high) = value < other.value ? (value, other.value) : (other.value, value)
        return low > .zero && low.multiplied(by: Figure(whole: 50)).map { $0 < high } ?? false
    }

    /// Whether two numbers can be held against each other: of one unit, or the first left it to the second.
    func isComparable(with later: StatedNumber) -> Bool {
        !(isYear && later.isYear) && (unit == later.unit || unit == .none && later.unit == .percent && !isYear)
    }
}
