/// A stretch of time for which a figure speaks, or the day on which it was taken: always whole days, both ends included.
package struct Period: Hashable, Sendable {
    package let type: PeriodType

    // Days since 1970: millions of series hold their periods, and compare them.
    private let first: Int32
    private let last: Int32

    package var start: Day { Day(daysSinceEpoch: Int(first)) }
    package var end: Day { Day(daysSinceEpoch: Int(last)) }

    /// Gives nil unless the days are those of such a period: a financial year begins on 1 April and lasts a year.
    package init?(_ type: PeriodType, from start: Day, to end: Day) {
        guard start <= end, type.fits(start, end) else { return nil }
        self.type = type
        first = Int32(start.daysSinceEpoch)
        last = Int32(end.daysSinceEpoch)
    }

    /// So many whole months, the last of them given.
    init?(_ type: PeriodType, months: Int, endingIn last: Month) {
        guard (1...600).contains(months), let first = last.adding(1 - months) else { return nil }
        self.init(type, from: first.start, to: last.end)
    }

    /// How many whole months it lasts; nil for a day.
    var months: Int? {
        guard !type.isDay else { return nil }
        return (end.year - start.year) * 12 + end.month - start.month + 1
    }
}

extension Period {
    /// The period of a kind that begins on a day; nil where the kind does not say how long it lasts, or begins elsewhere.
    package init?(_ type: PeriodType, startingOn day: Day) {
        let months: Int? =
            switch type {
            case .month: 1
            case .quarter: 3
            case .halfYear: 6
            case .financialYear, .calendarYear, .academicYear, .rolling12: 12
            case .threeYearPool: 36
            case .term: [9: 4, 1: 3, 4: 5][day.month]
            case .pointInTime, .census: 0
            case .multiYear: nil
            }
        guard let months else { return nil }
        guard months > 0 else {
            self.init(type, from: day, to: day)
            return
        }
        guard let last = Month(year: day.year, month: day.month)?.adding(months - 1)?.end else { return nil }
        self.init(type, from: day, to: last)
    }

    /// The period of the same kind so many months later; nil where there is none, as for 31 March plus one.
    func shifted(months: Int) -> Period? {
        func moved(_ day: Day) -> Day? {
            let count = day.year * 12 + day.month - 1 + months
            let (year, month) = (count / 12, count % 12 + 1)
            // The last day of a month stays the last.
            let isLast = day.after.day == 1
            return isLast
                ? Month(year: year, month: month)?.end : Day(year: year, month: month, day: day.day)
        }
        guard
            let start = type.isDay ? moved(start) : Month(year: start.year, month: start.month)?.adding(months)?.start,
            let end = moved(end)
        else { return nil }
        return Period(type, from: start, to: end)
    }

    /// Whether figures that count from a year's beginning count from the same one; terms by school years, all else by
    /// financial years.
    func isInSameYear(as other: Period) -> Bool {
        let first = type == .term ? 9 : 4
        func year(_ day: Day) -> Int { day.month < first ? day.year - 1 : day.year }
        return year(end) == year(other.end)
    }

    /// The same stretch of the year before.
    package var yearBefore: Period? { shifted(months: -12) }

    /// The one that comes next in a series that is published so often; nil where that cannot be said.
    package func following(_ frequency: MeasureDefinition.Frequency) -> Period? {
        guard let step = frequency.months else { return nil }
        return shifted(months: step)
    }
}

/// Every kind of period that councils' figures come in.
package enum PeriodType: String, CaseIterable, Codable, Sendable {
    case month
    case quarter
    /// P1 is April to September, P2 October to March.
    case halfYear = "half_year"
    case financialYear = "financial_year"
    case calendarYear = "calendar_year"
    /// 1 September to 31 August.
    case academicYear = "academic_year"
    /// A third of an academic year: September to December, January to March, April to August.
    case term
    /// Twelve months that may end in any month.
    case rolling12 = "rolling_12"
    /// Three years taken together, because single ones would be too few.
    case threeYearPool = "three_year_pool"
    case pointInTime = "point_in_time"
    case census
    /// Two years or more, as plans and pooled surveys have them.
    case multiYear = "multi_year"

    var isDay: Bool { self == .pointInTime || self == .census }

    /// In a sentence: "the figures come by …".
    package var name: String {
        switch self {
        case .month: "month"
        case .quarter: "quarter"
        case .halfYear: "half-year"
        case .financialYear: "financial year"
        case .calendarYear: "calendar year"
        case .academicYear: "academic year"
        case .term: "term"
        case .rolling12: "rolling twelve months"
        case .threeYearPool: "three years taken together"
        case .pointInTime: "day"
        case .census: "census"
        case .multiYear: "several years"
        }
    }

    fileprivate func fits(_ start: Day, _ end: Day) -> Bool {
        guard !isDay else { return start == end }
        guard start.day == 1, end.after.day == 1 else { return false }
        let months = (end.year - start.year) * 12 + end.month - start.month + 1
        switch self {
        case .month: return months == 1
        case .quarter: return months == 3 && [1, 4, 7, 10].contains(start.month)
        case .halfYear: return months == 6 && [4, 10].contains(start.month)
        case .financialYear: return months == 12 && start.month == 4
        case .calendarYear: return months == 12 && start.month == 1
        case .academicYear: return months == 12 && start.month == 9
        case .term: return [9: 4, 1: 3, 4: 5][start.month] == months
        case .rolling12: return months == 12
        case .threeYearPool: return months == 36
        case .multiYear: return months.isMultiple(of: 12) && (24...600).contains(months)
        case .pointInTime, .census: return false
        }
    }
}

/// A month of a year.
struct Month: Hashable, Sendable {
    let year: Int
    let month: Int

    init?(year: Int, month: Int) {
        guard (1...9998).contains(year), (1...12).contains(month) else { return nil }
        self.year = year
        self.month = month
    }

    func adding(_ count: Int) -> Month? {
        let months = year * 12 + month - 1 + count
        return Month(year: months / 12, month: months % 12 + 1)
    }

    // A month has a first day, and the day before the next month's is its last: checked when it was made.
    var start: Day { Day(year: year, month: month, day: 1) ?? Day(daysSinceEpoch: 0) }
    var end: Day { adding(1)?.start.before ?? Day(daysSinceEpoch: 0) }
}

extension Period: Comparable {
    /// By the end, for an academic year ends after the financial year of the same name; then the shorter after the longer.
    package static func < (left: Period, right: Period) -> Bool {
        if left.last != right.last { return left.last < right.last }
        if left.first != right.first { return left.first < right.first }
        return left.type != right.type && left.type.rawValue < right.type.rawValue
    }
}

extension Period: TextCodable {
    static let nameInFaults = "a period"

    init?(recorded text: String) { self.init(code: text) }

    var recorded: String { code }

    /// A permanent code: "2024FY", "2023AY", "2024FY-P1", "2024-M03", "2024-M06-Q", "2024-M03-R12", "2024-04-01".
    package var code: String {
        let ends = "\(padded(end.year, 4))-M\(padded(end.month, 2))"
        switch type {
        case .financialYear: return "\(padded(start.year, 4))FY"
        case .academicYear: return "\(padded(start.year, 4))AY"
        case .calendarYear: return "\(padded(start.year, 4))CY"
        case .halfYear: return "\(padded(start.year, 4))FY-P\(start.month == 4 ? 1 : 2)"
        case .month: return ends
        case .quarter: return "\(ends)-Q"
        case .term: return "\(ends)-T"
        case .rolling12: return "\(ends)-R12"
        case .threeYearPool: return "\(ends)-R36"
        case .multiYear: return "\(ends)-Y\((months ?? 0) / 12)"
        case .pointInTime: return start.iso
        case .census: return "\(start.iso)-C"
        }
    }

    package init?(code: String) {
        if let usual = Self.usual(FixedText(code)) {
            self = usual
            return
        }
        let found: Period? =
            if let match = code.wholeMatch(of: /(\d{4})(FY|AY|CY)/), let year = Int(match.1) {
                switch match.2 {
                case "FY": Month(year: year + 1, month: 3).flatMap { Period(.financialYear, months: 12, endingIn: $0) }
                case "AY": Month(year: year + 1, month: 8).flatMap { Period(.academicYear, months: 12, endingIn: $0) }
                default: Month(year: year, month: 12).flatMap { Period(.calendarYear, months: 12, endingIn: $0) }
                }
            } else if let match = code.wholeMatch(of: /(\d{4})FY-P([12])/), let year = Int(match.1) {
                Month(year: match.2 == "1" ? year : year + 1, month: match.2 == "1" ? 9 : 3)
                    .flatMap { Period(.halfYear, months: 6, endingIn: $0) }
            } else if let match = code.wholeMatch(of: /(\d{4})-M(\d\d)(?:-(Q|T|R12|R36|Y\d{1,2}))?/),
                let year = Int(match.1),
                let number = Int(match.2), let last = Month(year: year, month: number)
            {
                switch match.3 {
                case nil: Period(.month, months: 1, endingIn: last)
                case "Q": Period(.quarter, months: 3, endingIn: last)
                case "T": [12: 4, 3: 3, 8: 5][number].flatMap { Period(.term, months: $0, endingIn: last) }
                case "R12": Period(.rolling12, months: 12, endingIn: last)
                case "R36": Period(.threeYearPool, months: 36, endingIn: last)
                case let years?: Int(years.dropFirst()).flatMap { Period(.multiYear, months: $0 * 12, endingIn: last) }
                }
            } else if let day = Day(iso: code) {
                Period(.pointInTime, from: day, to: day)
            } else if code.hasSuffix("-C"), let day = Day(iso: code.dropLast(2)) {
                Period(.census, from: day, to: day)
            } else {
                nil
            }
        // One way to write each: what is read is written back the same.
        guard let found, found.code == code else { return nil }
        self = found
    }

    /// The codes that almost every figure bears, byte by byte: records hold hundreds of thousands of them.
    private static func usual(_ text: FixedText) -> Period? {
        guard let year = text.number(at: 0, 4) else { return nil }
        switch text.length {
        case 6 where text.has(UInt8(ascii: "Y"), at: 5):
            switch text.byte(at: 4) {
            case UInt8(ascii: "F"): return ending(.financialYear, 12, year + 1, 3)
            case UInt8(ascii: "A"): return ending(.academicYear, 12, year + 1, 8)
            case UInt8(ascii: "C"): return ending(.calendarYear, 12, year, 12)
            default: return nil
            }
        case 8, 10:
            guard text.has(UInt8(ascii: "-"), at: 4) else { return nil }
            guard text.has(UInt8(ascii: "M"), at: 5), let month = text.number(at: 6, 2) else {
                return Day(iso: text).flatMap { Period(.pointInTime, from: $0, to: $0) }
            }
            if text.length == 8 { return ending(.month, 1, year, month) }
            return text.has(UInt8(ascii: "-"), at: 8) && text.has(UInt8(ascii: "Q"), at: 9)
                ? ending(.quarter, 3, year, month) : nil
        default: return nil
        }
    }

    private static func ending(_ type: PeriodType, _ months: Int, _ year: Int, _ month: Int) -> Period? {
        Month(year: year, month: month).flatMap { Period(type, months: months, endingIn: $0) }
    }

    /// As people write it: "2024/25", "Apr to Jun 2024", "March 2024", "2014 to 2016", "1 April 2023".
    package var label: String {
        let startMonth = Day.monthNames[start.month - 1]
        let endMonth = Day.monthNames[end.month - 1]
        switch type {
        case .financialYear, .academicYear: return "\(start.year)/\(padded(end.year % 100, 2))"
        case .calendarYear: return "\(start.year)"
        case .month: return "\(startMonth) \(start.year)"
        case .quarter: return "\(startMonth.prefix(3)) to \(endMonth.prefix(3)) \(end.year)"
        case .halfYear:
            return start.month == 4
                ? "Apr to Sep \(start.year)" : "Oct \(start.year) to Mar \(end.year)"
        case .term:
            let name = [9: "Autumn", 1: "Spring", 4: "Summer"][start.month] ?? ""
            return "\(name) term \(start.year)"
        case .rolling12: return "\(startMonth.prefix(3)) \(start.year) to \(endMonth.prefix(3)) \(end.year)"
        case .threeYearPool, .multiYear:
            if start.month == 1 { return "\(start.year) to \(end.year)" }
            let first = "\(start.year)/\(padded((start.year + 1) % 100, 2))"
            return start.month == 4
                ? "\(first) to \(end.year - 1)/\(padded(end.year % 100, 2))"
                : "\(startMonth.prefix(3)) \(start.year) to \(endMonth.prefix(3)) \(end.year)"
        case .pointInTime: return start.inWords
        case .census: return "Census \(start.year)"
        }
    }
}
