import Foundation
import PlanDomain
import Synchronization

/// The date that answers carry (RFC 9110, section 5.6.7), written out once a second.
enum HTTPDate {
    private static let kept = Mutex<(second: Int, text: String)>((0, ""))

    static var now: String {
        let second = Int(Date().timeIntervalSince1970)
        return kept.withLock { kept in
            if kept.second != second { kept = (second, text(at: second)) }
            return kept.text
        }
    }

    /// "Thu, 22 Feb 2024 18:00:00 GMT".
    static func text(at second: Int) -> String {
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let day = Day(daysSinceEpoch: second / 86_400)
        let month = Day.monthNames[day.month - 1].prefix(3)
        let clock = [second / 3600 % 24, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
        return "\(days[second / 86_400 % 7]), \(twoDigits(day.day)) \(month) \(day.year) \(clock) GMT"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
