import Foundation

/// A time as mail writes it: "Thu, 22 Feb 2024 18:00:00 +0000".
struct MailDate {
    /// Years of four digits, which is all that RFC 5322 allows for.
    static let range: ClosedRange<Int64> = 0...253_402_300_799_999
    let text: String

    init(_ millisecondsSinceEpoch: Int64) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = Date(timeIntervalSince1970: Double(millisecondsSinceEpoch / 1000))
        let parts = calendar.dateComponents([.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
        // In English whatever the machine speaks, so not by a formatter.
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let day = days[(parts.weekday ?? 1) - 1]
        let month = months[(parts.month ?? 1) - 1]
        let clock = [parts.hour, parts.minute, parts.second].map { Self.padded($0 ?? 0, 2) }.joined(separator: ":")
        text = "\(day), \(parts.day ?? 1) \(month) \(Self.padded(parts.year ?? 0, 4)) \(clock) +0000"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
