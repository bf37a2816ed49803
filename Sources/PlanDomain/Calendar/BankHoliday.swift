/// A bank holiday, and the law that makes it one.
package struct BankHoliday: Equatable, Sendable {
    package let day: Day

    /// "Easter Monday", "Boxing Day (substitute day)".
    package let name: String

    /// Where it can be checked.
    package let source: String
}

extension BankHoliday {
    /// The name of the holiday on a day; nil for any other day.
    static func name(of day: Day, nation: Nation) -> String? {
        guard tableYears.contains(day.year) else {
            return all(in: day.year, nation: nation).first { $0.day == day }?.name
        }
        return table[nation]?[day]
    }

    /// Counting days asks for each of them: those of the years that councils plan in are worked out once.
    private static let tableYears = 1975...2125

    private static let table = Dictionary(
        uniqueKeysWithValues: Nation.allCases.map { nation in
            let holidays = tableYears.flatMap { all(in: $0, nation: nation) }
            return (nation, Dictionary(holidays.map { ($0.day, $0.name) }, uniquingKeysWith: { first, _ in first }))
        }
    )

    /// The bank holidays of a year in date order.
    ///
    /// The yearly ones follow the rules of the Banking and Financial Dealings Act 1971, Schedule 1, common law and the
    /// proclamations made each year since 1974; those made or moved once are data. Scottish councils often close on
    /// local holidays instead: those are closure days of the council's own calendar.
    package static func all(in year: Int, nation: Nation) -> [BankHoliday] {
        let moved = Proclamation.all.filter { $0.year == year && $0.nations.contains(nation) }
        let dropped = Set(moved.compactMap(\.replaces))
        var named = yearly(in: year, nation: nation).filter { !dropped.contains($0.rule) }
        named.sort { $0.day < $1.day }
        var taken = Set(named.map(\.day).filter { !$0.weekday.isWeekend })
        var holidays = named.map { holiday -> BankHoliday in
            guard holiday.day.weekday.isWeekend else { return holiday.rule.holiday(on: holiday.day) }
            let substitute = firstFree(after: holiday.day, taken: taken)
            taken.insert(substitute)
            return holiday.rule.holiday(on: substitute, isSubstitute: true)
        }
        holidays += moved.map { BankHoliday(day: $0.day, name: $0.name, source: $0.source) }
        return holidays.sorted { $0.day < $1.day }
    }

    private static func firstFree(after day: Day, taken: Set<Day>) -> Day {
        var next = day.after
        while next.weekday.isWeekend || taken.contains(next) { next = next.after }
        return next
    }

    private static func yearly(in year: Int, nation: Nation) -> [(rule: YearlyHoliday, day: Day)] {
        YearlyHoliday.allCases.filter { $0.nations.contains(nation) }.compactMap { rule in
            rule.day(in: year, nation: nation).map { (rule, $0) }
        }
    }
}

/// A holiday that comes back each year by a rule.
private enum YearlyHoliday: CaseIterable {
    case newYearsDay, secondOfJanuary, saintPatrick, goodFriday, easterMonday, earlyMay, spring, battleOfTheBoyne
    case summer, saintAndrew, christmasDay, boxingDay

    var nations: Set<Nation> {
        switch self {
        case .newYearsDay, .goodFriday, .earlyMay, .spring, .summer, .christmasDay, .boxingDay: Set(Nation.allCases)
        case .easterMonday: [.england, .wales, .northernIreland]
        case .secondOfJanuary, .saintAndrew: [.scotland]
        case .saintPatrick, .battleOfTheBoyne: [.northernIreland]
        }
    }

    private var name: String {
        switch self {
        case .newYearsDay: "New Year's Day"
        case .secondOfJanuary: "2 January"
        case .saintPatrick: "St Patrick's Day"
        case .goodFriday: "Good Friday"
        case .easterMonday: "Easter Monday"
        case .earlyMay: "Early May bank holiday"
        case .spring: "Spring bank holiday"
        case .battleOfTheBoyne: "Battle of the Boyne (Orangemen's Day)"
        case .summer: "Summer bank holiday"
        case .saintAndrew: "St Andrew's Day"
        case .christmasDay: "Christmas Day"
        case .boxingDay: "Boxing Day"
        }
    }

    private var source: String {
        switch self {
        case .goodFriday, .christmasDay: "Common law; Banking and Financial Dealings Act 1971, Schedule 1"
        case .newYearsDay, .earlyMay, .battleOfTheBoyne:
            "Royal proclamation of each year, Banking and Financial Dealings Act 1971, section 1(3)"
        case .saintAndrew: "St Andrew's Day Bank Holiday (Scotland) Act 2007"
        default: "Banking and Financial Dealings Act 1971, Schedule 1"
        }
    }

    func holiday(on day: Day, isSubstitute: Bool = false) -> BankHoliday {
        BankHoliday(day: day, name: name + (isSubstitute ? " (substitute day)" : ""), source: source)
    }

    func day(in year: Int, nation: Nation) -> Day? {
        func fixed(_ month: Int, _ day: Int) -> Day? { Day(year: year, month: month, day: day) }
        switch self {
        case .newYearsDay: return fixed(1, 1)
        case .secondOfJanuary: return fixed(1, 2)
        case .saintPatrick: return fixed(3, 17)
        case .goodFriday: return Day.easter(year)?.adding(days: -2)
        case .easterMonday: return Day.easter(year)?.after
        case .earlyMay: return fixed(5, 1)?.onOrAfter(.monday)
        case .spring: return fixed(5, 31)?.onOrBefore(.monday)
        case .battleOfTheBoyne: return fixed(7, 12)
        case .summer:
            return nation == .scotland ? fixed(8, 1)?.onOrAfter(.monday) : fixed(8, 31)?.onOrBefore(.monday)
        case .saintAndrew: return year >= 2007 ? fixed(11, 30) : nil
        case .christmasDay: return fixed(12, 25)
        case .boxingDay: return fixed(12, 26)
        }
    }
}

/// A bank holiday made for one year, perhaps in place of a yearly one.
private struct Proclamation {
    let day: Day
    let name: String
    let nations: Set<Nation>
    var replaces: YearlyHoliday?

    var year: Int { day.year }
    var source: String { "Royal proclamation under the Banking and Financial Dealings Act 1971, for \(year)" }

    static let all: [Proclamation] = [
        made("1995-05-08", "Early May bank holiday (VE Day)", replaces: .earlyMay),
        made("1999-12-31", "Millennium holiday"),
        made("2002-06-03", "Golden Jubilee bank holiday"),
        made("2002-06-04", "Spring bank holiday", replaces: .spring),
        made("2011-04-29", "Royal wedding bank holiday"),
        made("2012-06-04", "Spring bank holiday", replaces: .spring),
        made("2012-06-05", "Diamond Jubilee bank holiday"),
        made("2020-05-08", "Early May bank holiday (VE Day)", replaces: .earlyMay),
        made("2022-06-02", "Spring bank holiday", replaces: .spring),
        made("2022-06-03", "Platinum Jubilee bank holiday"),
        made("2022-09-19", "State funeral of Queen Elizabeth II"),
        made("2023-05-08", "Coronation of King Charles III"),
        made("2026-06-15", "World Cup bank holiday", nations: [.scotland]),
    ]
    .compactMap(\.self)

    private static func made(
        _ iso: String,
        _ name: String,
        nations: Set<Nation> = Set(Nation.allCases),
        replaces: YearlyHoliday? = nil
    ) -> Proclamation? {
        Day(iso: iso).map { Proclamation(day: $0, name: name, nations: nations, replaces: replaces) }
    }
}

extension Day {
    /// Easter Sunday by the Gregorian reckoning (the "anonymous" computus of 1876).
    static func easter(_ year: Int) -> Day? {
        let golden = year % 19
        let century = year / 100
        let rest = year % 100
        let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7
        let late = (golden + 11 * moon + 22 * week) / 451
        let sum = moon + week - 7 * late + 114
        return Day(year: year, month: sum / 31, day: sum % 31 + 1)
    }
}
