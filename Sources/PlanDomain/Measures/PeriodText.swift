/// A period as councils write it, read strictly: taken where it can be one thing only, else refused with the choices.
package enum PeriodText: Equatable, Sendable {
    case period(Period)

    /// Why it is not taken, and what it may have meant, earliest first.
    case refused(Fault, choices: [Period])

    /// Why a text is no period; a permanent code each.
    package enum Fault: String, CaseIterable, Sendable {
        /// It may be several: "2023/24" is a financial or an academic year until the measure says which.
        case ambiguous = "period-ambiguous"

        /// It is a period, of another kind than the measure's.
        case otherType = "period-other-type"

        /// No period that we know is written so.
        case unreadable = "period-unreadable"
    }

    /// `type` is what the measure's definition says its periods are; nil while nothing is known.
    package init(_ text: some StringProtocol, as type: PeriodType? = nil) {
        let readings = PeriodReader(String(text)).readings
        let fitting = readings.filter { type == nil || $0.type == type }
        switch fitting.count {
        case 1: self = .period(fitting[0])
        case 0: self = .refused(readings.isEmpty ? .unreadable : .otherType, choices: readings)
        default: self = .refused(.ambiguous, choices: fitting)
        }
    }
}

/// Finds every period that a text may mean.
private struct PeriodReader {
    /// Small letters, one kind of dash, single spaces, and without "(OT)", by which some mark an outturn.
    private let text: String

    private static let lengthLimit = 60

    init(_ written: String) {
        guard written.unicodeScalars.count <= Self.lengthLimit else {
            text = ""
            return
        }
        var plain = written.lowercased()
        for dash in ["\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}"] {
            plain = plain.replacing(dash, with: "-")
        }
        for mark in ["(ot)", "(outturn)", "outturn"] { plain = plain.replacing(mark, with: " ") }
        plain = plain.replacing(",", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        text = plain.replacing(" - ", with: "-").replacing("- ", with: "-").replacing(" -", with: "-")
    }

    var readings: [Period] {
        Set(code + years + halves + quarters + terms + months + rolling + days + censuses + ranges).sorted()
    }

    private var code: [Period] { Period(code: text.uppercased()).map { [$0] } ?? [] }

    // MARK: years

    /// A financial or an academic year by its two calendar years; nil unless the second follows the first.
    private static func firstYear(_ first: Substring, _ second: Substring) -> Int? {
        guard let start = Int(first), let written = Int(second) else { return nil }
        return (second.count == 4 ? written == start + 1 : written == (start + 1) % 100) ? start : nil
    }

    private static func financial(_ year: Int) -> Period? { Period(code: "\(padded(year, 4))FY") }
    private static func academic(_ year: Int) -> Period? { Period(code: "\(padded(year, 4))AY") }
    private static func calendar(_ year: Int) -> Period? { Period(code: "\(padded(year, 4))CY") }

    private var years: [Period] {
        if let match = text.wholeMatch(of: /(\d{4})[\/-](\d{2}|\d{4})/) {
            return pair(match.1, match.2)
        }
        if let match = text.wholeMatch(of: /(?:fy|financial year|year-end|year end) ?(\d{4})[\/-](\d{2}|\d{4})/)
            ?? text.wholeMatch(of: /(\d{4})[\/-](\d{2}|\d{4}) (?:fy|financial year|year-end|year end)/)
        {
            return Self.firstYear(match.1, match.2).flatMap(Self.financial).map { [$0] } ?? []
        }
        if let match = text.wholeMatch(of: /(?:ay|academic year|school year) ?(\d{4})[\/-](\d{2}|\d{4})/)
            ?? text.wholeMatch(of: /(\d{4})[\/-](\d{2}|\d{4}) (?:ay|academic year|school year)/)
        {
            return Self.firstYear(match.1, match.2).flatMap(Self.academic).map { [$0] } ?? []
        }
        if let match = text.wholeMatch(of: /(?:cy|calendar year) ?(\d{4})/), let year = Int(match.1) {
            return Self.calendar(year).map { [$0] } ?? []
        }
        if let year = text.wholeMatch(of: /(?:fy) ?(\d{4})/).flatMap({ Int($0.1) }) {
            // Some name a financial year by the year in which it ends.
            return [year - 1, year].compactMap(Self.financial)
        }
        if let year = text.wholeMatch(of: /(\d{4})/).flatMap({ Int($0.1) }) {
            return [Self.calendar(year), Self.financial(year - 1), Self.financial(year)].compactMap(\.self)
        }
        return []
    }

    /// "2023/24" is one year; "2021-23" may be three calendar years or two financial ones; "2003-04" may be a month.
    private func pair(_ first: Substring, _ second: Substring) -> [Period] {
        var found: [Period?] = []
        if let start = Self.firstYear(first, second) { found += [Self.financial(start), Self.academic(start)] }
        guard let start = Int(first), let written = Int(second) else { return [] }
        let end = second.count == 4 ? written : start - start % 100 + written + (written < start % 100 ? 100 : 0)
        if text.contains("-"), (2...15).contains(end - start) {
            found += Self.span(calendarYears: start, end) + Self.span(financialYears: start, end)
        }
        if second.count == 2, text.contains("-"), let month = Month(year: start, month: written) {
            found.append(Period(.month, months: 1, endingIn: month))
        }
        return found.compactMap(\.self)
    }

    private static func span(calendarYears first: Int, _ last: Int) -> [Period?] {
        [.threeYearPool, .multiYear].map { type in
            Month(year: last, month: 12).flatMap { Period(type, months: (last - first + 1) * 12, endingIn: $0) }
        }
    }

    /// From April of the first to March of the last.
    private static func span(financialYears first: Int, _ last: Int) -> [Period?] {
        [.threeYearPool, .multiYear].map { type in
            Month(year: last, month: 3).flatMap { Period(type, months: (last - first) * 12, endingIn: $0) }
        }
    }

    // MARK: parts of a year

    private var halves: [Period] {
        guard
            let match = text.wholeMatch(
                of: /(h[12]|p[12]|first half|second half|mid-year|mid year) ?(?:of )?(\d{4})[\/-](\d{2}|\d{4})/
            )
            .map({ ($0.1, $0.2, $0.3) })
                ?? text.wholeMatch(
                    of: /(\d{4})[\/-](\d{2}|\d{4}) ?-?(h[12]|p[12]|first half|second half|mid-year|mid year)/
                )
                .map({ ($0.3, $0.1, $0.2) }),
            let year = Self.firstYear(match.1, match.2)
        else { return [] }
        let isSecond = match.0.hasSuffix("2") || match.0.hasPrefix("second")
        return Period(code: "\(padded(year, 4))FY-P\(isSecond ? 2 : 1)").map { [$0] } ?? []
    }

    private var quarters: [Period] { Self.quarters(text) }

    /// With a financial year a quarter is one thing; "Q1 2022" may begin in January or in April, of two years.
    private static func quarters(_ text: some StringProtocol) -> [Period] {
        let text = String(text)
        let ofPair =
            text.wholeMatch(of: /q([1-4]) ?-?(\d{4})[\/-](\d{2}|\d{4})/).map { ($0.1, $0.2, $0.3) }
            ?? text.wholeMatch(of: /(\d{4})[\/-](\d{2}|\d{4}) ?-?q([1-4])/).map { ($0.3, $0.1, $0.2) }
        if let ofPair, let year = firstYear(ofPair.1, ofPair.2), let number = Int(ofPair.0) {
            return quarter(number, ofFinancialYear: year).map { [$0] } ?? []
        }
        let ofOne =
            text.wholeMatch(of: /q([1-4]) ?-?(\d{4})/).map { ($0.1, $0.2) }
            ?? text.wholeMatch(of: /(\d{4}) ?-?q([1-4])/).map { ($0.2, $0.1) }
        guard let ofOne, let number = Int(ofOne.0), let year = Int(ofOne.1) else { return [] }
        let calendar = Month(year: year, month: number * 3).flatMap { Period(.quarter, months: 3, endingIn: $0) }
        return [calendar, quarter(number, ofFinancialYear: year), quarter(number, ofFinancialYear: year - 1)]
            .compactMap(\.self)
    }

    private static func quarter(_ number: Int, ofFinancialYear year: Int) -> Period? {
        Month(year: year, month: 3)?.adding(number * 3).flatMap { Period(.quarter, months: 3, endingIn: $0) }
    }

    private var terms: [Period] {
        guard let match = text.wholeMatch(of: /(autumn|spring|summer)(?: term)? (\d{4})(?:[\/-](\d{2}|\d{4}))?/),
            let year = Int(match.2)
        else { return [] }
        // With an academic year, spring and summer lie in its second calendar year.
        if let second = match.3, Self.firstYear(match.2, second) == nil { return [] }
        let later = match.3 != nil && match.1 != "autumn" ? year + 1 : year
        let (last, months) = match.1 == "autumn" ? (12, 4) : match.1 == "spring" ? (3, 3) : (8, 5)
        return Month(year: later, month: last).flatMap { Period(.term, months: months, endingIn: $0) }.map { [$0] }
            ?? []
    }

    private var months: [Period] {
        Self.month(text).flatMap { Period(.month, months: 1, endingIn: $0) }.map { [$0] } ?? []
    }

    /// "March 2024", "Mar-24", "03/2024".
    private static func month(_ text: some StringProtocol) -> Month? {
        let text = String(text)
        if let match = text.wholeMatch(of: /(\d{1,2})\/(\d{4})/), let month = Int(match.1), let year = Int(match.2) {
            return Month(year: year, month: month)
        }
        guard let match = text.wholeMatch(of: /([a-z]{3,9})[ -]?(\d{2}|\d{4})/), let month = number(ofMonth: match.1),
            let written = Int(match.2)
        else { return nil }
        return Month(year: match.2.count == 4 ? written : written + (written < 70 ? 2000 : 1900), month: month)
    }

    private static func number(ofMonth name: Substring) -> Int? {
        Day.monthNames.firstIndex { full in
            let full = full.lowercased()
            return full == name || full.prefix(3) == name || full == "september" && name == "sept"
        }
        .map { $0 + 1 }
    }

    // MARK: stretches

    private var rolling: [Period] {
        guard
            let match = text.wholeMatch(
                of:
                    /(?:rolling )?(?:12 months to|12 months ending|year ending|year ended|year to|ye|12m to) (?:(?:the )?(\d{1,2})(?:st|nd|rd|th)? )?(.+)/
            ), let last = Self.month(match.2), match.1 == nil || Int(match.1 ?? "") == last.end.day
        else { return [] }
        return Self.stretch(12, endingIn: last)
    }

    /// Every kind of period that so many months can be.
    private static func stretch(_ months: Int, endingIn last: Month) -> [Period] {
        PeriodType.allCases.filter { $0 != .term }.compactMap { Period($0, months: months, endingIn: last) }
    }

    private var ranges: [Period] {
        // "2013/14-15/16" and "2013/14 to 2015/16".
        if let match = text.wholeMatch(of: /(\d{4})\/(\d{2}|\d{4})(?:-| to )(\d{2}|\d{4})\/(\d{2}|\d{4})/),
            let first = Self.firstYear(match.1, match.2)
        {
            let century = match.3.count == 2 ? match.1.prefix(2) : ""
            guard let last = Self.firstYear(century + match.3, match.4), last > first else { return [] }
            return Self.span(financialYears: first, last + 1).compactMap(\.self)
        }
        let halves = text.contains(" to ") ? text.split(separator: " to ") : text.split(separator: "-")
        // "2014 to 2016": with a word between them, years are counted as they are named.
        if halves.count == 2, text.contains(" to "), let first = Int(halves[0]), let last = Int(halves[1]),
            halves.allSatisfy({ $0.count == 4 }), last > first
        {
            return Self.span(calendarYears: first, last).compactMap(\.self)
        }
        for split in splits {
            if let first = Self.only(Self.quarters(split.0)), let last = Self.only(Self.quarters(split.1)) {
                return Self.between(Month(first.start), Month(last.end))
            }
            guard let last = Self.month(split.1) else { continue }
            if let first = Self.month(split.0) { return Self.between(first, last) }
            if let number = Self.number(ofMonth: Substring(split.0)) {
                return Self.between(Month(year: number <= last.month ? last.year : last.year - 1, month: number), last)
            }
        }
        return []
    }

    /// The text parted at each place where a range may be.
    private var splits: [(String, String)] {
        text.ranges(of: " to ").map { (String(text[..<$0.lowerBound]), String(text[$0.upperBound...])) }
            + text.ranges(of: "-").map { (String(text[..<$0.lowerBound]), String(text[$0.upperBound...])) }
    }

    private static func only(_ periods: [Period]) -> Period? { periods.count == 1 ? periods[0] : nil }

    private static func between(_ first: Month?, _ last: Month?) -> [Period] {
        guard let first, let last else { return [] }
        let months = (last.year - first.year) * 12 + last.month - first.month + 1
        return months > 1 ? stretch(months, endingIn: last) : []
    }

    // MARK: days

    private var days: [Period] {
        let plain = text.replacing(/^(as at|as of|at|on) (the )?/, with: "")
        if let day = Day(iso: plain) { return Self.taken(on: day) }
        if let match = plain.wholeMatch(of: /(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})[ -](\d{4})/),
            let day = Int(match.1),
            let month = Self.number(ofMonth: match.2), let year = Int(match.3)
        {
            return Self.taken(on: Day(year: year, month: month, day: day))
        }
        guard let match = plain.wholeMatch(of: /(\d{1,2})[\/.](\d{1,2})[\/.](\d{4})/), let first = Int(match.1),
            let second = Int(match.2), let year = Int(match.3)
        else { return [] }
        // Day and month as we write them, or as American programs do.
        return Self.taken(on: Day(year: year, month: second, day: first))
            + Self.taken(on: Day(year: year, month: first, day: second))
    }

    private static func taken(on day: Day?) -> [Period] {
        day.flatMap { Period(.pointInTime, from: $0, to: $0) }.map { [$0] } ?? []
    }

    /// The days of the censuses of England, Wales and Northern Ireland.
    private static let censusDays = ["2021": "2021-03-21", "2011": "2011-03-27", "2001": "2001-04-29"]

    private var censuses: [Period] {
        guard let match = text.wholeMatch(of: /census (\d{4})/) ?? text.wholeMatch(of: /(\d{4}) census/),
            let day = Self.censusDays[String(match.1)].flatMap({ Day(iso: $0) })
        else { return [] }
        return Period(.census, from: day, to: day).map { [$0] } ?? []
    }
}

extension Month {
    fileprivate init?(_ day: Day) { self.init(year: day.year, month: day.month) }
}
