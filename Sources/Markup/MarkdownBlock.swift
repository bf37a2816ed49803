/// A part of a Markdown text as a value, for formats other than HTML.
///
/// Headings and quotations come as paragraphs, code as the text it is, and raw HTML as plain words.
package enum MarkdownBlock: Equatable, Sendable {
    case paragraph([MarkdownRun])
    indirect case list(isOrdered: Bool, items: [[MarkdownBlock]])
}

/// A stretch of text that looks the same throughout.
package struct MarkdownRun: Equatable, Sendable {
    /// A line that ends early ends in "\n"; every other break is a space.
    package var text: String
    package var isStrong = false
    package var isEmphasis = false
    package var address: WebAddress?

    package init(text: String, isStrong: Bool = false, isEmphasis: Bool = false, address: WebAddress? = nil) {
        self.text = text
        self.isStrong = isStrong
        self.isEmphasis = isEmphasis
        self.address = address
    }
}

extension Markdown {
    /// The text as values; nesting deeper than the limit comes as the words alone.
    package var blocks: [MarkdownBlock] {
        withTree { Self.blocks(in: $0, 0) }
    }

    private static func blocks(in node: MarkdownNode, _ depth: Int) -> [MarkdownBlock] {
        guard depth < depthLimit else { return words(of: node) }
        var blocks: [MarkdownBlock] = []
        for child in node.children {
            switch child.type {
            case "list":
                let items = child.children.map { Self.blocks(in: $0, depth + 2) }
                blocks.append(.list(isOrdered: child.isOrdered, items: items))
            case "block_quote": blocks += Self.blocks(in: child, depth + 1)
            case "heading": blocks.append(.paragraph(runs(in: child, MarkdownRun(text: "", isStrong: true), depth + 1)))
            case "paragraph": blocks.append(.paragraph(runs(in: child, MarkdownRun(text: ""), depth + 1)))
            default: blocks += words(of: child)
            }
        }
        return blocks
    }

    private static func words(of node: MarkdownNode) -> [MarkdownBlock] {
        var text = ""
        collect(node, into: &text)
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? [] : [.paragraph([MarkdownRun(text: words)])]
    }

    private static func runs(in node: MarkdownNode, _ style: MarkdownRun, _ depth: Int) -> [MarkdownRun] {
        guard depth < depthLimit else {
            var plain = style
            collect(node, into: &plain.text)
            return [plain]
        }
        var runs: [MarkdownRun] = []
        for child in node.children {
            var inner = style
            switch child.type {
            case "softbreak": inner.text = " "
            case "linebreak": inner.text = "\n"
            case "emph": inner.isEmphasis = true
            case "strong": inner.isStrong = true
            case "link": inner.address = WebAddress(external: child.url)
            default: inner.text = child.literal
            }
            let children = Self.runs(in: child, inner, depth + 1)
            for run in children.isEmpty ? [inner] : children where !run.text.isEmpty { append(run, to: &runs) }
        }
        return runs
    }

    /// The parser cuts text at every sign that might have meant something.
    private static func append(_ run: MarkdownRun, to runs: inout [MarkdownRun]) {
        if let last = runs.last, last.isStrong == run.isStrong, last.isEmphasis == run.isEmphasis,
            last.address == run.address
        {
            runs[runs.count - 1].text += run.text
        } else {
            runs.append(run)
        }
    }
}
