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
    case startRoad = "start-road"
    case commentForScrutiny = "comment-for-scrutiny"
    case answerScrutiny = "answer-scrutiny"
    case readExempt = "read-exempt"
    case releasePaper = "release-paper"
    case releaseEdition = "release-edition"
    case readMeasures = "read-measures"
    case manageMeasures = "manage-measures"
    case recordFigures = "record-figures"
    case approveTarget = "approve-target"
    case judgeStatus = "judge-status"
    case releaseFigures = "release-figures"
    case readAssessments = "read-assessments"
    case editAssessment = "edit-assessment"
    case reviewAssessment = "review-assessment"
    case signOffAssessment = "sign-off-assessment"
    case publishAssessment = "publish-assessment"
    case setAssessmentList = "set-assessment-list"
    case overrideHold = "override-hold"
    case keepSigningKeys = "keep-signing-keys"
    case readAudit = "read-audit"
    case readPeople = "read-people"
    case managePeople = "manage-people"
    case delegatePost = "delegate-post"

    /// The roles that may, each within the scope that its post gives it.
    package var roles: Set<Role> { Self.table[self] ?? [] }

    /// Written out once: pages ask it for each of their parts.
    private static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.rolesThatMay) })

    private var rolesThatMay: Set<Role> {
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
        case .startRoad: [.strategyLead, .democraticServices]
        case .commentForScrutiny: [.scrutinyMember, .democraticServices]
        case .answerScrutiny: [.strategyLead, .portfolioHolder]
        case .readExempt: [.democraticServices, .monitoringOfficer, .auditor]
        case .releasePaper: [.democraticServices, .publisher]
        case .releaseEdition: [.publisher]
        case .readMeasures:
            [
                .strategyLead, .planEditor, .reviewer, .performanceOfficer, .dataOwner, .democraticServices,
                .publisher, .monitoringOfficer, .auditor,
            ]
        case .manageMeasures: [.performanceOfficer]
        case .recordFigures: [.performanceOfficer, .dataOwner]
        case .approveTarget: [.strategyLead]
        case .judgeStatus: [.strategyLead]
        case .releaseFigures: [.publisher]
        case .readAssessments:
            [
                .strategyLead, .planEditor, .reviewer, .democraticServices, .publisher, .monitoringOfficer, .auditor,
            ]
        case .editAssessment: [.strategyLead, .planEditor]
        case .reviewAssessment: [.strategyLead, .reviewer]
        case .signOffAssessment: [.strategyLead, .monitoringOfficer]
        case .publishAssessment: [.publisher]
        case .setAssessmentList: [.strategyLead]
        case .overrideHold: [.monitoringOfficer]
        case .keepSigningKeys: [.publisher, .administrator]
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
        case .recordGovernance: "Record bodies, meetings, notices, decisions and pre-election periods"
        case .startRoad: "Send a plan on its road and write its recommendations"
        case .commentForScrutiny: "Record what a scrutiny committee says and asks"
        case .answerScrutiny: "Answer a scrutiny committee"
        case .readExempt: "Read what is not for publication"
        case .releasePaper: "Release and withdraw papers for meetings"
        case .releaseEdition: "Release, set for a time, correct or withdraw an edition"
        case .readMeasures: "See measures with figures that are not released yet"
        case .manageMeasures: "Define measures, set targets and statuses, say whom to compare with"
        case .recordFigures: "Import or type figures, and take an import back"
        case .approveTarget: "Approve a target, which locks it"
        case .judgeStatus: "Judge a status in place of the rule, with a reason that is public"
        case .releaseFigures: "Release figures to the public"
        case .readAssessments: "See impact assessments that are not published yet"
        case .editAssessment: "Write impact assessments, add mitigations and look at them again"
        case .reviewAssessment: "Review an impact assessment that somebody else wrote"
        case .signOffAssessment: "Sign off an impact assessment that somebody else wrote, which locks it"
        case .publishAssessment: "Publish an impact assessment that is signed off"
        case .setAssessmentList: "Set the groups and themes of impact assessments"
        case .overrideHold: "Release what a pre-election period holds back"
        case .keepSigningKeys: "Look after the keys with which releases are signed"
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
        case .startRoad: "Whoever leads on the plan takes it to the bodies; democratic services keep the road."
        case .commentForScrutiny: "A committee speaks for itself, or through whoever keeps its minutes."
        case .answerScrutiny: "The executive answers for what it proposes."
        case .readExempt:
            "Exempt information (Local Government Act 1972, Schedule 12A) is for those whose work needs it."
        case .releasePaper: "Democratic services publish the papers of meetings; whoever wrote them does not."
        case .releaseEdition:
            "Writing and releasing are different roles, so that a council can keep them with different people."
        case .readMeasures:
            "Figures are the council's own until they are released, and official statistics may be under embargo."
        case .manageMeasures: "How a thing is counted decides what it shows: one office answers for it."
        case .recordFigures: "Whoever knows the figure gives it; a data owner gives those of their own measures."
        case .approveTarget: "Whoever proposes a target does not approve it as well."
        case .judgeStatus: "Whoever gives the figure does not judge it as well; what the rule says stays in view."
        case .releaseFigures:
            "Recording and releasing are different roles, so that a second pair of eyes sees each figure."
        case .readAssessments:
            "A draft assessment is a draft: members and the public see it once it is signed off and published."
        case .editAssessment: "Whoever writes the plan answers for looking at what it means, within their part."
        case .reviewAssessment: "A second pair of eyes reads it before anybody signs: never one of those who wrote it."
        case .signOffAssessment:
            "The duty is the council's own and cannot be handed to whoever wrote the paper (Equality Act 2010, section 149): the lead or the monitoring officer answers for it."
        case .publishAssessment: "Signing off and publishing are different roles, as with editions."
        case .setAssessmentList: "Whom the council looks out for is the same for all its assessments."
        case .overrideHold:
            "The pre-election period is a matter of law (Local Government Act 1986, section 2): its officer decides, with a reason."
        case .keepSigningKeys:
            "Whoever releases answers for the council's signature; whoever looks after the machine keeps the key."
        case .readAudit:
            "Whoever checks must see all of it; whoever looks after accounts must see what was done with them."
        case .readPeople: "Names and addresses are personal data."
        case .managePeople: "Giving posts is giving powers: kept apart from writing and releasing."
        case .delegatePost: "A holder who is away lets another act, for days that are named."
        }
    }

    /// Whether it changes nothing.
    package var isReading: Bool {
        [.readDraft, .readMeasures, .readAssessments, .readAudit, .readPeople, .readExempt].contains(self)
    }

    /// Whether a role for a part of a plan is enough where the action is about that part.
    package var countsWithinScope: Bool {
        switch self {
        case .readDraft, .editPlan, .comment, .resolveComment, .releaseEdition, .sharePlan, .startRoad,
            .commentForScrutiny, .answerScrutiny, .delegatePost,
            .readAssessments, .editAssessment, .reviewAssessment, .signOffAssessment, .publishAssessment:
            true
        default: false
        }
    }
}

extension Action {
    /// Whoever works on a part of a plan reads all of it.
    var readsWholePlans: Bool { self == .readDraft || self == .readAssessments }
}
