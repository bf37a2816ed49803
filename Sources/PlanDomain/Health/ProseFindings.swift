/// What the rules on headings, images, links and words find in one text.
struct ProseFindings {
    private(set) var all: [TextFinding] = []

    /// Fewer words in capitals may be short forms, or a word that is meant to be heard.
    private static let capitalsLimit = 4

    init(_ text: ProseText) {
        checkHeadings(text)
        checkImages(text)
        checkLinks(text)
        for block in text.blocks {
            checkSentences(block)
            checkPlaceholders(block)
            all += block.runsInCapitals(atLeast: Self.capitalsLimit).map {
                TextFinding(rule: .allCapitals, excerpt: block.words[$0].beginning())
            }
        }
    }

    /// A page begins each text below a heading of its own, so that a text's first level is always "#".
    private mutating func checkHeadings(_ text: ProseText) {
        var above = 0
        for block in text.blocks {
            guard let level = block.headingLevel else { continue }
            if level > above + 1 {
                let words = block.words.beginning()
                all.append(TextFinding(rule: .headingLevelSkipped, excerpt: words, detail: "\(above + 1)"))
            }
            above = level
        }
    }

    private mutating func checkImages(_ text: ProseText) {
        for image in text.images where image.hasNoAlternative {
            all.append(TextFinding(rule: .imageWithoutAlternative, excerpt: image.target))
        }
    }

    private mutating func checkLinks(_ text: ProseText) {
        for link in text.links where link.isVague {
            let words = link.text.trimmingSpaces
            all.append(TextFinding(rule: .linkTextVague, excerpt: words.isEmpty ? link.target : words))
        }
        // An address typed out is a link too; one that is the words of a link is told already.
        let told = Set(text.links.lazy.map(\.text).filter(\.isWebAddress).flatMap(Word.all).map(\.bare))
        for word in text.blocks.lazy.flatMap(\.words) where word.mayBeAddress {
            let address = word.bare
            guard address.isWebAddress, !told.contains(address) else { continue }
            all.append(TextFinding(rule: .linkTextVague, excerpt: String(address)))
        }
    }

    private mutating func checkSentences(_ block: ProseText.Block) {
        guard block.words.count > HealthRule.sentenceLimit else { return }
        for sentence in block.sentences {
            let count = sentence.count(where: \.counts)
            guard count > HealthRule.sentenceLimit else { continue }
            all.append(TextFinding(rule: .sentenceTooLong, excerpt: sentence.beginning(), detail: "\(count)"))
        }
    }

    private mutating func checkPlaceholders(_ block: ProseText.Block) {
        for place in block.words.indices {
            guard let excerpt = Placeholder.excerpt(at: place, in: block.words) else { continue }
            all.append(TextFinding(rule: .placeholderLeft, excerpt: excerpt))
        }
    }
}

extension InlineText.Image {
    /// The name of its file, or only what kind of thing it is, tells nobody what it shows (WCAG 2.2, failure F30).
    fileprivate var hasNoAlternative: Bool {
        let words = alternative.trimmingSpaces.lowercased()
        let empty = ["", "image", "picture", "photo", "photograph", "graphic", "logo", "chart", "diagram"]
        let endings = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"]
        return empty.contains(words) || endings.contains(where: words.hasSuffix)
    }
}

extension InlineText.Link {
    /// Words that say the same wherever they lead.
    private static let vague: Set<String> = [
        "", "click", "click here", "here", "find out more", "further information", "learn more", "link", "more",
        "more details", "more info", "more information", "page", "please click here", "read more", "read on",
        "see here", "see more", "this", "this document", "this link", "this page", "this website", "view", "website",
    ]

    /// Whether its words do not say where it leads.
    package var isVague: Bool {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(\.bare).joined(separator: " ")
        return text.trimmingSpaces.isWebAddress || Self.vague.contains(words)
    }
}

extension Word {
    /// Quick to say, so that only few words are looked at closely.
    fileprivate var mayBeAddress: Bool {
        text.utf8.count >= 8 && text.utf8.contains(UInt8(ascii: "."))
            && text.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "w") }
    }
}

extension ProseText.Block {
    /// Stretches of words in capitals; a comma ends one, since short forms may stand in a list.
    func runsInCapitals(atLeast limit: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        var count = 0
        func ended(at end: Int) -> Range<Int>? { start.flatMap { count >= limit ? $0..<end : nil } }
        for (place, word) in words.enumerated() {
            guard word.isInCapitals || start != nil && !word.hasLetters else {
                if let run = ended(at: place) { runs.append(run) }
                (start, count) = (nil, 0)
                continue
            }
            start = start ?? place
            count += word.hasLetters ? 1 : 0
            guard let last = word.text.utf8.last, ",;".utf8.contains(last) else { continue }
            if let run = ended(at: place + 1) { runs.append(run) }
            (start, count) = (nil, 0)
        }
        return runs + [ended(at: words.count)].compactMap(\.self)
    }
}
