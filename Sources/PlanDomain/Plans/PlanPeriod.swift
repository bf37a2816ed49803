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
        package let range: Range<String.Index>
    }

    /// Finds every period written in a text, in order; a pair of years that makes no sensible period is passed over.
    package static func mentions(in text: String) -> [Mention] {
        var mentions: [Mention] = []
        var index = text.startIndex
        while let start = text.utf8[index...].firstIndex(where: \.isDigit) {
            let digits = text[start...].utf8.prefix(while: \.isDigit)
            index = digits.endIndex
            guard digits.count == 4, let first = Int(Substring(digits)), (1900...2199).contains(first),
                start == text.startIndex || !text[text.index(before: start)].isLetter,
                let second = endYear(in: text[index...]),
                let period = period(from: first, written: second)
            else { continue }
            index = second.endIndex
            let mention = Mention(text: String(text[start..<index]), period: period, range: start..<index)
            // "2024/25 to 2027/28" is one period from the first year of the one to the last of the other.
            if let last = mentions.last, let whole = joined(last, mention, in: text) {
                mentions[mentions.count - 1] = whole
            } else {
                mentions.append(mention)
            }
        }
        return mentions
    }

    private static func joined(_ first: Mention, _ second: Mention, in text: String) -> Mention? {
        let between = text[first.range.upperBound..<second.range.lowerBound].trimmingSpaces
        guard ["to", "-", "–", "—"].contains(between), first.period.endYear <= second.period.endYear,
            let period = PlanPeriod(startYear: first.period.startYear, endYear: second.period.endYear)
        else { return nil }
        let range = first.range.lowerBound..<second.range.upperBound
        return Mention(text: String(text[range]), period: period, range: range)
    }

    /// What follows "-", "/", a dash or "to": the digits of the last year.
    private static func endYear(in rest: Substring) -> Substring? {
        var rest = rest.first == " " ? rest.dropFirst() : rest
        if rest.hasPrefix("to ") {
            rest = rest.dropFirst(2)
        } else if let mark = rest.first, "-/–—".contains(mark) {
            rest = rest.dropFirst()
        } else {
            return nil
        }
        if rest.first == " " { rest = rest.dropFirst() }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let isInWord = rest[digits.endIndex...].first?.isLetter ?? false
        return [1, 2, 4].contains(digits.count) && !isInWord ? digits : nil
    }

    /// "2023/4" and "2023/24" give only the end of the second year.
    private static func period(from start: Int, written: Substring) -> PlanPeriod? {
        guard let number = Int(written) else { return nil }
        guard written.count < 4 else { return PlanPeriod(startYear: start, endYear: number) }
        let scale = written.count == 2 ? 100 : 10
        let end = start / scale * scale + number
        return PlanPeriod(startYear: start, endYear: end <= start ? end + scale : end)
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
