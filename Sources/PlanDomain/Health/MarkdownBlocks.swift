/// Markdown read line by line into the stretches that read on their own; code is left out.
///
/// The web target has a full parser. Rules ask for less, and the domain depends on nothing: where the two could differ,
/// as in code inside a list, this one takes the words for prose.
struct MarkdownBlocks {
    /// A heading, a paragraph, a list item or a cell of a table, with the marks inside its lines still in place.
    struct Block: Equatable {
        /// 1 for "#"; nil for anything but a heading.
        let headingLevel: Int?
        let source: String
    }

    private(set) var blocks: [Block] = []
    private var open = ""
    private var isItem = false

    /// Lines indented under an item belong to it; elsewhere they are code.
    private var isInList = false

    /// The marks that opened the code in which we are.
    private var fence: Substring?

    init(_ text: String) {
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            read(line.last == UInt8(ascii: "\r") ? Substring(line.dropLast()) : Substring(line))
        }
        close()
    }

    private mutating func read(_ line: Substring) {
        var rest = line.trimmingStart
        if let fence {
            let isEnd = rest.hasPrefix(fence) && rest.utf8.allSatisfy { $0 == fence.utf8.first || $0.isSpace }
            if isEnd { self.fence = nil }
            return
        }
        let indent = line.utf8.prefix(while: \.isSpace).reduce(0) { $0 + ($1 == UInt8(ascii: "\t") ? 4 : 1) }
        guard !rest.isEmpty else { return close() }
        if indent >= 4, open.isEmpty, !isInList { return }
        while rest.utf8.first == UInt8(ascii: ">") { rest = rest.dropFirst().trimmingStart }
        if indent == 0, open.isEmpty { isInList = false }
        readContent(rest)
    }

    /// Items may hold items, but no deeper than a page shows them: what a hostile text nests further is prose.
    private static let depthLimit = 40

    private mutating func readContent(_ line: Substring) {
        var line = line
        for _ in 0..<Self.depthLimit {
            if readMarks(line) { return }
            guard let content = itemContent(line) else { break }
            close()
            isItem = true
            isInList = true
            line = content
        }
        open += open.isEmpty ? line : " " + line
    }

    /// Reads a line that is no prose but a heading, a fence, a rule, a row of a table or the address of a link.
    private mutating func readMarks(_ line: Substring) -> Bool {
        switch line.utf8.first {
        case UInt8(ascii: "#"): return readHeading(line)
        case UInt8(ascii: "`"), UInt8(ascii: "~"): return readFence(line)
        case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"): return readRule(line)
        case UInt8(ascii: "|"): return readRow(line)
        case UInt8(ascii: "["):
            return open.isEmpty && line.firstIndex(of: "]").map { line[$0...].hasPrefix("]: ") } ?? false
        default: return false
        }
    }

    /// "## Title", with or without closing marks.
    private mutating func readHeading(_ line: Substring) -> Bool {
        let level = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
        let rest = line.dropFirst(level)
        guard level <= 6, rest.isEmpty || rest.utf8.first?.isSpace == true else { return false }
        close()
        var title = rest.trimmingSpaces[...]
        let bare = title.dropLast(title.utf8.reversed().prefix { $0 == UInt8(ascii: "#") }.count)
        if bare.isEmpty || bare.utf8.last?.isSpace == true { title = bare }
        blocks.append(Block(headingLevel: level, source: title.trimmingSpaces))
        return true
    }

    private mutating func readFence(_ line: Substring) -> Bool {
        let marks = line.prefix { $0 == line.first }
        guard marks.utf8.count >= 3 else { return false }
        close()
        fence = marks
        return true
    }

    /// A line of marks makes a heading of the paragraph above it, or else divides.
    private mutating func readRule(_ line: Substring) -> Bool {
        let mark = line.utf8.first
        guard line.utf8.allSatisfy({ $0 == mark || $0.isSpace }) else { return false }
        let count = line.utf8.count { $0 == mark }
        let isUnbroken = line.trimmingSpaces.utf8.count == count
        if !open.isEmpty, !isItem, isUnbroken, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") {
            blocks.append(Block(headingLevel: mark == UInt8(ascii: "=") ? 1 : 2, source: open))
            open = ""
            return true
        }
        guard mark != UInt8(ascii: "="), count >= 3 else { return false }
        close()
        return true
    }

    private mutating func readRow(_ line: Substring) -> Bool {
        close()
        for cell in line.split(separator: "|") {
            let isLine = cell.utf8.allSatisfy { $0.isSpace || "-:".utf8.contains($0) }
            if !isLine { blocks.append(Block(headingLevel: nil, source: cell.trimmingSpaces)) }
        }
        return true
    }

    /// What follows a bullet, or a number with a point or a bracket, and a space.
    private func itemContent(_ line: Substring) -> Substring? {
        let digits = line.utf8.prefix { $0.isDigit }.count
        let rest: Substring
        if digits == 0 {
            guard let mark = line.first, "-*+•".contains(mark) else { return nil }
            rest = line.dropFirst()
        } else {
            let after = line.dropFirst(digits)
            guard digits <= 9, let mark = after.utf8.first, ".)".utf8.contains(mark) else { return nil }
            // A line of a paragraph may begin with a year that ends its sentence: only "1." opens a list there.
            guard open.isEmpty || isItem || line.utf8.first == UInt8(ascii: "1") && digits == 1 else { return nil }
            rest = after.dropFirst()
        }
        guard rest.isEmpty || rest.utf8.first?.isSpace == true else { return nil }
        return rest.trimmingStart
    }

    private mutating func close() {
        if !open.isEmpty { blocks.append(Block(headingLevel: nil, source: open)) }
        open = ""
        isItem = false
    }
}
