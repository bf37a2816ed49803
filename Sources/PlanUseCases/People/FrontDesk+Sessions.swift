import Ledger
package import PlanDomain

/// Sessions: how long they last, and when a token gives way to another.
extension FrontDesk {
    /// The longest that a session goes on unused, and at all; waiting for a code is shorter.
    static let idleSeconds: Int64 = 3600
    static let absoluteSeconds: Int64 = 12 * 3600
    static let waitingSeconds: Int64 = 600

    /// The person behind a token, while the session and the account are good.
    package func visitor(_ token: SecretToken) async throws -> Visitor? {
        // Both from the store each time: an account disabled a moment ago, by whatever program, is out.
        guard let (session, account) = try await store.session(token.digest), session.council == office.key else {
            return nil
        }
        let moment = now().millisecondsSinceEpoch
        let age = (moment - session.startedAt.millisecondsSinceEpoch) / 1000
        let idle = (moment - session.lastUsedAt.millisecondsSinceEpoch) / 1000
        let longest = session.stage == .awaitingCode ? Self.waitingSeconds : Self.absoluteSeconds
        // A clock that was set back makes nobody's session longer: what began in the future is over.
        guard (-60...longest).contains(age), idle <= Self.idleSeconds else {
            try await store.endSession(token.digest)
            return nil
        }
        guard account.isActive else { return nil }
        if lastUses.isDue(session, at: now()) { try await store.keep(lastUsedAt: now(), of: token.digest) }
        return Visitor(token: token, session: session, account: account)
    }

    /// A new session in place of one whose holder's posts have changed; nil while they are the same.
    ///
    /// Whoever was given a role that asks for codes, and has none, sets them up before anything else; whoever has no such
    /// role any more need not.
    package func renewed(_ visitor: Visitor) async throws -> NewSession? {
        guard visitor.session.stage != .awaitingCode, visitor.session.roles != roles(of: visitor.account.id) else {
            return nil
        }
        let hasCodes = try await store.credentials(of: visitor.account.id).codeSecret != nil
        // Example people are let in without a password; asking them for codes would shut out the next visitor.
        let mustSetUp = needsCode(visitor.account.id) && !hasCodes && !visitor.account.isExample
        return try await rotate(visitor, stage: mustSetUp ? .settingUpCode : .signedIn)
    }

    func roles(of account: Account.ID) -> String {
        office.council.standings(of: account, on: now().dayInLondon)
            .map { "\($0.role.rawValue)@\($0.scope.text)" }.joined(separator: " ")
    }

    /// Gives a session a new token; the old one is worth nothing from then on.
    func rotate(_ visitor: Visitor, stage: Session.Stage) async throws -> NewSession {
        let token = SecretToken.random()
        var session = Session(
            token: token.digest,
            account: visitor.session.account,
            council: office.key,
            startedAt: visitor.session.startedAt,
            stage: stage,
            browser: visitor.session.browser,
            roles: roles(of: visitor.session.account)
        )
        session.lastUsedAt = now()
        try await store.keep(session)
        try await store.endSession(visitor.session.token)
        return NewSession(token: token, session: session)
    }

    package func signOut(_ visitor: Visitor, from caller: Caller) async throws {
        try await store.endSession(visitor.session.token)
        try await note(.signedOut, visitor.account.id, caller)
    }

    package func signOutEverywhere(
        _ account: Account.ID,
        from caller: Caller,
        by actor: Account.ID? = nil
    ) async throws {
        try await store.endSessions(of: account, except: nil)
        // Whoever signs out everywhere may have lost a device: none is known any more.
        try await store.change(credentialsOf: account) { credentials in
            credentials.browsers = []
            return true
        }
        try await note(.signedOutEverywhere, account, caller, by: actor)
    }
}
