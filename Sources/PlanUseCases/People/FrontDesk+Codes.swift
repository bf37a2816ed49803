package import Foundation
package import Ledger
package import PlanDomain

/// One-time codes, and the password or a code asked for again before something that matters.
extension FrontDesk {
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
}
