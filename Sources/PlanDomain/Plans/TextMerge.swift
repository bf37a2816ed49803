/// Two people's versions of one text brought together, word by word, from the text that both began with.
///
/// What only one of them changed is taken from that one; where both changed the same words, both are kept side by side
/// and listed, for a person to choose.
package struct TextMerge: Equatable, Sendable {
    package let text: String

    /// The places where both wrote something different.
    package let conflicts: [Conflict]

    package struct Conflict: Equatable, Sendable {
        package let theirs: String
        package let mine: String
    }

    package var isClean: Bool { conflicts.isEmpty }

    package init(base: String, theirs: String, mine: String) {
        let words = TextDifference.tokens(base)
        let first = TextDifference.tokens(theirs)
        let second = TextDifference.tokens(mine)
        guard !TextDifference.isTooMuch(words, first), !TextDifference.isTooMuch(words, second) else {
            // Too much to bring together word by word: both whole texts are kept, theirs first.
            text = [theirs, mine].joined(separator: Self.gap(theirs, mine))
            conflicts = [Conflict(theirs: theirs, mine: mine)]
            return
        }
        let kept = zip(Self.places(of: words, in: first), Self.places(of: words, in: second))
        var output = ""
        var found: [Conflict] = []
        var (baseStart, firstStart, secondStart) = (0, 0, 0)

        func close(_ baseEnd: Int, _ firstEnd: Int, _ secondEnd: Int) {
            let was = words[baseStart..<baseEnd].joined()
            let left = first[firstStart..<firstEnd].joined()
            let right = second[secondStart..<secondEnd].joined()
            if left == right || right == was {
                output += left
            } else if left == was {
                output += right
            } else {
                output += [left, right].filter { !$0.isEmpty }.joined(separator: Self.gap(left, right))
                found.append(Conflict(theirs: left.trimmingSpaces, mine: right.trimmingSpaces))
            }
        }
        for (place, stays) in kept.enumerated() {
            guard let inFirst = stays.0, let inSecond = stays.1 else { continue }
            close(place, inFirst, inSecond)
            output += words[place]
            (baseStart, firstStart, secondStart) = (place + 1, inFirst + 1, inSecond + 1)
        }
        close(words.count, first.count, second.count)
        text = output
        conflicts = found
    }

    private static func gap(_ left: String, _ right: String) -> String {
        left.last?.isWhitespace == true || right.first?.isWhitespace == true ? "" : " "
    }

    /// For each word of the old text its place in the new one; nil for a word that is gone.
    private static func places(of old: [String], in new: [String]) -> [Int?] {
        var removals: Set<Int> = []
        var insertions: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removals.insert(offset)
            case .insert(let offset, _, _): insertions.insert(offset)
            }
        }
        var next = 0
        return old.indices.map { place in
            guard !removals.contains(place) else { return nil }
            while insertions.contains(next) { next += 1 }
            defer { next += 1 }
            return next
        }
    }
}
