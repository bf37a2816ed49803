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

/// What a body decided: the authority that later changes cite.
package struct Decision: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Decision>

    package let id: ID
    package let body: String
    package let day: Day
    package let outcome: String

    /// Minute or item number, as the council's records give it.
    package let reference: String
    package let source: String

    package init(id: ID, body: String, day: Day, outcome: String, reference: String, source: String) {
        self.id = id
        self.body = body
        self.day = day
        self.outcome = outcome
        self.reference = reference
        self.source = source
    }
}
