/// A meeting of a body of the council; text refers to its date by key, so that a moved meeting moves every mention (I27).
package struct Meeting: Equatable, Codable, Sendable {
    /// The name by which text refers to it: "cabinet" in `{meeting.cabinet.date}`.
    package let key: String
    package let body: String
    package let day: Day

    /// Where the date can be checked.
    package let source: String

    package init(key: String, body: String, day: Day, source: String) {
        self.key = key
        self.body = body
        self.day = day
        self.source = source
    }
}
