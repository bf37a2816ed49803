import Foundation
import HTTPTypes
import HashTreeCollections
import Ledger
import PlanDomain
import PlanTestSupport
import PlanUseCases
import SQLiteLedger
import Testing

@testable import PlanWeb

/// Every address × every role × signed out, against a table that is written here a second time.
struct RouteTests {
    /// Who may use an address; there is no default, so one that is not named here does not compile.
    private enum Expected: Equatable {
        case everybody
        case anySession
        case signedIn
        case awaitingCode
        case roles(Set<Role>)
    }

    private static func expected(_ route: WorkspaceRoute) -> Expected {
        let readers: Set<Role> = [
            .strategyLead, .planEditor, .reviewer, .portfolioHolder, .scrutinyMember, .democraticServices, .publisher,
            .monitoringOfficer, .auditor,
        ]
        let writers: Set<Role> = [.strategyLead, .planEditor]
        return switch route {
        case .signIn, .enterSignIn, .signInExample, .startOpenID, .finishOpenID, .forgotten, .askForReset,
            .passwordPage,
            .choosePassword, .firstRun, .makeFirstAdministrator:
            .everybody
        case .codePage, .enterCode: .awaitingCode
        case .signOut: .anySession
        case .home, .account, .changePassword, .codes, .setUpCodes, .removeCodes, .signOutEverywhere: .signedIn
        case .delegate, .endDelegation: .roles(Set(Role.allCases).subtracting([.auditor]))
        case .people, .person, .post, .permissions: .roles([.administrator, .auditor])
        case .addPersonPage, .addPerson, .changePerson, .invitePerson, .disablePersonPage, .disablePerson,
            .enablePerson,
            .resetPersonCodes, .signOutPerson, .addPostPage, .addPost, .changePost, .appoint, .endAppointment, .mail:
            .roles([.administrator])
        case .audit, .auditFile: .roles([.administrator, .auditor, .monitoringOfficer])
        case .startPlanPage, .startPlan, .promise, .accountForPromise, .reopenPromise, .carryRemaining, .finishPromises,
            .setHealthRules, .sharePage, .share:
            .roles([.strategyLead])
        case .plan, .planText, .planHistory, .compare, .health, .healthRules, .element, .elementHistory, .previewPage,
            .pending, .promises, .governance, .bodies, .governanceRules, .meetingDesk, .decisionDesk, .roadDesk,
            .noticeDesk, .recommendationsDesk, .commentsDesk, .scrutinyDesk, .papersDesk, .paperPreview,
            .routesPage, .paperTemplatesPage:
            .roles(readers)
        case .describePlan, .addElementPage, .addElement, .rewordElement, .previewElement, .keepDraft, .discardDraft,
            .giveLead, .tagElement, .alignElement, .unalignElement, .reorderElement, .movePage, .moveElement,
            .retirePage,
            .retireElement, .resolveComment:
            .roles(writers)
        case .makeComment:
            .roles([.strategyLead, .planEditor, .reviewer, .portfolioHolder, .democraticServices, .publisher])
        case .releasePage, .release, .cancelPending, .correctEdition, .withdrawEdition: .roles([.publisher])
        case .overrideHold: .roles([.monitoringOfficer])
        case .measures, .measure, .statusesPage, .imports, .evidenceFile:
            .roles([
                .strategyLead, .planEditor, .reviewer, .performanceOfficer, .dataOwner, .democraticServices,
                .publisher, .monitoringOfficer, .auditor,
            ])
        case .addMeasurePage, .addMeasure, .definitionPage, .redefineMeasure, .stageMeasure, .linkMeasure, .setTarget,
            .setRule, .setChart, .setStatuses, .importPage, .readImport, .importPreview, .mapImport, .confirmImport,
            .cancelImport, .takeBackImport, .leaveUnmeasured:
            .roles([.performanceOfficer])
        // The sample's measure names no post: a data owner has nothing to give.
        case .figurePage, .recordFigure, .evidencePage, .attachEvidence, .withdrawEvidence:
            .roles([.performanceOfficer])
        case .approveTarget, .judgeStatus: .roles([.strategyLead])
        case .releaseFiguresPage, .releaseFigures: .roles([.publisher])
        case .assessments, .cumulativeAssessments, .mitigations, .assessmentLists, .assessment, .mitigation,
            .assessmentVersion:
            .roles([
                .strategyLead, .planEditor, .reviewer, .democraticServices, .publisher, .monitoringOfficer, .auditor,
            ])
        case .startAssessmentPage, .startAssessment, .describeAssessmentPage, .describeAssessment,
            .screenAssessmentPage, .screenAssessment, .findingPage, .writeFinding, .addMitigationPage, .addMitigation,
            .reviewMitigation, .closeMitigation, .reopenAssessmentPage, .reopenAssessment, .lookBackPage, .lookBack:
            .roles(writers)
        case .checkAssessmentPage, .checkAssessment: .roles([.strategyLead, .reviewer])
        case .signOffAssessmentPage, .signOffAssessment: .roles([.strategyLead, .monitoringOfficer])
        case .publishAssessmentPage, .publishAssessment, .withdrawAssessmentPage, .withdrawAssessment:
            .roles([.publisher])
        case .addAssessmentEntry, .assessmentEntryPage, .renameAssessmentEntry, .retireAssessmentEntry,
            .setAssessmentNation:
            .roles([.strategyLead])
        case .recordPreElectionPeriod, .recordBody, .setGovernanceRules, .addMeetingPage, .recordMeeting, .moveMeeting,
            .cancelMeeting, .addDecisionPage, .recordDecision, .publishDecision, .callInDecision, .concludeCallIn,
            .implementDecision, .correctDecisionPage, .correctDecision, .scheduleStep, .issueStep, .minutesPage,
            .concludeStep, .publishNotice, .reportComments, .routePage, .recordRoute, .recordPaperTemplate,
            .withdrawPaperTemplate,
            .showScrutinyOutput, .showInformationRequest, .takeOffScrutinyOutput, .takeOffInformationRequest:
            .roles([.democraticServices])
        case .releasePaper, .withdrawPaper, .paperBundle: .roles([.democraticServices, .publisher])
        case .startRoadPage, .startRoad, .makeRecommendation: .roles([.strategyLead, .democraticServices])
        case .makeScrutinyComment, .recordScrutinyOutput, .askForInformation:
            .roles([.scrutinyMember, .democraticServices])
        case .answerCommentPage, .answerComment, .closeScrutinyOutput, .answerInformationRequest:
            .roles([.strategyLead, .portfolioHolder])
        }
    }

    /// One about the whole plan, for the addresses that name one.
    private func startAssessment(in world: WorkspaceWorld) async throws {
        let sample = world.door.sample
        let command = StartAssessment(
            id: sample.world.new(),
            kind: .equality,
            subject: .plan(sample.planID),
            title: "What it means",
            lead: "Lead",
            scope: "Scope"
        )
        _ = try await world.door.office.perform(command, as: Account.machineOperator)
    }

    /// An address with its parts filled in from the sample.
    private func path(_ route: WorkspaceRoute, _ world: WorkspaceWorld, _ account: Account) -> String {
        let parts = route.rule.pattern.map { part -> String in
            switch part {
            case ":plan": "2024-27"
            case ":kind": "priorities"
            case ":number": "1.1"
            case ":measure": "HSG-001"
            case ":assessment": "2024-27-equality"
            case ":entry": "age"
            case ":account": account.id.description
            case ":token": String(repeating: "a", count: 43)
            case ":post": world.door.office.council.postsByTitle.first?.id.description ?? "x"
            case let other where other.first == ":": "00000000-0000-4000-8000-000000000000"
            default: String(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// Anything but the answers that keep people out means that they came in.
    private func isLetIn(_ answer: Browser.Answer) -> Bool {
        if answer.status == .forbidden { return false }
        if answer.status == .seeOther { return answer.location?.hasPrefix("/sign-in") == false }
        return true
    }

    @Test(arguments: Role.allCases) func `Each address lets in those whom the table names, and nobody else`(role: Role)
        async throws
    {
        let world = try await WorkspaceWorld()
        try await SampleMeasures(world.door.sample).record(in: world.door.office)
        try await startAssessment(in: world)
        let account = try await world.door.add("Pat Person", role)
        _ = try await world.door.office.perform(
            SharePlan(planID: world.door.sample.planID, audiences: Set(Audience.allCases)),
            as: Account.machineOperator
        )
        try await world.test { client in
            for route in WorkspaceRoute.allCases where route != .signOut && route != .signOutEverywhere {
                let browser = try await world.browser(of: account, client)
                let path = path(route, world, account)
                let answer =
                    route.rule.method == .get ? try await browser.get(path) : try await browser.post(path)
                let isExpected =
                    switch Self.expected(route) {
                    case .everybody, .anySession, .signedIn: true
                    // A session that is complete already is led on, not let in.
                    case .awaitingCode: answer.location == "/workspace"
                    case .roles(let roles): roles.contains(role)
                    }
                // A person who does not need codes has to enter one to remove them: refused by the rules, not the door.
                if route == .codePage || route == .enterCode {
                    #expect(isExpected, "\(route)")
                } else if case .everybody = Self.expected(route) {
                    #expect(answer.status.code < 500, "\(route)")
                } else {
                    #expect(isLetIn(answer) == isExpected, "\(route) \(answer.status)")
                }
                #expect(answer.status.code < 500, "\(route)")
            }
        }
    }

    @Test func `Signed out, nothing opens behind the door, and nothing is told of what there is`() async throws {
        let world = try await WorkspaceWorld()
        try await SampleMeasures(world.door.sample).record(in: world.door.office)
        try await startAssessment(in: world)
        let account = try await world.door.add("Pat Person", .strategyLead)
        let before = world.door.office.council.position
        try await world.test { client in
            for route in WorkspaceRoute.allCases {
                let browser = Browser(client)
                let path = path(route, world, account)
                let answer =
                    route.rule.method == .get
                    ? try await browser.get(path) : try await browser.post(path, from: "/sign-in")
                guard Self.expected(route) != .everybody else {
                    #expect(answer.status.code < 500, "\(route)")
                    continue
                }
                #expect(!isLetIn(answer), "\(route) \(answer.status)")
                #expect(!answer.text.contains("Jobs and homes"), "\(route)")
            }
        }
        #expect(world.door.office.council.position == before)
    }

    @Test(arguments: [Session.Stage.awaitingCode, .settingUpCode])
    func `A session that is not complete opens nothing but the step that completes it`(stage: Session.Stage)
        async throws
    {
        let world = try await WorkspaceWorld()
        let account = try await world.door.add("Pat Person", .administrator)
        try await world.test { client in
            for route in WorkspaceRoute.allCases {
                let token = SecretToken.random()
                let session = Session(
                    token: token.digest,
                    account: account.id,
                    council: .sample,
                    startedAt: world.door.clock.now,
                    stage: stage,
                    browser: "",
                    roles: ""
                )
                try await world.door.store.keep(session)
                let browser = Browser(client)
                browser.set("throughline", token.text)
                let path = path(route, world, account)
                let home = stage == .awaitingCode ? "/sign-in/code" : "/workspace/account/codes"
                let answer =
                    route.rule.method == .get ? try await browser.get(path) : try await browser.post(path, from: home)
                switch (Self.expected(route), route, stage) {
                case (.everybody, _, _), (.anySession, _, _), (.awaitingCode, _, .awaitingCode),
                    (_, .codes, .settingUpCode), (_, .setUpCodes, .settingUpCode):
                    #expect(answer.status.code < 500, "\(route)")
                default: #expect(answer.location == home, "\(route) \(answer.status)")
                }
            }
        }
    }

    @Test func `Ids of another council open nothing here`() async throws {
        let world = try await WorkspaceWorld()
        let administrator = try await world.door.add("Ada Min", .administrator)
        let key = try #require(CouncilKey("elsewhere"))
        let other = try await SampleDoor(key, store: world.door.store)
        let stranger = Account(
            id: .init(rawValue: .init()),
            name: "Stranger",
            email: "x@elsewhere.example",
            kind: .officer,
            createdAt: world.door.clock.now
        )
        _ = try await other.store.keep(stranger, of: key)
        try await world.test { client in
            let browser = try await world.browser(of: administrator, client)
            for path in ["", "/invite", "/disable", "/enable", "/reset-codes", "/sign-out"] {
                let answer = try await browser.post("/workspace/people/\(stranger.id)\(path)", [("name", "Mine")])
                #expect(answer.status == .notFound, "\(path)")
            }
            #expect(try await browser.get("/workspace/people/\(stranger.id)").status == .notFound)
        }
        #expect(try await other.store.account(stranger.id, of: key) == stranger)
    }

    @Test func `A role for one ambition opens its own pages to write, and others only to read`() async throws {
        let world = try await WorkspaceWorld()
        let account = try await world.door.add("Ed Itor", .planEditor, scope: .element(world.door.sample.jobs.id))
        try await world.test { client in
            let browser = try await world.browser(of: account, client)
            func reword(_ path: String) async throws -> HTTPResponse.Status {
                let page = try await browser.get(path)
                let seen = page.field("seen") ?? "0"
                return try await browser.post(path, [("title", "New words"), ("seen", seen)]).status
            }
            #expect(try await reword("/workspace/plans/2024-27/ambitions/1") == .seeOther)
            #expect(try await reword("/workspace/plans/2024-27/priorities/1.1") == .seeOther)
            #expect(try await reword("/workspace/plans/2024-27/ambitions/2") == .forbidden)
            #expect(try await browser.get("/workspace/plans/2024-27/ambitions/2").status == .ok)
            #expect(
                try await browser.get("/workspace/plans/2024-27/ambitions/2").text.contains("name=\"narrative\"")
                    == false
            )
            // What stands under another part is refused by the command, whatever the address says.
            let add = try await browser.post(
                "/workspace/plans/2024-27/add",
                [
                    ("kind", "priority"), ("parent", world.door.sample.skills.id.description), ("title", "T"),
                    ("number", "2.9"),
                ]
            )
            #expect(add.status == .forbidden)
        }
    }

    @Test func `I35 Who writes one ambition reads nothing of another plan on its pages`() async throws {
        let world = try await WorkspaceWorld()
        let sample = world.door.sample
        let account = try await world.door.add("Ed Itor", .planEditor, scope: .element(sample.jobs.id))
        let next: Plan.ID = sample.world.new()
        let commands: [any Command] = [
            StartPlan(
                id: next,
                period: .sample("2027-30"),
                description: .init(title: "T"),
                predecessorID: sample.planID
            ),
            AddElement(
                PlanElement(
                    id: sample.world.new(),
                    planID: next,
                    kind: .ambition,
                    number: "1",
                    order: 1,
                    wording: .init(title: "Unannounced"),
                    lead: "Head of Unannounced Things"
                )
            ),
            RecordDecision(
                Decision(
                    id: sample.world.new(),
                    planID: next,
                    body: "Cabinet",
                    day: .sample("2024-02-22"),
                    outcome: "Adopted",
                    reference: "Unannounced",
                    source: "https://example.org/minutes"
                )
            ),
        ]
        for command in commands {
            let outcome = try await world.door.office.perform(command, as: Account.machineOperator)
            guard case .done = outcome else {
                Testing.Issue.record("\(outcome)")
                return
            }
        }
        try await world.test { client in
            let browser = try await world.browser(of: account, client)
            for path in ["", "/ambitions/1", "/priorities/1.1", "/ambitions/2", "/text", "/history"] {
                let answer = try await browser.get("/workspace/plans/2024-27\(path)")
                #expect(answer.status == .ok && !answer.text.contains("Unannounced"), "\(path)")
            }
        }
    }

    @Test func `I35 A scrutiny member sees nothing of a draft until it is shared`() async throws {
        let world = try await WorkspaceWorld()
        let member = try await world.door.add("Councillor Quinn", .scrutinyMember)
        let plan = world.door.sample.planID
        try await world.test { client in
            let browser = try await world.browser(of: member, client)
            let paths = [
                "", "/text", "/history", "/health", "/priorities/1.1", "/priorities/1.1/history", "/preview",
                "/pending",
            ]
            for path in paths {
                let answer = try await browser.get("/workspace/plans/2024-27\(path)")
                #expect(answer.status == .forbidden && !answer.text.contains("Jobs and homes"), "\(path)")
            }
            let home = try await browser.get("/workspace").text
            #expect(!home.contains("Council Plan 2024-27"))
            _ = try await world.door.office.perform(
                SharePlan(planID: plan, audiences: [.scrutiny]),
                as: Account.machineOperator
            )
            for path in paths {
                let answer = try await browser.get("/workspace/plans/2024-27\(path)")
                #expect(answer.status == .ok, "\(path)")
            }
            _ = try await world.door.office.perform(
                SharePlan(planID: plan, audiences: [.portfolioHolders]),
                as: Account.machineOperator
            )
            #expect(try await browser.get("/workspace/plans/2024-27").status == .forbidden)
        }
    }
}
