/// Changes attributes of markup that this software wrote: there every value stands in double quotes, and a double quote
/// in a text or a value is escaped, so that nothing a person typed can pass for an attribute.
struct MarkupRewriting {
    /// Gets an attribute's name and its unescaped value; gives the new value, or nil to leave the attribute out.
    let attribute: (_ name: String, _ value: String) -> String?

    private static let names: Set<String> = [
        "href", "src", "action", "formaction", "id", "for", "aria-labelledby", "aria-describedby", "aria-label",
    ]

    /// `headingsDown` moves each heading as many levels down, to h6 at the lowest.
    func apply(to html: String, headingsDown: Int = 0) -> String {
        let bytes = Array(html.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 8)
        var place = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: " "), let found = Self.attribute(in: bytes, at: place + 1) {
                if let value = attribute(found.name, Self.unescaped(found.value)) {
                    output += Array(" \(found.name)=\"\(Self.escaped(value))\"".utf8)
                }
                place = found.end
            } else if headingsDown > 0, let found = Self.heading(in: bytes, at: place) {
                output += bytes[place..<found]
                output.append(min(bytes[found] + UInt8(headingsDown), UInt8(ascii: "6")))
                place = found + 1
            } else {
                output.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The place of the digit in "<h2" or "</h2".
    private static func heading(in bytes: [UInt8], at place: Int) -> Int? {
        guard bytes[place] == UInt8(ascii: "<") else { return nil }
        let letter = place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "/") ? place + 2 : place + 1
        guard letter + 2 < bytes.count, bytes[letter] == UInt8(ascii: "h"),
            (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(bytes[letter + 1]),
            [UInt8(ascii: ">"), UInt8(ascii: " ")].contains(bytes[letter + 2])
        else { return nil }
        return letter + 1
    }

    private static func attribute(in bytes: [UInt8], at start: Int) -> (name: String, value: String, end: Int)? {
        var place = start
        while place < bytes.count, bytes[place] == 45 || (97...122).contains(bytes[place]) { place += 1 }
        guard place > start, place - start <= 16, place + 1 < bytes.count, bytes[place] == UInt8(ascii: "="),
            bytes[place + 1] == UInt8(ascii: "\"")
        else { return nil }
        let name = String(decoding: bytes[start..<place], as: UTF8.self)
        guard names.contains(name) else { return nil }
        guard let end = bytes[(place + 2)...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        return (name, String(decoding: bytes[(place + 2)..<end], as: UTF8.self), end + 1)
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}
