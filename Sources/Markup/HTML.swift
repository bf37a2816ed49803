/// A piece of HTML or SVG: text in it was escaped by its type, and nothing else can make one.
package struct HTML: Equatable, Sendable {
    indirect enum Node: Equatable, Sendable {
        case text(String)
        case stored(StoredHTML)
        case element(Tag, [Attribute], [Node])
    }

    let nodes: [Node]

    init(_ nodes: [Node]) {
        self.nodes = nodes
    }

    package static let empty = HTML([])

    package static func text(_ text: String) -> HTML { HTML([.text(text)]) }

    package static func stored(_ html: StoredHTML) -> HTML { HTML([.stored(html)]) }

    package static func + (left: HTML, right: HTML) -> HTML { HTML(left.nodes + right.nodes) }

    package var isEmpty: Bool { nodes.isEmpty }

    /// The markup as text.
    package var string: String {
        var output = ""
        write(to: &output)
        return output
    }

    package func write(to output: inout String) {
        for node in nodes { Self.write(node, to: &output) }
    }

    /// A whole document, with its doctype.
    package var document: String { "<!DOCTYPE html>\n" + string }

    private static func write(_ node: Node, to output: inout String) {
        switch node {
        case .text(let text):
            text.writeEscaped(to: &output)
        case .stored(let html):
            output += html.string
        case .element(let tag, let attributes, let children):
            output += "<"
            output += tag.name
            for attribute in attributes {
                output += " "
                output += attribute.name
                guard let value = attribute.value else { continue }
                output += "=\""
                value.writeEscaped(to: &output)
                output += "\""
            }
            output += ">"
            guard !tag.isVoid else { return }
            for child in children { write(child, to: &output) }
            output += "</"
            output += tag.name
            output += ">"
        }
    }
}

extension String {
    /// Escapes all five characters everywhere, so that no text can end an attribute or begin a tag.
    fileprivate func writeEscaped(to output: inout String) {
        // Most texts hold nothing to escape; seeing that is ten times as quick as writing them sign by sign.
        guard utf8.contains(where: Self.needsEscape) else {
            output += self
            return
        }
        for scalar in unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&#39;"
            // HTML has no way to write these; a reader could not see them either.
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}": output += "\u{FFFD}"
            default: output.unicodeScalars.append(scalar)
            }
        }
    }
}

extension String {
    /// The five signs, and what HTML has no way to write.
    fileprivate static func needsEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x7F: true
        case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: true
        default: false
        }
    }
}

/// An element with its attributes and what stands in it.
package func element(_ tag: Tag, _ attributes: Attribute?..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML([.element(tag, attributes.compactMap(\.self), content().nodes)])
}

/// Puts strings, pieces, options and loops together, in order.
@resultBuilder
package enum HTMLBuilder {
    package static func buildExpression(_ text: String) -> HTML { .text(text) }
    package static func buildExpression(_ html: HTML) -> HTML { html }
    package static func buildExpression(_ html: HTML?) -> HTML { html ?? .empty }
    package static func buildExpression(_ pieces: [HTML]) -> HTML { HTML(pieces.flatMap(\.nodes)) }
    package static func buildBlock(_ pieces: HTML...) -> HTML { HTML(pieces.flatMap(\.nodes)) }
    package static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .empty }
    package static func buildEither(first piece: HTML) -> HTML { piece }
    package static func buildEither(second piece: HTML) -> HTML { piece }
    package static func buildArray(_ pieces: [HTML]) -> HTML { HTML(pieces.flatMap(\.nodes)) }
}

/// HTML that this library wrote earlier and that was stored since, such as a page of a released edition.
///
/// It is written out as it is. Only bytes whose hash the record holds may come in here.
package struct StoredHTML: Equatable, Sendable {
    package let string: String

    package init(_ string: String) {
        self.string = string
    }
}
