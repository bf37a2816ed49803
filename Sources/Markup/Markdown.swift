import CMarkGFM

/// Text in Markdown, read by a CommonMark parser into typed HTML.
///
/// Nothing passes through as it is: raw HTML is shown as the text it is, and links go only where a `WebAddress` may.
package struct Markdown {
    private let source: String

    /// Pages have their own first heading: a text's "#" becomes a heading of this level.
    private let topHeading: Int

    /// Deeper nesting than this is shown as plain text, so that no text can exhaust the stack.
    static let depthLimit = 40

    package init(_ source: String, topHeading: Int = 2) {
        self.source = source
        self.topHeading = topHeading
    }

    package var html: HTML {
        withTree { Self.children(of: $0, topHeading, 0) }
    }

    /// The words alone, for search and summaries.
    package var plainText: String {
        withTree { root in
            var text = ""
            Self.collect(root, into: &text)
            return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    func withTree<Value>(_ body: (MarkdownNode) -> Value) -> Value {
        let bytes = Array(source.utf8)
        let root = bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                cmark_parse_document($0.baseAddress, buffer.count, CMARK_OPT_VALIDATE_UTF8)
            }
        }
        defer { cmark_node_free(root) }
        return body(MarkdownNode(pointer: root))
    }

    private static func children(of node: MarkdownNode, _ top: Int, _ depth: Int) -> HTML {
        guard depth < depthLimit else {
            var text = ""
            collect(node, into: &text)
            return .text(text)
        }
        return node.children.reduce(.empty) { $0 + html(of: $1, top, depth + 1) }
    }

    private static func html(of node: MarkdownNode, _ top: Int, _ depth: Int) -> HTML {
        func inner() -> HTML { children(of: node, top, depth) }
        switch node.type {
        case "paragraph": return node.isInTightList ? inner() : element(.p) { inner() }
        case "heading": return element(heading(node.headingLevel, top)) { inner() }
        case "list": return element(node.isOrdered ? .ol : .ul) { inner() }
        case "item": return element(.li) { inner() }
        case "block_quote": return element(.blockquote) { inner() }
        case "code_block": return element(.pre) { element(.code) { node.literal } }
        case "thematic_break": return element(.hr)
        case "text": return .text(node.literal)
        case "softbreak": return .text(" ")
        case "linebreak": return element(.br)
        case "code": return element(.code) { node.literal }
        case "emph": return element(.em) { inner() }
        case "strong": return element(.strong) { inner() }
        case "link":
            guard let address = WebAddress(external: node.url) else { return inner() }
            return element(.a, .href(address)) { inner() }
        // A picture needs a place to be stored and words of its own; until then its words stand alone.
        case "image": return inner()
        default: return node.literal.isEmpty ? inner() : .text(node.literal)
        }
    }

    private static func heading(_ level: Int, _ top: Int) -> Tag {
        let tags: [Tag] = [.h1, .h2, .h3, .h4, .h5, .h6]
        return tags[min(max(level + top - 2, 0), 5)]
    }

    static func collect(_ root: MarkdownNode, into text: inout String) {
        // With a stack of its own: a hostile text may nest deeper than calls can.
        var waiting = [root]
        while let node = waiting.popLast() {
            text += node.literal
            if ["softbreak", "linebreak", "paragraph", "heading", "item"].contains(node.type) { text += " " }
            waiting += node.children.reversed()
        }
    }
}
