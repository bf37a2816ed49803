import PlanDomain

/// What keeps readers from following a paper: sentences without end, short forms, links that say nothing or lead nowhere.
struct ReadabilityCheck {
    private var abbreviations = AbbreviationList()

    /// Words that stand somewhere in small letters: the same in capitals is no short form.
    private var plainWords: Set<String> = []
    private(set) var findings: [PaperFinding] = []

    init(_ passages: [PaperPassage], raw: [String], council: Council?) {
        if let profile = council?.profile { abbreviations.explained.insert(profile.shortName) }
        for (place, passage) in passages.enumerated() { read(passage, at: place) }
        findings += abbreviationFindings(passages)
        for (index, line) in raw.enumerated() where line.utf8.contains(where: { $0 == UInt8(ascii: "[") }) {
            readLinks(of: line, number: index + 1)
        }
    }

    private mutating func read(_ passage: PaperPassage, at place: Int) {
        for block in ProseText(passage.text, isMarkdown: false).blocks {
            // A word that stands alone in capitals is a heading: "AGAINST (2)".
            let isShouted = block.words.allSatisfy { !$0.hasLetters || $0.isInCapitals }
            if !isShouted || passage.kind == .row { abbreviations.read(block, place: place) }
            abbreviations.explained.formUnion(ExplainedLater.all(in: block.words))
            for (index, word) in block.words.enumerated() {
                if word.isPlain { plainWords.insert(word.bare.lowercased()) }
                guard let excerpt = Placeholder.excerpt(at: index, in: block.words) else { continue }
                findings.append(placeholder(excerpt, line: passage.line(of: word.text)))
            }
            if passage.kind == .prose || passage.kind == .item { readSentences(block, of: passage) }
        }
    }

    private func placeholder(_ excerpt: String, line: Int) -> PaperFinding {
        PaperFinding(
            .placeholderLeft,
            .advice,
            line: line,
            excerpt: excerpt,
            message: "'\(excerpt)' holds the place of words that are still missing. Write them."
        )
    }

    // MARK: sentences

    private mutating func readSentences(_ block: ProseText.Block, of passage: PaperPassage) {
        guard block.words.count > HealthRule.sentenceLimit else { return }
        for sentence in block.sentences where !Self.isList(sentence) {
            let count = sentence.count { $0.counts }
            guard count > HealthRule.sentenceLimit, let first = sentence.first else { continue }
            findings.append(
                PaperFinding(
                    .sentenceTooLong,
                    .advice,
                    line: passage.line(of: first.text),
                    excerpt: sentence.beginning(),
                    message: "The sentence '\(sentence.beginning())' has \(count) words. Make two of it: readers cope "
                        + "best with 25 or fewer."
                )
            )
        }
    }

    /// Items that semicolons part, or that have marks of their own, read as a list does.
    private static func isList(_ sentence: ArraySlice<Word>) -> Bool {
        let parted = sentence.count { $0.text.utf8.last == UInt8(ascii: ";") }
        let marked = sentence.count { $0.text.hasPrefix("(") && $0.text.hasSuffix(")") && $0.text.utf8.count <= 5 }
        return parted >= 2 || marked >= 2
    }

    // MARK: abbreviations

    private func abbreviationFindings(_ passages: [PaperPassage]) -> [PaperFinding] {
        abbreviations.unexplained.compactMap { use in
            let lowered = use.short.lowercased()
            guard !plainWords.contains(lowered), !Self.shoutedWords.contains(lowered) else { return nil }
            let passage = passages[use.place]
            let word = passage.words.first { $0.contains(use.short) }
            if word.map({ Self.isCode($0, in: passage) }) == true { return nil }
            let times = use.count == 1 ? "" : ", and used \(use.count) times"
            let reason =
                word.flatMap { isInBrackets($0, in: passage) }
                .map { "stands behind '\($0)', which does not spell it\(times). Write its full name there." }
                ?? "is never explained\(times). Write it out where it first stands, with the short form in brackets."
            return PaperFinding(
                .abbreviationUnexplained,
                .advice,
                line: word.map(passage.line) ?? passage.line.number,
                excerpt: use.short,
                message: "'\(use.short)' \(reason)"
            )
        }
    }

    /// "BV 012": the letters of a code, whose number stands apart.
    private static func isCode(_ word: Substring, in passage: PaperPassage) -> Bool {
        let next = passage.text[word.endIndex...].drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
        let digits = next.prefix { $0.isASCII && $0.isNumber }
        return (1...3).contains(digits.count) && next[digits.endIndex...].first != "%"
    }

    /// The words before "(PPRAs)", where it stands like that.
    private func isInBrackets(_ word: Substring, in passage: PaperPassage) -> String? {
        guard word.hasPrefix("("), word.contains(")") else { return nil }
        let before = passage.text[..<word.startIndex].split(whereSeparator: \.isWhitespace).suffix(2)
        return before.isEmpty ? nil : before.joined(separator: " ")
    }

    /// Words that papers print in capitals.
    private static let shoutedWords: Set<String> = [
        "agenda", "agreed", "amber", "annex", "apologies", "appendix", "approved", "blue", "cabinet", "council",
        "date", "draft", "end", "exempt", "final", "from", "green", "grey", "high", "item", "low", "matters", "medium",
        "nb",
        "minutes", "note", "noted", "open", "part", "plan", "present", "private", "public", "purpose", "red", "report",
        "resolved", "section", "start", "table", "target", "time", "title", "total", "urgent", "venue", "ward", "year",
    ]

    // MARK: links

    private mutating func readLinks(of line: String, number: Int) {
        for link in InlineText(line).links {
            let words = link.text.trimmingSpaces
            let target = link.target.trimmingSpaces
            if let reason = Self.nowhere(target) {
                findings.append(
                    PaperFinding(
                        .linkToNowhere,
                        .error,
                        line: number,
                        excerpt: "[\(words)](\(target))",
                        message: "The link '\(words)' \(reason). Give it the address of what it names"
                            + (link.isVague ? ", and words that name it." : ".")
                    )
                )
            } else if link.isVague, !words.isWebAddress {
                findings.append(
                    PaperFinding(
                        .linkTextVague,
                        .advice,
                        line: number,
                        excerpt: words,
                        message:
                            "The link '\(words)' does not say where it leads. Name the page or document that it opens."
                    )
                )
            }
        }
    }

    /// Why nobody gets anywhere by an address; nil where it may lead somewhere.
    private static func nowhere(_ target: String) -> String? {
        let lowered = target.lowercased()
        if ["", "#", "/", "http://", "https://", "about:blank", "javascript:void(0)", "tbc", "xxx"].contains(lowered) {
            return target.isEmpty ? "has no address" : "leads nowhere ('\(target)')"
        }
        let isOnDisk =
            lowered.hasPrefix("file:") || lowered.hasPrefix("\\\\") || lowered.wholeMatch(of: /[a-z]:[\\\/].*/) != nil
        return isOnDisk ? "leads to a file on somebody's own computer ('\(target)')" : nil
    }
}

extension Word {
    /// Written in small letters, but for its first.
    fileprivate var isPlain: Bool {
        let bare = bare
        return bare.utf8.count > 1 && bare.dropFirst().utf8.allSatisfy { 97...122 ~= $0 }
    }
}
