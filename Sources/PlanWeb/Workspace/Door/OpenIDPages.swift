import Foundation
import HTTPTypes
import Ledger
import PlanDomain
import PlanUseCases

/// The way in through the council's identity provider.
extension WorkspaceVisit {
    /// A link, not a form: pages may send forms to this site alone, and that holds for where a form is led on to.
    func startOpenID() async throws -> Answer {
        guard let openID = workspace.settings.openID else { return notFound() }
        // Only a person's own press starts it: another site could otherwise sign somebody in unasked.
        if let site = request.fetchSite, site != "same-origin", site != "none" { return redirect(to: .signIn) }
        do {
            let start = try await openID.begin()
            var fields = SecurityHeaders.workspace
            fields[.location] = start.address
            fields[.contentLength] = "0"
            // Where to go afterwards travels with the attempt; it is checked again on the way back.
            let value = start.attempt + "." + query["next"].percentEncodedQuery
            let cookie = workspace.cookie(workspace.settings.openIDCookieName, value, maxAge: 600)
            fields.append(.init(name: .setCookie, value: cookie))
            return Answer(status: .seeOther, fields: fields, body: nil)
        } catch let fault as OpenIDFault {
            return openIDProblem(fault.message)
        }
    }

    func finishOpenID() async throws -> Answer {
        guard let openID = workspace.settings.openID else { return notFound() }
        guard let kept = request.cookies[workspace.settings.openIDCookieName] else {
            return openIDProblem("The sign-in was begun in another browser, or more than ten minutes ago.")
        }
        let parts = kept.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let attempt = String(parts[0])
        let next = parts.count > 1 ? String(parts[1]).removingPercentEncoding.flatMap(pathBehindDoor) : nil
        if query.has("error") { return openIDProblem("The identity provider did not let you in.") }
        guard try await workspace.desk.mayAskProvider(from: request.caller) else {
            return openIDProblem("There were too many tries from your network. Wait some minutes.")
        }
        do {
            let ending = try await openID.finish(
                code: query["code"],
                state: query["state"],
                attempt: attempt,
                desk: workspace.desk,
                identities: workspace.identities,
                from: request.caller
            )
            switch ending {
            case .admitted(let session):
                if let visitor { try await workspace.desk.store.endSession(visitor.session.token) }
                let answer = try await signedIn(session, to: next ?? .workspace)
                var fields = answer.fields
                fields.append(
                    .init(name: .setCookie, value: workspace.cookie(workspace.settings.openIDCookieName, "", maxAge: 0))
                )
                return Answer(status: answer.status, fields: fields, body: nil)
            case .otherSubject:
                return openIDProblem(
                    "Your account here belongs to another identity at the provider. Ask an administrator to reset it."
                )
            case .unknownPerson:
                return openIDProblem(
                    "The identity provider knows you, but there is no account for you here. Ask an administrator for one, with the e-mail address that you use at work."
                )
            }
        } catch let fault as OpenIDFault {
            try await workspace.desk.note(.providerRefused, nil, request.caller)
            return openIDProblem(fault.message)
        }
    }

    private func openIDProblem(_ sentence: String) -> Answer {
        problem(
            .forbidden,
            "You could not be signed in",
            [sentence, "Nothing was changed. Try again."],
            isAtDoor: true
        )
    }
}
