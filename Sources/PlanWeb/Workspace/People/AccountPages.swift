import Foundation
import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// One's own account: password, codes, sessions, posts and who acts in them.
extension WorkspaceVisit {
    func accountPage(issues: [Issue] = []) async throws -> Answer {
        guard let visitor else { return redirect(to: .signIn) }
        let credentials = try await workspace.desk.store.credentials(of: visitor.account.id)
        let sessions = try await workspace.desk.store.sessions(of: visitor.account.id)
        return page(
            "Your account",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace)],
            section: .account,
            issues: issues
        ) {
            element(.h1) { "Your account" }
            element(.p) {
                "\(visitor.account.name), \(visitor.account.email), \(visitor.account.kind.name.lowercased())."
            }
            posts(of: visitor, issues)
            password(credentials, issues)
            codes(credentials)
            sessionTable(sessions, visitor)
        }
    }

    @HTMLBuilder private func posts(of visitor: Visitor, _ issues: [Issue]) -> HTML {
        element(.h2) { "Your posts and what you may do" }
        if standings.isEmpty {
            element(.p) { "You hold no post today. An administrator gives posts." }
        } else {
            Table(
                caption: "Your roles today",
                columns: ["Role", "Through the post", "For", "What it is for"],
                rows: standings.map { standing in
                    [
                        .text(standing.role.name),
                        .text(
                            standing.post.title
                                + (standing.delegatedBy.map { ", for \(workspace.desk.directory.name(of: $0))" } ?? "")
                        ),
                        .text(council.words(for: standing.scope)), .text(standing.role.meaning),
                    ]
                }
            ).html
        }
        delegations(of: visitor, issues)
    }

    @HTMLBuilder private func delegations(of visitor: Visitor, _ issues: [Issue]) -> HTML {
        let mine = council.posts(of: visitor.account.id, on: today)
        let given = council.delegations.values.filter { $0.by == visitor.account.id && $0.until >= today }
            .sorted { ($0.from, $0.id) < ($1.from, $1.id) }
        if !given.isEmpty {
            element(.h3) { "Who acts for you" }
            element(.ul) {
                for delegation in given {
                    element(.li) {
                        "\(council.posts[delegation.postID]?.title ?? ""): \(workspace.desk.directory.name(of: delegation.to)), \(delegation.from.inWords) to \(delegation.until.inWords) "
                        buttonForm(
                            "End now",
                            Path.account.step("delegations").step(delegation.id.description).step("end")
                        )
                    }
                }
            }
        }
        if !mine.isEmpty, may(.delegatePost, .any) {
            element(.details, issues.contains { ["to", "from", "until", "post"].contains($0.field) } ? .open : nil) {
                element(.summary) { "Let somebody act for you while you are away" }
                form(Path.account.step("delegations")) {
                    SelectField(
                        name: "post",
                        label: "Post",
                        choices: mine.map { ($0.id.description, $0.title) },
                        chosen: form["post"],
                        issues: issues
                    ).html
                    personSelect("to", "Who acts", except: visitor.account.id, issues)
                    FormField(
                        name: "from",
                        label: "First day",
                        value: form["from"],
                        issues: issues,
                        kind: .date,
                        isRequired: true
                    ).html
                    FormField(
                        name: "until",
                        label: "Last day",
                        value: form["until"],
                        issues: issues,
                        kind: .date,
                        isRequired: true
                    ).html
                    button("Delegate")
                }
            }
        }
    }

    func personSelect(_ name: String, _ label: String, except: Account.ID?, _ issues: [Issue]) -> HTML {
        SelectField(
            name: name,
            label: label,
            choices: [("", "Choose a person")]
                + workspace.desk.directory.accounts.filter { $0.isActive && $0.id != except }.map {
                    ($0.id.description, "\($0.name)\($0.isExample ? " (example)" : "")")
                },
            chosen: form[name],
            issues: issues
        ).html
    }

    @HTMLBuilder private func password(_ credentials: Credentials, _ issues: [Issue]) -> HTML {
        element(.h2) { "Password" }
        if credentials.passwordHash == nil {
            element(.p) { "This account has no password: you sign in another way." }
        } else {
            element(.details, issues.contains { ["old", "password"].contains($0.field) } ? .open : nil) {
                element(.summary) { "Change your password" }
                form(Path.account.step("password")) {
                    FormField(
                        name: "old",
                        label: "Your password now",
                        issues: issues,
                        kind: .password,
                        isRequired: true,
                        autocomplete: "current-password"
                    ).html
                    passwordField("password", "New password", issues)
                    button("Change it")
                }
            }
        }
    }

    @HTMLBuilder private func codes(_ credentials: Credentials) -> HTML {
        element(.h2) { "One-time codes" }
        if credentials.codeSecret == nil {
            element(.p) { "A code from an app on your phone keeps others out who have learned your password." }
            element(.p) { element(.a, .href(Path.codes.address)) { "Set up one-time codes" } }
        } else {
            let left = credentials.recoveryCodes.count
            element(.p) {
                "Set up. \(left) unused recovery \(left == 1 ? "code is" : "codes are") left. To use another device or to get new recovery codes, set them up anew."
            }
            element(.p) { element(.a, .href(Path.codes.address)) { "Set up codes anew" } }
            if !workspace.desk.needsCode(actor) {
                form(Path.codes.step("remove")) {
                    FormField(
                        name: "code",
                        label: "A code from your app, to remove codes from your account",
                        kind: .code,
                        limit: 60,
                        isRequired: true,
                        autocomplete: "one-time-code"
                    ).html
                    button("Remove codes", isQuiet: true)
                }
            }
        }
    }

    @HTMLBuilder private func sessionTable(_ sessions: [Session], _ visitor: Visitor) -> HTML {
        element(.h2) { "Where you are signed in" }
        Table(
            caption: "Your sessions",
            columns: ["Browser", "Since", "Last used"],
            rows: sessions.map { session in
                [
                    .text(
                        (session.browser.isEmpty ? "Unknown" : session.browser)
                            + (session.token == visitor.session.token ? " (this one)" : "")
                    ),
                    .text(session.startedAt.inWords), .text(session.lastUsedAt.inWords),
                ]
            }
        ).html
        buttonForm("Sign out everywhere", Path.account.step("sign-out-everywhere"))
    }

    func changePassword() async throws -> Answer {
        guard let visitor else { return redirect(to: .signIn) }
        let choice = try await workspace.desk.changePassword(
            from: form["old"],
            to: form["password"],
            of: visitor,
            from: request.caller
        )
        switch choice {
        case .admitted(let session): return try await signedIn(session, to: .account, saying: .passwordChanged)
        case .refused(let issues): return try await accountPage(issues: issues)
        case .busy, .linkGone: return try await accountPage(issues: [Issue(field: "old", code: "sign-in-busy")])
        }
    }

    func signOutEverywhere() async throws -> Answer {
        try await workspace.desk.signOutEverywhere(actor, from: request.caller)
        return redirect(to: .signIn)
    }

    func delegate() async throws -> Answer {
        guard let post = Post.ID(form["post"]), let to = Account.ID(form["to"]),
            workspace.desk.directory.account(to)?.isActive == true
        else { return try await accountPage(issues: [Issue(field: "to", code: "person-missing")]) }
        guard let from = Day(iso: form["from"]), let until = Day(iso: form["until"]) else {
            let field = Day(iso: form["from"]) == nil ? "from" : "until"
            return try await accountPage(issues: [Issue(field: field, code: "day-malformed", detail: form[field])])
        }
        let delegation = Delegation(
            id: workspace.identities.identity(for: Delegation.self),
            postID: post,
            by: actor,
            to: to,
            from: from,
            until: until
        )
        return try await perform(DelegatePost(delegation), done: .account, saying: .delegated) {
            try await accountPage(issues: $0)
        }
    }

    func endDelegation() async throws -> Answer {
        guard let id = values["delegation"].flatMap({ Delegation.ID($0) }) else { throw Missing() }
        let command = EndDelegation(delegationID: id, until: today.before)
        return try await perform(command, done: .account, saying: .ended) { try await accountPage(issues: $0) }
    }
}

extension Council {
    /// How far a role reaches, in words.
    func words(for scope: RoleScope) -> String {
        switch scope {
        case .council: "The whole council"
        case .plan(let id): plans[id].map(title) ?? "A plan that is no longer there"
        case .element(let id):
            elements[id].map { "\(citation($0)) of \(plans[$0.planID]?.address ?? "")" }
                ?? "A part that is no longer there"
        }
    }
}
