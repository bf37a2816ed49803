import PlanDomain

/// One line of a paper: what it says, and what its marks make of it.
struct PaperLine: Equatable {
    /// From 1.
    let number: Int
    let text: String
    let shape: Shape
    let wordCount: Int

    /// Where it goes on in further lines of the file.
    let wraps: [Wrap]

    /// That the text from an offset in UTF-8 on stands in another line.
    struct Wrap: Equatable {
        let offset: Int
        let line: Int
    }

    init(number: Int, text: String, shape: Shape, wraps: [Wrap] = []) {
        self.number = number
        self.text = text
        self.shape = shape
        self.wraps = wraps
        // Every space ends a word: white space was folded before. Counted once, since many questions turn on it.
        wordCount = text.isEmpty ? 0 : text.utf8.count { $0 == 32 } + 1
    }

    enum Shape: Equatable {
        case blank
        /// 1 to 6 as in Markdown; 7 for a line that is only bold.
        case heading(Int)
        /// How far it stands in, in characters.
        case bullet(indent: Int)
        /// "1." or "b)" before the text.
        case item(String, indent: Int)
        /// "2.1" before the text: a paragraph of a committee report.
        case numbered(String)
        case text
        /// An entry of a table of contents, or a row of a table.
        case other
    }

    var isBlank: Bool { shape == .blank }

    var isBullet: Bool { if case .bullet = shape { true } else { false } }

    var headingLevel: Int? { if case .heading(let level) = shape { level } else { nil } }

    var indent: Int? {
        switch shape {
        case .bullet(let indent), .item(_, let indent): indent
        default: nil
        }
    }

    /// Short, and without the full stop that ends a sentence.
    var looksLikeHeading: Bool {
        guard wordCount <= 14, let last = text.last else { return false }
        return !".;,".contains(last)
    }

    /// Reads all lines of a paper; a line that holds several bold pieces run together becomes several.
    static func all(in lines: [String]) -> [PaperLine] {
        var result: [PaperLine] = []
        for (index, raw) in lines.enumerated() {
            if let level = setextLevel(raw), let last = result.last, last.shape == .text, last.looksLikeHeading {
                result[result.count - 1] = PaperLine(number: last.number, text: last.text, shape: .heading(level))
                continue
            }
            for piece in pieces(of: raw) { result.append(line(piece, number: index + 1)) }
        }
        return namingSections(joiningWrapped(result))
    }

    private static func setextLevel(_ raw: String) -> Int? {
        guard raw.utf8.count >= 3, let mark = raw.first, mark == "=" || mark == "-",
            raw.trimmingSpaces.allSatisfy({ $0 == mark })
        else { return nil }
        return mark == "=" ? 1 : 2
    }

    /// Bold pieces that run together are lines that lost their line ends, as in `TITLE**Report**` and `**A****B**`.
    private static func pieces(of raw: String) -> [String] {
        guard raw.contains("**") else { return [raw] }
        let parts = raw.split(separator: "**", omittingEmptySubsequences: false).map(String.init)
        let isRunTogether = zip(parts, parts.dropFirst()).contains { before, after in
            guard let left = before.last, let right = after.first else { return false }
            return (left.isLetter || left.isNumber) && (right.isUppercase || right.isNumber)
        }
        guard isRunTogether || raw.contains("****") else { return [raw] }
        return parts.filter { !$0.trimmingSpaces.isEmpty }
    }

    private static func line(_ raw: String, number: Int) -> PaperLine {
        let indent = raw.prefix { $0 == " " || $0 == "\t" }.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
        var text = raw.trimmingSpaces
        while text.hasPrefix(">") { text = text.dropFirst().trimmingSpaces }
        func made(_ shape: Shape, _ words: some StringProtocol) -> PaperLine {
            PaperLine(number: number, text: plain(words), shape: shape)
        }
        guard !text.isEmpty, !text.allSatisfy({ "-_=*~".contains($0) }) else { return made(.blank, "") }
        if text.hasPrefix("|") || text.hasPrefix("<!--") || isContentsEntry(text) { return made(.other, text) }
        let hashes = text.prefix { $0 == "#" }.count
        if (1...6).contains(hashes), text.dropFirst(hashes).first?.isWhitespace ?? true {
            return made(.heading(hashes), text.dropFirst(hashes).trimmingSpaces.trimmed(of: "#"))
        }
        if let rest = afterBullet(text) {
            let numbered = sectionNumber(rest)
            if let numbered { return made(.numbered(numbered.number), numbered.rest) }
            return made(.bullet(indent: indent), rest)
        }
        if let (number, rest) = sectionNumber(text) { return made(.numbered(number), rest) }
        if isWhollyBold(text) {
            let inner = text.trimmed(of: "*").trimmed(of: "_").trimmed(of: ":")
            return made(.heading(7), itemNumber(inner)?.rest ?? inner)
        }
        if let (mark, rest) = itemNumber(text) { return made(.item(mark, indent: indent), rest) }
        return made(.text, text)
    }

    private static func isWhollyBold(_ text: String) -> Bool {
        for mark in ["**", "__"] where text.hasPrefix(mark) && text.utf8.count > 4 {
            let body = text.hasSuffix(":") ? String(text.dropLast()) : text
            if body.hasSuffix(mark), !body.dropFirst(2).dropLast(2).contains(mark) { return true }
        }
        return false
    }

    /// A title with dots or a tab and a page number after it, or a link to a place further down.
    private static func isContentsEntry(_ text: String) -> Bool {
        if text.hasSuffix(")"), text.contains("](#") { return true }
        guard let last = text.last, last.isNumber else { return false }
        let before = text.reversed().drop { $0.isNumber }
        guard text.count - before.count <= 3 else { return false }
        return before.prefix(4).allSatisfy { $0 == "." || $0 == " " || $0 == "…" }
            && before.prefix(4).contains { $0 != " " }
            || before.first == "\t"
    }

    private static func afterBullet(_ text: String) -> String? {
        guard let mark = text.first, "-*+•●▪■◦‣·–—".contains(mark) || mark == "o" || mark == "\u{F0B7}" else {
            return nil
        }
        let rest = text.dropFirst()
        guard let next = rest.first, next == " " || next == "\t" || next == "\u{A0}" else { return nil }
        let words = rest.trimmingSpaces
        return words.isEmpty ? nil : words
    }

    /// "2.1" or "2.1.3" before words.
    private static func sectionNumber(_ text: String) -> (number: String, rest: String)? {
        let mark = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let number = mark.hasSuffix(".") ? mark.dropLast() : mark
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (2...4).contains(parts.count), parts.allSatisfy({ (1...3).contains($0.count) }),
            text[mark.endIndex...].first?.isWhitespace == true
        else { return nil }
        return (String(number), text[mark.endIndex...].trimmingSpaces)
    }

    /// "1.", "1)", "(a)", "iv." before words.
    private static func itemNumber(_ text: String) -> (mark: String, rest: String)? {
        let opened = text.hasPrefix("(")
        let body = text.dropFirst(opened ? 1 : 0)
        let mark = body.prefix { $0.isASCII && ($0.isNumber || $0.isLetter) }
        guard (1...4).contains(mark.count), mark.allSatisfy(\.isNumber) || mark.count == 1 || isRoman(mark) else {
            return nil
        }
        let rest = body[mark.endIndex...]
        guard let close = rest.first, close == ")" || (close == "." && !opened),
            rest.dropFirst().first?.isWhitespace == true
        else { return nil }
        return (String(mark), rest.dropFirst().trimmingSpaces)
    }

    private static func isRoman(_ text: Substring) -> Bool { text.allSatisfy { "ivxIVX".contains($0) } }

    /// Without the marks of bold, italics, code and links.
    private static func plain(_ text: some StringProtocol) -> String {
        var words = text.trimmingSpaces
        for mark in ["**", "__", "`"] where words.contains(mark) { words = words.replacing(mark, with: "") }
        words = words.trimmed(of: "*")
        if words.contains("\\") { words = words.replacing(/\\([!-\/:-@\[-`{-~])/) { String($0.1) } }
        if words.contains("](") { words = words.replacing(/\[([^\]]*)\]\([^)]*\)/) { String($0.1) } }
        if words.contains("  ") || words.contains("\t") || words.contains("\u{A0}") {
            words = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        return words
    }

    /// A bullet or paragraph that goes on in the next line, without a mark of its own.
    private static func joiningWrapped(_ lines: [PaperLine]) -> [PaperLine] {
        var result: [PaperLine] = []
        for line in lines {
            guard line.shape == .text, let last = result.last, isOpen(last, before: line) else {
                result.append(line)
                continue
            }
            result[result.count - 1] = last.followed(by: line)
        }
        return result
    }

    /// The line with what the next one says after it.
    func followed(by next: PaperLine) -> PaperLine {
        let offset = text.utf8.count + 1
        let moved = next.wraps.map { Wrap(offset: offset + $0.offset, line: $0.line) }
        return PaperLine(
            number: number,
            text: text + " " + next.text,
            shape: shape,
            wraps: wraps + [Wrap(offset: offset, line: next.number)] + moved
        )
    }

    /// A number and some words begin a section, not a list, when paragraphs "2.1" follow or nothing of a list is near.
    private static func namingSections(_ lines: [PaperLine]) -> [PaperLine] {
        let sections = Set(
            lines.compactMap { line -> String? in
                guard case .numbered(let number) = line.shape else { return nil }
                return number.split(separator: ".").first.map(String.init)
            }
        )
        let filled = lines.indices.filter { !lines[$0].isBlank }
        var result = lines
        for (place, index) in filled.enumerated() {
            guard case .item(let mark, _) = lines[index].shape, mark.allSatisfy(\.isNumber),
                lines[index].looksLikeHeading
            else { continue }
            let before = place > 0 ? lines[filled[place - 1]].indent : nil
            let after = place + 1 < filled.count ? lines[filled[place + 1]].indent : nil
            let opener = place > 0 ? lines[filled[place - 1]] : nil
            let isAnnounced = opener.map { $0.headingLevel != nil || $0.text.hasSuffix(":") } ?? false
            let isAlone = before == nil && after == nil && !isAnnounced && lines[index].wordCount <= 8
            guard sections.contains(mark) || isAlone else { continue }
            result[index] = PaperLine(number: lines[index].number, text: lines[index].text, shape: .heading(2))
        }
        return result
    }

    private static func isOpen(_ line: PaperLine, before next: PaperLine) -> Bool {
        // No paragraph is this long: joining on would make one line of a whole file.
        guard line.text.utf8.count < 4000, next.text.first?.isLowercase == true, let end = line.text.last,
            !".:;!?".contains(end)
        else { return false }
        switch line.shape {
        case .bullet, .item, .numbered, .text: return true
        case .blank, .heading, .other: return false
        }
    }
}

extension StringProtocol {
    /// The text without this character and spaces at its ends.
    func trimmed(of mark: Character) -> String {
        var text = Substring(trimmingSpaces)
        while text.first == mark || text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last == mark || text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
