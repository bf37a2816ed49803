import HashTreeCollections

/// What a paper asks a body to do, as an object: its outcome acts on the plan.
package struct Recommendation: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Recommendation>

    package let id: ID
    package let itemID: GovernanceItem.ID

    /// From 1, as the paper numbers it.
    package let number: Int
    package let verb: Verb
    package let text: String

    /// The parts of the plan that it is about; none when it is about the whole.
    package let elementIDs: [PlanElement.ID]

    /// New words that it asks for; applied when the body that decides agrees.
    package let proposal: Proposal?
    package internal(set) var outcomes: [Outcome]

    package init(
        id: ID,
        itemID: GovernanceItem.ID,
        number: Int,
        verb: Verb,
        text: String,
        elementIDs: [PlanElement.ID] = [],
        proposal: Proposal? = nil
    ) {
        self.id = id
        self.itemID = itemID
        self.number = number
        self.verb = verb
        self.text = text
        self.elementIDs = elementIDs
        self.proposal = proposal
        outcomes = []
    }

    package enum Verb: String, CaseIterable, Codable, Sendable {
        case note
        case comment
        case approve
        case recommendToCouncil = "recommend-to-council"
        case delegate
        case identify
        case adopt

        package var name: String {
            switch self {
            case .note: "note"
            case .comment: "comment on"
            case .approve: "approve"
            case .recommendToCouncil: "recommend to Council"
            case .delegate: "delegate"
            case .identify: "identify"
            case .adopt: "approve and adopt"
            }
        }
    }

    /// A tracked change: how the element read, and how it is to read.
    package struct Proposal: Equatable, Codable, Sendable {
        package let elementID: PlanElement.ID

        /// How the element read when it was written.
        package let before: PlanElement.Wording
        package let wording: PlanElement.Wording

        package init(elementID: PlanElement.ID, before: PlanElement.Wording, wording: PlanElement.Wording) {
            self.elementID = elementID
            self.before = before
            self.wording = wording
        }

        /// The texts that it changes.
        package var fields: [TextField] { TextField.ofElements.filter { before[$0] != wording[$0] } }

        /// The element's words with these changes alone; nil where somebody else changed the same text meanwhile.
        func applied(to current: PlanElement.Wording) -> PlanElement.Wording? {
            var result = current
            for field in fields {
                guard current[field] == before[field] || current[field] == wording[field] else { return nil }
                result[field] = wording[field]
            }
            return result
        }
    }

    /// What one body made of it.
    package struct Outcome: Equatable, Codable, Sendable {
        package let bodyKey: String
        package let kind: GovernanceItem.Outcome.Kind
        package let decision: Decision.ID

        /// The words that the body put in place of those proposed.
        package let amended: PlanElement.Wording?

        package init(
            bodyKey: String,
            kind: GovernanceItem.Outcome.Kind,
            decision: Decision.ID,
            amended: PlanElement.Wording? = nil
        ) {
            self.bodyKey = bodyKey
            self.kind = kind
            self.decision = decision
            self.amended = amended
        }
    }

    /// The same with the references in its text filled in, for whoever reads it.
    func resolving(_ references: TextReferences) -> Recommendation {
        var resolved = Recommendation(
            id: id,
            itemID: itemID,
            number: number,
            verb: verb,
            text: references.resolving(text),
            elementIDs: elementIDs,
            proposal: proposal
        )
        resolved.outcomes = outcomes
        return resolved
    }

    /// The words that stand to be applied: the last amendment, or what was proposed.
    package var wordingNow: PlanElement.Wording? { outcomes.last { $0.amended != nil }?.amended ?? proposal?.wording }

    /// Whether it stops at what a body before made of it: another one takes it up only by saying so.
    ///
    /// What a body deferred or referred back by itself comes back to the same body.
    package func isHeld(before bodyKey: String) -> Bool {
        guard let last = outcomes.last, !last.kind.goesOn else { return false }
        return last.kind == .rejected || last.bodyKey != bodyKey
    }
}

extension Council {
    /// "Agreed by Cabinet on 30 January 2024".
    package func outcomeInWords(_ outcome: Recommendation.Outcome) -> String {
        let day = decisions[outcome.decision].map { " on \($0.day.inWords)" } ?? ""
        return "\(outcome.kind.name) by \(bodyName(outcome.bodyKey))\(day)"
    }
}
