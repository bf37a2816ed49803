/// A block as it is set: sections laid flat, with levels, labels and anchors worked out once for all formats.
enum Piece {
    case heading(Heading)
    case paragraph(number: String?, anchor: String?, Prose)
    case list(List)
    case table(Table, label: String)
    case chart(Chart, label: String, tableLabel: String)
    case recommendation(Recommendation, anchor: String?)
    case notice(Prose)
    case contents([Heading])
    case pageBreak

    struct Heading {
        /// 1 for the outermost sections, under the title.
        let level: Int
        let number: String?
        let text: String

        /// A name within the document, such as "section-2-1".
        let anchor: String

        /// Whether a page break stands right before it.
        var beginsPage = false
    }
}

extension Document {
    var pieces: [Piece] {
        var reading = PieceReading(document: self)
        return reading.pieces
    }
}

private struct PieceReading {
    private let blocks: [Block]
    private let headings: [Piece.Heading]
    private var anchors: Set<String> = []
    private var tables = 0
    private var charts = 0

    init(document: Document) {
        blocks = document.blocks
        headings = Self.headings(in: document.blocks, level: 1, path: [])
    }

    var pieces: [Piece] {
        mutating get { pieces(of: blocks, level: 1, path: []) }
    }

    private static func headings(in blocks: [Block], level: Int, path: [Int]) -> [Piece.Heading] {
        sections(in: blocks, path: path).flatMap { section, path in
            [heading(section, level: level, path: path)]
                + headings(in: section.blocks, level: level + 1, path: path)
        }
    }

    private static func sections(in blocks: [Block], path: [Int]) -> [(Section, path: [Int])] {
        let sections = blocks.compactMap { if case .section(let section) = $0 { section } else { nil } }
        return sections.enumerated().map { ($1, path + [$0 + 1]) }
    }

    private static func heading(_ section: Section, level: Int, path: [Int]) -> Piece.Heading {
        Piece.Heading(
            level: level,
            number: section.number,
            text: section.heading,
            anchor: "section-" + path.map(String.init).joined(separator: "-")
        )
    }

    private mutating func pieces(of blocks: [Block], level: Int, path: [Int]) -> [Piece] {
        var pieces: [Piece] = []
        var sections = 0
        for block in blocks {
            if case .section(let section) = block {
                sections += 1
                let path = path + [sections]
                var heading = Self.heading(section, level: level, path: path)
                // As part of the heading the break needs no empty paragraph.
                if case .pageBreak = pieces.last {
                    pieces.removeLast()
                    heading.beginsPage = true
                }
                pieces.append(.heading(heading))
                pieces += self.pieces(of: section.blocks, level: level + 1, path: path)
            } else if let piece = piece(of: block) {
                pieces.append(piece)
            }
        }
        return pieces
    }

    private mutating func piece(of block: Block) -> Piece? {
        switch block {
        case .section: return nil
        case .paragraph(let number, let prose):
            return .paragraph(number: number, anchor: number.flatMap { anchor("paragraph", $0) }, prose)
        case .list(let list): return .list(list)
        case .table(let table): return .table(table, label: nextTable())
        case .chart(let chart):
            charts += 1
            return .chart(chart, label: "Figure \(charts)", tableLabel: nextTable())
        case .recommendation(let recommendation):
            return .recommendation(recommendation, anchor: anchor("recommendation", recommendation.number))
        case .notice(let prose): return .notice(prose)
        case .contents(let depth): return .contents(headings.filter { $0.level <= depth })
        case .pageBreak: return .pageBreak
        }
    }

    private mutating func nextTable() -> String {
        tables += 1
        return "Table \(tables)"
    }

    /// "paragraph-1.1"; nil where the number was used before, or has no sign that an address can hold.
    private mutating func anchor(_ kind: String, _ number: String) -> String? {
        let plain = number.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
        let anchor = "\(kind)-\(plain)"
        return !plain.isEmpty && anchors.insert(anchor).inserted ? anchor : nil
    }
}
