/// The days on which a council works: those that are no weekend, no bank holiday of its nation and no closure day.
package struct WorkingCalendar: Equatable, Sendable {
    package let nation: Nation

    /// Days on which the council itself is closed, in date order.
    package let closures: [ClosureDay]

    private let closed: [Day: String]

    package init(nation: Nation, closures: [ClosureDay] = []) {
        self.nation = nation
        self.closures = closures.sorted { $0.day < $1.day }
        closed = Dictionary(closures.map { ($0.day, $0.name) }, uniquingKeysWith: { _, last in last })
    }

    /// A day on which the council is closed though others work, such as one between Christmas and New Year.
    package struct ClosureDay: Hashable, Codable, Sendable {
        package let day: Day
        package let name: String

        package init(day: Day, name: String) {
            self.day = day
            self.name = name
        }
    }

    /// Why nobody works on a day: "Saturday", "Easter Monday"; nil for a working day.
    package func reasonNotWorking(_ day: Day) -> String? {
        if let name = BankHoliday.name(of: day, nation: nation) { return name }
        return closed[day] ?? (day.weekday.isWeekend ? day.weekday.name : nil)
    }

    package func isWorking(_ day: Day) -> Bool { reasonNotWorking(day) == nil }

    /// The working day that comes so many working days after a day; the day itself does not count.
    package func workingDay(_ count: Int, after day: Day) -> Day { step(count, from: day, by: 1, counting: .working) }

    /// The last working day up to a day.
    package func workingDay(onOrBefore day: Day) -> Day {
        var day = day
        while !isWorking(day) { day = day.before }
        return day
    }

    /// How many days lie wholly between two days, neither of which counts; 0 when they touch or are out of order.
    package func clearDays(between first: Day, and last: Day, counting: DayCounting) -> Int {
        guard first < last else { return 0 }
        let between = (first.daysSinceEpoch + 1)..<last.daysSinceEpoch
        guard counting == .working else { return between.count }
        return between.count { isWorking(Day(daysSinceEpoch: $0)) }
    }

    /// The last day that leaves so many clear days before a day; a working day where working days are counted.
    package func lastDay(leaving count: Int, clearDaysBefore day: Day, counting: DayCounting) -> Day {
        step(count + 1, from: day, by: -1, counting: counting)
    }

    /// The first day with so many clear days after a day.
    package func firstDay(leaving count: Int, clearDaysAfter day: Day, counting: DayCounting) -> Day {
        step(count + 1, from: day, by: 1, counting: counting)
    }

    /// The days between two days on which nobody works though it is no weekend, with why: for explanations.
    package func holidays(between first: Day, and last: Day) -> [(day: Day, name: String)] {
        guard first < last else { return [] }
        return ((first.daysSinceEpoch + 1)..<last.daysSinceEpoch).map(Day.init(daysSinceEpoch:)).compactMap { day in
            guard !day.weekday.isWeekend, let name = reasonNotWorking(day) else { return nil }
            return (day, name)
        }
    }

    private func step(_ count: Int, from day: Day, by direction: Int, counting: DayCounting) -> Day {
        guard counting == .working else { return day.adding(days: count * direction) }
        var (day, left) = (day, count)
        while left > 0 {
            day = day.adding(days: direction)
            if isWorking(day) { left -= 1 }
        }
        return day
    }
}

/// Which days count when days are counted.
package enum DayCounting: String, CaseIterable, Codable, Sendable {
    case working
    case calendar

    /// "5 clear working days", "1 clear day".
    package func clearDays(_ count: Int) -> String {
        "\(count) clear \(self == .working ? "working " : "")\(count == 1 ? "day" : "days")"
    }
}
