import HashTreeCollections

/// Asks to say what became of a promise of the plan before, with the reason.
package struct AccountForPromise: Command {
    package let elementID: PlanElement.ID
    package let planID: Plan.ID
    package let fate: PromiseFate
    package let reason: String

    /// Where a carried, reworded or split priority stands; nil to follow its old parent.
    package let parentID: PlanElement.ID?

    /// The words in the next plan: one wording when it is reworded, two or more titles when it is split.
    package let wordings: [PlanElement.Wording]

    /// The elements of the next plan that it became part of, when it is merged.
    package let mergedInto: [PlanElement.ID]

    /// Identities for the elements that may have to be made.
    package let newIDs: [PlanElement.ID]

    package static let reasonLimit = 2000

    package init(
        elementID: PlanElement.ID,
        planID: Plan.ID,
        fate: PromiseFate,
        reason: String,
        parentID: PlanElement.ID? = nil,
        wordings: [PlanElement.Wording] = [],
        mergedInto: [PlanElement.ID] = [],
        identities: IdentitySource
    ) {
        self.elementID = elementID
        self.planID = planID
        self.fate = fate
        self.reason = reason
        self.parentID = parentID
        self.wordings = wordings
        self.mergedInto = mergedInto
        newIDs = (0..<max(1, wordings.count)).map { _ in identities.identity(for: PlanElement.self) }
    }

    package func demand(in _: Council) -> Demand { Demand(.startPlan) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let plan = council.plans[planID], let earlier = plan.predecessorID else {
            return .refused("plan", "plan-has-no-predecessor")
        }
        guard let element = council.elements[elementID], element.planID == earlier else {
            return .refused("element", "element-unknown")
        }
        guard council.account(of: element, in: planID) == nil else {
            return .refused("element", "promise-accounted", element.number)
        }
        let why = reason.trimmingSpaces
        guard !why.isEmpty else { return .refused("reason", "reason-missing") }
        guard why.count <= Self.reasonLimit else { return .refused("reason", "text-too-long", "\(Self.reasonLimit)") }
        let amendment = council.amendmentIssues(of: plan, context: context)
        guard amendment.isEmpty else { return .refused(amendment) }
        switch fate {
        case .achieved, .dropped:
            let ending = PromiseEnding(elementID: elementID, planID: planID, fate: fate, reason: why)
            return .changes([.plan(.promiseEnded(ending))])
        case .merged: return merging(element, council, why)
        case .carried: return making([element.wording], from: element, council, why)
        case .reworded:
            guard wordings.count == 1, wordings.first != element.wording else {
                return .refused("title", "wording-unchanged")
            }
            return making(wordings, from: element, council, why)
        case .split:
            guard wordings.count >= 2 else { return .refused("titles", "split-needs-two") }
            return making(wordings, from: element, council, why)
        }
    }

    private func merging(_ element: PlanElement, _ council: Council, _ why: String) -> Ruling {
        let targets = mergedInto.compactMap { council.elements[$0] }.filter {
            $0.planID == planID && $0.retirement == nil
        }
        guard !targets.isEmpty, targets.count == mergedInto.count else {
            return .refused("mergedInto", "merge-target-missing")
        }
        return .changes(
            targets.map { target in
                .plan(
                    .succeeded(
                        Succession(predecessor: element.id, successor: target.id, manner: .merged, reason: why)
                    )
                )
            }
        )
    }

    private func link(from earlier: PlanElement.ID, to later: PlanElement.ID, _ why: String) -> Succession {
        Succession(predecessor: earlier, successor: later, manner: fate.manner ?? .carried, reason: why)
    }

    /// New elements of the next plan, each linked to the one before; numbers are kept where they are free.
    private func making(
        _ texts: [PlanElement.Wording],
        from element: PlanElement,
        _ start: Council,
        _ why: String
    ) -> Ruling {
        var council = start
        var changes: [Change] = []
        var parent: PlanElement?
        if !element.kind.parents.isEmpty {
            let followed = element.parentID.flatMap { council.elements[$0] }
                .flatMap { council.account(of: $0, in: planID)?.successors.first }
            parent = parentID.flatMap { council.elements[$0] } ?? followed
            guard let found = parent else { return .refused("parent", "promise-parent-missing") }
            let issues = council.placeIssues(kind: element.kind, planID: planID, parentID: found.id)
            guard issues.isEmpty else { return .refused(issues) }
        }
        let themes = element.themes.compactMap { council.elements[$0] }
            .flatMap { council.account(of: $0, in: planID)?.successors ?? [] }.map(\.id)
        for (id, wording) in zip(newIDs, texts) {
            guard wording.issues.isEmpty else { return .refused(wording.issues) }
            let usual = ElementAddress(planID: planID, kind: element.kind, number: element.number)
            // What an account that was taken back had made is used again, or there would be two.
            if let left = council.element(usual), left.retirement == nil, council.predecessors(of: left).isEmpty,
                left.parentID == parent?.id
            {
                var steps: [Change] =
                    left.wording == wording
                    ? [] : [.plan(.elementReworded(.init(elementID: left.id, wording: wording)))]
                steps.append(.plan(.succeeded(link(from: element.id, to: left.id, why))))
                for change in steps {
                    changes.append(change)
                    council.apply(change, at: council.position + 1)
                }
                continue
            }
            let fits = parent.map { element.number.hasPrefix("\($0.number).") } ?? true
            let number =
                council.addresses[usual] == nil && fits
                ? element.number : council.freeNumber(for: element.kind, in: planID, under: parent)
            let made = PlanElement(
                id: id,
                planID: planID,
                kind: element.kind,
                parentID: parent?.id,
                number: number,
                order: council.nextOrder(for: element.kind, in: planID, under: parent?.id),
                wording: wording,
                lead: element.lead,
                themes: themes.sorted()
            )
            for change in [Change.plan(.elementAdded(made)), .plan(.succeeded(link(from: element.id, to: id, why)))] {
                changes.append(change)
                council.apply(change, at: council.position + 1)
            }
        }
        return .changes(changes)
    }
}
