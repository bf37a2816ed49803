import Foundation

/// The fields of a form or a query, as browsers write them ("application/x-www-form-urlencoded").
struct FormFields: Sendable {
    private let pairs: [(name: String, value: String)]

    /// More fields than any form of ours has.
    static let countLimit = 400

    /// Gives nil for what cannot be read: broken escapes, text that is no UTF-8, or far too many fields.
    init?(urlEncoded text: some StringProtocol) {
        var pairs: [(name: String, value: String)] = []
        for part in text.split(separator: "&") {
            guard pairs.count < Self.countLimit else { return nil }
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(halves[0]), let value = Self.decoded(halves.count > 1 ? halves[1] : "") else {
                return nil
            }
            pairs.append((name, value))
        }
        self.pairs = pairs
    }

    private init() {
        pairs = []
    }

    /// Of parts that were read apart, as with files; nil for far too many.
    init?(parts: [(name: String, value: String)]) {
        guard parts.count <= Self.countLimit else { return nil }
        pairs = parts.map { ($0.name, Self.plain($0.value)) }
    }

    static let none = FormFields()

    /// The first value of a field; empty when there is none.
    subscript(name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

    /// Every value of a field, in order.
    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    func has(_ name: String) -> Bool { pairs.contains { $0.name == name } }

    /// Line ends as the record has them; control characters, which no field needs, do not come in.
    private static func decoded(_ text: some StringProtocol) -> String? {
        guard let decoded = String(text).replacing("+", with: " ").removingPercentEncoding else { return nil }
        return plain(decoded)
    }

    private static func plain(_ decoded: String) -> String {
        guard decoded.unicodeScalars.contains(where: isControl) else { return decoded }
        let lines = decoded.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let kept = lines.unicodeScalars.filter { $0 == "\n" || $0 == "\t" || !isControl($0) }
        return String(String.UnicodeScalarView(kept))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 32 || scalar.value == 127 }
}
