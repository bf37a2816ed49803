/// What a post makes a person responsible for; what each may do is said in one place, `Action`.
package enum Role: String, CaseIterable, Codable, Sendable {
    case strategyLead = "strategy-lead"
    case planEditor = "plan-editor"
    case reviewer
    case performanceOfficer = "performance-officer"
    case dataOwner = "data-owner"
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
        case .performanceOfficer: "Performance officer"
        case .dataOwner: "Data owner"
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
            "Leads on the plan and its impact assessments: writes them, starts the next one, sets the rules and who may see the draft."
        case .planEditor: "Writes the plan and its impact assessments, or the part that the post is for."
        case .reviewer: "Reads the draft and comments in its margin; reviews impact assessments."
        case .performanceOfficer: "Looks after the measures: defines them, imports figures, sets targets and statuses."
        case .dataOwner: "Gives the figures of the measures that name the post as their owner or deputy."
        case .portfolioHolder: "Reads and comments on a draft that is shared with portfolio holders."
        case .scrutinyMember: "Reads a draft that is issued to scrutiny."
        case .democraticServices: "Records meetings, decisions and pre-election periods, and reads the draft."
        case .publisher:
            "Releases editions, sets them for a time, corrects and withdraws them; publishes impact assessments."
        case .monitoringOfficer:
            "Releases what a pre-election period holds back, with the reason; signs off impact assessments."
        case .auditor: "Reads everything and changes nothing."
        case .administrator: "Looks after accounts and posts; does not read drafts."
        }
    }

    /// Whether a code from a second device is needed besides the password.
    package var requiresCode: Bool { self == .administrator || self == .publisher }
}
