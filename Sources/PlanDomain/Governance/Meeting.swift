/// A meeting of a body of the council; text refers to its date by key, so that a moved meeting moves every mention (I27).
package struct Meeting: Equatable, Codable, Sendable {
    /// The name by which text refers to it, "cabinet" in `{meeting.cabinet.date}`, and that stands in its address.
    package let key: String

    /// The body's name, as people write it.
    package let body: String
    package internal(set) var day: Day

    /// Where the date can be checked.
    package let source: String

    // What came after the first release is left out while there is none of it: older entries keep their bytes.

    /// The recorded body; meetings recorded before there were bodies have none.
    package let bodyKey: String?

    /// When it begins, "18:00".
    package let time: String?
    package let place: String?
    private let onPublicCalendar: Bool?
    private let annual: Bool?
    private var movedFrom: [Move]?
    package internal(set) var cancellation: Cancellation?

    package init(
        key: String,
        body: String,
        day: Day,
        source: String,
        bodyKey: String? = nil,
        time: String? = nil,
        place: String? = nil,
        isPublic: Bool = false,
        isAnnual: Bool = false
    ) {
        self.key = key
        self.body = body
        self.day = day
        self.source = source
        self.bodyKey = bodyKey
        self.time = time
        self.place = place
        onPublicCalendar = isPublic ? true : nil
        annual = isAnnual ? true : nil
    }

    /// Whether the public calendar shows it.
    package var isPublic: Bool { onPublicCalendar ?? false }

    /// Whether it is the Annual Council, with which a municipal year begins.
    package var isAnnual: Bool { annual ?? false }

    /// The days on which it was to be before, oldest first.
    package internal(set) var moves: [Move] {
        get { movedFrom ?? [] }
        set { movedFrom = newValue.isEmpty ? nil : newValue }
    }

    package struct Move: Equatable, Codable, Sendable {
        package let from: Day
        package let reason: String

        package init(from: Day, reason: String) {
            self.from = from
            self.reason = reason
        }
    }

    package struct Cancellation: Equatable, Codable, Sendable {
        package let reason: String

        package init(reason: String) {
            self.reason = reason
        }
    }
}
