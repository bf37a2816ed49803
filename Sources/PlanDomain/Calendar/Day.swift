/// A day of the Gregorian calendar, without a time or a time zone.
package struct Day: Hashable, Comparable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Gives nil for a day that does not exist, such as 30 February, and outside the years 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, in: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads "2024-02-22" and nothing else.
    package init?(iso text: some StringProtocol) {
        self.init(iso: FixedText(text))
    }

    /// Byte by byte: every entry of a record is read through here.
    init?(iso text: FixedText) {
        guard text.length == 10, text.has(45, at: 4), text.has(45, at: 7), let year = text.number(at: 0, 4),
            let month = text.number(at: 5, 2), let day = text.number(at: 8, 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day that lies so many days after 1 January 1970.
    package init(daysSinceEpoch days: Int) {
        // Howard Hinnant's civil-from-days: eras of 400 years counted from 1 March of year 0.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    package var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    package var before: Day { Day(daysSinceEpoch: daysSinceEpoch - 1) }
    package var after: Day { Day(daysSinceEpoch: daysSinceEpoch + 1) }

    /// "2024-02-22".
    package var iso: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// "22 February 2024", as officers write it.
    package var inWords: String { "\(day) \(Self.monthNames[month - 1]) \(year)" }

    package static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    package static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: TextCodable {
    static let nameInFaults = "a day"

    init?(recorded text: String) { self.init(iso: text) }

    var recorded: String { iso }
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    let missing = width - digits.utf8.count
    return missing <= 0 ? digits : String(repeating: "0", count: missing) + digits
}
