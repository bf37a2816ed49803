import Foundation
package import Ledger
package import PlanDomain

/// Links that work once: the first administrator, invitations, new passwords.
extension FrontDesk {
    static let resetMinutes: Int64 = 60
    static let invitationDays: Int64 = 7
    static let firstRunHours: Int64 = 24

    /// Whether somebody who can sign in looks after accounts today.
    package func hasAdministrator() async throws -> Bool {
        for account in try await store.accounts(of: office.key) where account.isActive {
            let standings = office.council.standings(of: account.id, on: now().dayInLondon)
            if standings.contains(where: { $0.role == .administrator && $0.delegatedBy == nil }) { return true }
        }
        return false
    }

    /// A link for whoever sets the council up, while it has no administrator; older ones stop working.
    package func firstRunLink() async throws -> SecretToken? {
        guard try await !hasAdministrator() else { return nil }
        return try await makeLink(.firstRun, for: nil, hours: Self.firstRunHours)
    }

    /// A link by which a new person chooses a password.
    package func invitationLink(
        for account: Account.ID,
        from caller: Caller,
        by actor: Account.ID? = nil
    ) async throws -> SecretToken {
        try await note(.invited, account, caller, by: actor)
        return try await makeLink(.invitation, for: account, hours: Self.invitationDays * 24)
    }

    /// A link by which a person chooses a new password; nil, after the same work, when there is no such person.
    package func resetLink(email: String, from caller: Caller) async throws -> (Account, SecretToken)? {
        let normal = Account.normal(email: email)
        guard let account = try await store.account(email: normal, of: office.key), account.isActive else { return nil }
        try await note(.resetAsked, account.id, caller)
        return (account, try await resetLink(for: account.id))
    }

    package func resetLink(for account: Account.ID) async throws -> SecretToken {
        let hours = Self.resetMinutes / 60
        return try await makeLink(.reset, for: account, hours: hours)
    }

    /// Whether one more mail for a new password may go to this address now.
    package func mayAskForReset(email: String, from caller: Caller) async throws -> Bool {
        let key = "reset:\(office.key):\(Account.normal(email: email).prefix(300))"
        let one = try await doorkeeper.admit(key, .init(free: 3, longestSeconds: 3600), at: now())
        let all = try await doorkeeper.admit("reset-address:\(caller.network)", .address, at: now())
        return one == nil && all == nil
    }

    /// Whether one more answer of the identity provider may be looked at, before anything is asked or written for it.
    package func mayAskProvider(from caller: Caller) async throws -> Bool {
        try await doorkeeper.admit(Self.providerKey(caller), .address, at: now()) == nil
    }

    /// The answer was good: it does not count.
    func providerLetIn(_ caller: Caller) async throws { try await doorkeeper.discount(Self.providerKey(caller)) }

    private static func providerKey(_ caller: Caller) -> String { "provider:\(caller.network)" }

    /// What a link is for, while it is good; looking does not use it.
    package func peek(_ token: SecretToken) async throws -> OneTimeLink? {
        guard let link = try await store.link(token.digest), link.council == office.key, link.expiresAt > now() else {
            return nil
        }
        return link
    }

    /// How choosing a password through a link ended.
    package enum Choice: Sendable {
        case admitted(NewSession)
        case refused([Issue])

        /// Used, run out, or never made.
        case linkGone
        case busy
    }

    /// Sets a password through an invitation or reset link, ends all other sessions and lets the person in.
    package func choosePassword(
        _ password: String,
        through token: SecretToken,
        from caller: Caller
    ) async throws -> Choice {
        guard let link = try await peek(token), let id = link.account,
            let account = try await store.account(id, of: office.key), account.isActive
        else { return .linkGone }
        let issues = issues(password, for: account.name, account.email)
        guard issues.isEmpty else { return .refused(issues) }
        do {
            let hash = try await hasher.hash(password)
            guard try await store.useLink(token.digest) != nil else { return .linkGone }
            let credentials = try await setPassword(hash, of: account, from: caller)
            try await store.endSessions(of: id, except: nil)
            return .admitted(try await admit(account, credentials, from: caller))
        } catch is PasswordHasher.Busy {
            return .busy
        }
    }

    /// Changes one's own password; other sessions end.
    package func changePassword(
        from old: String,
        to new: String,
        of visitor: Visitor,
        from caller: Caller
    ) async throws -> Choice {
        let account = visitor.account
        do {
            let proof = try await confirm(password: old, of: account.id, from: caller)
            if let code = proof.issueCode { return .refused([Issue(field: "old", code: code)]) }
            let issues = issues(new, for: account.name, account.email)
            guard issues.isEmpty else { return .refused(issues) }
            _ = try await setPassword(hasher.hash(new), of: account, from: caller)
            try await store.endSessions(of: account.id, except: visitor.session.token)
            return .admitted(try await rotate(visitor, stage: .signedIn))
        } catch is PasswordHasher.Busy {
            return .busy
        }
    }

    /// Makes the first administrator: the account, the post, and who holds it; then lets them in to set up codes.
    package func makeFirstAdministrator(
        name: String,
        email: String,
        password: String,
        through token: SecretToken,
        identities: IdentitySource,
        from caller: Caller
    ) async throws -> Choice {
        guard let link = try await peek(token), link.purpose == .firstRun,
            try await !hasAdministrator()
        else { return .linkGone }
        let found = Account.issues(name: name, email: email) + issues(password, for: name, email)
        guard found.isEmpty else { return .refused(found) }
        do {
            let hash = try await hasher.hash(password)
            guard try await store.useLink(token.digest) != nil else { return .linkGone }
            let account = Account(
                id: identities.identity(for: Account.self),
                name: name.trimmingSpaces,
                email: Account.normal(email: email),
                kind: .officer,
                createdAt: now()
            )
            guard try await store.keep(account, of: office.key) else {
                return .refused([Issue(field: "email", code: "email-taken", detail: account.email)])
            }
            try await directory.reload()
            let credentials = try await setPassword(hash, of: account, from: caller)
            try await note(.accountAdded, account.id, caller)
            try await appointAdministrator(account.id, identities)
            return .admitted(try await admit(account, credentials, from: caller))
        } catch is PasswordHasher.Busy {
            return .busy
        }
    }

    private func appointAdministrator(_ account: Account.ID, _ identities: IdentitySource) async throws {
        let today = now().dayInLondon
        let post = Post(
            id: identities.identity(for: Post.self),
            title: "Administrator",
            unit: "",
            grants: [RoleGrant(role: .administrator)],
            from: today
        )
        let appointment = Appointment(
            id: identities.identity(for: Appointment.self),
            postID: post.id,
            account: account,
            from: today
        )
        let why = "The first administrator, made through the link on the server's console"
        _ = try await office.perform(RecordPost(post), as: Account.machineOperator, because: why)
        _ = try await office.perform(AppointToPost(appointment), as: Account.machineOperator, because: why)
    }

    private func issues(_ password: String, for name: String, _ email: String) -> [Issue] {
        PasswordRules.issues(password, name: name, email: email, council: office.council.profile?.name ?? "")
    }

    private func setPassword(_ hash: PasswordHash, of account: Account, from caller: Caller) async throws -> Credentials
    {
        try await store.change(credentialsOf: account.id) { credentials in
            credentials.passwordHash = hash.text
            credentials.browsers = []
            return true
        }
        for purpose in [OneTimeLink.Purpose.invitation, .reset] {
            try await store.removeLinks(for: purpose, of: account.id, in: office.key)
        }
        try await note(.passwordSet, account.id, caller)
        return try await store.credentials(of: account.id)
    }

    private func makeLink(
        _ purpose: OneTimeLink.Purpose,
        for account: Account.ID?,
        hours: Int64
    ) async throws -> SecretToken {
        // A newer link makes the older ones worthless.
        try await store.removeLinks(for: purpose, of: account, in: office.key)
        let token = SecretToken.random()
        let expiry = Moment(millisecondsSinceEpoch: now().millisecondsSinceEpoch + hours * 3_600_000)
        try await store.keep(
            OneTimeLink(
                token: token.digest,
                council: office.key,
                purpose: purpose,
                account: account,
                expiresAt: expiry
            )
        )
        return token
    }
}
