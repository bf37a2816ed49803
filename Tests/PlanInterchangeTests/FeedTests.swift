import Foundation
import PlanDomain
import PlanInterchange
import Testing

/// Feeds hold what they are given, as their formats ask.
struct FeedTests {
    private static let day = Day(year: 2024, month: 1, day: 30) ?? Day(daysSinceEpoch: 0)

    private func calendar(_ event: ICalendar.Event) -> [String] {
        let stamp = Moment(millisecondsSinceEpoch: 1_706_600_000_000)
        return ICalendar(name: "Meetings", stamp: stamp, events: [event]).text.components(separatedBy: "\r\n")
    }

    @Test func `A time is given in UTC, with summer time taken off`() throws {
        let winter = ICalendar.Event(uid: "a", day: Self.day, time: "18:00", summary: "Cabinet")
        #expect(calendar(winter).contains("DTSTART:20240130T180000Z"))
        let june = try #require(Day(iso: "2024-06-10"))
        let summer = ICalendar.Event(uid: "a", day: june, time: "18:00", summary: "Cabinet")
        #expect(calendar(summer).contains("DTSTART:20240610T170000Z"))
    }

    @Test func `Without a time it lasts the whole day`() {
        let lines = calendar(.init(uid: "a", day: Self.day, summary: "Cabinet"))
        #expect(lines.contains("DTSTART;VALUE=DATE:20240130") && lines.contains("DTEND;VALUE=DATE:20240131"))
    }

    @Test func `No line is longer than 75 bytes, and unfolding gives the words back`() {
        let words = String(repeating: "Cynllun y Cyngor ŵŷ £5,000; a \\ b, ", count: 30)
        let event = ICalendar.Event(uid: "a", day: Self.day, summary: words, description: "One\nTwo\u{0}\u{7}")
        let stamp = Moment(millisecondsSinceEpoch: 0)
        let text = ICalendar(name: "x", stamp: stamp, events: [event]).text
        #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        let unfolded = text.replacingOccurrences(of: "\r\n ", with: "")
        let escaped = words.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: ";", with: "\\;")
            .replacingOccurrences(of: ",", with: "\\,")
        #expect(unfolded.contains("SUMMARY:\(escaped)"))
        #expect(unfolded.contains("DESCRIPTION:One\\nTwo\r\n"))
    }

    @Test func `A cancelled meeting stays in the calendar and says so`() {
        let lines = calendar(.init(uid: "a", day: Self.day, summary: "Cabinet", sequence: 2, isCancelled: true))
        #expect(lines.contains("STATUS:CANCELLED") && lines.contains("SEQUENCE:2"))
    }

    @Test func `A feed escapes every text, and its entries are the newest first`() throws {
        let hostile = "A & B <script>\"x\"</script> \u{0}\u{1F}"
        let entries = ["2024-01-30", "2024-02-22"].compactMap { Day(iso: $0) }.map {
            AtomFeed.Entry(
                address: "https://example.org/\($0.iso)?a=1&b=2",
                title: hostile,
                updated: $0,
                summary: hostile
            )
        }
        let feed = AtomFeed(
            id: "https://example.org/",
            title: hostile,
            address: "https://example.org/feed.atom",
            page: "https://example.org/decisions",
            author: hostile,
            entries: entries
        )
        #expect(!feed.text.contains("<script>") && !feed.text.contains("\u{0}"))
        let first = try #require(feed.text.range(of: "2024-02-22?"))
        let second = try #require(feed.text.range(of: "2024-01-30?"))
        #expect(first.lowerBound < second.lowerBound)
        #expect(feed.text.contains("<updated>2024-02-22T00:00:00Z</updated>\n  <author>"))
    }
}
