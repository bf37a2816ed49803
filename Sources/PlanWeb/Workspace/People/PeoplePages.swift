import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Accounts, for those who look after them.
extension WorkspaceVisit {
    func peoplePage() async throws -> Answer {
        try await workspace.desk.directory.reload()
        let accounts = workspace.desk.directory.accounts
        let posts = council.postsByTitle
        return page("People and posts", trail: [("Home", .workspace)], section: .people) {
            element(.h1) { "People and posts" }
            element(.p) {
                "A role belongs to a post; a person holds posts from one day to another. What a person did stays with their name when they leave."
            }
            if may(.managePeople, .council) {
                element(.p, .class("actions")) {
                    element(.a, .class("button"), .href(Path.addPerson.address)) { "Add a person" }
                    element(.a, .class("button button-quiet"), .href(Path.addPost.address)) { "Add a post" }
                }
            }
            element(.p) {
                element(.a, .href(Path.permissions.address)) { "Who may do what, and why" }
                if may(.managePeople, .council) {
                    " · "
                    element(.a, .href(Path.mail.address)) { "Mail on its way" }
                }
            }
            element(.h2) { "People" }
            Table(
                caption: "Accounts",
                columns: ["Name", "E-mail", "Kind", "Posts held", "State now"],
                rows: accounts.map { account in
                    [
                        link(account.name, to: .person(account.id))
                            + (account.isExample ? .text(" ") + tag("Example", .quiet) : .empty),
                        .text(account.email), .text(account.kind.name),
                        .text(council.posts(of: account.id, on: shownDay).map(\.title).joined(separator: "; ")),
                        .text(account.isActive ? "Open" : "Shut"),
                    ]
                }
            ).html
            element(.h2) { "Posts" }
            Table(
                caption: "Posts and who holds them",
                columns: ["Post", "Roles", "Held by"],
                rows: posts.map { post in
                    [
                        link(post.title, to: .post(post.id))
                            + (post.exists(on: shownDay) ? .empty : .text(" (not on this day)")),
                        .text(
                            post.grants.map {
                                "\($0.role.name)\($0.scope == .council ? "" : " (\(council.words(for: $0.scope)))")"
                            }
                            .joined(separator: "; ")
                        ),
                        .text(holderNames(post)),
                    ]
                }
            ).html
            asItStood(.people)
        }
    }

    private func holderNames(_ post: Post) -> String {
        let names = council.holders(of: post.id, on: shownDay).map(workspace.desk.directory.name)
        let lent = council.delegations.values.filter { $0.postID == post.id && $0.holds(on: shownDay) }
            .map { "\(workspace.desk.directory.name(of: $0.to)) (delegated)" }
        let all = names + lent.sorted()
        return all.isEmpty ? "Nobody" : all.joined(separator: "; ")
    }

    // MARK: adding

    func addPersonPage(issues: [Issue] = []) -> Answer {
        page(
            "Add a person",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace), ("People and posts", .people)],
            issues: issues
        ) {
            element(.h1) { "Add a person" }
            element(.p) {
                "They get a mail with a link by which they choose a password. It works once, for seven days. Give them a post afterwards."
            }
            form(.addPerson) {
                personFields(name: form["name"], email: form["email"], kind: form["kind"], issues)
                button("Add and invite")
            }
        }
    }

    private func personFields(name: String, email: String, kind: String, _ issues: [Issue]) -> HTML {
        FormField(
            name: "name",
            label: "Name",
            value: name,
            issues: issues,
            limit: Account.nameLimit,
            isRequired: true,
            autocomplete: "off"
        ).html
            + FormField(
                name: "email",
                label: "Work e-mail address",
                value: email,
                issues: issues,
                kind: .email,
                limit: Account.emailLimit,
                isRequired: true,
                autocomplete: "off"
            ).html
            + ChoiceField(
                name: "kind",
                legend: "Kind of account",
                choices: Account.Kind.allCases.map { .init(value: $0.rawValue, label: $0.name) },
                chosen: [kind.isEmpty ? Account.Kind.officer.rawValue : kind],
                issues: issues
            ).html
    }

    private var kind: Account.Kind { Account.Kind(rawValue: form["kind"]) ?? .officer }

    func addPerson() async throws -> Answer {
        let ending = try await workspace.reception.add(
            name: form["name"],
            email: form["email"],
            kind: kind,
            identities: workspace.identities,
            as: actor,
            from: request.caller
        )
        return try await answer(to: ending, saying: .invited) { addPersonPage(issues: $0) }
    }

    private func answer(
        to ending: Reception.Ending,
        saying word: DoneWord,
        refused: ([Issue]) async throws -> Answer
    ) async throws -> Answer {
        switch ending {
        case .done(let account): redirect(to: .person(account.id), saying: word)
        case .refused(let issues): try await refused(issues)
        case .notAllowed(let refusal): notAllowed(refusal)
        case .unknown: notFound()
        }
    }

    // MARK: one person

    private func requiredPerson() throws -> Account {
        guard let id = values["account"].flatMap({ Account.ID($0) }), let account = workspace.desk.directory.account(id)
        else { throw Missing() }
        return account
    }

    func personPage(issues: [Issue] = []) async throws -> Answer {
        let account = try requiredPerson()
        let credentials = try await workspace.desk.store.credentials(of: account.id)
        let appointments = council.appointments.values.filter { $0.account == account.id }
            .sorted { ($0.from, $0.id) < ($1.from, $1.id) }
        return page(
            account.name,
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace), ("People and posts", .people)],
            issues: issues
        ) {
            element(.h1) { account.name }
            element(.p) {
                "\(account.email), \(account.kind.name.lowercased()). The account is \(account.isActive ? "open" : "shut"). "
                credentials.passwordHash == nil ? "No password chosen yet. " : "A password is set. "
                credentials.codeSecret == nil ? "No one-time codes." : "One-time codes are set up."
                if account.isExample {
                    " "
                    tag("Example", .quiet)
                }
            }
            element(.h2) { "Posts" }
            if appointments.isEmpty {
                element(.p) { "Holds no post and never did." }
            } else {
                Table(
                    caption: "Posts held",
                    columns: ["Post", "From", "Until"],
                    rows: appointments.map { appointment in
                        [
                            element(.a, .href(Path.post(appointment.postID).address)) {
                                council.posts[appointment.postID]?.title ?? ""
                            }, .text(appointment.from.inWords), .text(appointment.until?.inWords ?? "Further notice"),
                        ]
                    }
                ).html
            }
            if may(.managePeople, .council) { management(of: account, credentials, issues) }
        }
    }

    @HTMLBuilder private func management(of account: Account, _ credentials: Credentials, _ issues: [Issue]) -> HTML {
        let path = Path.person(account.id)
        element(.h2) { "Change" }
        form(path) {
            personFields(
                name: issues.isEmpty ? account.name : form["name"],
                email: issues.isEmpty ? account.email : form["email"],
                kind: issues.isEmpty ? account.kind.rawValue : form["kind"],
                issues
            )
            button("Save")
        }
        element(.h2) { "Access" }
        element(.div, .class("actions")) {
            if account.isActive {
                buttonForm("Send a new invitation", path.step("invite"))
                buttonForm("End all sessions", path.step("sign-out"))
                if credentials.codeSecret != nil {
                    buttonForm("Device lost: remove password and codes", path.step("reset-codes"))
                }
                element(.a, .class("button button-quiet"), .href(path.step("disable").address)) {
                    "Shut the account"
                }
            } else {
                buttonForm("Open the account again", path.step("enable"))
            }
        }
    }

    func changePerson() async throws -> Answer {
        let account = try requiredPerson()
        let ending = try await workspace.reception.change(
            account.id,
            name: form["name"],
            email: form["email"],
            kind: kind,
            as: actor,
            from: request.caller
        )
        return try await answer(to: ending, saying: .accountChanged) { try await personPage(issues: $0) }
    }

    func invitePerson() async throws -> Answer {
        let ending = try await workspace.reception.inviteAgain(requiredPerson().id, as: actor, from: request.caller)
        return try await answer(to: ending, saying: .invited) { try await personPage(issues: $0) }
    }

    func disablePersonPage(issues: [Issue] = []) throws -> Answer {
        let account = try requiredPerson()
        let held = council.posts(of: account.id, on: today)
        return page(
            "Shut the account of \(account.name)",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace), ("People and posts", .people), (account.name, .person(account.id))],
            issues: issues
        ) {
            element(.h1) { "Shut the account of \(account.name)" }
            element(.p) {
                "They are signed out at once and cannot sign in again. What they wrote stays, with their name."
            }
            if held.isEmpty {
                element(.p) { "They hold no post today." }
            } else {
                element(.p) { "They hold: \(held.map(\.title).joined(separator: "; ")). Say who takes over." }
            }
            form(Path.person(account.id).step("disable")) {
                personSelect("successor", "Who takes over the posts", except: account.id, issues)
                if !held.isEmpty {
                    ChoiceField(
                        name: "without",
                        legend: "Or",
                        choices: [.init(value: "1", label: "Nobody for now: the posts stand empty")],
                        isSingle: false
                    ).html
                }
                button("Shut the account")
            }
        }
    }

    func disablePerson() async throws -> Answer {
        let account = try requiredPerson()
        let held = council.posts(of: account.id, on: today)
        let successor = Account.ID(form["successor"])
        guard held.isEmpty || successor != nil || form.has("without") else {
            return try disablePersonPage(issues: [Issue(field: "successor", code: "successor-missing")])
        }
        let ending = try await workspace.reception.disable(
            account.id,
            postsTo: successor,
            identities: workspace.identities,
            as: actor,
            from: request.caller
        )
        return try await answer(to: ending, saying: .disabled) { try disablePersonPage(issues: $0) }
    }

    func enablePerson() async throws -> Answer {
        let ending = try await workspace.reception.enable(requiredPerson().id, as: actor, from: request.caller)
        return try await answer(to: ending, saying: .enabled) { try await personPage(issues: $0) }
    }

    func resetPersonCodes() async throws -> Answer {
        let ending = try await workspace.reception.resetCodes(requiredPerson().id, as: actor, from: request.caller)
        return try await answer(to: ending, saying: .codesRemoved) { try await personPage(issues: $0) }
    }

    func signOutPerson() async throws -> Answer {
        let account = try requiredPerson()
        try await workspace.desk.signOutEverywhere(account.id, from: request.caller, by: actor)
        return redirect(to: .person(account.id), saying: .signedOutElsewhere)
    }
}
