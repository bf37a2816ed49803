/// A council's plan for a period: what it calls itself, and whether it has been adopted.
package struct Plan: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Plan>

    package let id: ID
    package let period: PlanPeriod
    package var description: PlanDescription

    /// Set once the plan is adopted: from then on its wording changes only by amendment (I2).
    package var adoption: Adoption?

    /// The sequence of the entry that last changed the plan's own fields.
    package var revision: Int

    /// The plan that it was started from; every promise of that one must be accounted for.
    package let predecessorID: ID?

    // Entries and editions written before drafts could be shared do not have these.
    private var sharedWith: [Audience]?
    private var hasRolledForward: Bool?

    package init(
        id: ID,
        period: PlanPeriod,
        description: PlanDescription,
        adoption: Adoption? = nil,
        revision: Int = 0,
        predecessorID: ID? = nil
    ) {
        self.id = id
        self.period = period
        self.description = description
        self.adoption = adoption
        self.revision = revision
        self.predecessorID = predecessorID
    }

    /// The members with whom the draft is shared (I35).
    package internal(set) var audiences: Set<Audience> {
        get { Set(sharedWith ?? []) }
        set { sharedWith = newValue.isEmpty ? nil : Audience.allCases.filter(newValue.contains) }
    }

    /// Whether every promise of the plan before was accounted for and the matter closed.
    package internal(set) var isRolledForward: Bool {
        get { hasRolledForward ?? false }
        set { hasRolledForward = newValue ? true : nil }
    }

    /// The name in the permanent address of the plan's pages: "2024-27".
    package var address: String { period.label }
}

/// What a plan says about itself; texts may refer to fields, such as `{plan.period}`.
package struct PlanDescription: Equatable, Codable, Sendable {
    /// The formal title, such as "Council Plan {plan.period}".
    package var title: String

    /// The title on the cover of the public document, where there is one.
    package var publicTitle: String?

    /// Markdown.
    package var introduction: String

    /// Markdown: the road to adoption and what follows.
    package var nextSteps: String

    package init(title: String, publicTitle: String? = nil, introduction: String = "", nextSteps: String = "") {
        self.title = title
        self.publicTitle = publicTitle
        self.introduction = introduction
        self.nextSteps = nextSteps
    }
}

/// The act by which a body made the plan the council's own.
package struct Adoption: Equatable, Codable, Sendable {
    package let decision: Decision.ID
    package let day: Day

    package init(decision: Decision.ID, day: Day) {
        self.decision = decision
        self.day = day
    }
}
