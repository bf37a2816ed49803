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

    /// What the regulations ask of a record; decisions recorded before there was room for it have none.
    package internal(set) var record: DecisionRecord?

    // Filled by later changes; left out while there is none.
    package internal(set) var published: Day?
    package internal(set) var callIn: CallIn?
    package internal(set) var implemented: Day?
    private var correctedFrom: [Correction]?

    package init(
        id: ID,
        planID: Plan.ID,
        body: String,
        day: Day,
        outcome: String,
        reference: String,
        source: String,
        record: DecisionRecord? = nil
    ) {
        self.id = id
        self.planID = planID
        self.body = body
        self.day = day
        self.outcome = outcome
        self.reference = reference
        self.source = source
        self.record = record
    }

    /// How it stood before it was put right, oldest first.
    package internal(set) var corrections: [Correction] {
        get { correctedFrom ?? [] }
        set { correctedFrom = newValue.isEmpty ? nil : newValue }
    }

    /// A mistake in the record of a decision, which stays readable.
    package struct Correction: Equatable, Codable, Sendable {
        package let body: String
        package let day: Day
        package let outcome: String
        package let reference: String
        package let reason: String
    }

    /// The same without what the public may not see (I29).
    package var withoutExempt: Decision {
        var decision = self
        decision.record?.exempt = record?.exempt.map(\.withoutText) ?? []
        return decision
    }

    /// The same under its old identity and with all that happened to it.
    func correcting(_ old: Decision, because reason: String) -> Decision {
        var decision = self
        decision.published = old.published
        decision.callIn = old.callIn
        decision.implemented = old.implemented
        decision.corrections =
            old.corrections + [
                Correction(
                    body: old.body,
                    day: old.day,
                    outcome: old.outcome,
                    reference: old.reference,
                    reason: reason
                )
            ]
        return decision
    }
}
