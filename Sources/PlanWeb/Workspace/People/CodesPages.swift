import Foundation
import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Setting up one-time codes, and the recovery codes that come with them.
extension WorkspaceVisit {
    /// The secret travels in the form until the app has shown that it knows it; only then is it kept.
    func codesPage(secret: Data? = nil, issues: [Issue] = []) async throws -> Answer {
        guard let visitor else { return redirect(to: .signIn) }
        let code = OneTimeCode(secret: secret ?? OneTimeCode.randomSecret())
        let name = workspace.office.council.profile?.shortName ?? "Throughline"
        let address = code.address(issuer: name, account: visitor.account.email)
        let credentials = try await workspace.desk.store.credentials(of: visitor.account.id)
        return page(
            "Set up one-time codes",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: visitor.session.stage == .signedIn ? [("Home", .workspace), ("Your account", .account)] : [],
            issues: issues
        ) {
            element(.h1) { "Set up one-time codes" }
            if visitor.session.stage == .settingUpCode {
                element(.p) {
                    "Your role needs a second proof besides the password: a code from an app on your phone. Nothing else opens until it is set up."
                }
            }
            element(.ol) {
                element(.li) { "Open an authenticator app on your phone. Any of them will do." }
                element(.li) { "Scan this square, or type the letters below it into the app." }
                element(.li) { "Enter the code that the app then shows." }
            }
            CodeSquare(address, label: "A square that your authenticator app can scan; the same as the letters below")
                .html
            element(.p) { element(.code, .class("secret")) { code.secretInWords } }
            form(Path.codes) {
                hiddenField("secret", code.secretText)
                if credentials.codeSecret != nil {
                    FormField(
                        name: "current",
                        label: "A code from the device you use now, or a recovery code",
                        issues: issues,
                        kind: .code,
                        limit: 60,
                        isRequired: true,
                        autocomplete: "off"
                    ).html
                } else if workspace.desk.asksPassword(for: visitor.session, credentials) {
                    FormField(
                        name: "current",
                        label: "Your password",
                        issues: issues,
                        kind: .password,
                        isRequired: true,
                        autocomplete: "current-password"
                    ).html
                }
                FormField(
                    name: "code",
                    label: "Six-digit code from the app",
                    issues: issues,
                    kind: .code,
                    limit: 20,
                    isRequired: true,
                    autocomplete: "one-time-code"
                ).html
                button("Finish")
            }
        }
    }

    func setUpCodes() async throws -> Answer {
        guard let visitor else { return redirect(to: .signIn) }
        guard let code = OneTimeCode(secretText: form["secret"]) else { return try await codesPage() }
        let result = try await workspace.desk.setUpCodes(
            secret: code.secret,
            typed: form["code"],
            current: form["current"],
            for: visitor.session,
            from: request.caller
        )
        switch result {
        case .refused(let issue): return try await codesPage(secret: code.secret, issues: [issue])
        case .done(let codes, let session):
            // Shown once, here: afterwards only their hashes are known.
            var next = self
            next.visitor = Visitor(token: session.token, session: session.session, account: visitor.account)
            let answer = next.recoveryCodesPage(codes)
            var fields = answer.fields
            fields.append(.init(name: .setCookie, value: workspace.cookie(workspace.cookieName, session.token.text)))
            if let cookie = try await browserCookie(for: session.session) {
                fields.append(.init(name: .setCookie, value: cookie))
            }
            return Answer(status: answer.status, fields: fields, body: answer.body)
        }
    }

    private func recoveryCodesPage(_ codes: [String]) -> Answer {
        page("Your recovery codes") {
            element(.h1) { "Your recovery codes" }
            element(.p) {
                "One-time codes are set up. If you lose your phone, each of these lets you in once. Print them or keep them in a password manager: they are not shown again."
            }
            element(.ul, .class("recovery-codes")) { for code in codes { element(.li) { element(.code) { code } } } }
            element(.p) {
                element(.a, .class("button"), .href(Path.workspace.address)) { "I have kept them: go on" }
            }
        }
    }

    func removeCodes() async throws -> Answer {
        guard let visitor, !workspace.desk.needsCode(visitor.account.id) else {
            return try await accountPage(issues: [Issue(field: "code", code: "codes-needed")])
        }
        guard try await workspace.desk.confirm(form["code"], of: visitor.account.id, from: request.caller) else {
            return try await accountPage(issues: [Issue(field: "code", code: "code-refused")])
        }
        try await workspace.desk.removeCodes(of: visitor.account.id, from: request.caller)
        return redirect(to: .account, saying: .accountChanged)
    }
}
