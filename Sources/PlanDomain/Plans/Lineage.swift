import HashTreeCollections

/// What became of a promise when the next plan was made.
package enum PromiseFate: String, CaseIterable, Codable, Sendable {
    case carried
    case reworded
    case merged
    case split
    case achieved
    case dropped

    package var name: String {
        switch self {
        case .carried: "Carried forward"
        case .reworded: "Reworded"
        case .merged: "Merged"
        case .split: "Split"
        case .achieved: "Achieved"
        case .dropped: "Dropped"
        }
    }

    package var meaning: String {
        switch self {
        case .carried: "It stands in the next plan with the same words."
        case .reworded: "It stands in the next plan in other words."
        case .merged: "It became part of something else in the next plan."
        case .split: "It became two or more things in the next plan."
        case .achieved: "It is done, and needs no place in the next plan."
        case .dropped: "The council no longer means to do it."
        }
    }

    /// Whether nothing in the next plan goes on from it.
    package var isEnding: Bool { self == .achieved || self == .dropped }
}

/// That a promise ended with its plan: achieved, or dropped, and why.
package struct PromiseEnding: Equatable, Codable, Sendable {
    package let elementID: PlanElement.ID

    /// The plan that was being made.
    package let planID: Plan.ID
    package let fate: PromiseFate
    package let reason: String

    package init(elementID: PlanElement.ID, planID: Plan.ID, fate: PromiseFate, reason: String) {
        self.elementID = elementID
        self.planID = planID
        self.fate = fate
        self.reason = reason
    }
}

/// What became of one promise, as the next plan tells it.
package struct PromiseAccount: Equatable, Sendable {
    package let fate: PromiseFate
    package let reason: String?
    package let successors: [PlanElement]
}

extension Council {
    /// What became of an element in the plan that followed; nil while nobody has said.
    package func account(of element: PlanElement, in next: Plan.ID) -> PromiseAccount? {
        if let ending = endings[element.id], ending.planID == next {
            return PromiseAccount(fate: ending.fate, reason: ending.reason, successors: [])
        }
        let links = successions.filter { $0.predecessor == element.id && elements[$0.successor]?.planID == next }
        guard let first = links.min(by: { $0.successor < $1.successor }) else { return nil }
        return PromiseAccount(
            fate: PromiseFate(first.manner),
            reason: first.reason,
            successors: links.compactMap { elements[$0.successor] }.sorted { ($0.number, $0.id) < ($1.number, $1.id) }
        )
    }

    /// The promises of the plan before that nobody has accounted for yet, in reading order.
    package func unaccountedPromises(before plan: Plan) -> [PlanElement] {
        guard let earlier = plan.predecessorID else { return [] }
        let accounted = Set(
            successions.filter { elements[$0.successor]?.planID == plan.id }.map(\.predecessor)
                + endings.values.filter { $0.planID == plan.id }.map(\.elementID)
        )
        return elementsInOrder(of: earlier).filter { !accounted.contains($0.id) }
    }

    /// The plan that was started from this one, if one was.
    package func plan(after plan: Plan.ID) -> Plan? { plansByPeriod.last { $0.predecessorID == plan } }

    /// The next number that no element of this kind and parent has or had.
    package func freeNumber(for kind: ElementKind, in planID: Plan.ID, under parent: PlanElement?) -> String {
        let stem = parent.map { "\($0.number)." } ?? ""
        if kind == .core, addresses[ElementAddress(planID: planID, kind: .core, number: "C")] == nil { return "C" }
        let free = (1...).lazy.map { "\(stem)\($0)" }.first {
            self.addresses[ElementAddress(planID: planID, kind: kind, number: $0)] == nil
        }
        return free ?? "\(stem)1"
    }

    /// The place after the last sibling.
    package func nextOrder(for kind: ElementKind, in planID: Plan.ID, under parent: PlanElement.ID?) -> Int {
        let siblings = elements.values.filter { $0.planID == planID && $0.kind == kind && $0.parentID == parent }
        return (siblings.map(\.order).max() ?? 0) + 1
    }
}

extension PromiseFate {
    package init(_ manner: Succession.Manner) {
        switch manner {
        case .carried: self = .carried
        case .reworded: self = .reworded
        case .merged: self = .merged
        case .split: self = .split
        }
    }

    /// The tie that it leaves; nil where it leaves none.
    package var manner: Succession.Manner? {
        switch self {
        case .carried: .carried
        case .reworded: .reworded
        case .merged: .merged
        case .split: .split
        case .achieved, .dropped: nil
        }
    }
}
