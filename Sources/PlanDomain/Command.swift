/// Something that a person asks for; it decides, purely, what would happen or what stands in the way.
package protocol Command: Sendable {
    /// What the person must be allowed to do before the rules are even asked.
    func demand(in council: Council) -> Demand

    /// Gives the changes to record, or every issue at once; an empty list of changes means that nothing needs doing.
    func ruling(in council: Council, context: CommandContext) -> Ruling
}

/// The action that a command is, and what it is about.
package struct Demand: Equatable, Sendable {
    package let action: Action
    package let subject: Subject

    package init(_ action: Action, about subject: Subject = .council) {
        self.action = action
        self.subject = subject
    }

    /// To write the place or the number of an element: those of its neighbours change with it.
    package static func placing(_ element: PlanElement) -> Demand {
        Demand(.editPlan, about: element.parentID.map { .element($0) } ?? .plan(element.planID))
    }
}

/// What comes from outside with a command: who asks and when, the reason and the authority that they give.
package struct CommandContext: Sendable {
    package let actor: Account.ID
    package let moment: Moment
    package let reason: String?
    package let authority: Decision.ID?

    package init(actor: Account.ID, moment: Moment, reason: String? = nil, authority: Decision.ID? = nil) {
        self.actor = actor
        self.moment = moment
        self.reason = reason
        self.authority = authority
    }
}

/// What the rules say to a command.
package enum Ruling: Equatable, Sendable {
    case changes([Change])
    case refused([Issue])

    /// Somebody changed the thing since the author saw it; the texts let both be shown side by side.
    case changedMeanwhile(seen: Int, current: Int)

    static func refused(_ field: String, _ code: String, _ detail: String = "") -> Ruling {
        .refused([Issue(field: field, code: code, detail: detail)])
    }
}
