import Foundation
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
    let lastUses = LastUses()
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
