extension Table {
    /// How the page's width is shared among the columns, in thousandths that add up to 1000.
    ///
    /// Each column gets room for its longest word first, then for its words in a line as far as there is room.
    var columnShares: [Int] {
        guard !columns.isEmpty else { return [] }
        let texts = columnTexts
        let least = texts.map(Self.least)
        let wanted = zip(least, texts).map { least, texts in max(least, min(Self.longest(texts), 60) + 3) }
        return Self.shares(least: least, wanted: wanted)
    }

    /// Whether the longest words of all columns have no room in a line, so that smaller letters are called for.
    var isDense: Bool {
        columnTexts.reduce(0) { $0 + Self.least($1) } > Self.lineLength
    }

    /// How many letters of a word have room in each column.
    var columnLetters: [Int] {
        // Smaller letters, so more of them.
        let line = isDense ? Self.lineLength * 7 / 6 : Self.lineLength
        return columnShares.map { max(4, $0 * line / 1000 - 2) }
    }

    private var columnTexts: [[String]] {
        columns.indices.map { column in
            [columns[column].heading] + rows.compactMap { $0.indices.contains(column) ? $0[column].plain : nil }
        }
    }

    /// Three more than the longest word, for the space beside it and for headings in bold.
    private static func least(_ texts: [String]) -> Int { min(longest(texts.words), 30) + 3 }

    /// How many letters a line of a table has at least, in a wide typeface.
    private static let lineLength = 76

    private static func longest(_ texts: some Collection<some StringProtocol>) -> Int {
        texts.map(\.count).max() ?? 0
    }

    private static func shares(least: [Int], wanted: [Int]) -> [Int] {
        let total = least.reduce(0, +)
        let rest = max(0, lineLength - total)
        let wishes = zip(wanted, least).map { $0 - $1 }
        let wished = max(1, wishes.reduce(0, +))
        let widths = zip(least, wishes).map { $0 * wished + min(rest, wished) * $1 }
        let sum = widths.reduce(0, +)
        var shares = widths.map { $0 * 1000 / sum }
        shares[0] += 1000 - shares.reduce(0, +)
        return shares
    }
}

extension [String] {
    fileprivate var words: [Substring] { flatMap { $0.split(separator: " ") } }
}
