import Markup

extension [Block] {
    /// Reads what a person typed in Markdown: paragraphs, lists and links; a heading becomes a strong paragraph.
    package init(markdown source: String) {
        self = Markdown(source).blocks.map(Block.init)
    }
}

extension Prose {
    /// Reads Markdown for one line, such as a cell: paragraphs and points follow each other after a line's end.
    package init(markdown source: String) {
        self.init(Markdown(source).blocks.lines.joined(by: Run("\n")))
    }

    fileprivate init(_ runs: [MarkdownRun]) {
        self.init(runs.map(Run.init))
    }
}

extension Prose.Run {
    fileprivate init(_ run: MarkdownRun) {
        self.init(run.text, isStrong: run.isStrong, isEmphasis: run.isEmphasis, address: run.address)
    }
}

extension Block {
    fileprivate init(_ block: MarkdownBlock) {
        switch block {
        case .paragraph(let runs): self = .paragraph(number: nil, Prose(runs))
        case .list(let isOrdered, let items): self = .list(List(isOrdered, items))
        }
    }
}

extension List {
    fileprivate init(_ isOrdered: Bool, _ items: [[MarkdownBlock]]) {
        self.init(isOrdered: isOrdered, items.map(Item.init))
    }
}

extension List.Item {
    /// The second level is the last: what nests deeper follows in its point's words.
    fileprivate init(_ blocks: [MarkdownBlock]) {
        let lead = blocks.prefix { if case .paragraph = $0 { true } else { false } }
        let rest = Array(blocks.dropFirst(lead.count))
        var inner: List?
        if case .list(let isOrdered, let items) = rest.first {
            let trailing = rest.dropFirst().map { [$0] }
            let points = (items + trailing).map { List.Item(Prose($0.lines.joined(by: Prose.Run("\n")))) }
            inner = List(isOrdered: isOrdered, points)
        }
        self.init(Prose(Array(lead).lines.joined(by: Prose.Run("\n"))), inner: inner)
    }
}

extension [MarkdownBlock] {
    fileprivate var lines: [[Prose.Run]] {
        flatMap { block -> [[Prose.Run]] in
            switch block {
            case .paragraph(let runs): [runs.map(Prose.Run.init)]
            case .list(_, let items): items.flatMap(\.lines)
            }
        }
    }
}

extension [[Prose.Run]] {
    fileprivate func joined(by separator: Prose.Run) -> [Prose.Run] { [Prose.Run](joined(separator: [separator])) }
}
