/// The council's statuses: their words, letters, shapes and colours, and the rule by which most measures get one.
package struct StatusScheme: Equatable, Codable, Sendable {
    /// From 1; every rating names the version that gave it.
    package let version: Int

    /// One for each status.
    package let words: [Word]

    /// For every measure that has none of its own.
    package let rule: StatusRule

    /// Within which a measure counts as stable.
    package let band: Trend.Band

    package init(version: Int, words: [Word] = Word.usual, rule: StatusRule, band: Trend.Band = .usual) {
        self.version = version
        self.words = words
        self.rule = rule
        self.band = band
    }

    package subscript(status: Status) -> Word {
        words.first { $0.status == status } ?? Word.usual.first { $0.status == status } ?? Word.usual[0]
    }

    /// Green, amber, red, five per cent, one per cent: until the council chooses.
    package static let usual = StatusScheme(version: 1, rule: .percentTolerance(Figure(whole: 5)))

    /// How a status is shown: never by its colour alone.
    package struct Word: Equatable, Codable, Sendable {
        package let status: Status

        /// "Green", "On track".
        package let word: String
        package let letter: String
        package let shape: Shape

        /// Six hexadecimal digits; dark or white words on it can be read.
        package let colour: String

        /// One sentence.
        package let meaning: String

        package init(
            status: Status,
            word: String,
            letter: String,
            shape: Shape,
            colour: String,
            meaning: String
        ) {
            self.status = status
            self.word = word
            self.letter = letter
            self.shape = shape
            self.colour = colour
            self.meaning = meaning
        }

        /// The colour of words on it: dark or white, whichever stands out more.
        package var inkColour: String {
            guard let ground = Luminance(hex: colour), let dark = Luminance(hex: Self.dark) else { return Self.dark }
            let white = Luminance(hex: "ffffff").map { $0.contrast(with: ground) } ?? 0
            return dark.contrast(with: ground) >= white ? Self.dark : "ffffff"
        }

        private static let dark = "16211f"

        package static let usual = [
            Word(
                status: .green,
                word: "Green",
                letter: "G",
                shape: .circle,
                colour: "00613a",
                meaning: "On target or better."
            ),
            Word(
                status: .amber,
                word: "Amber",
                letter: "A",
                shape: .triangle,
                colour: "f0b429",
                meaning: "Off target, within the tolerance."
            ),
            Word(
                status: .red,
                word: "Red",
                letter: "R",
                shape: .square,
                colour: "b02318",
                meaning: "Off target, beyond the tolerance."
            ),
        ]
    }

    package enum Shape: String, CaseIterable, Codable, Sendable {
        case circle, triangle, diamond, square
    }
}
