/// A language and, if named, a region: "en-GB", "cy".
struct LanguageTag: Equatable {
    /// Two or three small letters.
    let language: String

    /// Two capitals; nil if none is named.
    let region: String?

    /// Gives nil for any other shape.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.utf8.count), parts.count <= 2,
            first.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
        else { return nil }
        language = String(first)
        guard parts.count == 2 else {
            region = nil
            return
        }
        guard parts[1].utf8.count == 2,
            parts[1].utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { return nil }
        region = String(parts[1])
    }
}
