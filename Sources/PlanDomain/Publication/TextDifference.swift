/// The difference of two texts, word by word.
package struct TextDifference: Equatable, Sendable {
    package enum Segment: Equatable, Sendable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// In reading order; where words were replaced, those taken out come before those put in.
    package let segments: [Segment]

    package init(from old: String, to new: String) {
        let before = Self.tokens(old)
        let after = Self.tokens(new)
        guard !Self.isTooMuch(before, after) else {
            segments = old == new ? [.same(old)] : [.removed(old), .added(new)]
            return
        }
        segments = Self.hunks(before, after).flatMap(\.segments)
    }

    /// Whether so much differs that a word-by-word answer helps nobody: its cost grows with the square of what differs.
    static func isTooMuch(_ before: [String], _ after: [String]) -> Bool {
        let start = zip(before, after).prefix { $0 == $1 }.count
        let end = zip(before.dropFirst(start).reversed(), after.dropFirst(start).reversed()).prefix { $0 == $1 }.count
        return before.count + after.count - 2 * (start + end) > 4000
    }

    package var isEmpty: Bool { segments.allSatisfy { if case .same = $0 { true } else { false } } }

    /// A stretch that stayed, or one that gave way to another.
    private struct Hunk {
        var kept = ""
        var removed = ""
        var added = ""

        var isChange: Bool { !removed.isEmpty || !added.isEmpty }

        var segments: [Segment] {
            guard isChange else { return kept.isEmpty ? [] : [.same(kept)] }
            return (removed.isEmpty ? [] : [.removed(removed)]) + (added.isEmpty ? [] : [.added(added)])
        }
    }

    private static func hunks(_ before: [String], _ after: [String]) -> [Hunk] {
        var removals: Set<Int> = []
        var insertions: Set<Int> = []
        for change in after.difference(from: before) {
            switch change {
            case .remove(let offset, _, _): removals.insert(offset)
            case .insert(let offset, _, _): insertions.insert(offset)
            }
        }
        var hunks: [Hunk] = []
        var (oldIndex, newIndex) = (0, 0)
        func open(change: Bool) { if hunks.last?.isChange != change { hunks.append(Hunk()) } }
        while oldIndex < before.count || newIndex < after.count {
            if oldIndex < before.count, removals.contains(oldIndex) {
                open(change: true)
                hunks[hunks.count - 1].removed += before[oldIndex]
                oldIndex += 1
            } else if newIndex < after.count, insertions.contains(newIndex) {
                open(change: true)
                hunks[hunks.count - 1].added += after[newIndex]
                newIndex += 1
            } else {
                open(change: false)
                hunks[hunks.count - 1].kept += after[newIndex]
                oldIndex += 1
                newIndex += 1
            }
        }
        return joiningAcrossSpaces(hunks)
    }

    /// Two replaced words with only a space kept between them read better as one replaced phrase.
    private static func joiningAcrossSpaces(_ hunks: [Hunk]) -> [Hunk] {
        var joined: [Hunk] = []
        for (index, hunk) in hunks.enumerated() {
            let isSpace = !hunk.isChange && hunk.kept.allSatisfy(\.isWhitespace)
            let isBetween = index > 0 && index + 1 < hunks.count
            if isSpace, isBetween, joined.last?.isChange == true {
                joined[joined.count - 1].removed += hunk.kept
                joined[joined.count - 1].added += hunk.kept
            } else if hunk.isChange, joined.last?.isChange == true {
                joined[joined.count - 1].removed += hunk.removed
                joined[joined.count - 1].added += hunk.added
            } else {
                joined.append(hunk)
            }
        }
        return joined
    }

    /// Words and the white space between them, so that joining them gives the text back.
    static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        for character in text {
            if let last = tokens.last?.last, last.isWhitespace == character.isWhitespace {
                tokens[tokens.count - 1].append(character)
            } else {
                tokens.append(String(character))
            }
        }
        return tokens
    }
}
