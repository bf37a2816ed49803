package import Foundation
package import Ledger
package import PlanDomain

/// Lets people in: by password and code, by a link that works once, or by the council's identity provider.
///
/// What it answers to a stranger, and how long it takes, does not tell whether an account exists.
package struct FrontDesk: Sendable {
    package let office: Office
    package let store: any AccountStore
    package let directory: Directory
    let hasher: PasswordHasher
    let doorkeeper: Doorkeeper
    private let lastUses = LastUses()
    package let now: @Sendable () -> Moment

    package init(
        office: Office,
        store: any AccountStore,
        directory: Directory,
        hasher: PasswordHasher,
        now: @escaping @Sendable () -> Moment
    ) {
        self.office = office
        self.store = store
        self.directory = directory
        self.hasher = hasher
        doorkeeper = Doorkeeper(store: store)
        self.now = now
    }

    /// Where a request comes from: the network address and what the browser calls itself.
    package struct Caller: Sendable {
        package let address: String
        package let browser: String

        /// What a browser keeps once somebody has signed in with it.
        package let browserToken: SecretToken?

        package init(address: String, browser: String, browserToken: SecretToken? = nil) {
            self.address = address
            self.browser = String(browser.prefix(120))
            self.browserToken = browserToken
        }

        /// Whose tries are counted together: of version 6 each household has more addresses than could be counted.
        var network: String { NetworkAddress(address)?.network ?? address }
    }

    /// How a try to get in ended.
    package enum Admission: Sendable {
        case admitted(NewSession)
        case refused
        case throttled(until: Moment)

        /// Too many sign in at once.
        case busy
    }

    /// A session just made; its token goes to the browser and nowhere else.
    package struct NewSession: Sendable {
        package let token: SecretToken
        package let session: Session
    }

    // MARK: password

    /// Under what a try to sign in is counted.
    private struct Tries {
        /// The account's count, or that of a browser in which its owner got in before.
        let own: String

        /// The count of all who come from one network; nil in a known browser, or its owner could be kept out by
        /// whoever guesses next door.
        let network: String?

        init(
            email: String,
            _ account: Account?,
            _ credentials: Credentials,
            from caller: Caller,
            in council: CouncilKey
        ) {
            if let account, let browser = caller.browserToken?.digest.description,
                credentials.browsers.contains(browser)
            {
                // With the account, or success with one would clear what was guessed at another.
                own = "browser:\(account.id):\(browser)"
                network = nil
            } else {
                // What was typed, so that an unknown address is slowed down like a known one.
                own = "account:\(council):\(String(email.prefix(300)))"
                network = "address:\(caller.network)"
            }
        }

        var counts: [(key: String, allowance: Doorkeeper.Allowance)] {
            (network.map { [($0, .address)] } ?? []) + [(own, .account)]
        }
    }

    package func signIn(email: String, password: String, from caller: Caller) async throws -> Admission {
        let email = Account.normal(email: email)
        let account = try await store.account(email: email, of: office.key)
        let credentials = try await store.credentials(of: account?.id ?? Account.machineOperator)
        let tries = Tries(email: email, account, credentials, from: caller, in: office.key)
        for (place, (key, allowance)) in tries.counts.enumerated() {
            guard let until = try await doorkeeper.admit(key, allowance, at: now()) else { continue }
            // A try that is not judged counts nowhere: one stuck browser does not use up what its whole office has.
            for (key, _) in tries.counts.prefix(place) { try await doorkeeper.discount(key) }
            if await doorkeeper.isFirstToHear(of: until, for: key) {
                try await note(.signInThrottled, account?.id, caller)
            }
            return .throttled(until: until)
        }
        let hash = credentials.passwordHash.flatMap(PasswordHash.init(text:))
        let isRight: Bool
        do {
            isRight = try await hasher.matches(String(password.prefix(PasswordRules.longest * 2)), hash)
        } catch is PasswordHasher.Busy {
            for (key, _) in tries.counts { try await doorkeeper.discount(key) }
            return .busy
        }
        guard isRight, let account, account.isActive else {
            try await note(.signInRefused, account?.id, caller)
            return .refused
        }
        try await doorkeeper.succeeded(tries.own)
        if let network = tries.network { try await doorkeeper.discount(network) }
        if let hash, hasher.isWeak(hash) {
            let stronger = try await hasher.hash(password).text
            try await store.change(credentialsOf: account.id) { credentials in
                guard credentials.passwordHash == hash.text else { return false }
                credentials.passwordHash = stronger
                return true
            }
        }
        return .admitted(try await admit(account, credentials, from: caller))
    }

    /// Lets anybody in as one of the demonstration's example people; nil for everybody else.
    package func admitExample(_ id: Account.ID, from caller: Caller) async throws -> NewSession? {
        guard let account = try await store.account(id, of: office.key), account.isExample, account.isActive else {
            return nil
        }
        // Codes would keep visitors of the demonstration out of half of it, and protect nothing there.
        return try await openSession(of: id, from: caller)
    }

    /// A session for somebody whom the caller has made sure of by other means.
    package func openSession(of account: Account.ID, from caller: Caller) async throws -> NewSession {
        try await begin(account, .signedIn, caller)
    }

    /// A session as far as the account's credentials and roles allow.
    func admit(_ account: Account, _ credentials: Credentials, from caller: Caller) async throws -> NewSession {
        let stage: Session.Stage =
            credentials.codeSecret != nil ? .awaitingCode : needsCode(account.id) ? .settingUpCode : .signedIn
        return try await begin(account.id, stage, caller)
    }

    func begin(_ account: Account.ID, _ stage: Session.Stage, _ caller: Caller) async throws -> NewSession {
        let token = SecretToken.random()
        let session = Session(
            token: token.digest,
            account: account,
            council: office.key,
            startedAt: now(),
            stage: stage,
            browser: caller.browser,
            roles: roles(of: account)
        )
        try await store.keep(session)
        if stage != .awaitingCode {
            try await note(.signedIn, account, caller)
            // Another program may have added people since: whoever comes in sees them.
            try await directory.reload()
        }
        return NewSession(token: token, session: session)
    }

    /// Remembers that a person got all the way in with a browser; gives what the browser is to keep.
    package func remember(browserOf caller: Caller, for account: Account.ID) async throws -> SecretToken {
        let token = caller.browserToken ?? .random()
        try await store.change(credentialsOf: account) { credentials in
            credentials.remember(browser: token.digest)
            return true
        }
        return token
    }

    /// Whether a person's posts ask for one-time codes.
    package func needsCode(_ account: Account.ID) -> Bool {
        office.council.standings(of: account, on: now().dayInLondon).contains { $0.role.requiresCode }
    }

    // MARK: codes

    /// Takes a one-time or recovery code and gives a new session in place of the one that waited.
    package func enterCode(_ typed: String, for session: Session, from caller: Caller) async throws -> Admission {
        let key = "code:\(session.account)"
        if let until = try await doorkeeper.admit(key, .code, at: now()) {
            if await doorkeeper.isFirstToHear(of: until, for: key) {
                try await note(.signInThrottled, session.account, caller)
            }
            return .throttled(until: until)
        }
        guard session.stage == .awaitingCode, try await accepts(typed, from: session.account, caller) else {
            try await note(.codeRefused, session.account, caller)
            return .refused
        }
        try await doorkeeper.succeeded(key)
        try await store.endSession(session.token)
        return .admitted(try await begin(session.account, .signedIn, caller))
    }

    /// Whether a code is this person's and unused; it is used up by the asking.
    func accepts(_ typed: String, from account: Account.ID, _ caller: Caller) async throws -> Bool {
        let credentials = try await store.credentials(of: account)
        if let secret = credentials.codeSecret,
            let step = OneTimeCode(secret: secret).step(of: typed, at: now())
        {
            return try await store.useCodeStep(step, of: account)
        }
        let normal = RecoveryCode.normal(typed)
        guard normal.count == 24 else { return false }
        let isGood = try await store.useRecoveryCode(Digest(of: Data(normal.utf8)), of: account)
        if isGood { try await note(.recoveryCodeUsed, account, caller) }
        return isGood
    }

    /// How setting up codes ended; the recovery codes are given once.
    package enum CodeSetUp: Sendable {
        case done(codes: [String], session: NewSession)
        case refused(Issue)
    }

    /// Sets up codes with a secret that the person's app has shown to know.
    ///
    /// Whoever has codes already proves it with one of them, and whoever has a password, and did not give it a moment ago,
    /// with that: a session left open is not enough to take an account over.
    package func setUpCodes(
        secret: Data,
        typed: String,
        current: String,
        for session: Session,
        from caller: Caller
    ) async throws -> CodeSetUp {
        guard let step = OneTimeCode(secret: secret).step(of: typed, at: now()) else {
            return .refused(Issue(field: "code", code: "code-refused"))
        }
        let before = try await store.credentials(of: session.account)
        if before.codeSecret != nil {
            guard try await confirm(current, of: session.account, from: caller) else {
                return .refused(Issue(field: "current", code: "code-refused"))
            }
        } else if asksPassword(for: session, before) {
            let proof = try await confirm(password: current, of: session.account, from: caller)
            if let code = proof.issueCode { return .refused(Issue(field: "current", code: code)) }
        }
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.random() }
        let isKept = try await store.change(credentialsOf: session.account) { credentials in
            // Whoever reset the account while the password was checked has the last word.
            guard credentials.codeSecret == before.codeSecret, credentials.passwordHash == before.passwordHash else {
                return false
            }
            credentials.codeSecret = secret
            credentials.recoveryCodes = codes.map { Digest(of: Data(RecoveryCode.normal($0).utf8)).description }
            return true
        }
        guard isKept else { return .refused(Issue(field: "code", code: "code-refused")) }
        _ = try await store.useCodeStep(step, of: session.account)
        try await note(.codesSetUp, session.account, caller)
        // What one may do grows: the old token goes, and so do sessions that began without a code.
        try await store.endSessions(of: session.account, except: nil)
        return .done(codes: codes, session: try await begin(session.account, .signedIn, caller))
    }

    /// Asks for a code again before something that matters, as slowly for many tries as at the door.
    package func confirm(_ typed: String, of account: Account.ID, from caller: Caller) async throws -> Bool {
        let key = "code:\(account)"
        guard try await doorkeeper.admit(key, .code, at: now()) == nil else { return false }
        guard try await accepts(typed, from: account, caller) else {
            try await note(.codeRefused, account, caller)
            return false
        }
        try await doorkeeper.succeeded(key)
        return true
    }

    /// Whether the first codes ask for the password: it was not given in this session a moment ago.
    package func asksPassword(for session: Session, _ credentials: Credentials) -> Bool {
        let age = now().millisecondsSinceEpoch - session.startedAt.millisecondsSinceEpoch
        let isFresh = session.stage == .settingUpCode && (0...Self.waitingSeconds * 1000).contains(age)
        return credentials.passwordHash != nil && !isFresh
    }

    /// What came of asking for the password again.
    enum PasswordProof {
        case right
        case wrong
        case wait

        var issueCode: String? {
            switch self {
            case .right: nil
            case .wrong: "password-wrong"
            case .wait: "sign-in-busy"
            }
        }
    }

    /// Asks for the password again, as slowly for many tries as at the door.
    func confirm(
        password typed: String,
        of account: Account.ID,
        from caller: Caller
    ) async throws -> PasswordProof {
        let key = "password:\(account)"
        guard try await doorkeeper.admit(key, .account, at: now()) == nil else { return .wait }
        let hash = try await store.credentials(of: account).passwordHash.flatMap(PasswordHash.init(text:))
        do {
            guard try await hasher.matches(String(typed.prefix(PasswordRules.longest * 2)), hash) else {
                try await note(.signInRefused, account, caller)
                return .wrong
            }
        } catch is PasswordHasher.Busy {
            try await doorkeeper.discount(key)
            return .wait
        }
        try await doorkeeper.succeeded(key)
        return .right
    }

    /// Takes password, codes and the tie to the identity provider off an account: only a new link opens it.
    ///
    /// A lost device must not leave the password alone to let in whoever knows it.
    package func resetCredentials(of account: Account.ID, from caller: Caller, by actor: Account.ID) async throws {
        try await store.change(credentialsOf: account) { credentials in
            credentials = Credentials()
            return true
        }
        try await store.endSessions(of: account, except: nil)
        try await note(.codesRemoved, account, caller, by: actor)
    }

    /// Takes codes off an account, by whoever may do without them.
    package func removeCodes(of account: Account.ID, from caller: Caller) async throws {
        try await store.change(credentialsOf: account) { credentials in
            credentials.codeSecret = nil
            credentials.recoveryCodes = []
            return true
        }
        try await note(.codesRemoved, account, caller)
    }

    // MARK: sessions

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

    private func roles(of account: Account.ID) -> String {
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

    // MARK: parts

    /// How long what happened at the door is kept: two years cover an audit of the year before.
    static let eventDays: Int64 = 730

    /// Throws away what has run out.
    package func tidy() async throws {
        let moment = now()
        func ago(_ seconds: Int64) -> Moment {
            Moment(millisecondsSinceEpoch: moment.millisecondsSinceEpoch - seconds * 1000)
        }
        await doorkeeper.tidy(at: moment)
        try await store.forget(
            endedBefore: ago(Self.absoluteSeconds),
            throttlesBefore: ago(Doorkeeper.memorySeconds),
            eventsBefore: ago(Self.eventDays * 86_400)
        )
    }

    /// Writes down what happened at the door; never what was typed there.
    ///
    /// `actor` is who did it, where that is somebody else than the account's own person.
    package func note(
        _ kind: SecurityEvent.Kind,
        _ account: Account.ID?,
        _ caller: Caller,
        by actor: Account.ID? = nil
    ) async throws {
        try await store.keep(
            SecurityEvent(
                council: office.key,
                at: now(),
                kind: kind,
                account: account,
                address: caller.address,
                actor: actor
            )
        )
    }
}

/// Somebody with a good session.
package struct Visitor: Sendable {
    package let token: SecretToken
    package let session: Session
    package let account: Account

    package init(token: SecretToken, session: Session, account: Account) {
        self.token = token
        self.session = session
        self.account = account
    }
}
