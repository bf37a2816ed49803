/// A place for which figures are published, named by its code of the Government Statistical Service.
package struct Area: Hashable, Codable, Sendable {
    package let code: AreaCode
    package let name: String

    /// The place of which it is a part, such as a ward's borough: the parts of one kind add up to the whole.
    package let parent: AreaCode?

    /// The last day on which it was a place of its own; nil for one that still is.
    package let until: Day?

    /// What took its place, where it is no longer one: several after a review that split it.
    package let successors: [AreaCode]?

    package init(
        code: AreaCode,
        name: String,
        parent: AreaCode? = nil,
        until: Day? = nil,
        successors: [AreaCode] = []
    ) {
        self.code = code
        self.name = name
        self.parent = parent
        self.until = until
        // Nothing is written where there is none, so that what was recorded before reads and hashes the same.
        self.successors = successors.isEmpty ? nil : successors
    }
}

/// Nine signs such as "E08000007": a letter for the country and eight digits.
package struct AreaCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init?(_ text: some StringProtocol) {
        let text = String(text)
        guard text.utf8.count == 9, let first = text.utf8.first, "EWSNKJLM".utf8.contains(first),
            text.utf8.dropFirst().allSatisfy({ (48...57).contains($0) })
        else { return nil }
        rawValue = text
    }

    package var description: String { rawValue }

    /// The first three signs say what kind of place it is: "E05" for wards, "E08" for metropolitan districts.
    package var kind: Substring { rawValue.prefix(3) }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    package static let england = AreaCode(known: "E92000001")

    private init(known text: String) { rawValue = text }
}

extension AreaCode: TextCodable {
    static let nameInFaults = "an area's code"

    init?(recorded text: String) { self.init(text) }

    var recorded: String { rawValue }
}
