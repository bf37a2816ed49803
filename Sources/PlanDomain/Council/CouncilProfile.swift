/// Who the council is, and what every public page of it must say.
package struct CouncilProfile: Equatable, Codable, Sendable {
    /// "Stockport Council".
    package var name: String
    package var shortName: String

    /// The nine-character code of the Office for National Statistics: "E08000007".
    package var gssCode: String?
    package var website: String?

    /// Whom to ask for another format, as a sentence (I33).
    package var formatsContact: String
    package var licence: String
    package var colours: BrandColours
    package var levelNames: LevelNames

    /// Set for a council made up to show the software: every page then says so.
    package var demonstrationNotice: String?

    package init(
        name: String,
        shortName: String,
        gssCode: String? = nil,
        website: String? = nil,
        formatsContact: String,
        licence: String = "Open Government Licence v3.0",
        colours: BrandColours = .usual,
        levelNames: LevelNames = LevelNames(),
        demonstrationNotice: String? = nil
    ) {
        self.name = name
        self.shortName = shortName
        self.gssCode = gssCode
        self.website = website
        self.formatsContact = formatsContact
        self.licence = licence
        self.colours = colours
        self.levelNames = levelNames
        self.demonstrationNotice = demonstrationNotice
    }
}

/// A council's own colours, each six hexadecimal digits; refused when words on them could not be read.
package struct BrandColours: Equatable, Codable, Sendable {
    /// Behind the white words of the header and buttons.
    package var brand: String

    /// Links and headings on white.
    package var ink: String

    /// A light wash behind dark words.
    package var wash: String

    package init(brand: String, ink: String, wash: String) {
        self.brand = brand
        self.ink = ink
        self.wash = wash
    }

    package static let usual = BrandColours(brand: "0b3d3c", ink: "0a5957", wash: "eaf3ef")

    /// The pairs that pages use, with the least contrast each needs (WCAG 2.2, success criterion 1.4.3).
    package var issues: [Issue] {
        let pairs: [(field: String, front: String, back: String)] = [
            ("brand", "ffffff", brand), ("ink", ink, "ffffff"), ("ink", ink, wash), ("wash", "16211f", wash),
        ]
        return pairs.compactMap { Self.contrastIssue(of: $0.front, on: $0.back, field: $0.field) }
    }

    /// What is wrong with words in one colour on another, if anything is.
    static func contrastIssue(of words: String, on ground: String, field: String) -> Issue? {
        guard let front = Luminance(hex: words), let back = Luminance(hex: ground) else {
            let broken = Luminance(hex: words) == nil ? words : ground
            return Issue(field: field, code: "colour-malformed", detail: broken)
        }
        return front.contrast(with: back) >= 4.5
            ? nil : Issue(field: field, code: "contrast-too-low", detail: "#\(words) on #\(ground)")
    }
}

/// How bright a colour is to the eye, from 0 to 1 (WCAG 2.2, "relative luminance").
package struct Luminance: Equatable, Sendable {
    // A ratio of light, never a figure that a person typed: binary arithmetic is right here.
    package let value: Double

    package init?(hex: String) {
        // The standard library takes a sign in front too: "+12345" is no colour.
        guard hex.utf8.count == 6, hex.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let number = UInt32(hex, radix: 16)
        else { return nil }
        let channels = [number >> 16 & 255, number >> 8 & 255, number & 255].map { channel -> Double in
            let share = Double(channel) / 255
            return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055, 2.4)
        }
        value = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    /// From 1, the same, to 21, black on white.
    package func contrast(with other: Luminance) -> Double {
        (max(value, other.value) + 0.05) / (min(value, other.value) + 0.05)
    }
}
