/// Words in a header: plain where ASCII can say them, and otherwise in the encoded words of RFC 2047.
struct HeaderText {
    private let text: String

    /// Lines with encoded words may have 76 characters (RFC 2047, section 2); one encoded word may have 75.
    private static let lineLimit = 76
    private static let wordLimit = 75
    private static let opening = "=?UTF-8?Q?"
    private static let closing = "?="

    init(_ text: String) { self.text = text }

    /// Refuses control characters: with a line break, what a person typed could become a header of its own.
    ///
    /// Asks the scalars: in Swift "\r\n" is one character, which equals neither "\r" nor "\n".
    static func checked(_ text: String, _ field: String) throws -> String {
        let isPlain = text.unicodeScalars.allSatisfy {
            switch $0.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        guard isPlain else {
            throw CourierFault(.refusedForGood, "The \(field) holds a line break or the like; nothing was sent.")
        }
        return text
    }

    /// A subject, folded, that follows `column` characters of its line.
    func unstructured(after column: Int) -> String {
        if text.isEmpty { return "" }
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard isASCII, !words.contains(where: { $0.isEmpty || $0.utf8.count > 60 }) else {
            return encodedWords(after: column)
        }
        var line = column
        return words.enumerated().reduce(into: "") { folded, word in
            let length = word.element.utf8.count
            let isLong = line + length + 1 > Self.lineLimit
            if word.offset > 0 { folded += isLong ? "\r\n " : " " }
            line = (isLong ? 0 : line) + length + 1
            folded += word.element
        }
    }

    /// A name before an address.
    func phrase(after column: Int) -> String {
        guard isASCII, text.utf8.count <= 50 else { return encodedWords(after: column) }
        return "\"" + text.map { "\"\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
    }

    /// Printable ASCII that no reader takes for an encoded word.
    private var isASCII: Bool { text.utf8.allSatisfy { (32...126).contains($0) } && !text.contains("=?") }

    private func encodedWords(after column: Int) -> String {
        var words = [""]
        var room = Self.lineLimit - column - Self.opening.utf8.count - Self.closing.utf8.count
        for scalar in text.unicodeScalars {
            // A scalar stays whole: a reader decodes each word on its own.
            let encoded = scalar.utf8.map(Self.encoded).joined()
            if encoded.utf8.count > room {
                words.append("")
                room = Self.wordLimit - Self.opening.utf8.count - Self.closing.utf8.count
            }
            words[words.count - 1] += encoded
            room -= encoded.utf8.count
        }
        return words.map { Self.opening + $0 + Self.closing }.joined(separator: "\r\n ")
    }

    /// Only what RFC 2047 allows in a name as well (section 5, rule 3) stands for itself.
    private static func encoded(_ byte: UInt8) -> String {
        if byte == UInt8(ascii: " ") { return "_" }
        let isSafe = byte.isLetterOrDigit || "!*+-/".utf8.contains(byte)
        return isSafe ? String(UnicodeScalar(byte)) : QuotedPrintable.escaped(byte)
    }
}
