/// Cells of a CSV file (RFC 4180).
enum CommaSeparated {
    /// A text that begins like a formula would be run by the reader's program, unless it is made harmless.
    static func cell(_ text: String, neutralising: Bool = true) -> String {
        // Asked of the scalar: a sign with a joiner after it is another Character, and the same formula.
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
        let safe = isFormula && neutralising ? "'\(text)" : text
        guard safe.contains(where: { ",\"\n\r".contains($0) || $0 == "\r\n" }) else { return safe }
        return "\"\(safe.replacing("\"", with: "\"\""))\""
    }
}
