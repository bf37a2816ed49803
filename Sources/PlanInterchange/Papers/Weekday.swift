import PlanDomain

/// A day of the week, Monday first.
enum Weekday: String, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    init(of day: Day) {
        // 1 January 1970 was a Thursday; papers of earlier days leave a negative rest.
        self = Self.allCases[((day.daysSinceEpoch % 7) + 10) % 7]
    }

    /// Reads "tuesday", "tues" and "tue" in small letters; nil for anything else.
    init?(_ text: some StringProtocol) {
        guard text.utf8.count >= 3, let found = Self.allCases.first(where: { $0.rawValue.hasPrefix(text) }) else {
            return nil
        }
        self = found
    }

    var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
