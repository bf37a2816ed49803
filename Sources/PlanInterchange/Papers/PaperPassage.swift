import PlanDomain

/// A stretch of a paper that reads on its own, with the lines of the file in which its words stand.
struct PaperPassage {
    let kind: Kind
    let line: PaperLine

    var text: String { line.text }

    enum Kind: Equatable {
        case heading
        /// A paragraph, or a line that stands alone.
        case prose
        case item
        /// A row of a table.
        case row
    }

    /// The line of the file in which a word stands.
    func line(of place: String.Index) -> Int {
        guard !line.wraps.isEmpty else { return line.number }
        let offset = text.utf8.distance(from: text.startIndex, to: place)
        return line.wraps.last { $0.offset <= offset }?.line ?? line.number
    }

    func line(of word: Substring) -> Int { line(of: word.startIndex) }

    /// The words that stand between white space.
    var words: [Substring] { text.split(whereSeparator: \.isWhitespace) }

    /// What a reader takes in one by one; each word is a part of `text`.
    var sentences: [ArraySlice<Word>] { ProseText(text, isMarkdown: false).blocks.flatMap(\.sentences) }

    /// Whether it holds any figure at all: without one most claims cannot be made.
    var hasDigits: Bool { text.utf8.contains { 48...57 ~= $0 } }

    /// The last line of the file that it reaches.
    fileprivate var lastLine: Int { line.wraps.last?.line ?? line.number }

    /// Reads the lines of a paper into passages; `raw` are the lines of the file.
    static func all(_ lines: [PaperLine], raw: [String]) -> [PaperPassage] {
        var passages: [PaperPassage] = []
        for line in lines where !line.isBlank {
            guard let kind = kind(of: line, raw: raw[line.number - 1]) else { continue }
            let passage = PaperPassage(kind: kind, line: line)
            if let last = passages.last, last.isOpen(before: passage, raw: raw) {
                passages[passages.count - 1] = PaperPassage(kind: last.kind, line: last.line.followed(by: line))
            } else {
                passages.append(passage)
            }
        }
        return passages
    }

    /// Nil for what no claim stands in: a table of contents, a comment, the frame of a table.
    private static func kind(of line: PaperLine, raw: String) -> Kind? {
        guard line.text.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
        switch line.shape {
        case .blank: return nil
        case .other: return line.text.hasPrefix("|") ? .row : nil
        case .heading: return .heading
        case .bullet, .item: return isTabular(raw) ? .row : .item
        case .numbered, .text: return isTabular(raw) ? .row : .prose
        }
    }

    /// Columns that a converter parts by spaces; the mark of an item may stand apart from its words.
    private static func isTabular(_ raw: String) -> Bool {
        guard raw.contains("   ") || raw.contains("\t") else { return false }
        let words = raw.trimmingSpaces.drop { !$0.isWhitespace }.drop(while: \.isWhitespace)
        return words.contains("   ") || words.contains("\t")
    }

    /// Whether the next line goes on in the same paragraph: the line above was full, and no sentence had ended there.
    private func isOpen(before next: PaperPassage, raw: [String]) -> Bool {
        guard kind == .prose || kind == .item, next.kind == .prose, next.line.shape == .text,
            next.line.number == lastLine + 1, text.utf8.count < 4_000, raw[lastLine - 1].utf8.count >= 50,
            let end = text.last
        else { return false }
        return !".:;!?".contains(end)
    }
}
