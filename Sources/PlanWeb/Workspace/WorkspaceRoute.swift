import Foundation
import HTTPTypes
import Ledger
import PlanDomain

/// Every address behind the door and at it; each says who may use it, or it does not exist.
enum WorkspaceRoute: String, CaseIterable, Sendable {
    case signIn, enterSignIn, signInExample, codePage, enterCode, startOpenID, finishOpenID
    case forgotten, askForReset, passwordPage, choosePassword, firstRun, makeFirstAdministrator, signOut
    case home, account, changePassword, codes, setUpCodes, removeCodes, signOutEverywhere, delegate, endDelegation
    case people, addPersonPage, addPerson, person, changePerson, invitePerson, disablePersonPage, disablePerson
    case enablePerson, resetPersonCodes, signOutPerson
    case addPostPage, addPost, post, changePost, appoint, endAppointment
    case permissions, mail, audit, auditFile
    case startPlanPage, startPlan, plan, planText, describePlan, planHistory, compare, health, healthRules,
        setHealthRules
    case sharePage, share, addElementPage, addElement
    case element, rewordElement, previewElement, keepDraft, discardDraft, giveLead, tagElement, alignElement,
        unalignElement
    case reorderElement, movePage, moveElement, retirePage, retireElement, makeComment, resolveComment, elementHistory
    case releasePage, release, previewPage, pending, cancelPending, overrideHold, correctEdition, withdrawEdition
    case promises, promise, accountForPromise, reopenPromise, carryRemaining, finishPromises
    case measures, measure, addMeasurePage, addMeasure, definitionPage, redefineMeasure, stageMeasure, linkMeasure
    case setTarget, approveTarget, judgeStatus, setRule, setChart, statusesPage, setStatuses
    case figurePage, recordFigure, evidencePage, attachEvidence, evidenceFile, withdrawEvidence, importPage, readImport,
        importPreview, mapImport, confirmImport, cancelImport
    case imports, takeBackImport, leaveUnmeasured, releaseFiguresPage, releaseFigures
    case assessments, startAssessmentPage, startAssessment, cumulativeAssessments, mitigations
    case assessmentLists, addAssessmentEntry, assessmentEntryPage, renameAssessmentEntry, retireAssessmentEntry,
        setAssessmentNation
    case assessment, describeAssessmentPage, describeAssessment, screenAssessmentPage, screenAssessment, findingPage,
        writeFinding, addMitigationPage, addMitigation, mitigation, reviewMitigation, closeMitigation
    case checkAssessmentPage, checkAssessment, signOffAssessmentPage, signOffAssessment, publishAssessmentPage,
        publishAssessment, withdrawAssessmentPage, withdrawAssessment, reopenAssessmentPage, reopenAssessment,
        lookBackPage, lookBack, assessmentVersion
    case governance, recordPreElectionPeriod, bodies, recordBody, governanceRules, setGovernanceRules
    case routesPage, routePage, recordRoute, paperTemplatesPage, recordPaperTemplate, withdrawPaperTemplate
    case addMeetingPage, recordMeeting, meetingDesk, moveMeeting, cancelMeeting
    case addDecisionPage, recordDecision, decisionDesk, publishDecision, callInDecision, concludeCallIn
    case implementDecision, correctDecisionPage, correctDecision
    case startRoadPage, startRoad, roadDesk, scheduleStep, issueStep, minutesPage, concludeStep
    case noticeDesk, publishNotice, recommendationsDesk, makeRecommendation
    case papersDesk, paperPreview, paperBundle, releasePaper, withdrawPaper
    case commentsDesk, makeScrutinyComment, answerCommentPage, answerComment, reportComments
    case scrutinyDesk, recordScrutinyOutput, closeScrutinyOutput, showScrutinyOutput, takeOffScrutinyOutput
    case askForInformation, answerInformationRequest, showInformationRequest, takeOffInformationRequest

    /// Who may use an address.
    enum Access: Equatable, Sendable {
        /// Everybody, signed in or not.
        case everybody

        /// Whoever has a session at one of these stages.
        case session([Session.Stage])

        /// Whoever is signed in and whose posts allow the action on what the address names.
        case may(Action, On)
    }

    /// What an address names, and so what the permission is asked for.
    enum On: Equatable, Sendable {
        case council
        case plan
        case element
        case measure
        case assessment

        /// Anything at all of its kind: the command asks again for what it really changes.
        case any
    }

    struct Rule: Sendable {
        let method: HTTPRequest.Method
        let pattern: [Substring]
        let access: Access

        init(_ method: HTTPRequest.Method, _ pattern: String, _ access: Access) {
            self.method = method
            self.pattern = pattern.split(separator: "/")
            self.access = access
        }
    }

    private static let elementPattern = "/workspace/plans/:plan/:kind/:number"

    /// Method, address, and who may use it.
    var rule: Rule { Self.rules[self, default: written] }

    /// The rules with their patterns taken apart, once for all requests.
    private static let rules = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.written) })

    /// The table, as it is written down.
    private var written: Rule {
        let signedIn = Access.session([.signedIn])
        let plan = "/workspace/plans/:plan"
        let element = Self.elementPattern
        let measures = "/workspace/measures"
        let assessments = "/workspace/assessments"
        let assessment = assessments + "/:assessment"
        let governance = "/workspace/governance"
        let (meetings, decisions) = (governance + "/meetings", governance + "/decisions")
        let (roads, scrutiny) = (governance + "/roads", governance + "/scrutiny")
        let road = roads + "/:item"
        return switch self {
        case .signIn: Rule(.get, "/sign-in", .everybody)
        case .enterSignIn: Rule(.post, "/sign-in", .everybody)
        case .signInExample: Rule(.post, "/sign-in/example", .everybody)
        case .codePage: Rule(.get, "/sign-in/code", .session([.awaitingCode]))
        case .enterCode: Rule(.post, "/sign-in/code", .session([.awaitingCode]))
        case .startOpenID: Rule(.get, "/sign-in/openid", .everybody)
        case .finishOpenID: Rule(.get, "/sign-in/openid/return", .everybody)
        case .forgotten: Rule(.get, "/sign-in/forgotten", .everybody)
        case .askForReset: Rule(.post, "/sign-in/forgotten", .everybody)
        case .passwordPage: Rule(.get, "/password/:token", .everybody)
        case .choosePassword: Rule(.post, "/password/:token", .everybody)
        case .firstRun: Rule(.get, "/first-run/:token", .everybody)
        case .makeFirstAdministrator: Rule(.post, "/first-run/:token", .everybody)
        case .signOut: Rule(.post, "/sign-out", .session([.awaitingCode, .settingUpCode, .signedIn]))

        case .home: Rule(.get, "/workspace", signedIn)
        case .account: Rule(.get, "/workspace/account", signedIn)
        case .changePassword: Rule(.post, "/workspace/account/password", signedIn)
        case .codes: Rule(.get, "/workspace/account/codes", .session([.settingUpCode, .signedIn]))
        case .setUpCodes: Rule(.post, "/workspace/account/codes", .session([.settingUpCode, .signedIn]))
        case .removeCodes: Rule(.post, "/workspace/account/codes/remove", signedIn)
        case .signOutEverywhere: Rule(.post, "/workspace/account/sign-out-everywhere", signedIn)
        case .delegate: Rule(.post, "/workspace/account/delegations", .may(.delegatePost, .any))
        case .endDelegation:
            Rule(.post, "/workspace/account/delegations/:delegation/end", .may(.delegatePost, .any))

        case .people: Rule(.get, "/workspace/people", .may(.readPeople, .council))
        case .addPersonPage: Rule(.get, "/workspace/people/add", .may(.managePeople, .council))
        case .addPerson: Rule(.post, "/workspace/people/add", .may(.managePeople, .council))
        case .person: Rule(.get, "/workspace/people/:account", .may(.readPeople, .council))
        case .changePerson: Rule(.post, "/workspace/people/:account", .may(.managePeople, .council))
        case .invitePerson: Rule(.post, "/workspace/people/:account/invite", .may(.managePeople, .council))
        case .disablePersonPage: Rule(.get, "/workspace/people/:account/disable", .may(.managePeople, .council))
        case .disablePerson: Rule(.post, "/workspace/people/:account/disable", .may(.managePeople, .council))
        case .enablePerson: Rule(.post, "/workspace/people/:account/enable", .may(.managePeople, .council))
        case .resetPersonCodes: Rule(.post, "/workspace/people/:account/reset-codes", .may(.managePeople, .council))
        case .signOutPerson: Rule(.post, "/workspace/people/:account/sign-out", .may(.managePeople, .council))
        case .addPostPage: Rule(.get, "/workspace/posts/add", .may(.managePeople, .council))
        case .addPost: Rule(.post, "/workspace/posts/add", .may(.managePeople, .council))
        case .post: Rule(.get, "/workspace/posts/:post", .may(.readPeople, .council))
        case .changePost: Rule(.post, "/workspace/posts/:post", .may(.managePeople, .council))
        case .appoint: Rule(.post, "/workspace/posts/:post/appoint", .may(.managePeople, .council))
        case .endAppointment:
            Rule(.post, "/workspace/posts/:post/appointments/:appointment/end", .may(.managePeople, .council))
        case .permissions: Rule(.get, "/workspace/permissions", .may(.readPeople, .council))
        case .mail: Rule(.get, "/workspace/mail", .may(.managePeople, .council))
        case .audit: Rule(.get, "/workspace/audit", .may(.readAudit, .council))
        case .auditFile: Rule(.get, "/workspace/audit.csv", .may(.readAudit, .council))

        case .startPlanPage: Rule(.get, "/workspace/plans/start", .may(.startPlan, .council))
        case .startPlan: Rule(.post, "/workspace/plans/start", .may(.startPlan, .council))
        case .plan: Rule(.get, plan, .may(.readDraft, .plan))
        case .planText: Rule(.get, plan + "/text", .may(.readDraft, .plan))
        case .describePlan: Rule(.post, plan + "/text", .may(.editPlan, .plan))
        case .planHistory: Rule(.get, plan + "/history", .may(.readDraft, .plan))
        case .compare: Rule(.get, plan + "/compare", .may(.readDraft, .plan))
        case .health: Rule(.get, plan + "/health", .may(.readDraft, .plan))
        case .healthRules: Rule(.get, "/workspace/health-rules", .may(.readDraft, .any))
        case .setHealthRules: Rule(.post, "/workspace/health-rules", .may(.setHealthRules, .council))
        case .sharePage: Rule(.get, plan + "/share", .may(.sharePlan, .plan))
        case .share: Rule(.post, plan + "/share", .may(.sharePlan, .plan))
        case .addElementPage: Rule(.get, plan + "/add", .may(.editPlan, .any))
        case .addElement: Rule(.post, plan + "/add", .may(.editPlan, .any))

        case .element: Rule(.get, element, .may(.readDraft, .element))
        case .rewordElement: Rule(.post, element, .may(.editPlan, .element))
        case .previewElement: Rule(.post, element + "/preview", .may(.editPlan, .element))
        case .keepDraft: Rule(.post, element + "/draft", .may(.editPlan, .element))
        case .discardDraft: Rule(.post, element + "/draft/discard", .may(.editPlan, .element))
        case .giveLead: Rule(.post, element + "/lead", .may(.editPlan, .element))
        case .tagElement: Rule(.post, element + "/themes", .may(.editPlan, .element))
        case .alignElement: Rule(.post, element + "/align", .may(.editPlan, .element))
        case .unalignElement: Rule(.post, element + "/unalign", .may(.editPlan, .element))
        case .reorderElement: Rule(.post, element + "/order", .may(.editPlan, .element))
        case .movePage: Rule(.get, element + "/move", .may(.editPlan, .element))
        case .moveElement: Rule(.post, element + "/move", .may(.editPlan, .element))
        case .retirePage: Rule(.get, element + "/retire", .may(.editPlan, .element))
        case .retireElement: Rule(.post, element + "/retire", .may(.editPlan, .element))
        case .makeComment: Rule(.post, element + "/comments", .may(.comment, .element))
        case .resolveComment: Rule(.post, element + "/comments/:comment", .may(.resolveComment, .element))
        case .elementHistory: Rule(.get, element + "/history", .may(.readDraft, .element))

        case .releasePage: Rule(.get, plan + "/release", .may(.releaseEdition, .plan))
        case .release: Rule(.post, plan + "/release", .may(.releaseEdition, .plan))
        case .previewPage: Rule(.get, plan + "/preview", .may(.readDraft, .plan))
        case .pending: Rule(.get, plan + "/pending", .may(.readDraft, .plan))
        case .cancelPending: Rule(.post, plan + "/pending/cancel", .may(.releaseEdition, .plan))
        case .overrideHold: Rule(.post, plan + "/pending/override", .may(.overrideHold, .plan))
        case .correctEdition: Rule(.post, plan + "/editions/correct", .may(.releaseEdition, .plan))
        case .withdrawEdition: Rule(.post, plan + "/editions/withdraw", .may(.releaseEdition, .plan))

        case .promises: Rule(.get, plan + "/promises", .may(.readDraft, .plan))
        case .promise: Rule(.get, plan + "/promises/:kind/:number", .may(.startPlan, .plan))
        case .accountForPromise: Rule(.post, plan + "/promises/:kind/:number", .may(.startPlan, .plan))
        case .reopenPromise: Rule(.post, plan + "/promises/:kind/:number/reopen", .may(.startPlan, .plan))
        case .carryRemaining: Rule(.post, plan + "/promises/carry", .may(.startPlan, .plan))
        case .finishPromises: Rule(.post, plan + "/promises/finish", .may(.startPlan, .plan))

        case .measures: Rule(.get, measures, .may(.readMeasures, .any))
        case .measure: Rule(.get, measures + "/:measure", .may(.readMeasures, .any))
        case .addMeasurePage: Rule(.get, measures + "/add", .may(.manageMeasures, .council))
        case .addMeasure: Rule(.post, measures + "/add", .may(.manageMeasures, .council))
        case .definitionPage: Rule(.get, measures + "/:measure/definition", .may(.manageMeasures, .measure))
        case .redefineMeasure: Rule(.post, measures + "/:measure/definition", .may(.manageMeasures, .measure))
        case .stageMeasure: Rule(.post, measures + "/:measure/stage", .may(.manageMeasures, .measure))
        case .linkMeasure: Rule(.post, measures + "/:measure/parts", .may(.manageMeasures, .measure))
        case .setTarget: Rule(.post, measures + "/:measure/targets", .may(.manageMeasures, .measure))
        case .approveTarget: Rule(.post, measures + "/:measure/targets/approve", .may(.approveTarget, .measure))
        case .judgeStatus: Rule(.post, measures + "/:measure/judgement", .may(.judgeStatus, .measure))
        case .setRule: Rule(.post, measures + "/:measure/rule", .may(.manageMeasures, .measure))
        case .setChart: Rule(.post, measures + "/:measure/chart", .may(.manageMeasures, .measure))
        case .statusesPage: Rule(.get, measures + "/statuses", .may(.readMeasures, .any))
        case .setStatuses: Rule(.post, measures + "/statuses", .may(.manageMeasures, .council))
        case .figurePage: Rule(.get, measures + "/:measure/figure", .may(.recordFigures, .measure))
        case .recordFigure: Rule(.post, measures + "/:measure/figure", .may(.recordFigures, .measure))
        case .evidencePage: Rule(.get, measures + "/:measure/evidence", .may(.recordFigures, .measure))
        case .attachEvidence: Rule(.post, measures + "/:measure/evidence", .may(.recordFigures, .measure))
        case .evidenceFile: Rule(.get, measures + "/:measure/evidence/:evidence", .may(.readMeasures, .any))
        case .withdrawEvidence:
            Rule(.post, measures + "/:measure/evidence/:evidence/withdraw", .may(.recordFigures, .measure))
        case .importPage: Rule(.get, measures + "/import", .may(.recordFigures, .council))
        case .readImport: Rule(.post, measures + "/import", .may(.recordFigures, .council))
        case .importPreview: Rule(.get, measures + "/import/:upload", .may(.recordFigures, .council))
        case .mapImport: Rule(.post, measures + "/import/:upload/columns", .may(.recordFigures, .council))
        case .confirmImport: Rule(.post, measures + "/import/:upload/confirm", .may(.recordFigures, .council))
        case .cancelImport: Rule(.post, measures + "/import/:upload/cancel", .may(.recordFigures, .council))
        case .imports: Rule(.get, measures + "/imports", .may(.readMeasures, .any))
        case .takeBackImport: Rule(.post, measures + "/imports/:import/take-back", .may(.recordFigures, .council))
        case .leaveUnmeasured: Rule(.post, measures + "/unmeasured", .may(.manageMeasures, .council))
        case .releaseFiguresPage: Rule(.get, measures + "/release", .may(.releaseFigures, .council))
        case .releaseFigures: Rule(.post, measures + "/release", .may(.releaseFigures, .council))

        case .assessments: Rule(.get, assessments, .may(.readAssessments, .any))
        case .startAssessmentPage: Rule(.get, assessments + "/start", .may(.editAssessment, .any))
        case .startAssessment: Rule(.post, assessments + "/start", .may(.editAssessment, .any))
        case .cumulativeAssessments: Rule(.get, assessments + "/cumulative", .may(.readAssessments, .any))
        case .mitigations: Rule(.get, assessments + "/mitigations", .may(.readAssessments, .any))
        case .assessmentLists: Rule(.get, assessments + "/lists", .may(.readAssessments, .any))
        case .addAssessmentEntry: Rule(.post, assessments + "/lists", .may(.setAssessmentList, .council))
        case .assessmentEntryPage: Rule(.get, assessments + "/lists/:entry", .may(.setAssessmentList, .council))
        case .renameAssessmentEntry: Rule(.post, assessments + "/lists/:entry", .may(.setAssessmentList, .council))
        case .retireAssessmentEntry:
            Rule(.post, assessments + "/lists/:entry/retire", .may(.setAssessmentList, .council))
        case .setAssessmentNation: Rule(.post, assessments + "/lists/nation", .may(.setAssessmentList, .council))
        case .assessment: Rule(.get, assessment, .may(.readAssessments, .assessment))
        case .describeAssessmentPage: Rule(.get, assessment + "/description", .may(.editAssessment, .assessment))
        case .describeAssessment: Rule(.post, assessment + "/description", .may(.editAssessment, .assessment))
        case .screenAssessmentPage: Rule(.get, assessment + "/screening", .may(.editAssessment, .assessment))
        case .screenAssessment: Rule(.post, assessment + "/screening", .may(.editAssessment, .assessment))
        case .findingPage: Rule(.get, assessment + "/findings/:entry", .may(.editAssessment, .assessment))
        case .writeFinding: Rule(.post, assessment + "/findings/:entry", .may(.editAssessment, .assessment))
        case .addMitigationPage:
            Rule(.get, assessment + "/findings/:entry/mitigations", .may(.editAssessment, .assessment))
        case .addMitigation:
            Rule(.post, assessment + "/findings/:entry/mitigations", .may(.editAssessment, .assessment))
        case .mitigation: Rule(.get, assessment + "/mitigations/:mitigation", .may(.readAssessments, .assessment))
        case .reviewMitigation: Rule(.post, assessment + "/mitigations/:mitigation", .may(.editAssessment, .assessment))
        case .closeMitigation:
            Rule(.post, assessment + "/mitigations/:mitigation/close", .may(.editAssessment, .assessment))
        case .checkAssessmentPage: Rule(.get, assessment + "/check", .may(.reviewAssessment, .assessment))
        case .checkAssessment: Rule(.post, assessment + "/check", .may(.reviewAssessment, .assessment))
        case .signOffAssessmentPage: Rule(.get, assessment + "/sign-off", .may(.signOffAssessment, .assessment))
        case .signOffAssessment: Rule(.post, assessment + "/sign-off", .may(.signOffAssessment, .assessment))
        case .publishAssessmentPage: Rule(.get, assessment + "/publish", .may(.publishAssessment, .assessment))
        case .publishAssessment: Rule(.post, assessment + "/publish", .may(.publishAssessment, .assessment))
        case .withdrawAssessmentPage: Rule(.get, assessment + "/withdraw", .may(.publishAssessment, .assessment))
        case .withdrawAssessment: Rule(.post, assessment + "/withdraw", .may(.publishAssessment, .assessment))
        case .reopenAssessmentPage: Rule(.get, assessment + "/reopen", .may(.editAssessment, .assessment))
        case .reopenAssessment: Rule(.post, assessment + "/reopen", .may(.editAssessment, .assessment))
        case .lookBackPage: Rule(.get, assessment + "/look-back", .may(.editAssessment, .assessment))
        case .lookBack: Rule(.post, assessment + "/look-back", .may(.editAssessment, .assessment))
        case .assessmentVersion: Rule(.get, assessment + "/versions/:version", .may(.readAssessments, .assessment))

        case .governance: Rule(.get, governance, .may(.readDraft, .any))
        case .recordPreElectionPeriod:
            Rule(.post, governance + "/pre-election-periods", .may(.recordGovernance, .council))
        case .bodies: Rule(.get, governance + "/bodies", .may(.readDraft, .any))
        case .recordBody: Rule(.post, governance + "/bodies", .may(.recordGovernance, .council))
        case .governanceRules: Rule(.get, governance + "/rules", .may(.readDraft, .any))
        case .setGovernanceRules: Rule(.post, governance + "/rules", .may(.recordGovernance, .council))
        case .addMeetingPage: Rule(.get, meetings, .may(.recordGovernance, .council))
        case .recordMeeting: Rule(.post, meetings, .may(.recordGovernance, .council))
        case .meetingDesk: Rule(.get, meetings + "/:meeting", .may(.readDraft, .any))
        case .moveMeeting: Rule(.post, meetings + "/:meeting/move", .may(.recordGovernance, .council))
        case .cancelMeeting: Rule(.post, meetings + "/:meeting/cancel", .may(.recordGovernance, .council))
        case .addDecisionPage: Rule(.get, decisions, .may(.recordGovernance, .council))
        case .recordDecision: Rule(.post, decisions, .may(.recordGovernance, .council))
        case .decisionDesk: Rule(.get, decisions + "/:decision", .may(.readDraft, .any))
        case .publishDecision: Rule(.post, decisions + "/:decision/publish", .may(.recordGovernance, .council))
        case .callInDecision: Rule(.post, decisions + "/:decision/call-in", .may(.recordGovernance, .council))
        case .concludeCallIn: Rule(.post, decisions + "/:decision/call-in-outcome", .may(.recordGovernance, .council))
        case .implementDecision: Rule(.post, decisions + "/:decision/implement", .may(.recordGovernance, .council))
        case .correctDecisionPage: Rule(.get, decisions + "/:decision/correct", .may(.recordGovernance, .council))
        case .correctDecision: Rule(.post, decisions + "/:decision/correct", .may(.recordGovernance, .council))
        case .routesPage: Rule(.get, governance + "/routes", .may(.readDraft, .any))
        case .routePage: Rule(.get, governance + "/routes/:route", .may(.recordGovernance, .council))
        case .recordRoute: Rule(.post, governance + "/routes/:route", .may(.recordGovernance, .council))
        case .paperTemplatesPage: Rule(.get, governance + "/paper-templates", .may(.readDraft, .any))
        case .recordPaperTemplate:
            Rule(.post, governance + "/paper-templates", .may(.recordGovernance, .council))
        case .withdrawPaperTemplate:
            Rule(.post, governance + "/paper-templates/:template/withdraw", .may(.recordGovernance, .council))
        case .startRoadPage: Rule(.get, roads, .may(.startRoad, .any))
        case .startRoad: Rule(.post, roads, .may(.startRoad, .any))
        case .roadDesk: Rule(.get, road, .may(.readDraft, .any))
        case .scheduleStep: Rule(.post, road + "/steps/:step/schedule", .may(.recordGovernance, .council))
        case .issueStep: Rule(.post, road + "/steps/:step/issue", .may(.recordGovernance, .council))
        case .minutesPage: Rule(.get, road + "/steps/:step/minutes", .may(.recordGovernance, .council))
        case .concludeStep: Rule(.post, road + "/steps/:step/minutes", .may(.recordGovernance, .council))
        case .noticeDesk: Rule(.get, road + "/notice", .may(.readDraft, .any))
        case .publishNotice: Rule(.post, road + "/notice", .may(.recordGovernance, .council))
        case .recommendationsDesk: Rule(.get, road + "/recommendations", .may(.readDraft, .any))
        case .makeRecommendation: Rule(.post, road + "/recommendations", .may(.startRoad, .any))
        case .papersDesk: Rule(.get, road + "/papers", .may(.readDraft, .any))
        case .paperPreview: Rule(.get, road + "/papers/preview", .may(.readDraft, .any))
        case .paperBundle: Rule(.get, road + "/papers/bundle", .may(.releasePaper, .council))
        case .releasePaper: Rule(.post, road + "/papers", .may(.releasePaper, .council))
        case .withdrawPaper: Rule(.post, road + "/papers/:paper/withdraw", .may(.releasePaper, .council))
        case .commentsDesk: Rule(.get, road + "/comments", .may(.readDraft, .any))
        case .makeScrutinyComment: Rule(.post, road + "/comments", .may(.commentForScrutiny, .any))
        case .answerCommentPage: Rule(.get, road + "/comments/:comment/answer", .may(.answerScrutiny, .any))
        case .answerComment: Rule(.post, road + "/comments/:comment/answer", .may(.answerScrutiny, .any))
        case .reportComments: Rule(.post, road + "/comments/report", .may(.recordGovernance, .council))
        case .scrutinyDesk: Rule(.get, scrutiny, .may(.readDraft, .any))
        case .recordScrutinyOutput: Rule(.post, scrutiny + "/outputs", .may(.commentForScrutiny, .any))
        case .closeScrutinyOutput: Rule(.post, scrutiny + "/outputs/:output", .may(.answerScrutiny, .any))
        case .showScrutinyOutput:
            Rule(.post, scrutiny + "/outputs/:output/show", .may(.recordGovernance, .council))
        case .takeOffScrutinyOutput:
            Rule(.post, scrutiny + "/outputs/:output/take-off", .may(.recordGovernance, .council))
        case .takeOffInformationRequest:
            Rule(.post, scrutiny + "/requests/:request/take-off", .may(.recordGovernance, .council))
        case .showInformationRequest:
            Rule(.post, scrutiny + "/requests/:request/show", .may(.recordGovernance, .council))
        case .askForInformation: Rule(.post, scrutiny + "/requests", .may(.commentForScrutiny, .any))
        case .answerInformationRequest: Rule(.post, scrutiny + "/requests/:request", .may(.answerScrutiny, .any))
        }
    }
}

extension WorkspaceRoute {
    /// The largest form that it takes with a file in it; nil for all others, whose forms are small.
    var uploadLimit: Int? {
        switch self {
        case .readImport: Self.tableLimit
        // The file and the fields around it.
        case .attachEvidence: EvidenceFile.sizeLimit + 64 * 1024
        default: nil
        }
    }

    static let tableLimit = 32 * 1024 * 1024

    /// Whether its page can be seen as it stood on a day: what shows the record can, what shows accounts alone cannot.
    var hasPast: Bool {
        switch rule.access {
        case .may(let action, _): rule.method == .get && action.isReading && self != .auditFile && self != .evidenceFile
        case .session, .everybody: self == .home
        }
    }

    /// Whether an address is at the door or behind it; everything else is public.
    static func isOurs(_ path: String) -> Bool {
        ["/workspace", "/sign-in", "/sign-out", "/password", "/first-run"].contains {
            path == $0 || path.hasPrefix("\($0)/")
        }
            || path == "/workspace/audit.csv"
    }

    /// A path without what opens a door, for the log.
    static func withoutTokens(_ path: String) -> String {
        for start in ["/password/", "/first-run/"] where path.hasPrefix(start) { return "\(start)…" }
        return path
    }

    private static let table = allCases.map { (route: $0, rule: $0.rule) }

    /// What an address leads to, with the values of its parts; words that are spelled out win over those that vary.
    static func find(_ method: HTTPRequest.Method, _ path: String) -> Match {
        let steps = path.split(separator: "/")
        var best: (route: WorkspaceRoute, values: [String: String])?
        var otherMethods: [HTTPRequest.Method] = []
        for (route, rule) in table where rule.pattern.count == steps.count {
            guard fits(rule.pattern, steps), let values = values(of: rule.pattern, in: steps) else { continue }
            guard rule.method == method || method == .head && rule.method == .get else {
                otherMethods.append(rule.method)
                continue
            }
            if best.map({ values.count < $0.values.count }) ?? true { best = (route, values) }
        }
        if let best { return .found(best.route, best.values) }
        return otherMethods.isEmpty ? .unknown : .otherMethods(otherMethods)
    }

    enum Match {
        case found(WorkspaceRoute, [String: String])
        case otherMethods([HTTPRequest.Method])
        case unknown
    }

    private static func fits(_ pattern: [Substring], _ steps: [Substring]) -> Bool {
        zip(pattern, steps).allSatisfy { part, step in part.first == ":" || part == step }
    }

    /// Gives nil when a step's escapes cannot be read.
    private static func values(of pattern: [Substring], in steps: [Substring]) -> [String: String]? {
        var values: [String: String] = [:]
        for (part, step) in zip(pattern, steps) where part.first == ":" {
            guard let value = step.removingPercentEncoding, !value.isEmpty else { return nil }
            values[String(part.dropFirst())] = value
        }
        return values
    }
}
