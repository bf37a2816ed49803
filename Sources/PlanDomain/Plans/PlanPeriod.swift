/// The financial years that a plan covers, each from 1 April to 31 March.
package struct PlanPeriod: Hashable, Comparable, Codable, Sendable {
    /// The calendar year in which the first financial year begins.
    package let startYear: Int

    /// The calendar year in which the last financial year ends.
    package let endYear: Int

    /// Gives nil unless the period lasts one to fifteen years.
    package init?(startYear: Int, endYear: Int) {
        guard (1900...2200).contains(startYear), (1...15).contains(endYear - startYear) else { return nil }
        self.startYear = startYear
        self.endYear = endYear
    }

    /// Reads what councils write: "2024-27", "2024-2027", "2024/25", "2024 – 2027", "2024 to 2027", "2023/4".
    package init?(_ text: some StringProtocol) {
        guard let found = Self.mentions(in: String(text)).first,
            found.text.count == text.trimmingSpaces.count
        else { return nil }
        self = found.period
    }

    /// "2024-27": the form used in addresses and titles.
    package var label: String { "\(startYear)-\(padded(endYear % 100, 2))" }

    package static func < (left: PlanPeriod, right: PlanPeriod) -> Bool {
        (left.endYear, left.startYear) < (right.endYear, right.startYear)
    }
}

extension PlanPeriod {
    /// A period written out in running text.
    package struct Mention: Equatable, Sendable {
        package let text: String
        package let period: PlanPeriod
    }

    /// Finds every period written in a text, in order; a pair of years that makes no sensible period is passed over.
    package static func mentions(in text: String) -> [Mention] {
        let pattern = /\b((?:19|20|21)\d\d)\s?(?:-|\/|–|—|\bto\b)\s?((?:19|20|21)\d\d|\d{1,2})\b/
        return text.matches(of: pattern).compactMap { match in
            guard let start = Int(match.1), let written = Int(match.2) else { return nil }
            // "2023/4" and "2023/24" give only the end of the second year.
            let digits = match.2.count
            let scale = digits == 4 ? 1 : digits == 2 ? 100 : 10
            let end = scale == 1 ? written : start / scale * scale + written
            let rolledOver = end <= start && scale != 1 ? end + scale : end
            guard let period = PlanPeriod(startYear: start, endYear: rolledOver) else { return nil }
            return Mention(text: String(match.0), period: period)
        }
    }
}

extension StringProtocol {
    /// The text without white space at its ends.
    package var trimmingSpaces: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
