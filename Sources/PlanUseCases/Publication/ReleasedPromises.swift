import HashTreeCollections
package import PlanDomain

/// What became of each promise from plan to plan, as the released editions tell it and nothing else does (I29).
package struct ReleasedPromises: Sendable {
    /// One promise as one plan worded it.
    package struct Step: Equatable, Sendable {
        package let elementID: PlanElement.ID
        package let plan: String
        package let planTitle: String
        package let kind: ElementKind
        package let number: String

        /// "Ambition 1: Education, work and skills".
        package let label: String
    }

    /// What a later plan says of it.
    package struct Account: Equatable, Sendable {
        package let step: Step
        package let fate: PromiseFate
        package let reason: String?
        package let successors: [Step]
    }

    /// The plans whose promises a later released plan accounts for, newest first.
    package let plans: [(address: String, title: String, accounts: [Account], next: String)]

    private let forward: [PlanElement.ID: Account]
    private let backward: [PlanElement.ID: [Account]]

    package init(_ released: ReleasedCouncil) {
        var steps: [PlanElement.ID: Step] = [:]
        let shown = released.plans.compactMap { plan in plan.inForce.map { (plan, $0.snapshot) } }
        for (plan, snapshot) in shown {
            for element in snapshot.elementsInOrder(of: plan.id) {
                steps[element.id] = Step(
                    elementID: element.id,
                    plan: plan.address,
                    planTitle: plan.title,
                    kind: element.kind,
                    number: element.number,
                    label: "\(snapshot.citation(element)): \(snapshot.resolvedTitle(element))"
                )
            }
        }
        var forward: [PlanElement.ID: Account] = [:]
        var backward: [PlanElement.ID: [Account]] = [:]
        var plans: [(address: String, title: String, accounts: [Account], next: String)] = []
        for (earlier, before) in shown {
            // The first later plan that says anything of this one is the one that followed it.
            let next = shown.filter { $0.0.address > earlier.address }.last { _, snapshot in
                before.elementsInOrder(of: earlier.id).contains { snapshot.accountInSnapshot(of: $0.id, steps) != nil }
            }
            guard let (later, snapshot) = next else { continue }
            let accounts = before.elementsInOrder(of: earlier.id).compactMap { element -> Account? in
                guard let step = steps[element.id], let said = snapshot.accountInSnapshot(of: element.id, steps) else {
                    return nil
                }
                return Account(step: step, fate: said.fate, reason: said.reason, successors: said.successors)
            }
            for account in accounts {
                forward[account.step.elementID] = account
                for successor in account.successors { backward[successor.elementID, default: []].append(account) }
            }
            plans.append((earlier.address, earlier.title, accounts, later.title))
        }
        self.forward = forward
        self.backward = backward
        self.plans = plans
    }

    /// What the next plan says of a promise.
    package func account(of element: PlanElement.ID) -> Account? { forward[element] }

    /// Where a promise comes from: the accounts of earlier plans that lead to it, the nearest first.
    package func origins(of element: PlanElement.ID) -> [Account] {
        let near = backward[element] ?? []
        // Plans follow each other in time, so no chain comes back to where it began.
        return near + near.flatMap { origins(of: $0.step.elementID) }
    }

    /// Everything that became of it, plan after plan.
    package func outcomes(of element: PlanElement.ID) -> [Account] {
        guard let account = forward[element] else { return [] }
        return [account] + account.successors.flatMap { outcomes(of: $0.elementID) }
    }

    /// Every promise that has a page: those that came from somewhere or went somewhere.
    package var steps: [Step] {
        let all = forward.values.map(\.step) + forward.values.flatMap(\.successors)
        var seen: Set<PlanElement.ID> = []
        return all.sorted { ($0.plan, $0.kind.rawValue, $0.number) < ($1.plan, $1.kind.rawValue, $1.number) }
            .filter { seen.insert($0.elementID).inserted }
    }
}

extension Council {
    fileprivate func resolvedTitle(_ element: PlanElement) -> String {
        plans[element.planID].map { references(for: $0).resolving(element.wording.title) } ?? element.wording.title
    }

    /// What this plan's own snapshot says of an element of an earlier one.
    fileprivate func accountInSnapshot(
        of element: PlanElement.ID,
        _ steps: [PlanElement.ID: ReleasedPromises.Step]
    ) -> (fate: PromiseFate, reason: String?, successors: [ReleasedPromises.Step])? {
        if let ending = endings[element] { return (ending.fate, ending.reason, []) }
        let links = successions.filter { $0.predecessor == element }.sorted { $0.successor < $1.successor }
        guard let first = links.first else { return nil }
        return (PromiseFate(first.manner), first.reason, links.compactMap { steps[$0.successor] })
    }
}
