import HashTreeCollections
import PlanDomain

/// The days on which the record has bodies meet or decide.
struct RecordedMeetings {
    /// One day of one body.
    struct Entry: Equatable {
        let body: String
        let day: Day

        var inWords: String { "\(body), \(day.inWords)" }
    }

    private let entries: [String: [Entry]]

    init(_ council: Council) {
        let meetings = council.meetings.values.map { Entry(body: $0.body, day: $0.day) }
        let decisions = council.decisions.values.map { Entry(body: $0.body, day: $0.day) }
        let sorted = (meetings + decisions).sorted { ($0.day, $0.body) < ($1.day, $1.body) }
        entries = Dictionary(grouping: sorted) { MeetingDate.key($0.body) }
    }

    /// Those of the body that a paper names, oldest first.
    func entries(of date: MeetingDate) -> [Entry] { entries[date.bodyKey] ?? [] }
}
