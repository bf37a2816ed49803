/// The difference of two texts, word by word.
package struct TextDifference: Equatable, Sendable {
    package enum Segment: Equatable, Sendable {
        case same(String)
        case removed(String)
        case added(String)
    }

    package let segments: [Segment]

    package init(from old: String, to new: String) {
        let before = Self.words(old)
        let after = Self.words(new)
        // Beyond this size a word-by-word answer helps nobody and costs too much: the whole text is shown as replaced.
        guard before.count + after.count <= 20_000 else {
            segments = [.removed(old), .added(new)]
            return
        }
        let difference = after.difference(from: before)
        var removals: Set<Int> = []
        var insertions: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removals.insert(offset)
            case .insert(let offset, _, _): insertions.insert(offset)
            }
        }
        var segments: [Segment] = []
        var oldIndex = 0
        var newIndex = 0
        while oldIndex < before.count || newIndex < after.count {
            if oldIndex < before.count, removals.contains(oldIndex) {
                segments.extend(.removed(before[oldIndex]))
                oldIndex += 1
            } else if newIndex < after.count, insertions.contains(newIndex) {
                segments.extend(.added(after[newIndex]))
                newIndex += 1
            } else {
                segments.extend(.same(after[newIndex]))
                oldIndex += 1
                newIndex += 1
            }
        }
        self.segments = segments
    }

    package var isEmpty: Bool { segments.allSatisfy { if case .same = $0 { true } else { false } } }

    /// Each word with the white space after it, so that joining the words gives the text back.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isInSpace = false
        for character in text {
            if isInSpace, !character.isWhitespace {
                words.append(word)
                word = ""
            }
            isInSpace = character.isWhitespace
            word.append(character)
        }
        return word.isEmpty ? words : words + [word]
    }
}

extension [TextDifference.Segment] {
    fileprivate mutating func extend(_ next: TextDifference.Segment) {
        switch (last, next) {
        case (.same(let text), .same(let more)): self[count - 1] = .same(text + more)
        case (.removed(let text), .removed(let more)): self[count - 1] = .removed(text + more)
        case (.added(let text), .added(let more)): self[count - 1] = .added(text + more)
        default: append(next)
        }
    }
}
