/// Writes XML as bytes: every text and value is escaped, and every element that begins ends.
struct XMLWriter {
    private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)

    /// An element and what stands in it.
    mutating func element(
        _ name: StaticString,
        _ attributes: KeyValuePairs<StaticString, String> = [:],
        content: (inout XMLWriter) -> Void
    ) {
        begin(name, attributes)
        append(">")
        content(&self)
        append("</")
        append(name)
        append(">")
    }

    /// An element without content.
    mutating func element(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]) {
        begin(name, attributes)
        append("/>")
    }

    /// An element that holds only text.
    mutating func element(
        _ name: StaticString,
        _ attributes: KeyValuePairs<StaticString, String> = [:],
        text: String
    ) {
        element(name, attributes) { $0.text(text) }
    }

    mutating func text(_ text: String) {
        for byte in text.printable.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "\""): append("&quot;")
            default: bytes.append(byte)
            }
        }
    }

    private mutating func begin(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        append("<")
        append(name)
        for (key, value) in attributes {
            append(" ")
            append(key)
            append("=\"")
            text(value)
            append("\"")
        }
    }

    private mutating func append(_ code: StaticString) {
        code.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
}
