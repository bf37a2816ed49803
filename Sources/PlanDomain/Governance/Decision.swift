/// What a body decided: the authority that later changes cite.
package struct Decision: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Decision>

    package let id: ID

    /// The plan that it is about.
    package let planID: Plan.ID
    package let body: String
    package let day: Day
    package let outcome: String

    /// Minute or item number, as the council's records give it.
    package let reference: String
    package let source: String

    package init(
        id: ID,
        planID: Plan.ID,
        body: String,
        day: Day,
        outcome: String,
        reference: String,
        source: String
    ) {
        self.id = id
        self.planID = planID
        self.body = body
        self.day = day
        self.outcome = outcome
        self.reference = reference
        self.source = source
    }
}
