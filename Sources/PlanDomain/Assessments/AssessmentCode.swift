/// The short name of a group or theme, which never changes and is never given to another (I1): "pregnancy-and-maternity".
package struct AssessmentCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let rawValue: String

    /// Gives nil unless the text is 2 to 60 lower-case letters, digits and hyphens, beginning with a letter.
    package init?(_ text: String) {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard (2...60).contains(text.utf8.count), text.utf8.first.map(letters.contains) == true,
            text.utf8.allSatisfy({ letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        rawValue = text
    }

    package var description: String { rawValue }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension AssessmentCode: TextCodable {
    static let nameInFaults = "the code of a group or theme"

    init?(recorded text: String) { self.init(text) }

    var recorded: String { rawValue }
}

extension String {
    /// "To build homes, 2027" gives "to-build-homes-2027": what permanent addresses are made of.
    var slug: String {
        lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }
}
