import HashTreeCollections

/// Everything that people do in the workspace; the one table of who may do what.
///
/// What is not named here cannot be done, and who is not named beside an action may not do it.
package enum Action: String, CaseIterable, Sendable {
    case readDraft = "read-draft"
    case editPlan = "edit-plan"
    case comment
    case resolveComment = "resolve-comment"
    case startPlan = "start-plan"
    case sharePlan = "share-plan"
    case setHealthRules = "set-health-rules"
    case recordGovernance = "record-governance"
    case releaseEdition = "release-edition"
    case overrideHold = "override-hold"
    case readAudit = "read-audit"
    case readPeople = "read-people"
    case managePeople = "manage-people"
    case delegatePost = "delegate-post"

    /// The roles that may, each within the scope that its post gives it.
    package var roles: Set<Role> {
        switch self {
        case .readDraft:
            [
                .strategyLead, .planEditor, .reviewer, .portfolioHolder, .scrutinyMember, .democraticServices,
                .publisher, .monitoringOfficer, .auditor,
            ]
        case .editPlan: [.strategyLead, .planEditor]
        case .comment: [.strategyLead, .planEditor, .reviewer, .portfolioHolder, .democraticServices, .publisher]
        case .resolveComment: [.strategyLead, .planEditor]
        case .startPlan: [.strategyLead]
        case .sharePlan: [.strategyLead]
        case .setHealthRules: [.strategyLead]
        case .recordGovernance: [.democraticServices]
        case .releaseEdition: [.publisher]
        case .overrideHold: [.monitoringOfficer]
        case .readAudit: [.auditor, .administrator, .monitoringOfficer]
        case .readPeople: [.administrator, .auditor]
        case .managePeople: [.administrator]
        case .delegatePost: Set(Role.allCases).subtracting([.auditor])
        }
    }

    /// As people say it: "Release an edition".
    package var name: String {
        switch self {
        case .readDraft: "Read the draft plan"
        case .editPlan: "Write the plan"
        case .comment: "Comment in the margin"
        case .resolveComment: "Answer and close a comment"
        case .startPlan: "Start a plan, and say what became of the promises of the one before"
        case .sharePlan: "Share the draft with members"
        case .setHealthRules: "Set which rules advise and which block"
        case .recordGovernance: "Record meetings, decisions, adoption and pre-election periods"
        case .releaseEdition: "Release, set for a time, correct or withdraw an edition"
        case .overrideHold: "Release what a pre-election period holds back"
        case .readAudit: "Read and export the audit"
        case .readPeople: "See accounts and posts"
        case .managePeople: "Add and disable accounts, give and end posts"
        case .delegatePost: "Delegate a post that one holds"
        }
    }

    /// Why it is so, for those who ask.
    package var why: String {
        switch self {
        case .readDraft:
            "A draft is the council's own until it is shared or released. Portfolio holders and scrutiny members see it only once it is shared with them."
        case .editPlan: "Whoever writes must be answerable for the words, within the part that their post is for."
        case .comment:
            "Those who may read a draft closely may also say what they think of it; scrutiny comments through its committee."
        case .resolveComment: "Whoever may change the words answers for them."
        case .startPlan: "What becomes of a promise is the lead's to answer for."
        case .sharePlan: "Sharing a draft is a step on its road, not a matter of taste."
        case .setHealthRules: "The council's own standard for its plan."
        case .recordGovernance: "The council's minutes are the source, and democratic services keep them."
        case .releaseEdition:
            "Writing and releasing are kept apart, so that no one person can publish alone what they wrote."
        case .overrideHold:
            "The pre-election period is a matter of law (Local Government Act 1986, section 2): its officer decides, with a reason."
        case .readAudit:
            "Whoever checks must see all of it; whoever looks after accounts must see what was done with them."
        case .readPeople: "Names and addresses are personal data."
        case .managePeople: "Giving posts is giving powers: kept apart from writing and releasing."
        case .delegatePost: "A holder who is away lets another act, for days that are named."
        }
    }

    /// Whether it changes nothing.
    package var isReading: Bool { [.readDraft, .readAudit, .readPeople].contains(self) }

    /// Whether a role for a part of a plan is enough where the action is about that part.
    package var countsWithinScope: Bool {
        switch self {
        case .readDraft, .editPlan, .comment, .resolveComment, .releaseEdition, .sharePlan, .delegatePost: true
        default: false
        }
    }
}

/// What an action is about.
package enum Subject: Equatable, Sendable {
    case council
    case plan(Plan.ID)
    case element(PlanElement.ID)

    /// Anything at all that the person may do it to: for pages that list only what they may see.
    case any
}

/// Whether a person may do something, and why.
package enum Verdict: Equatable, Sendable {
    case allowed(Standing)
    case refused(Refusal)

    package var isAllowed: Bool { if case .allowed = self { true } else { false } }
}

/// Why a person may not do something.
package struct Refusal: Equatable, Sendable {
    package let action: Action

    /// The person has a role that may, but for another part, or for a draft that is not shared yet.
    package let isOutOfScope: Bool

    package init(action: Action, isOutOfScope: Bool) {
        self.action = action
        self.isOutOfScope = isOutOfScope
    }
}

extension Council {
    /// Whether a person may do something to a subject on a day.
    package func verdict(
        on action: Action,
        about subject: Subject,
        for account: Account.ID,
        on day: Day
    ) -> Verdict {
        let mine = standings(of: account, on: day).filter { action.roles.contains($0.role) }
        let fitting = mine.first { standing in
            reaches(standing.scope, subject, within: action) && isShared(subject, with: standing.role)
        }
        guard let fitting else { return .refused(Refusal(action: action, isOutOfScope: !mine.isEmpty)) }
        return .allowed(fitting)
    }

    /// Whether a scope holds a subject: the council holds all, a plan its elements, an element what stands under it.
    private func reaches(_ scope: RoleScope, _ subject: Subject, within action: Action) -> Bool {
        if case .council = scope { return true }
        guard action.countsWithinScope else { return false }
        switch (scope, subject) {
        case (_, .any): return true
        case (.plan(let mine), .plan(let asked)): return mine == asked
        case (.plan(let mine), .element(let asked)): return elements[asked]?.planID == mine
        // Whoever works on a part of a plan reads all of that plan, and changes only the part.
        case (.element(let mine), .plan(let asked)): return action == .readDraft && elements[mine]?.planID == asked
        case (.element(let mine), .element(let asked)):
            guard let element = elements[asked] else { return false }
            return asked == mine || element.parentID == mine
                || action == .readDraft && elements[mine]?.planID == element.planID
        default: return false
        }
    }

    /// Members see a draft only once it is shared with them (I35).
    private func isShared(_ subject: Subject, with role: Role) -> Bool {
        guard let audience = Audience(role) else { return true }
        switch subject {
        case .plan(let id): return plans[id]?.audiences.contains(audience) ?? false
        case .element(let id): return elements[id].map { isShared(.plan($0.planID), with: role) } ?? false
        case .any: return plans.values.contains { $0.audiences.contains(audience) }
        case .council: return true
        }
    }
}

/// Members with whom a draft can be shared (I35).
package enum Audience: String, CaseIterable, Codable, Sendable {
    case portfolioHolders = "portfolio-holders"
    case scrutiny

    init?(_ role: Role) {
        switch role {
        case .portfolioHolder: self = .portfolioHolders
        case .scrutinyMember: self = .scrutiny
        default: return nil
        }
    }

    package var name: String {
        switch self {
        case .portfolioHolders: "Portfolio holders"
        case .scrutiny: "Scrutiny members"
        }
    }
}
