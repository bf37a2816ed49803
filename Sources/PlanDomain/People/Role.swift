/// What a post makes a person responsible for; what each may do is said in one place, `Action`.
package enum Role: String, CaseIterable, Codable, Sendable {
    case strategyLead = "strategy-lead"
    case planEditor = "plan-editor"
    case reviewer
    case portfolioHolder = "portfolio-holder"
    case scrutinyMember = "scrutiny-member"
    case democraticServices = "democratic-services"
    case publisher
    case monitoringOfficer = "monitoring-officer"
    case auditor
    case administrator

    /// The word on screen.
    package var name: String {
        switch self {
        case .strategyLead: "Strategy lead"
        case .planEditor: "Plan editor"
        case .reviewer: "Reviewer"
        case .portfolioHolder: "Portfolio holder"
        case .scrutinyMember: "Scrutiny member"
        case .democraticServices: "Democratic services"
        case .publisher: "Publisher"
        case .monitoringOfficer: "Monitoring officer"
        case .auditor: "Auditor"
        case .administrator: "Administrator"
        }
    }

    /// One sentence for those who give posts.
    package var meaning: String {
        switch self {
        case .strategyLead:
            "Leads on the plan: writes it, starts the next one, sets its rules and who may see the draft."
        case .planEditor: "Writes the plan, or the part of it that the post is for."
        case .reviewer: "Reads the draft and comments in its margin."
        case .portfolioHolder: "Reads and comments on a draft that is shared with portfolio holders."
        case .scrutinyMember: "Reads a draft that is issued to scrutiny."
        case .democraticServices: "Records meetings, decisions and pre-election periods, and reads the draft."
        case .publisher: "Releases editions, sets them for a time, corrects and withdraws them."
        case .monitoringOfficer: "Releases what a pre-election period holds back, with the reason."
        case .auditor: "Reads everything and changes nothing."
        case .administrator: "Looks after accounts and posts; does not read drafts."
        }
    }

    /// Whether a code from a second device is needed besides the password.
    package var requiresCode: Bool { self == .administrator || self == .publisher }
}

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
