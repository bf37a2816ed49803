/// What a body may do with an item that reaches it.
package enum StepPart: String, CaseIterable, Codable, Sendable {
    /// A board lets the papers go on.
    case clear
    case comment
    case note
    case recommend
    case decide
    /// Full Council makes the plan the council's own.
    case adopt

    package var name: String {
        switch self {
        case .clear: "clears"
        case .comment: "comments"
        case .note: "notes"
        case .recommend: "recommends"
        case .decide: "decides"
        case .adopt: "adopts"
        }
    }

    /// The kinds of body that may have this part: a committee cannot adopt the policy framework (SI 2000/2853).
    package func fits(_ kind: Body.Kind) -> Bool {
        switch self {
        case .clear: kind == .board || kind == .committee
        case .comment: kind == .scrutiny || kind == .committee || kind == .board
        case .note: true
        case .recommend: kind == .executive || kind == .committee || kind == .scrutiny
        case .decide: kind == .executive || kind == .council || kind == .committee
        case .adopt: kind == .council
        }
    }

    /// Whether a decision comes of it that the record must hold.
    package var decides: Bool { self == .recommend || self == .decide || self == .adopt }
}
