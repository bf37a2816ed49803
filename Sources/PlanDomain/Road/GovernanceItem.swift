import HashTreeCollections

/// Something on its road through the bodies of the council: a plan from its draft to its adoption.
package struct GovernanceItem: Equatable, Codable, Sendable {
    package typealias ID = Identifier<GovernanceItem>

    package let id: ID

    /// The name in its address, for life: "council-plan-2024-27".
    package let slug: String
    package let title: String
    package let planID: Plan.ID
    package let isKeyDecision: Bool
    package internal(set) var steps: [Step]

    package init(id: ID, slug: String, title: String, planID: Plan.ID, isKeyDecision: Bool, steps: [Step]) {
        self.id = id
        self.slug = slug
        self.title = title
        self.planID = planID
        self.isKeyDecision = isKeyDecision
        self.steps = steps
    }

    /// A body on the road, and what it is there for.
    package struct Step: Equatable, Codable, Sendable {
        package let bodyKey: String
        package let part: StepPart

        /// The meeting that takes it; nil until one is set.
        package internal(set) var meetingKey: String?

        // Filled by later changes.
        package internal(set) var issued: Issuing?
        package internal(set) var outcome: Outcome?

        /// What the body did with it before it came back: deferred, referred back, called in.
        package internal(set) var past: [Consideration]

        package init(bodyKey: String, part: StepPart, meetingKey: String? = nil) {
            self.bodyKey = bodyKey
            self.part = part
            self.meetingKey = meetingKey
            past = []
        }
    }

    /// One time that a body had it before.
    package struct Consideration: Equatable, Codable, Sendable {
        package let meetingKey: String?
        package let issued: Issuing?
        package internal(set) var outcome: Outcome?
    }

    /// The day on which a body's members and the public were given the papers.
    package struct Issuing: Equatable, Codable, Sendable {
        package let day: Day

        /// Why they came later than the rules of agendas allow; empty when they did not (I24).
        package let urgency: String

        package init(day: Day, urgency: String = "") {
            self.day = day
            self.urgency = urgency
        }
    }

    /// What a body did with it.
    package struct Outcome: Equatable, Codable, Sendable {
        package let kind: Kind
        package let day: Day

        /// The minute, as the council's records give it.
        package let reference: String
        package let decision: Decision.ID?
        package let note: String

        package init(kind: Kind, day: Day, reference: String, decision: Decision.ID?, note: String = "") {
            self.kind = kind
            self.day = day
            self.reference = reference
            self.decision = decision
            self.note = note
        }

        package enum Kind: String, CaseIterable, Codable, Sendable {
            case commented
            case noted
            case cleared
            case agreed
            case amended
            case deferred
            case referredBack = "referred-back"
            case rejected

            package var name: String {
                switch self {
                case .commented: "Commented"
                case .noted: "Noted"
                case .cleared: "Cleared"
                case .agreed: "Agreed"
                case .amended: "Agreed with amendments"
                case .deferred: "Deferred"
                case .referredBack: "Referred back"
                case .rejected: "Rejected"
                }
            }

            /// Whether the item goes on to the next step after it.
            package var goesOn: Bool { ![.deferred, .referredBack, .rejected].contains(self) }

            /// What a body with this part can do.
            package static func possible(for part: StepPart) -> [Kind] {
                switch part {
                case .clear: [.cleared, .deferred, .referredBack]
                case .comment: [.commented, .noted, .deferred]
                case .note: [.noted, .deferred]
                case .recommend, .decide, .adopt: [.agreed, .amended, .deferred, .referredBack, .rejected]
                }
            }
        }
    }

    /// The place of the step that comes next; nil when the road is at its end.
    package var nextStep: Int? { isRejected ? nil : steps.firstIndex { $0.outcome == nil } }

    /// Of the steps that fit, the one that is still to come; where all are over, the last: a body may stand there twice.
    package func currentStep(where fits: (Step) -> Bool) -> Step? {
        steps.first { $0.outcome == nil && fits($0) } ?? steps.last(where: fits)
    }

    package var isRejected: Bool { steps.contains { $0.outcome?.kind == .rejected } }
}

extension Council {
    package func item(slug: String) -> GovernanceItem? { items.values.first { $0.slug == slug } }

    /// By title.
    package var itemsByTitle: [GovernanceItem] { items.values.sorted { ($0.title, $0.id) < ($1.title, $1.id) } }

    /// The earliest first.
    package var meetingsByDay: [Meeting] { meetings.values.sorted { ($0.day, $0.key) < ($1.day, $1.key) } }

    /// Every recommendation of an item in its order, as it was written.
    package func recommendations(of item: GovernanceItem.ID) -> [Recommendation] {
        recommendations.values.filter { $0.itemID == item }.sorted { ($0.number, $0.id) < ($1.number, $1.id) }
    }

    /// The same as people read them, with the plan's fields in place of the references to them.
    package func readableRecommendations(of item: GovernanceItem) -> [Recommendation] {
        let references = plans[item.planID].map(references)
        return recommendations(of: item.id).map { written in references.map(written.resolving) ?? written }
    }

    /// The oldest first.
    package func scrutinyComments(on item: GovernanceItem.ID) -> [ScrutinyComment] {
        scrutinyComments.values.filter { $0.itemID == item }.sorted { ($0.number, $0.id) < ($1.number, $1.id) }
    }

    /// Whether whoever decides has ever been given its papers.
    package func wasIssuedForDecision(_ item: GovernanceItem) -> Bool {
        item.steps.contains { $0.part.decides && ($0.issued != nil || !$0.past.isEmpty) }
    }

    package func unansweredComments(on item: GovernanceItem.ID) -> [ScrutinyComment] {
        scrutinyComments(on: item).filter { $0.response == nil }
    }
}
