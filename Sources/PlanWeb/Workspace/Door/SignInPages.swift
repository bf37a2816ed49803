import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The door: password, code, and the way back in for whoever forgot.
extension WorkspaceVisit {
    private var councilName: String { workspace.office.council.profile?.name ?? "the council" }

    func signInPage(status: HTTPResponse.Status = .ok, issues: [Issue] = [], email: String = "") -> Answer {
        if visitor?.session.stage == .signedIn { return redirect(to: .workspace) }
        return page("Sign in", status: status, isAtDoor: true, issues: issues) {
            element(.h1) { "Sign in" }
            element(.p) { "For officers and members who write, check and release the plan of \(councilName)." }
            if let openID = workspace.settings.openID {
                element(.p) {
                    element(.a, .class("button"), .href(Path.signInOpenID.asking([("next", next?.string)]).address)) {
                        openID.buttonTitle
                    }
                }
                element(.h2) { "Or with a password" }
            }
            form(Path.signIn) {
                if let next { hiddenField("next", next.string) }
                FormField(
                    name: "email",
                    label: "Work e-mail address",
                    value: email,
                    issues: issues,
                    kind: .email,
                    limit: 254,
                    isRequired: true,
                    autocomplete: "username"
                ).html
                FormField(
                    name: "password",
                    label: "Password",
                    issues: issues,
                    kind: .password,
                    isRequired: true,
                    autocomplete: "current-password"
                ).html
                button("Sign in")
            }
            element(.p) { element(.a, .href(Path.forgotten.address)) { "I forgot my password" } }
            examples
        }
    }

    /// People of the demonstration, each one press away; there are none anywhere else.
    @HTMLBuilder private var examples: HTML {
        if !workspace.settings.examples.isEmpty {
            element(.section, .class("examples"), .aria("labelledby", "examples")) {
                element(.h2, .id("examples")) { "Example people" }
                element(.p) {
                    tag("Example", .quiet)
                    " This is a demonstration: these people are made up, and anybody may sign in as one of them. They are not officers or members of \(councilName)."
                }
                element(.ul, .class("example-list")) {
                    for id in workspace.settings.examples {
                        if let account = workspace.desk.directory.account(id), account.isActive {
                            element(.li) {
                                buttonForm(
                                    "Sign in as \(account.name)",
                                    .signInExample,
                                    fields: [("account", id.description)]
                                )
                                element(.p, .class("hint")) { exampleWords(id) }
                            }
                        }
                    }
                }
            }
        }
    }

    private func exampleWords(_ id: Account.ID) -> String {
        let standings = workspace.office.council.standings(of: id, on: today)
        let words = standings.map { "\($0.role.name) (\($0.post.title)): \($0.role.meaning)" }
        return words.isEmpty ? "Holds no post." : words.joined(separator: " ")
    }

    /// Where to go after the door: a page behind it that exists, and nothing else.
    private var next: Path? { pathBehindDoor(query.has("next") ? query["next"] : form["next"]) }

    func pathBehindDoor(_ typed: String) -> Path? {
        guard typed.hasPrefix("/workspace"), !typed.contains("//"), !typed.contains("\\"),
            typed.utf8.allSatisfy({ $0 > 32 && $0 < 127 }),
            case .found = WorkspaceRoute.find(.get, String(typed.prefix { $0 != "?" }))
        else { return nil }
        return Path(door: typed)
    }

    func enterSignIn() async throws -> Answer {
        let email = form["email"]
        let password = form["password"]
        guard !email.trimmingSpaces.isEmpty, !password.isEmpty else {
            var issues: [Issue] = []
            if email.trimmingSpaces.isEmpty { issues.append(Issue(field: "email", code: "email-missing")) }
            if password.isEmpty { issues.append(Issue(field: "password", code: "password-missing")) }
            return signInPage(status: .unprocessableContent, issues: issues, email: email)
        }
        let admission = try await workspace.desk.signIn(email: email, password: password, from: request.caller)
        return try await answer(to: admission) { issue in
            signInPage(status: .unprocessableContent, issues: [issue], email: email)
        }
    }

    /// A good sign-in ends the session that this browser had: nobody can be given one that somebody else knows.
    private func answer(to admission: FrontDesk.Admission, refused: (Issue) -> Answer) async throws -> Answer {
        switch admission {
        case .admitted(let session):
            if let visitor { try await workspace.desk.store.endSession(visitor.session.token) }
            return try await signedIn(session, to: next ?? .workspace)
        case .refused: return refused(Issue(field: "password", code: "sign-in-refused"))
        case .throttled(let until):
            return refused(Issue(field: "password", code: "sign-in-throttled", detail: wait(until: until)))
        case .busy: return refused(Issue(field: "password", code: "sign-in-busy"))
        }
    }

    private func wait(until: Moment) -> String {
        let milliseconds = until.millisecondsSinceEpoch - workspace.desk.now().millisecondsSinceEpoch
        let seconds = max(1, (milliseconds + 999) / 1000)
        return seconds < 90 ? "\(seconds) seconds" : "\((seconds + 59) / 60) minutes"
    }

    func signInExample() async throws -> Answer {
        guard let id = Account.ID(form["account"]), workspace.settings.examples.contains(id),
            let session = try await workspace.desk.admitExample(id, from: request.caller)
        else { return notFound() }
        if let visitor { try await workspace.desk.store.endSession(visitor.session.token) }
        return try await signedIn(session, to: .workspace)
    }

    // MARK: codes

    func codePage(status: HTTPResponse.Status = .ok, issues: [Issue] = []) -> Answer {
        page("Enter your code", status: status, issues: issues) {
            element(.h1) { "Enter your code" }
            element(.p) { "Your password is right. Now enter the code that your app shows." }
            form(.signInCode) {
                if let next { hiddenField("next", next.string) }
                FormField(
                    name: "code",
                    label: "Six-digit code, or one of your recovery codes",
                    hint: "A code can be used once. If your app shows one that you have just used, wait for the next.",
                    issues: issues,
                    kind: .code,
                    limit: 60,
                    isRequired: true,
                    autocomplete: "one-time-code"
                ).html
                button("Go on")
            }
            element(.p) {
                "If you have lost the device and the recovery codes, ask an administrator to remove the codes from your account."
            }
        }
    }

    func enterCode() async throws -> Answer {
        guard let session = visitor?.session else { return redirect(to: .signIn) }
        let admission = try await workspace.desk.enterCode(form["code"], for: session, from: request.caller)
        switch admission {
        case .admitted(let session): return try await signedIn(session, to: next ?? .workspace)
        case .throttled(let until):
            let issue = Issue(field: "code", code: "sign-in-throttled", detail: wait(until: until))
            return codePage(status: .unprocessableContent, issues: [issue])
        case .refused, .busy:
            return codePage(status: .unprocessableContent, issues: [Issue(field: "code", code: "code-refused")])
        }
    }

    func signOut() async throws -> Answer {
        guard let visitor else { return redirect(to: .signIn) }
        try await workspace.desk.signOut(visitor, from: request.caller)
        let answer = redirect(to: .signIn)
        var fields = answer.fields
        fields.append(.init(name: .setCookie, value: workspace.cookie(workspace.cookieName, "", maxAge: 0)))
        if let name = HTTPField.Name("Clear-Site-Data") { fields[name] = "\"cache\", \"storage\"" }
        return Answer(status: answer.status, fields: fields, body: nil)
    }

    // MARK: a new password

    func forgottenPage(issues: [Issue] = []) -> Answer {
        page(
            "Choose a new password",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            isAtDoor: true,
            issues: issues
        ) {
            element(.h1) { "Choose a new password" }
            element(.p) { "We send a link to your work e-mail address. It works once, for an hour." }
            form(.forgotten) {
                FormField(
                    name: "email",
                    label: "Work e-mail address",
                    value: form["email"],
                    issues: issues,
                    kind: .email,
                    limit: 254,
                    isRequired: true,
                    autocomplete: "username"
                ).html
                button("Send the link")
            }
        }
    }

    /// The same answer for every address, known or not, and after the same time.
    func askForReset() async throws -> Answer {
        let email = form["email"]
        guard !email.trimmingSpaces.isEmpty else {
            return forgottenPage(issues: [Issue(field: "email", code: "email-missing")])
        }
        // Longer than a link and a mail take to be kept, unless the disk is overloaded: how long the answer takes tells
        // nobody whether there was one.
        let answerAt = ContinuousClock.now + .milliseconds(200)
        if try await workspace.desk.mayAskForReset(email: email, from: request.caller),
            let (account, token) = try await workspace.desk.resetLink(email: email, from: request.caller)
        {
            let address = Workspace.addresses(workspace.settings.origin).reset(token)
            try await workspace.outbox.send(MailText.reset(account, councilName, address), to: account)
        }
        try await Task.sleep(until: answerAt)
        return page("Check your e-mail", isAtDoor: true) {
            element(.h1) { "Check your e-mail" }
            element(.p) {
                "If there is an account with this address, a link is on its way to it. It works once, for an hour."
            }
            element(.p) { "Nothing there after ten minutes? Look among the unwanted mail, or ask an administrator." }
        }
    }

    func passwordPage(issues: [Issue] = []) async throws -> Answer {
        guard let token = SecretToken(values["token"] ?? ""), let link = try await workspace.desk.peek(token),
            link.purpose != .firstRun, let id = link.account,
            let account = try await workspace.desk.store.account(id, of: council.key)
        else { return linkGone() }
        return page(
            "Choose your password",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            isAtDoor: true,
            issues: issues
        ) {
            element(.h1) { "Choose your password" }
            element(.p) { "For the account of \(account.name), \(account.email)." }
            form(.password(token.text)) {
                // Password managers keep the password under this name.
                element(
                    .input,
                    .type("email"),
                    .name("username"),
                    .value(account.email),
                    .autocomplete("username"),
                    .hidden
                )
                passwordField("password", "New password", issues)
                button("Save and sign in")
            }
        }
    }

    func passwordField(_ name: String, _ label: String, _ issues: [Issue]) -> HTML {
        FormField(
            name: name,
            label: label,
            hint:
                "At least \(PasswordRules.shortest) characters. Three words that have nothing to do with each other are better than one with signs in it. You can paste it from a password manager.",
            issues: issues,
            kind: .password,
            isRequired: true,
            autocomplete: "new-password"
        ).html
    }

    func choosePassword() async throws -> Answer {
        guard let token = SecretToken(values["token"] ?? "") else { return linkGone() }
        let choice = try await workspace.desk.choosePassword(form["password"], through: token, from: request.caller)
        switch choice {
        case .admitted(let session):
            if let visitor { try await workspace.desk.store.endSession(visitor.session.token) }
            return try await signedIn(session, to: .workspace)
        case .refused(let issues): return try await passwordPage(issues: issues)
        case .linkGone: return linkGone()
        case .busy: return try await passwordPage(issues: [Issue(field: "password", code: "sign-in-busy")])
        }
    }

    func linkGone() -> Answer {
        problem(
            .gone,
            "This link no longer works",
            [
                "A link works once and for a short time, and a newer one takes its place.",
                "If you forgot your password, ask for a new link on the sign-in page. If you were invited, ask whoever invited you.",
            ],
            isAtDoor: true
        )
    }

    // MARK: the first administrator

    func firstRunPage(issues: [Issue] = []) async throws -> Answer {
        guard let token = SecretToken(values["token"] ?? ""), let link = try await workspace.desk.peek(token),
            link.purpose == .firstRun, try await !workspace.desk.hasAdministrator()
        else { return linkGone() }
        return page(
            "Set up the workspace",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            isAtDoor: true,
            issues: issues
        ) {
            element(.h1) { "Set up the workspace" }
            element(.p) {
                "You make the first account of \(councilName): the administrator, who adds everybody else. After this you set up one-time codes."
            }
            form(.firstRun(token.text)) {
                FormField(
                    name: "name",
                    label: "Your name",
                    value: form["name"],
                    issues: issues,
                    limit: Account.nameLimit,
                    isRequired: true,
                    autocomplete: "name"
                ).html
                FormField(
                    name: "email",
                    label: "Your work e-mail address",
                    value: form["email"],
                    issues: issues,
                    kind: .email,
                    limit: Account.emailLimit,
                    isRequired: true,
                    autocomplete: "username"
                ).html
                passwordField("password", "Password", issues)
                button("Make the account")
            }
        }
    }

    func makeFirstAdministrator() async throws -> Answer {
        guard let token = SecretToken(values["token"] ?? "") else { return linkGone() }
        let choice = try await workspace.desk.makeFirstAdministrator(
            name: form["name"],
            email: form["email"],
            password: form["password"],
            through: token,
            identities: workspace.identities,
            from: request.caller
        )
        switch choice {
        case .admitted(let session): return try await signedIn(session, to: .workspace)
        case .refused(let issues): return try await firstRunPage(issues: issues)
        case .linkGone: return linkGone()
        case .busy: return try await firstRunPage(issues: [Issue(field: "password", code: "sign-in-busy")])
        }
    }
}
