import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Who may do what: the table, scopes, delegation, and what members see (I35).
struct PermissionTests {
    private let sample = SamplePlan()
    private let day = Day.sample("2024-02-22")

    /// The table written a second time, by hand: a slip in either is found by the other.
    private static let expected: [Action: Set<Role>] = [
        .readDraft: [
            .strategyLead, .planEditor, .reviewer, .portfolioHolder, .scrutinyMember, .democraticServices, .publisher,
            .monitoringOfficer, .auditor,
        ], .editPlan: [.strategyLead, .planEditor],
        .comment: [.strategyLead, .planEditor, .reviewer, .portfolioHolder, .democraticServices, .publisher],
        .resolveComment: [.strategyLead, .planEditor], .startPlan: [.strategyLead], .sharePlan: [.strategyLead],
        .setHealthRules: [.strategyLead], .recordGovernance: [.democraticServices], .releaseEdition: [.publisher],
        .keepSigningKeys: [.publisher, .administrator],
        .overrideHold: [.monitoringOfficer], .readAudit: [.auditor, .administrator, .monitoringOfficer],
        .readPeople: [.administrator, .auditor], .managePeople: [.administrator],
        .readMeasures: [
            .strategyLead, .planEditor, .reviewer, .performanceOfficer, .dataOwner, .democraticServices, .publisher,
            .monitoringOfficer, .auditor,
        ], .manageMeasures: [.performanceOfficer],
        // A data owner's post has to be named by a measure: about a plan there is nothing for it to give.
        .recordFigures: [.performanceOfficer], .approveTarget: [.strategyLead], .judgeStatus: [.strategyLead],
        .releaseFigures: [.publisher], .startRoad: [.strategyLead, .democraticServices],
        .commentForScrutiny: [.scrutinyMember, .democraticServices],
        .answerScrutiny: [.strategyLead, .portfolioHolder],
        .readExempt: [.democraticServices, .monitoringOfficer, .auditor],
        .releasePaper: [.democraticServices, .publisher],
        .readAssessments: [
            .strategyLead, .planEditor, .reviewer, .democraticServices, .publisher, .monitoringOfficer, .auditor,
        ], .editAssessment: [.strategyLead, .planEditor], .reviewAssessment: [.strategyLead, .reviewer],
        .signOffAssessment: [.strategyLead, .monitoringOfficer], .publishAssessment: [.publisher],
        .setAssessmentList: [.strategyLead],
        .delegatePost: [
            .strategyLead, .planEditor, .reviewer, .performanceOfficer, .dataOwner, .portfolioHolder, .scrutinyMember,
            .democraticServices, .publisher,
            .monitoringOfficer, .administrator,
        ],
    ]

    /// A person who holds one post with one role, in the sample council.
    private func council(
        _ role: Role,
        scope: RoleScope = .council,
        account: Account.ID,
        shared: Set<Audience> = []
    ) -> Council {
        let post = Post(
            id: sample.world.new(),
            title: "A post",
            unit: "",
            grants: [RoleGrant(role: role, scope: scope)],
            from: .sample("2024-01-01"),
            until: .sample("2024-12-31")
        )
        let appointment = Appointment(
            id: sample.world.new(),
            postID: post.id,
            account: account,
            from: .sample("2024-02-01"),
            until: .sample("2024-03-31")
        )
        return sample.council.applying(.people(.postRecorded(post)), at: 100)
            .applying(.people(.appointed(appointment)), at: 101)
            .applying(.plan(.shared(.init(planID: sample.planID, audiences: Array(shared)))), at: 102)
    }

    @Test(arguments: Action.allCases, Role.allCases)
    func `Each role may do what the table says and nothing else`(action: Action, role: Role) throws {
        let account: Account.ID = sample.world.new()
        let council = council(role, account: account, shared: Set(Audience.allCases))
        let verdict = council.verdict(on: action, about: .plan(sample.planID), for: account, on: day)
        let expected = try #require(Self.expected[action], "The action is not in the test's table.")
        #expect(verdict.isAllowed == expected.contains(role))
        let nobody = council.verdict(on: action, about: .plan(sample.planID), for: sample.world.new(), on: day)
        #expect(!nobody.isAllowed)
    }

    @Test(arguments: [
        ("2024-01-31", false), ("2024-02-01", true), ("2024-03-31", true), ("2024-04-01", false),
    ])
    func `A post is held from its first day to its last, both included`(text: String, isHeld: Bool) {
        let account: Account.ID = sample.world.new()
        let council = council(.planEditor, account: account)
        let verdict = council.verdict(on: .editPlan, about: .council, for: account, on: .sample(text))
        #expect(verdict.isAllowed == isHeld)
    }

    @Test func `A role for one ambition reaches it and what stands under it, and nothing else`() {
        let account: Account.ID = sample.world.new()
        let council = council(.planEditor, scope: .element(sample.jobs.id), account: account)
        func mayEdit(_ subject: Subject) -> Bool {
            council.verdict(on: .editPlan, about: subject, for: account, on: day).isAllowed
        }
        #expect(mayEdit(.element(sample.jobs.id)))
        #expect(mayEdit(.element(sample.invest.id)))
        #expect(!mayEdit(.element(sample.skills.id)))
        #expect(!mayEdit(.plan(sample.planID)))
        #expect(!mayEdit(.council))
        // The part is read in its whole.
        #expect(council.verdict(on: .readDraft, about: .element(sample.skills.id), for: account, on: day).isAllowed)
        #expect(council.verdict(on: .readDraft, about: .plan(sample.planID), for: account, on: day).isAllowed)
    }

    @Test func `A role for one plan does not reach another`() {
        let account: Account.ID = sample.world.new()
        let council = council(.publisher, scope: .plan(sample.planID), account: account)
        #expect(council.verdict(on: .releaseEdition, about: .plan(sample.planID), for: account, on: day).isAllowed)
        #expect(
            !council.verdict(on: .releaseEdition, about: .plan(sample.world.new()), for: account, on: day).isAllowed
        )
    }

    @Test(arguments: [
        (Role.portfolioHolder, Audience.portfolioHolders), (.scrutinyMember, .scrutiny),
    ])
    func `I35 Members see a draft only once it is shared with them`(role: Role, audience: Audience) {
        let account: Account.ID = sample.world.new()
        for shared in [Set<Audience>(), [audience], Set(Audience.allCases).subtracting([audience])] {
            let council = council(role, account: account, shared: shared)
            for subject in [Subject.plan(sample.planID), .element(sample.jobs.id), .any] {
                let verdict = council.verdict(on: .readDraft, about: subject, for: account, on: day)
                #expect(verdict.isAllowed == shared.contains(audience))
            }
        }
    }

    @Test func `Who acts for a holder has the role for those days, while the holder has it`() throws {
        let holder: Account.ID = sample.world.new()
        let deputy: Account.ID = sample.world.new()
        let start = council(.publisher, account: holder)
        let post = try #require(start.posts.values.first)
        let delegation = Delegation(
            id: sample.world.new(),
            postID: post.id,
            by: holder,
            to: deputy,
            from: day,
            until: day.after
        )
        let context = CommandContext(
            actor: holder,
            moment: day.moment(hour: 9, minute: 0),
            reason: nil,
            authority: nil
        )
        guard case .changes(let changes) = DelegatePost(delegation).ruling(in: start, context: context) else {
            PlanTesting.fail("A holder may delegate.")
            return
        }
        var council = changes.reduce(start) { $0.applying($1, at: $0.position + 1) }
        func may(_ day: Day) -> Bool {
            council.verdict(on: .releaseEdition, about: .plan(sample.planID), for: deputy, on: day).isAllowed
        }
        #expect(!may(day.before) && may(day) && may(day.after) && !may(day.after.after))
        let appointment = try #require(council.appointments.values.first)
        council.apply(.people(.appointmentEnded(.init(appointmentID: appointment.id, until: day.before))), at: 200)
        #expect(!may(day))
    }

    @Test func `Nobody delegates a post that they do not hold`() throws {
        let holder: Account.ID = sample.world.new()
        let other: Account.ID = sample.world.new()
        let council = council(.publisher, account: holder)
        let post = try #require(council.posts.values.first)
        let delegation = Delegation(
            id: sample.world.new(),
            postID: post.id,
            by: other,
            to: holder,
            from: day,
            until: day
        )
        let context = CommandContext(actor: other, moment: day.moment(hour: 9, minute: 0))
        #expect(
            DelegatePost(delegation).ruling(in: council, context: context)
                == .refused([Issue(field: "post", code: "post-not-held")])
        )
    }

    @Test func `The last administrator's appointment cannot end`() throws {
        let account: Account.ID = sample.world.new()
        let post = Post(
            id: sample.world.new(),
            title: "Administrator",
            unit: "",
            grants: [RoleGrant(role: .administrator)],
            from: day
        )
        let appointment = Appointment(id: sample.world.new(), postID: post.id, account: account, from: day)
        let council = sample.council.applying(.people(.postRecorded(post)), at: 100)
            .applying(.people(.appointed(appointment)), at: 101)
        let context = CommandContext(actor: account, moment: day.moment(hour: 9, minute: 0))
        let end = EndAppointment(appointmentID: appointment.id, until: day)
        #expect(
            end.ruling(in: council, context: context)
                == .refused([Issue(field: "appointment", code: "last-administrator")])
        )
        let second = Appointment(id: sample.world.new(), postID: post.id, account: sample.world.new(), from: day)
        let both = council.applying(.people(.appointed(second)), at: 102)
        #expect(
            end.ruling(in: both, context: context)
                != .refused([Issue(field: "appointment", code: "last-administrator")])
        )
    }
}

private typealias Issue = PlanDomain.Issue

/// Testing's own issue, beside the domain's.
enum PlanTesting {
    static func fail(_ comment: Testing.Comment) { Testing.Issue.record(comment) }
}
