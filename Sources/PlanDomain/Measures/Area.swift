/// A place for which figures are published, named by its code of the Government Statistical Service.
package struct Area: Hashable, Codable, Sendable {
    package let code: AreaCode
    package let name: String

    package init(code: AreaCode, name: String) {
        self.code = code
        self.name = name
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

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    package static let england = AreaCode(known: "E92000001")

    private init(known text: String) { rawValue = text }
}

extension AreaCode: TextCodable {
    static let nameInFaults = "an area's code"

    init?(recorded text: String) { self.init(text) }

    var recorded: String { rawValue }
}
