/// A day of the week; the raw value counts from Monday, 0.
package enum Weekday: Int, CaseIterable, Sendable {
    case monday
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday
    case sunday

    package var name: String {
        switch self {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }

    package var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension Day {
    /// Day 0 of the epoch was a Thursday.
    package var weekday: Weekday {
        Weekday(rawValue: ((daysSinceEpoch + 3) % 7 + 7) % 7) ?? .monday
    }

    /// "Tuesday 30 January 2024".
    package var inFullWords: String { "\(weekday.name) \(inWords)" }

    /// The day that lies so many days later, or earlier for a negative number.
    package func adding(days: Int) -> Day { Day(daysSinceEpoch: daysSinceEpoch + days) }

    /// The first day from this one on that is such a weekday.
    func onOrAfter(_ wanted: Weekday) -> Day { adding(days: (wanted.rawValue - weekday.rawValue + 7) % 7) }

    /// The last day up to this one that is such a weekday.
    func onOrBefore(_ wanted: Weekday) -> Day { adding(days: -((weekday.rawValue - wanted.rawValue + 7) % 7)) }
}
