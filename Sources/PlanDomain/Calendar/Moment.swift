/// A point in time to the millisecond, in UTC.
package struct Moment: Hashable, Comparable, Sendable {
    package let millisecondsSinceEpoch: Int64

    package init(millisecondsSinceEpoch: Int64) {
        self.millisecondsSinceEpoch = millisecondsSinceEpoch
    }

    /// Reads "2024-02-22T18:00:00.000Z", the only form that we write.
    package init?(iso text: some StringProtocol) {
        let text = FixedText(text)
        guard text.length == 24, text.has(84, at: 10), text.has(58, at: 13), text.has(58, at: 16), text.has(46, at: 19),
            text.has(90, at: 23), let day = Day(iso: text.prefix(10)), let hour = text.number(at: 11, 2),
            let minute = text.number(at: 14, 2), let second = text.number(at: 17, 2),
            let millisecond = text.number(at: 20, 3), hour < 24, minute < 60, second < 60
        else { return nil }
        let seconds = day.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second
        millisecondsSinceEpoch = Int64(seconds) * 1000 + Int64(millisecond)
    }

    package static func < (left: Moment, right: Moment) -> Bool {
        left.millisecondsSinceEpoch < right.millisecondsSinceEpoch
    }

    package var iso: String {
        let (day, millisecond) = dayAndMillisecond
        let second = millisecond / 1000
        let clock = "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
        return "\(day.iso)T\(clock).\(padded(millisecond % 1000, 3))Z"
    }

    /// The day on a clock in the United Kingdom.
    package var dayInLondon: Day { londonClock.dayAndMillisecond.day }

    /// "22 February 2024 at 18:00", on a clock in the United Kingdom.
    package var inWords: String {
        let (day, millisecond) = londonClock.dayAndMillisecond
        return "\(day.inWords) at \(padded(millisecond / 3_600_000, 2)):\(padded(millisecond / 60_000 % 60, 2))"
    }

    private var dayAndMillisecond: (day: Day, millisecond: Int) {
        let perDay: Int64 = 86_400_000
        let days = (millisecondsSinceEpoch >= 0 ? millisecondsSinceEpoch : millisecondsSinceEpoch - perDay + 1) / perDay
        return (Day(daysSinceEpoch: Int(days)), Int(millisecondsSinceEpoch - days * perDay))
    }

    /// British Summer Time runs from 01:00 UTC on the last Sunday of March to that of October (Summer Time Order 2002).
    ///
    /// Worked out here, not asked of the machine, so that a replay needs no time zone files.
    private var londonClock: Moment {
        isInSummerTime ? Moment(millisecondsSinceEpoch: millisecondsSinceEpoch + 3_600_000) : self
    }

    fileprivate var isInSummerTime: Bool {
        let year = dayAndMillisecond.day.year
        let starts = Self.oneInTheMorning(onLastSundayOf: 3, year)
        let ends = Self.oneInTheMorning(onLastSundayOf: 10, year)
        return (starts..<ends).contains(millisecondsSinceEpoch)
    }

    /// Both months have 31 days; day 0 of the epoch was a Thursday.
    private static func oneInTheMorning(onLastSundayOf month: Int, _ year: Int) -> Int64 {
        guard let last = Day(year: year, month: month, day: 31)?.daysSinceEpoch else { return .max }
        let weekday = ((last + 4) % 7 + 7) % 7
        return Int64(last - weekday) * 86_400_000 + 3_600_000
    }
}

extension Day {
    /// Midnight at its beginning, on a clock in the United Kingdom.
    package var startInLondon: Moment { moment(hour: 0, minute: 0) }

    /// A time of the day on a clock in the United Kingdom; one that the clocks skip or repeat is taken as in winter.
    package func moment(hour: Int, minute: Int) -> Moment {
        let asUTC = Int64(daysSinceEpoch) * 86_400_000 + Int64(hour) * 3_600_000 + Int64(minute) * 60_000
        let inSummer = Moment(millisecondsSinceEpoch: asUTC - 3_600_000)
        return inSummer.isInSummerTime ? inSummer : Moment(millisecondsSinceEpoch: asUTC)
    }

    /// A time of the day as clocks show it, "09:30"; nil for anything else.
    package func moment(clock: some StringProtocol) -> Moment? {
        guard let match = String(clock).wholeMatch(of: /([01]?[0-9]|2[0-3]):([0-5][0-9])/), let hour = Int(match.1),
            let minute = Int(match.2)
        else { return nil }
        return moment(hour: hour, minute: minute)
    }
}

extension Moment: TextCodable {
    static let nameInFaults = "a moment"

    init?(recorded text: String) { self.init(iso: text) }

    var recorded: String { iso }
}
