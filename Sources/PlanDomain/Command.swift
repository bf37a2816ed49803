/// Something that a person asks for; it decides, purely, what would happen or what stands in the way.
package protocol Command: Sendable {
    /// Gives the changes to record, or every issue at once; an empty list of changes means that nothing needs doing.
    func ruling(in council: Council, context: CommandContext) -> Ruling
}

/// What comes from outside with a command: the reason and the authority that its author gives.
package struct CommandContext: Sendable {
    package let reason: String?
    package let authority: Decision.ID?

    package init(reason: String? = nil, authority: Decision.ID? = nil) {
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
