package import Foundation
import HashTreeCollections

/// What can happen to a plan and its elements.
package enum PlanChange: Equatable, Sendable {
    case started(Plan)
    case described(Described)
    case elementAdded(PlanElement)
    case elementReworded(ElementReworded)
    case elementLed(ElementLed)
    case elementMoved(ElementMoved)
    case elementTagged(ElementTagged)
    case elementRetired(ElementRetired)
    case succeeded(Succession)
    case promiseEnded(PromiseEnding)
    case promiseReopened(PromiseReopened)
    case rolledForward(RolledForward)
    case shared(Shared)
    case adopted(Adopted)

    package struct Described: Equatable, Codable, Sendable {
        package let planID: Plan.ID
        package let description: PlanDescription
    }

    package struct ElementReworded: Equatable, Codable, Sendable {
        package let elementID: PlanElement.ID
        package let wording: PlanElement.Wording

        package init(elementID: PlanElement.ID, wording: PlanElement.Wording) {
            self.elementID = elementID
            self.wording = wording
        }
    }

    package struct ElementLed: Equatable, Codable, Sendable {
        package let elementID: PlanElement.ID
        package let lead: String?
    }

    package struct ElementMoved: Equatable, Codable, Sendable {
        package let elementID: PlanElement.ID
        package let parentID: PlanElement.ID?
        package let number: String
        package let order: Int
    }

    package struct ElementTagged: Equatable, Codable, Sendable {
        package let elementID: PlanElement.ID
        package let themes: [PlanElement.ID]
    }

    package struct ElementRetired: Equatable, Codable, Sendable {
        package let elementID: PlanElement.ID
        package let retirement: PlanElement.Retirement
    }

    package struct PromiseReopened: Equatable, Codable, Sendable {
        package let elementID: PlanElement.ID

        /// The plan whose account of the promise is taken back.
        package let planID: Plan.ID
    }

    package struct RolledForward: Equatable, Codable, Sendable {
        package let planID: Plan.ID
    }

    package struct Shared: Equatable, Codable, Sendable {
        package let planID: Plan.ID
        package let audiences: [Audience]
    }

    package struct Adopted: Equatable, Codable, Sendable {
        package let planID: Plan.ID
        package let adoption: Adoption
    }
}

extension PlanChange: ChangeFamily {
    package var kind: String {
        switch self {
        case .started: "plan.started"
        case .described: "plan.described"
        case .elementAdded: "plan.element-added"
        case .elementReworded: "plan.element-reworded"
        case .elementLed: "plan.element-led"
        case .elementMoved: "plan.element-moved"
        case .elementTagged: "plan.element-tagged"
        case .elementRetired: "plan.element-retired"
        case .succeeded: "plan.element-succeeded"
        case .promiseEnded: "plan.promise-ended"
        case .promiseReopened: "plan.promise-reopened"
        case .rolledForward: "plan.rolled-forward"
        case .shared: "plan.shared"
        case .adopted: "plan.adopted"
        }
    }

    package var payload: any Encodable {
        switch self {
        case .started(let payload): payload
        case .described(let payload): payload
        case .elementAdded(let payload): payload
        case .elementReworded(let payload): payload
        case .elementLed(let payload): payload
        case .elementMoved(let payload): payload
        case .elementTagged(let payload): payload
        case .elementRetired(let payload): payload
        case .succeeded(let payload): payload
        case .promiseEnded(let payload): payload
        case .promiseReopened(let payload): payload
        case .rolledForward(let payload): payload
        case .shared(let payload): payload
        case .adopted(let payload): payload
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        func decoded<Payload: Decodable>(_: Payload.Type) throws -> Payload {
            try decoder.decode(Payload.self, from: payload)
        }
        switch kind {
        case "plan.started": self = .started(try decoded(Plan.self))
        case "plan.described": self = .described(try decoded(Described.self))
        case "plan.element-added": self = .elementAdded(try decoded(PlanElement.self))
        case "plan.element-reworded": self = .elementReworded(try decoded(ElementReworded.self))
        case "plan.element-led": self = .elementLed(try decoded(ElementLed.self))
        case "plan.element-moved": self = .elementMoved(try decoded(ElementMoved.self))
        case "plan.element-tagged": self = .elementTagged(try decoded(ElementTagged.self))
        case "plan.element-retired": self = .elementRetired(try decoded(ElementRetired.self))
        case "plan.element-succeeded": self = .succeeded(try decoded(Succession.self))
        case "plan.promise-ended": self = .promiseEnded(try decoded(PromiseEnding.self))
        case "plan.promise-reopened": self = .promiseReopened(try decoded(PromiseReopened.self))
        case "plan.rolled-forward": self = .rolledForward(try decoded(RolledForward.self))
        case "plan.shared": self = .shared(try decoded(Shared.self))
        case "plan.adopted": self = .adopted(try decoded(Adopted.self))
        default: return nil
        }
    }

    package func apply(to council: inout Council, at sequence: Int) {
        switch self {
        case .started(var plan):
            plan.revision = sequence
            council.plans[plan.id] = plan
        case .described(let change):
            council.plans[change.planID]?.description = change.description
            council.plans[change.planID]?.revision = sequence
        case .elementAdded(var element):
            element.revision = sequence
            council.elements[element.id] = element
            council.addresses[element.address] = element.id
        case .elementReworded(let change):
            council.elements[change.elementID]?.wording = change.wording
            council.elements[change.elementID]?.revision = sequence
        case .elementLed(let change):
            council.elements[change.elementID]?.lead = change.lead
            council.elements[change.elementID]?.revision = sequence
        case .elementMoved(let change):
            guard var element = council.elements[change.elementID] else { return }
            element.parentID = change.parentID
            element.number = change.number
            element.order = change.order
            element.revision = sequence
            council.elements[element.id] = element
            council.addresses[element.address] = element.id
        case .elementTagged(let change):
            council.elements[change.elementID]?.themes = change.themes
            council.elements[change.elementID]?.revision = sequence
        case .elementRetired(let change):
            council.elements[change.elementID]?.retirement = change.retirement
            council.elements[change.elementID]?.revision = sequence
        case .succeeded(let succession):
            council.successions.insert(succession)
        case .promiseEnded(let ending):
            council.endings[ending.elementID] = ending
        case .promiseReopened(let change):
            if council.endings[change.elementID]?.planID == change.planID { council.endings[change.elementID] = nil }
            let elements = council.elements
            council.successions = council.successions.filter {
                $0.predecessor != change.elementID || elements[$0.successor]?.planID != change.planID
            }
        case .rolledForward(let change):
            council.plans[change.planID]?.isRolledForward = true
        case .shared(let change):
            council.plans[change.planID]?.audiences = Set(change.audiences)
        case .adopted(let change):
            council.plans[change.planID]?.adoption = change.adoption
            council.plans[change.planID]?.revision = sequence
        }
    }

    /// The element that a change is about, where it is about one.
    package var elementID: PlanElement.ID? {
        switch self {
        case .started, .described, .adopted, .rolledForward, .shared: nil
        case .elementAdded(let element): element.id
        case .elementReworded(let change): change.elementID
        case .elementLed(let change): change.elementID
        case .elementMoved(let change): change.elementID
        case .elementTagged(let change): change.elementID
        case .elementRetired(let change): change.elementID
        case .succeeded(let succession): succession.successor
        case .promiseEnded(let ending): ending.elementID
        case .promiseReopened(let change): change.elementID
        }
    }

    /// The plan whose own fields a change is about, where it is about those.
    package var planID: Plan.ID? {
        switch self {
        case .started(let plan): plan.id
        case .described(let change): change.planID
        case .adopted(let change): change.planID
        case .rolledForward(let change): change.planID
        default: nil
        }
    }

    package func withoutFreeText(_ mark: String) -> PlanChange {
        switch self {
        case .started(var plan):
            plan.description = plan.description.replaced(by: mark)
            return .started(plan)
        case .described(let change):
            return .described(Described(planID: change.planID, description: change.description.replaced(by: mark)))
        case .elementAdded(var element):
            element.wording = element.wording.replaced(by: mark)
            element.lead = element.lead.map { _ in mark }
            return .elementAdded(element)
        case .elementReworded(let change):
            return .elementReworded(
                ElementReworded(elementID: change.elementID, wording: change.wording.replaced(by: mark))
            )
        case .elementLed(let change):
            return .elementLed(ElementLed(elementID: change.elementID, lead: change.lead.map { _ in mark }))
        case .elementRetired(let change):
            let retirement = PlanElement.Retirement(reason: mark, day: change.retirement.day)
            return .elementRetired(ElementRetired(elementID: change.elementID, retirement: retirement))
        case .succeeded(let link):
            return .succeeded(
                Succession(
                    predecessor: link.predecessor,
                    successor: link.successor,
                    manner: link.manner,
                    reason: link.reason.map { _ in mark }
                )
            )
        case .promiseEnded(let ending):
            return .promiseEnded(
                PromiseEnding(elementID: ending.elementID, planID: ending.planID, fate: ending.fate, reason: mark)
            )
        case .elementMoved, .elementTagged, .promiseReopened, .rolledForward, .shared, .adopted:
            return self
        }
    }

    package func summary(in council: Council) -> String {
        func name(_ id: PlanElement.ID) -> String { council.elements[id].map(council.label) ?? "an unknown element" }
        func title(_ id: Plan.ID) -> String { council.plans[id].map(council.title) ?? "an unknown plan" }
        switch self {
        case .started(let plan): return "Started the plan for \(plan.period.label)"
        case .described(let change): return "Changed the title or introduction of \(title(change.planID))"
        case .elementAdded(let element): return "Added \(council.label(element))"
        case .elementReworded(let change): return "Reworded \(name(change.elementID))"
        case .elementLed(let change):
            return "Gave the lead on \(name(change.elementID)) to \(change.lead ?? "nobody yet")"
        case .elementMoved(let change): return "Moved \(name(change.elementID)) to number \(change.number)"
        case .elementTagged(let change):
            return
                "Tagged \(name(change.elementID)) with \(change.themes.count) cross-cutting \(change.themes.count == 1 ? "theme" : "themes")"
        case .elementRetired(let change):
            return "Retired \(name(change.elementID)): \(change.retirement.reason)"
        case .succeeded(let succession):
            return "Linked \(name(succession.successor)) to \(name(succession.predecessor)) of the earlier plan"
                + " (\(succession.manner.rawValue))"
        case .promiseEnded(let ending):
            return "Said that \(name(ending.elementID)) is \(ending.fate.rawValue): \(ending.reason)"
        case .promiseReopened(let change): return "Took back what was said of \(name(change.elementID))"
        case .rolledForward(let change):
            return "Closed the account of the promises before \(title(change.planID))"
        case .shared(let change):
            let names = change.audiences.map { $0.name.lowercased() }.joined(separator: " and ")
            return "Shared the draft of \(title(change.planID)) with \(names.isEmpty ? "no members" : names)"
        case .adopted(let change): return "Adopted \(title(change.planID)) on \(change.adoption.day.inWords)"
        }
    }
}

extension PlanDescription {
    fileprivate func replaced(by mark: String) -> PlanDescription {
        PlanDescription(
            title: mark,
            publicTitle: publicTitle.map { _ in mark },
            introduction: introduction.isEmpty ? "" : mark,
            nextSteps: nextSteps.isEmpty ? "" : mark
        )
    }
}

extension PlanElement.Wording {
    fileprivate func replaced(by mark: String) -> PlanElement.Wording {
        PlanElement.Wording(
            title: mark,
            statement: statement.isEmpty ? "" : mark,
            narrative: narrative.isEmpty ? "" : mark,
            success: success.isEmpty ? "" : mark
        )
    }
}
