/// A word as it stands in a text, between white space and with the marks around it.
package struct Word: Equatable {
    package let text: Substring
    let characters: Characters

    /// What a word is made of, so that most rules pass over it without looking at its letters.
    struct Characters: OptionSet {
        let rawValue: UInt8

        static let small = Characters(rawValue: 1)
        static let capital = Characters(rawValue: 2)

        /// More than one capital.
        static let capitals = Characters(rawValue: 4)
        static let digit = Characters(rawValue: 8)

        /// Letters beyond ASCII, such as the "ô" of Welsh names.
        static let otherLetter = Characters(rawValue: 16)
    }

    /// A dash between spaces is no word.
    package var counts: Bool { !characters.isEmpty }

    package var hasLetters: Bool { !characters.isDisjoint(with: [.small, .capital, .otherLetter]) }

    /// Whether every letter is a capital.
    package var isInCapitals: Bool {
        characters.contains(.capital) && characters.isDisjoint(with: [.small, .otherLetter])
    }

    /// The word without the marks around it.
    package var bare: Substring {
        // Nearly every word begins and ends with a letter of ASCII.
        guard let first = text.utf8.first, let last = text.utf8.last else { return text }
        return first.isASCIIAlphanumeric && last.isASCIIAlphanumeric ? text : text.bare
    }

    /// Splits a text at white space, hard spaces included.
    static func all(in text: String) -> [Word] {
        let bytes = text.utf8
        var words: [Word] = []
        var characters: Characters = []
        var start: String.Index?
        var place = bytes.startIndex
        while place < bytes.endIndex {
            let byte = bytes[place]
            var next = bytes.index(after: place)
            let isHardSpace = byte == 0xC2 && next < bytes.endIndex && bytes[next] == 0xA0
            if byte.isSpace || isHardSpace {
                if isHardSpace { next = bytes.index(after: next) }
                if let start { words.append(Word(text: text[start..<place], characters: characters)) }
                start = nil
                characters = []
            } else {
                start = start ?? place
                characters.add(byte)
            }
            place = next
        }
        if let start { words.append(Word(text: text[start...], characters: characters)) }
        return words
    }
}

extension Word.Characters {
    fileprivate mutating func add(_ byte: UInt8) {
        if byte.isSmall {
            insert(.small)
        } else if byte.isCapital {
            insert(contains(.capital) ? .capitals : .capital)
        } else if byte.isDigit {
            insert(.digit)
        } else if Self.otherLetterBytes.contains(byte) {
            insert(.otherLetter)
        }
    }

    /// The first bytes of letters in UTF-8; what begins with C2, E2 or F0 is a mark, a dash or a picture.
    private static let otherLetterBytes: Set<UInt8> = Set(0xC3...0xDF).union([0xE1]).union(0xE3...0xEF)
}
