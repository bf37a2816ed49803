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

    /// Counted on the day of publication by the rules of that day; nil where it cannot be called in.
    package internal(set) var callInWindow: CallInWindow?
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

        /// The day on which it was put right.
        package let on: Day

        /// The written record as it was.
        package internal(set) var record: DecisionRecord?
    }

    /// The same without what the public may not see (I29).
    package var withoutExempt: Decision {
        var decision = self
        decision.record?.exempt = record?.exempt.map(\.withoutText) ?? []
        decision.corrections = corrections.map { correction in
            var open = correction
            open.record?.exempt = correction.record?.exempt.map(\.withoutText) ?? []
            return open
        }
        return decision
    }

    /// The same under its old identity and with all that happened to it.
    func correcting(_ old: Decision, because reason: String, on day: Day) -> Decision {
        var decision = self
        decision.published = old.published
        decision.callInWindow = old.callInWindow
        decision.callIn = old.callIn
        decision.implemented = old.implemented
        decision.corrections =
            old.corrections + [
                Correction(
                    body: old.body,
                    day: old.day,
                    outcome: old.outcome,
                    reference: old.reference,
                    reason: reason,
                    on: day,
                    record: old.record
                )
            ]
        return decision
    }
}

/// Until when a decision may be called in, and from when it has effect otherwise.
package struct CallInWindow: Equatable, Codable, Sendable {
    package let ends: Day
    package let takesEffect: Day

    package init(ends: Day, takesEffect: Day) {
        self.ends = ends
        self.takesEffect = takesEffect
    }
}
