/// A piece of HTML or SVG: text in it was escaped by its type, and nothing else can make one.
package struct HTML: Sendable {
    private enum Piece: Sendable {
        case text(String)
        case stored(StoredHTML)
        indirect case element(Tag, [Attribute?], HTML)
        case pieces([HTML])
        case slot
        case written(Written)
    }

    private let piece: Piece

    package static let empty = HTML(piece: .pieces([]))

    package static func text(_ text: String) -> HTML { HTML(piece: .text(text)) }

    package static func stored(_ html: StoredHTML) -> HTML { HTML(piece: .stored(html)) }

    package static func + (left: HTML, right: HTML) -> HTML { pieces([left, right]) }

    /// A place for the one thing that is known only when the whole document is written: see `document(slot:)`.
    package static let slot = HTML(piece: .slot)

    fileprivate static func element(_ tag: Tag, _ attributes: [Attribute?], _ content: HTML) -> HTML {
        HTML(piece: .element(tag, attributes, content))
    }

    fileprivate static func pieces(_ pieces: [HTML]) -> HTML { HTML(piece: .pieces(pieces)) }

    package var isEmpty: Bool {
        switch piece {
        case .pieces(let pieces): pieces.allSatisfy(\.isEmpty)
        case .text(let text): text.isEmpty
        default: false
        }
    }

    /// The markup as text; slots in it stay empty.
    package var string: String { String(decoding: bytes(slot: []), as: UTF8.self) }

    /// A whole document in UTF-8, with its doctype, and with every slot filled.
    package func document(slot: HTML = .empty) -> [UInt8] {
        var start = Array("<!DOCTYPE html>\n".utf8)
        // Most pages fit; growing by copying took a tenth of a page's time.
        start.reserveCapacity(64 * 1024)
        return bytes(after: start, slot: slot.bytes(slot: []))
    }

    /// The same piece with its work done: for what goes into many documents.
    package var written: HTML {
        var output = Output(slot: nil)
        write(to: &output)
        // Without the room that growing left at the end: it is kept for long.
        let bytes = output.bytes.withUnsafeBufferPointer { Array($0) }
        return HTML(piece: .written(Written(bytes: bytes, slots: output.slots)))
    }

    /// How many bytes a written piece has; 0 for any other.
    package var writtenCount: Int {
        if case .written(let written) = piece { written.bytes.count } else { 0 }
    }

    private func bytes(after start: consuming [UInt8] = [], slot: [UInt8]) -> [UInt8] {
        var output = Output(bytes: start, slot: slot)
        write(to: &output)
        return output.bytes
    }

    /// Bytes that stand, and where the slots are between them.
    private struct Written: Sendable {
        let bytes: [UInt8]
        let slots: [Int]
    }

    private struct Output {
        var bytes: [UInt8] = []

        /// What fills the slots; nil while their places are noted for later.
        let slot: [UInt8]?
        var slots: [Int] = []

        mutating func fillSlot() {
            if let slot { bytes.append(contentsOf: slot) } else { slots.append(bytes.count) }
        }

        mutating func append(_ written: Written) {
            var start = 0
            for place in written.slots {
                bytes.append(contentsOf: written.bytes[start..<place])
                fillSlot()
                start = place
            }
            bytes.append(contentsOf: written.bytes[start...])
        }
    }

    private func write(to output: inout Output) {
        switch piece {
        case .text(let text):
            output.bytes.append(escaping: text)
        case .stored(let html):
            output.bytes.append(contentsOf: html.string.utf8)
        case .pieces(let pieces):
            for piece in pieces { piece.write(to: &output) }
        case .slot:
            output.fillSlot()
        case .written(let written):
            output.append(written)
        case .element(let tag, let attributes, let content):
            output.bytes.append(UInt8(ascii: "<"))
            output.bytes.append(contentsOf: tag.name.utf8)
            for case let attribute? in attributes {
                output.bytes.append(UInt8(ascii: " "))
                output.bytes.append(contentsOf: attribute.name.utf8)
                guard let value = attribute.value else { continue }
                output.bytes.append(contentsOf: "=\"".utf8)
                output.bytes.append(escaping: value)
                output.bytes.append(UInt8(ascii: "\""))
            }
            output.bytes.append(UInt8(ascii: ">"))
            guard !tag.isVoid else { return }
            content.write(to: &output)
            output.bytes.append(contentsOf: "</".utf8)
            output.bytes.append(contentsOf: tag.name.utf8)
            output.bytes.append(UInt8(ascii: ">"))
        }
    }
}

extension [UInt8] {
    /// Escapes all five signs everywhere, so that no text can end an attribute or begin a tag.
    fileprivate mutating func append(escaping text: String) {
        var text = text
        // Whole stretches are copied: most texts hold nothing to escape.
        text.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices {
                guard let replacement = Self.replacement(bytes[index]) else { continue }
                append(contentsOf: bytes[start..<index])
                append(contentsOf: replacement.utf8)
                start = index + 1
            }
            append(contentsOf: bytes[start...])
        }
    }

    @inline(__always) private static func replacement(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        // HTML has no way to write these; a reader could not see them either.
        case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: "\u{FFFD}"
        default: nil
        }
    }
}

/// An element with its attributes and what stands in it.
package func element(_ tag: Tag, _ attributes: Attribute?..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    .element(tag, attributes, content())
}

/// Puts strings, pieces, options and loops together, in order.
@resultBuilder
package enum HTMLBuilder {
    package static func buildExpression(_ text: String) -> HTML { .text(text) }
    package static func buildExpression(_ html: HTML) -> HTML { html }
    package static func buildExpression(_ html: HTML?) -> HTML { html ?? .empty }
    package static func buildExpression(_ pieces: [HTML]) -> HTML { .pieces(pieces) }
    package static func buildBlock(_ piece: HTML) -> HTML { piece }
    package static func buildBlock(_ pieces: HTML...) -> HTML { .pieces(pieces) }
    package static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .empty }
    package static func buildEither(first piece: HTML) -> HTML { piece }
    package static func buildEither(second piece: HTML) -> HTML { piece }
    package static func buildArray(_ pieces: [HTML]) -> HTML { .pieces(pieces) }
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
