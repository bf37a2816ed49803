import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import NIOCore
import PlanDomain
import PlanUseCases

/// One request on its way through the workspace: who asks, for what, and how all stands.
struct WorkspaceVisit: Sendable {
    let workspace: Workspace
    let route: WorkspaceRoute
    let values: [String: String]
    let request: WorkspaceRequest
    var visitor: Visitor? {
        didSet { formToken = Self.formToken(visitor, strangerToken) }
    }

    /// The person's roles today.
    private(set) var standings: [Standing] = []

    /// Cookies that go out with the answer.
    var newCookies: [String] = []

    /// The council as it stands: what the person may do is decided on it.
    let present: Council

    /// The council as it stands, or as it stood on the day asked for.
    var council: Council

    /// The last day whose changes are shown, when a page is asked for as it stood.
    var asAt: Day?

    /// Of people who have no session, so that their forms can be told from forged ones.
    let strangerToken: SecretToken?
    let isNewStranger: Bool

    init(
        workspace: Workspace,
        route: WorkspaceRoute,
        values: [String: String],
        request: WorkspaceRequest,
        visitor: Visitor?
    ) {
        self.workspace = workspace
        self.route = route
        self.values = values
        self.request = request
        self.visitor = visitor
        council = workspace.office.council
        present = council
        today = workspace.desk.now().dayInLondon
        if let visitor { standings = council.standings(of: visitor.account.id, on: today) }
        let known = request.cookies[workspace.settings.visitCookieName].flatMap { SecretToken($0) }
        strangerToken = known ?? (visitor == nil ? .random() : nil)
        isNewStranger = known == nil
        formToken = Self.formToken(visitor, strangerToken)
    }

    private static func formToken(_ visitor: Visitor?, _ strangerToken: SecretToken?) -> String {
        (visitor?.token ?? strangerToken)?.formToken ?? ""
    }

    var form: FormFields { request.form }
    var query: FormFields { request.query }

    /// One day for all of a visit, though midnight may pass meanwhile.
    let today: Day

    /// The day whose posts and people a page shows.
    var shownDay: Day { asAt ?? today }
    var actor: Account.ID { visitor?.account.id ?? Account.machineOperator }

    /// The word that every form carries.
    private(set) var formToken: String

    // MARK: who may

    /// Refuses what another site sent in the person's name: by the browser's own word, and by the form's.
    func forgedRequest() -> Answer? {
        let isForeign =
            request.fetchSite.map { $0 != "same-origin" && $0 != "none" }
            ?? request.origin.map { !isOwn(origin: $0) } ?? false
        guard !isForeign, let token = visitor?.token ?? strangerToken, request.origin.map(isOwn(origin:)) ?? true,
            !isNewStranger || visitor != nil,
            token.accepts(formToken: form["form-token"])
        else {
            return problem(
                .forbidden,
                "This form could not be accepted",
                [
                    "It was open for too long, or you signed in or out in another window meanwhile. Nothing was saved.",
                    "Go back, copy what you typed, reload the page and send it again.",
                ]
            )
        }
        return nil
    }

    private func isOwn(origin: String) -> Bool {
        origin == workspace.settings.origin
            || !request.host.isEmpty && ["http://\(request.host)", "https://\(request.host)"].contains(origin)
    }

    /// Asks the rule of the address; nil when the person may go on.
    func refusal() -> Answer? {
        let access = route.rule.access
        switch access {
        case .everybody: return nil
        case .session(let stages):
            guard let visitor else { return toSignIn() }
            guard !stages.contains(visitor.session.stage) else { return nil }
            return toStage(visitor.session.stage)
        case .may(let action, let on):
            guard let visitor else { return toSignIn() }
            guard visitor.session.stage == .signedIn else { return toStage(visitor.session.stage) }
            guard let subject = subject(on) else { return notFound() }
            let verdict = present.verdict(on: action, about: subject, among: standings)
            guard case .refused(let refusal) = verdict else { return nil }
            return notAllowed(refusal)
        }
    }

    private func subject(_ on: WorkspaceRoute.On) -> Subject? {
        switch on {
        case .council: .council
        case .any: .any
        case .plan: plan.map { .plan($0.id) }
        case .element: item.map { .element($0.id) }
        case .measure: measure.map { .measure($0.id) }
        case .assessment: assessment.map { council.subject(of: $0.content.subject) }
        }
    }

    /// Whether the person may do something now; on a page of the past nothing but reading can be done.
    func may(_ action: Action, _ subject: Subject) -> Bool {
        guard visitor != nil, asAt == nil || action.isReading else { return false }
        return present.verdict(on: action, about: subject, among: standings).isAllowed
    }

    private func toSignIn() -> Answer {
        guard request.method == .get else {
            return problem(
                .forbidden,
                "You are not signed in",
                ["Your session has ended. Nothing was saved. Sign in in another window, go back, and send it again."],
                isAtDoor: true
            )
        }
        return redirect(to: Path.signIn.asking([("next", request.path)]))
    }

    private func toStage(_ stage: Session.Stage) -> Answer {
        switch stage {
        case .awaitingCode: redirect(to: .signInCode)
        case .settingUpCode: redirect(to: .codes)
        case .signedIn: redirect(to: .workspace)
        }
    }

    // MARK: what the address names

    var plan: Plan? { values["plan"].flatMap { council.plan(address: $0) } }

    var item: PlanElement? {
        guard let plan, let kind = values["kind"].flatMap(ElementKind.init(inAddress:)), let number = values["number"]
        else {
            return nil
        }
        return council.element(ElementAddress(planID: plan.id, kind: kind, number: number))
    }

    /// The measure that the address names.
    var measure: Measure? { values["measure"].flatMap { MeasureCode($0) }.flatMap(council.measure) }

    func requiredMeasure() throws -> Measure {
        guard let measure else { throw Missing() }
        return measure
    }

    func requiredPlan() throws -> Plan {
        guard let plan else { throw Missing() }
        return plan
    }

    func requiredElement() throws -> PlanElement {
        guard let item else { throw Missing() }
        return item
    }

    /// What an address names is not there; the visit answers with the page for it.
    struct Missing: Error {}

    // MARK: as it stood

    /// Goes back to the day that the address asks for; who may see it was decided on how all stands today.
    mutating func goBack() async throws {
        guard request.method == .get || request.method == .head, route.hasPast, let day = Day(iso: query["as-at"]),
            day < today
        else { return }
        let midnight = day.after.startInLondon
        let position = try await workspace.chronicle.position(before: midnight, upTo: council.position)
        council = try await workspace.chronicle.council(at: position)
        asAt = day
    }

    /// A link that stays on the day that is shown.
    func link(_ title: String, to path: Path) -> HTML {
        element(.a, .href(staying(path).address)) { title }
    }

    func staying(_ path: Path) -> Path { path.asking([("as-at", asAt?.iso)]) }

    // MARK: commands

    /// Has a command performed in the person's name and answers with what came of it.
    func perform(
        _ command: some Command,
        because reason: String? = nil,
        on authority: Decision.ID? = nil,
        done: Path,
        saying word: DoneWord = .saved,
        refused: ([Issue]) async throws -> Answer
    ) async throws -> Answer {
        let why = reason?.trimmingSpaces ?? ""
        guard why.count <= Self.reasonLimit else {
            return try await refused([Issue(field: "reason", code: "text-too-long", detail: "\(Self.reasonLimit)")])
        }
        let outcome = try await workspace.office.perform(
            command,
            as: actor,
            because: why.isEmpty ? nil : why,
            on: authority
        )
        return try await answer(to: outcome, done: done, saying: word, refused: refused)
    }

    func answer(
        to outcome: Outcome,
        done: Path,
        saying word: DoneWord = .saved,
        refused: ([Issue]) async throws -> Answer
    ) async throws -> Answer {
        switch outcome {
        case .done: redirect(to: done, saying: word)
        case .unchanged: redirect(to: done, saying: .unchanged)
        case .refused(let issues): try await refused(issues)
        case .notAllowed(let refusal): notAllowed(refusal)
        case .changedMeanwhile: try await refused([Issue(field: "seen", code: "changed-meanwhile")])
        }
    }

    static let reasonLimit = 2000

    /// The decision that a form names as its authority.
    var authority: Decision.ID? { Decision.ID(form["authority"]) }

    var seen: Int { Int(form["seen"]) ?? -1 }

    /// Which page of a long list is asked for: 1 and up, and never so far that a product of it overflows.
    var pageNumber: Int { min(max(1, Int(query["page"]) ?? 1), 1_000_000) }
}
