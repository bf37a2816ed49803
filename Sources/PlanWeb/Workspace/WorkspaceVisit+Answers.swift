import HTTPTypes
import Ledger
import Markup
import NIOCore
import PlanDomain
import PlanUseCases

/// What was done, said at the top of the next page: a word of ours in the address, never a text.
enum DoneWord: String {
    case saved, unchanged, held, added, moved, retired, commented, resolved, released, scheduled, cancelled, overridden
    case corrected, withdrawn, shared, appointed, ended, invited, disabled, enabled, delegated
    case accountChanged = "account-changed"
    case passwordChanged = "password-changed"
    case codesSet = "codes-set"
    case codesRemoved = "codes-removed"
    case signedOutElsewhere = "signed-out-elsewhere"
    case draftKept = "draft-kept"
    case draftDiscarded = "draft-discarded"
    case accounted, reopened, finished, recorded, imported
    case takenBack = "taken-back"
    case figuresReleased = "figures-released"
    case approved
    case assessmentPublished = "assessment-published"
    case reopenedAssessment = "assessment-reopened"

    var sentence: String {
        switch self {
        case .saved: "Saved. The change is in the record."
        case .unchanged: "Nothing to change: it says so already."
        case .added: "Added. It is in the record."
        case .moved: "Moved. The change is in the record."
        case .retired: "Retired. It stays in the record, and its number is not given again."
        case .commented: "Your comment is in the margin."
        case .resolved: "Answered and closed."
        case .released: "Released. The edition is public now."
        case .scheduled: "Set. Nothing of it is public before its time."
        case .held: "Held by a pre-election period, until it is over or the monitoring officer lets it out."
        case .cancelled: "Cancelled. Nothing of it was public."
        case .overridden: "Let out. The edition is released as soon as its time has come."
        case .corrected: "The notice stands on the edition now."
        case .withdrawn: "Withdrawn. Its addresses give the reason."
        case .shared: "Saved. The members named can read the draft now, and no others."
        case .appointed: "Appointed. The change is in the record."
        case .ended: "Ended. The change is in the record."
        case .invited: "The invitation is on its way. An earlier one stops working."
        case .disabled: "The account is shut, its sessions are ended and its posts are handed over."
        case .enabled: "The account is open again. Give it posts where it needs them."
        case .delegated: "Delegated. The change is in the record."
        case .accountChanged: "Saved. The account is changed."
        case .passwordChanged: "Your password is changed, and your other sessions are ended."
        case .codesSet: "One-time codes are set up."
        case .codesRemoved: "One-time codes are removed, and a link for a new password is on its way."
        case .signedOutElsewhere: "All sessions of the account are ended."
        case .draftKept: "Kept as your draft. Nobody else sees it until you save."
        case .draftDiscarded: "Your draft is gone; the text stands as it was."
        case .accounted: "Said. It is in the record."
        case .reopened: "Taken back: say anew what became of it."
        case .finished: "Finished: every promise of the plan before is accounted for."
        case .recorded: "Recorded."
        case .imported: "Imported. All of it is one entry of the record, and can be taken back."
        case .takenBack: "Taken back. The figures are as they were before the import."
        case .figuresReleased: "Released. The figures are public now."
        case .approved: "Approved and locked."
        case .assessmentPublished: "Published. The assessment is public as it stands."
        case .reopenedAssessment: "Opened again. The version before stays readable."
        }
    }
}

extension WorkspaceVisit {
    /// A page in the workspace's frame.
    func page(
        _ title: String,
        status: HTTPResponse.Status = .ok,
        trail: [(String, Path)] = [],
        section: Path? = nil,
        hasScript: Bool = false,
        isAtDoor: Bool = false,
        issues: [Issue] = [],
        @HTMLBuilder main: () -> HTML
    ) -> Answer {
        let open = workspace.published.current.frame
        let frame = Frame(
            council: open.council,
            stylesheet: open.stylesheet,
            navigation: navigation(isAtDoor),
            hasDoor: visitor == nil
        )
        let errors = issues.isEmpty ? .empty : errorSummary(issues)
        let content = Frame.Page(
            title: issues.isEmpty ? title : "Error: \(title)",
            summary: title,
            trail: trail.map { Frame.Step(title: $0.0, path: staying($0.1)) },
            notices: banners + errors,
            main: main(),
            facts: facts,
            section: section,
            script: hasScript ? WorkspaceScript().path : nil,
            headerEnd: isAtDoor ? .empty : headerEnd,
            isForSearchEngines: false
        )
        let document = frame.document(content, slot: hiddenField("form-token", formToken))
        return Workspace.html(document, status)
    }

    /// What stands in a page, kept for all who see the same: it may depend on the record, on the reader's roles, on the
    /// day and on the address with its query, and on nothing else.
    func shared(@HTMLBuilder _ make: @escaping @Sendable () async throws -> HTML) async throws -> HTML {
        guard request.method == .get || request.method == .head else { return try await make() }
        let key = WrittenParts.Key(
            address: request.target,
            position: council.position,
            standings: standings,
            day: today
        )
        let state = WrittenParts.State(position: present.position, directory: workspace.desk.directory.version)
        return try await workspace.parts.part(key, at: state, make)
    }

    private func navigation(_ isAtDoor: Bool) -> [Frame.NavigationItem] {
        guard let visitor, visitor.session.stage == .signedIn, !isAtDoor else { return [] }
        var items = [Frame.NavigationItem(title: "Home", path: .workspace)]
        if let plan = workspace.office.council.plansByPeriod.first(where: { may(.readDraft, .plan($0.id)) }) {
            items.append(.init(title: "Plan", path: .draft(plan)))
            items.append(.init(title: "Governance", path: .governance))
        }
        if may(.readMeasures, .any) { items.append(.init(title: "Measures", path: .draftMeasures)) }
        if may(.readAssessments, .any) { items.append(.init(title: "Assessments", path: .draftAssessments)) }
        if may(.readPeople, .council) { items.append(.init(title: "People", path: .people)) }
        if may(.readAudit, .council) { items.append(.init(title: "Audit", path: .audit)) }
        return items + [.init(title: "Your account", path: .account), .init(title: "Public site", path: .home)]
    }

    /// Who is signed in, and the way out.
    private var headerEnd: HTML {
        guard let visitor else { return .empty }
        return element(.form, .class("header-end width"), .action(Path.signOut.address), .method(.post)) {
            element(.span) {
                "Signed in as \(visitor.account.name)"
                if visitor.account.isExample { " (example)" }
            }
            HTML.slot
            element(.button, .type("submit"), .class("plain-button")) { "Sign out" }
        }
    }

    @HTMLBuilder private var banners: HTML {
        if let word = DoneWord(rawValue: query["done"]), request.method == .get {
            element(.section, .class("notice notice-done"), .role("status"), .aria("label", "Done")) {
                element(.p) { word.sentence }
            }
        }
        if let asAt {
            warning("As it stood on \(asAt.inWords)") {
                element(.p) {
                    "This page shows the record as it was at the end of that day, and cannot be changed. "
                    element(.a, .href(Path(door: request.path).address)) { "See it as it is now" }
                    "."
                }
            }
        }
    }

    private var facts: [Frame.Fact] {
        let shown = asAt.map { "the end of \($0.inWords)" } ?? workspace.desk.now().inWords
        return [
            .init(name: "As at", value: "\(shown), entry \(council.position) of the record"),
            .init(
                name: "Who sees this",
                value: visitor == nil ? "Whoever has the address" : "Those whose posts allow it"
            ),
        ]
    }

    // MARK: other endings

    /// 303: a reload does not send the form twice.
    func redirect(to path: Path, saying word: DoneWord? = nil) -> Answer {
        var fields = SecurityHeaders.workspace
        fields[.location] = path.asking([("done", word?.rawValue)]).string
        fields[.contentLength] = "0"
        return Answer(status: .seeOther, fields: fields, body: nil)
    }

    /// Nothing to show: the script that asked goes on.
    func noContent() -> Answer {
        Answer(status: .noContent, fields: SecurityHeaders.workspace, body: nil)
    }

    func problem(
        _ status: HTTPResponse.Status,
        _ heading: String,
        _ sentences: [String],
        isAtDoor: Bool = false
    ) -> Answer {
        page(heading, status: status, isAtDoor: isAtDoor || visitor == nil) {
            element(.h1) { heading }
            for sentence in sentences { element(.p) { sentence } }
            element(.ul) {
                if visitor == nil {
                    element(.li) { element(.a, .href(Path.signIn.address)) { "Sign in" } }
                } else {
                    element(.li) { element(.a, .href(Path.workspace.address)) { "Go to your home page" } }
                }
                element(.li) { element(.a, .href(Path.home.address)) { "Go to the public site" } }
            }
        }
    }

    func notFound() -> Answer {
        // Whoever is not signed in learns nothing of what there is.
        guard visitor?.session.stage == .signedIn else { return redirect(to: .signIn) }
        if let asAt {
            return problem(
                .notFound,
                "Not in the record on \(asAt.inWords)",
                ["What this page shows was not in the record yet at the end of that day. Choose a later one."]
            )
        }
        return problem(.notFound, "Page not found", ["If you typed the address, check that it is right."])
    }

    func notAllowed(_ refusal: Refusal) -> Answer {
        let roles = Role.allCases.filter(refusal.action.roles.contains).map(\.name).joined(separator: ", ")
        let scope =
            refusal.isOutOfScope
            ? "You have a role that may do this elsewhere, but not for this part, or the draft is not shared with you."
            : "None of the posts that you hold today has such a role."
        return problem(
            .forbidden,
            "You may not do this",
            [
                "What you asked for is: \(refusal.action.name.lowercasedFirst).", "Roles that may: \(roles). \(scope)",
                refusal.action.why, "If you need it for your work, ask an administrator of the council's plan.",
            ]
        )
    }

    func methodNotAllowed(_ methods: [HTTPRequest.Method]) -> Answer {
        let answer = problem(
            .methodNotAllowed,
            "This address does not work that way",
            ["Go back, reload the page, and use its buttons and links."],
            isAtDoor: true
        )
        var fields = answer.fields
        fields[.allow] = Set(methods.map(\.rawValue)).sorted().joined(separator: ", ")
        return Answer(status: answer.status, fields: fields, body: answer.body)
    }

    // MARK: cookies

    func withCookies(_ answer: Answer) -> Answer {
        var fields = answer.fields
        for cookie in newCookies { fields.append(.init(name: .setCookie, value: cookie)) }
        // A stranger's first page gives them the token that their first form needs.
        if visitor == nil, isNewStranger, let strangerToken, request.method == .get, newCookies.isEmpty {
            let cookie = workspace.cookie(workspace.settings.visitCookieName, strangerToken.text)
            fields.append(.init(name: .setCookie, value: cookie))
        }
        let body = request.method == .head ? nil : answer.body
        return Answer(status: answer.status, fields: fields, body: body)
    }

    func signedIn(
        _ session: FrontDesk.NewSession,
        to path: Path,
        saying word: DoneWord? = nil
    ) async throws -> Answer {
        let target =
            switch session.session.stage {
            case .awaitingCode: Path.signInCode.asking([("next", path == .workspace ? nil : path.string)])
            case .settingUpCode: Path.codes
            case .signedIn: path
            }
        let answer = redirect(to: target, saying: session.session.stage == .signedIn ? word : nil)
        var fields = answer.fields
        let cookie = workspace.cookie(workspace.cookieName, session.token.text)
        fields.append(.init(name: .setCookie, value: cookie))
        if let cookie = try await browserCookie(for: session.session) {
            fields.append(.init(name: .setCookie, value: cookie))
        }
        return Answer(status: answer.status, fields: fields, body: nil)
    }

    /// What a browser keeps with which somebody got all the way in; nil before that.
    func browserCookie(for session: Session) async throws -> String? {
        // An example person is everybody's: there is no owner whose browsers could be known.
        guard session.stage == .signedIn, workspace.desk.directory.account(session.account)?.isExample != true else {
            return nil
        }
        let token = try await workspace.desk.remember(browserOf: request.caller, for: session.account)
        let days = 400
        return workspace.cookie(workspace.settings.browserCookieName, token.text, maxAge: days * 86_400)
    }

    /// When the person's posts have changed since the token was made, it gives way to a new one.
    mutating func renewSession() async throws {
        guard let visitor, let new = try await workspace.desk.renewed(visitor) else { return }
        self.visitor = Visitor(token: new.token, session: new.session, account: visitor.account)
        newCookies.append(workspace.cookie(workspace.cookieName, new.token.text))
    }
}

extension String {
    /// A sentence's first word, inside another sentence.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
