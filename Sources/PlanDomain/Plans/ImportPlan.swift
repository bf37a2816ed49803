/// Asks to make the record agree with what a paper proposes; importing the same paper twice changes nothing.
import HashTreeCollections

package struct ImportPlan: Command {
    package let proposal: PlanProposal

    /// The identity of a plan not recorded yet.
    package let planID: Plan.ID

    /// One identity for each proposed element, used for those not recorded yet.
    package let elementIDs: [PlanElement.ID]

    /// The day on which elements that the paper no longer has leave the plan.
    package let day: Day

    package init(_ proposal: PlanProposal, identities: IdentitySource, day: Day) {
        self.proposal = proposal
        self.day = day
        planID = identities.identity(for: Plan.self)
        elementIDs = proposal.elements.map { _ in identities.identity(for: PlanElement.self) }
    }

    package func demand(in _: Council) -> Demand { Demand(.startPlan) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        let issues = proposal.elements.flatMap { element in
            element.wording.issues.map { Issue(field: "line \(element.line)", code: $0.code, detail: $0.detail) }
        }
        guard issues.isEmpty else { return .refused(issues) }
        guard let plan = council.plan(period: proposal.period) else { return .changes(additions()) }
        let changes = differences(from: plan, in: council)
        let amendment = changes.isEmpty ? [] : council.amendmentIssues(of: plan, context: context)
        return amendment.isEmpty ? .changes(changes) : .refused(amendment)
    }

    private var description: PlanDescription {
        PlanDescription(
            title: proposal.title,
            introduction: proposal.introduction,
            nextSteps: proposal.nextSteps
        )
    }

    private func additions() -> [Change] {
        let plan = Plan(id: planID, period: proposal.period, description: description)
        var parents: [String: PlanElement.ID] = [:]
        var orders: [Slot: Int] = [:]
        let elements = zip(proposal.elements, elementIDs).map { proposed, id -> Change in
            if proposed.kind != .priority { parents[proposed.number] = parents[proposed.number] ?? id }
            let slot = Slot(kind: proposed.kind, parent: proposed.parentNumber)
            orders[slot, default: 0] += 1
            let element = PlanElement(
                id: id,
                planID: planID,
                kind: proposed.kind,
                parentID: proposed.parentNumber.flatMap { parents[$0] },
                number: proposed.number,
                order: orders[slot, default: 1],
                wording: proposed.wording
            )
            return .plan(.elementAdded(element))
        }
        return [.plan(.started(plan))] + elements
    }

    /// Where an element stands: its order is counted within this.
    private struct Slot: Hashable {
        let kind: ElementKind
        let parent: String?
    }

    private func differences(from plan: Plan, in council: Council) -> [Change] {
        var changes: [Change] = []
        var next = description
        next.publicTitle = plan.description.publicTitle
        if next != plan.description { changes.append(.plan(.described(.init(planID: plan.id, description: next)))) }

        let recorded = council.elementsInOrder(of: plan.id)
        let partners = matches(with: recorded, in: council)
        var taken = Set(
            council.elementsInOrder(of: plan.id, includingRetired: true).map { Slotted($0.kind, $0.number) }
        )
        var parents: [String: PlanElement.ID] = [:]
        var orders: [Slot: Int] = [:]
        for (index, proposed) in proposal.elements.enumerated() {
            let slot = Slot(kind: proposed.kind, parent: proposed.parentNumber)
            orders[slot, default: 0] += 1
            let order = orders[slot, default: 1]
            let parentID = proposed.parentNumber.flatMap { parents[$0] }
            let id = partners[index]?.id ?? elementIDs[index]
            if proposed.kind != .priority { parents[proposed.number] = parents[proposed.number] ?? id }
            guard let known = partners[index] else {
                let number = Self.freeNumber(for: proposed, taken: taken)
                taken.insert(Slotted(proposed.kind, number))
                let element = PlanElement(
                    id: id,
                    planID: plan.id,
                    kind: proposed.kind,
                    parentID: parentID,
                    number: number,
                    order: order,
                    wording: proposed.wording
                )
                changes.append(.plan(.elementAdded(element)))
                continue
            }
            if known.parentID != parentID || known.order != order {
                let move = PlanChange.ElementMoved(
                    elementID: id,
                    parentID: parentID,
                    number: known.number,
                    order: order
                )
                changes.append(.plan(.elementMoved(move)))
            }
            if known.wording != proposed.wording {
                changes.append(.plan(.elementReworded(.init(elementID: id, wording: proposed.wording))))
            }
        }
        let kept = Set(partners.values.map(\.id))
        let gone = recorded.filter { !kept.contains($0.id) }.reversed()
        changes += gone.map { element in
            let retirement = PlanElement.Retirement(reason: "Not in the paper imported.", day: day)
            return .plan(.elementRetired(.init(elementID: element.id, retirement: retirement)))
        }
        return changes
    }

    /// Finds for each proposed element the recorded one it continues: the same words, or else the same number.
    private func matches(with recorded: [PlanElement], in council: Council) -> [Int: PlanElement] {
        var partners: [Int: PlanElement] = [:]
        var free = Dictionary(uniqueKeysWithValues: recorded.map { ($0.id, $0) })
        func pair(_ isMatch: (PlanProposal.Element, PlanElement) -> Bool) {
            for (index, proposed) in proposal.elements.enumerated() where partners[index] == nil {
                let candidates = recorded.filter { free[$0.id] != nil && $0.kind == proposed.kind }
                guard let match = candidates.first(where: { isMatch(proposed, $0) }) else { continue }
                partners[index] = match
                free[match.id] = nil
            }
        }
        pair { $0.number == $1.number && $0.wording.title == $1.wording.title }
        pair { $0.wording.title == $1.wording.title }
        pair { $0.number == $1.number && Self.areSimilar($0.wording.title, $1.wording.title) }
        pair { Self.areSimilar($0.wording.title, $1.wording.title) && $0.parentNumber == parentNumber(of: $1, council) }
        return partners
    }

    private func parentNumber(of element: PlanElement, _ council: Council) -> String? {
        element.parentID.flatMap { council.elements[$0]?.number }
    }

    /// Two titles are versions of each other when they share at least half of the longer one's words.
    private static func areSimilar(_ left: String, _ right: String) -> Bool {
        let words = [left, right].map { Set($0.lowercased().split { !$0.isLetter && !$0.isNumber }) }
        return 2 * words[0].intersection(words[1]).count >= max(words[0].count, words[1].count)
    }

    private struct Slotted: Hashable {
        let kind: ElementKind
        let number: String

        init(_ kind: ElementKind, _ number: String) {
            self.kind = kind
            self.number = number
        }
    }

    /// The paper's own number, or where another element once held it the next that is free (I1).
    private static func freeNumber(for proposed: PlanProposal.Element, taken: Set<Slotted>) -> String {
        guard taken.contains(Slotted(proposed.kind, proposed.number)) else { return proposed.number }
        let stem = proposed.parentNumber.map { "\($0)." } ?? ""
        let free = (1...).lazy.map { "\(stem)\($0)" }.first { !taken.contains(Slotted(proposed.kind, $0)) }
        return free ?? proposed.number
    }
}
