/// How far a role reaches: the whole council, one plan, or one part of a plan with all that stands under it.
package enum RoleScope: Hashable, Sendable {
    case council
    case plan(Plan.ID)
    case element(PlanElement.ID)
}

extension RoleScope: TextCodable {
    static let nameInFaults = "the scope of a role"

    init?(recorded text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        switch (parts.first, parts.count) {
        case ("council", 1): self = .council
        case ("plan", 2):
            guard let id = Plan.ID(parts[1]) else { return nil }
            self = .plan(id)
        case ("element", 2):
            guard let id = PlanElement.ID(parts[1]) else { return nil }
            self = .element(id)
        default: return nil
        }
    }

    var recorded: String {
        switch self {
        case .council: "council"
        case .plan(let id): "plan:\(id)"
        case .element(let id): "element:\(id)"
        }
    }

    /// The form in which a page sends it back.
    package var text: String { recorded }

    package init?(text: String) { self.init(recorded: text) }
}
