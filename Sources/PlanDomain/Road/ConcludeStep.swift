import HashTreeCollections

/// Asks to record what a body did with an item, from its minutes: recommendations that it agreed act on the plan.
package struct ConcludeStep: Command {
    package let itemID: GovernanceItem.ID
    package let step: Int
    package let kind: GovernanceItem.Outcome.Kind

    /// The minute, as the council's records give it.
    package let reference: String
    package let source: String
    package let note: String

    /// The identity and the written record of the decision that comes of it; nil where the body only comments or notes.
    package let decision: (id: Decision.ID, record: DecisionRecord)?

    /// What became of single recommendations; one that is not named shares what became of the item.
    package let outcomes: [Recommendation.ID: RecommendationOutcome]

    package struct RecommendationOutcome: Equatable, Sendable {
        package let kind: GovernanceItem.Outcome.Kind
        package let amended: PlanElement.Wording?

        package init(_ kind: GovernanceItem.Outcome.Kind, amended: PlanElement.Wording? = nil) {
            self.kind = kind
            self.amended = amended
        }
    }

    package init(
        itemID: GovernanceItem.ID,
        step: Int,
        kind: GovernanceItem.Outcome.Kind,
        reference: String,
        source: String,
        note: String = "",
        decision: (id: Decision.ID, record: DecisionRecord)? = nil,
        outcomes: [Recommendation.ID: RecommendationOutcome] = [:]
    ) {
        self.itemID = itemID
        self.step = step
        self.kind = kind
        self.reference = reference
        self.source = source
        self.note = note
        self.decision = decision
        self.outcomes = outcomes
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let item = council.items[itemID] else { return .refused("item", "item-unknown") }
        guard item.nextStep == step else { return .refused("step", "step-not-next") }
        let current = item.steps[step]
        guard let meeting = current.meetingKey.flatMap({ council.meetings[$0] }) else {
            return .refused("meeting", "step-without-meeting")
        }
        let issues = issues(with: item, current, meeting, in: council, today: context.moment.dayInLondon)
        guard issues.isEmpty else { return .refused(issues) }
        guard current.part.decides else {
            let outcome = GovernanceItem.Outcome(
                kind: kind,
                day: meeting.day,
                reference: reference,
                decision: nil,
                note: note
            )
            return .changes([.road(.stepConcluded(.init(itemID: itemID, step: step, outcome: outcome)))])
        }
        return resolution(of: item, current, on: meeting, in: council, context: context)
    }

    private func issues(
        with item: GovernanceItem,
        _ current: GovernanceItem.Step,
        _ meeting: Meeting,
        in council: Council,
        today: Day
    ) -> [Issue] {
        var issues: [Issue] = []
        if meeting.cancellation != nil {
            issues.append(Issue(field: "meeting", code: "meeting-cancelled", detail: meeting.key))
        }
        issues += council.orderIssues(of: item, step: step, on: meeting.day)
        if meeting.day > today {
            issues.append(Issue(field: "meeting", code: "meeting-not-held", detail: meeting.day.inWords))
        }
        if current.part != .clear, current.issued == nil {
            issues.append(Issue(field: "step", code: "step-not-issued"))
        }
        if !GovernanceItem.Outcome.Kind.possible(for: current.part).contains(kind) {
            issues.append(
                Issue(
                    field: "kind",
                    code: "outcome-not-possible",
                    detail: "\(council.bodyName(current.bodyKey)) \(current.part.name)"
                )
            )
        }
        if reference.trimmingSpaces.isEmpty { issues.append(Issue(field: "reference", code: "minute-missing")) }
        if current.part.decides, decision == nil { issues.append(Issue(field: "decision", code: "decision-missing")) }
        if let record = decision?.record, current.part.decides {
            let isKey = item.isKeyDecision && council.bodies[current.bodyKey]?.kind == .executive
            let fits =
                record.bodyKey == current.bodyKey && record.meetingKey == current.meetingKey && record.itemID == item.id
                && record.isKey == isKey
            if !fits { issues.append(Issue(field: "decision", code: "record-of-another-step")) }
        }
        return issues + council.gateIssues(of: item, step: current)
    }

    /// The decision, what it does to the words of the plan, and the outcome: all of it or nothing.
    private func resolution(
        of item: GovernanceItem,
        _ current: GovernanceItem.Step,
        on meeting: Meeting,
        in council: Council,
        context: CommandContext
    ) -> Ruling {
        guard let (id, record) = decision else { return .refused("decision", "decision-missing") }
        let made = Decision(
            id: id,
            planID: item.planID,
            body: council.bodyName(current.bodyKey),
            day: meeting.day,
            outcome: sentence(of: current.part, item),
            reference: reference,
            source: source,
            record: record
        )
        guard case .changes(var changes) = RecordDecision(made).ruling(in: council, context: context) else {
            return RecordDecision(made).ruling(in: council, context: context)
        }
        var after = council
        for change in changes { after.apply(change, at: after.position + 1) }
        let authorised = CommandContext(
            actor: context.actor,
            moment: context.moment,
            reason: context.reason ?? "Resolved by \(made.body) on \(made.day.inWords)",
            authority: id
        )
        for recommendation in council.recommendations(of: itemID)
        where outcomes[recommendation.id] != nil || !recommendation.isHeld(before: current.bodyKey) {
            let outcome = outcomes[recommendation.id] ?? RecommendationOutcome(kind == .amended ? .agreed : kind)
            if let issue = recommendation.issue(with: outcome) { return .refused([issue]) }
            let decided = Recommendation.Outcome(
                bodyKey: current.bodyKey,
                kind: outcome.kind,
                decision: id,
                amended: outcome.amended
            )
            let change = Change.road(
                .recommendationDecided(.init(recommendationID: recommendation.id, outcome: decided))
            )
            changes.append(change)
            after.apply(change, at: after.position + 1)
        }
        // A decision that may be called in changes no words before it has effect.
        if current.part == .adopt || current.part == .decide && !after.canBeCalledIn(made) {
            switch after.resolvedChanges(of: itemID, by: id, context: authorised) {
            case .changes(let applied): changes += applied
            case let refusal: return refusal
            }
        }
        if current.part == .adopt, kind == .agreed || kind == .amended, council.plans[item.planID]?.adoption == nil {
            let adoption = Adoption(decision: id, day: meeting.day)
            changes.append(.plan(.adopted(.init(planID: item.planID, adoption: adoption))))
        }
        let outcome = GovernanceItem.Outcome(
            kind: kind,
            day: meeting.day,
            reference: reference,
            decision: id,
            note: note
        )
        changes.append(.road(.stepConcluded(.init(itemID: itemID, step: step, outcome: outcome))))
        return .changes(changes)
    }

    /// What the body did, as the record of its decision says it.
    private func sentence(of part: StepPart, _ item: GovernanceItem) -> String {
        if !note.trimmingSpaces.isEmpty { return note }
        let amended = kind == .amended ? ", with amendments" : ""
        return switch (kind, part) {
        case (.agreed, .adopt), (.amended, .adopt): "Approved and adopted: \(item.title)\(amended)"
        case (.agreed, .recommend), (.amended, .recommend): "Recommended to the Council: \(item.title)\(amended)"
        case (.agreed, _), (.amended, _): "Approved: \(item.title)\(amended)"
        default: "\(kind.name): \(item.title)"
        }
    }
}

extension Recommendation {
    /// What of an outcome cannot be.
    fileprivate func issue(with outcome: ConcludeStep.RecommendationOutcome) -> Issue? {
        if outcome.amended != nil, proposal == nil {
            return Issue(field: "recommendation-\(number)", code: "amended-without-proposal", detail: String(number))
        }
        if outcome.kind == .amended, proposal != nil, outcome.amended == nil {
            return Issue(field: "recommendation-\(number)", code: "amended-words-missing", detail: String(number))
        }
        return nil
    }
}

extension Council {
    /// The changes of words that a decision's agreed recommendations make, each on that decision's authority.
    func resolvedChanges(of itemID: GovernanceItem.ID, by decision: Decision.ID, context: CommandContext) -> Ruling {
        var after = self
        var changes: [Change] = []
        for recommendation in recommendations(of: itemID) {
            guard let outcome = recommendation.outcomes.last, outcome.decision == decision,
                outcome.kind == .agreed || outcome.kind == .amended, let proposal = recommendation.proposal,
                let current = after.elements[proposal.elementID]
            else { continue }
            // Words that the body put there itself stand whatever was proposed.
            let amended = recommendation.outcomes.last { $0.amended != nil }?.amended
            guard let wording = amended ?? proposal.applied(to: current.wording) else {
                let place = "recommendation-\(recommendation.number)"
                return .refused(place, "proposal-outdated", String(recommendation.number))
            }
            let reword = RewordElement(elementID: current.id, wording: wording, seen: current.revision)
            switch reword.ruling(in: after, context: context) {
            case .changes(let applied):
                for change in applied { after.apply(change, at: after.position + 1) }
                changes += applied
            case let refusal: return refusal
            }
        }
        return .changes(changes)
    }

    /// No body takes an item before the one from which it comes, or after the one to which it goes.
    func orderIssues(of item: GovernanceItem, step place: Int, on day: Day) -> [Issue] {
        func days(_ steps: ArraySlice<GovernanceItem.Step>) -> [Day] {
            steps.compactMap { $0.meetingKey.flatMap { meetings[$0] } }.filter { $0.cancellation == nil }.map(\.day)
        }
        var issues: [Issue] = []
        if let before = days(item.steps[..<place]).max(), day < before {
            issues.append(Issue(field: "meeting", code: "meeting-before-step", detail: before.inWords))
        }
        if let after = days(item.steps[(place + 1)...]).min(), day > after {
            issues.append(Issue(field: "meeting", code: "meeting-after-step", detail: after.inWords))
        }
        return issues
    }
}
