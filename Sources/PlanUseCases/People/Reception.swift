import HashTreeCollections
import Ledger
package import PlanDomain

/// What an administrator does with accounts; posts and who holds them are in the record.
package struct Reception: Sendable {
    private let desk: FrontDesk
    private let outbox: Outbox
    private let addresses: LinkAddresses

    package init(desk: FrontDesk, outbox: Outbox, addresses: LinkAddresses) {
        self.desk = desk
        self.outbox = outbox
        self.addresses = addresses
    }

    /// How a request about an account ended.
    package enum Ending: Equatable, Sendable {
        case done(Account)
        case refused([Issue])
        case notAllowed(Refusal)
        case unknown
    }

    /// Adds an account and sends its invitation.
    package func add(
        name: String,
        email: String,
        kind: Account.Kind,
        identities: IdentitySource,
        as actor: Account.ID,
        from caller: FrontDesk.Caller
    ) async throws -> Ending {
        if let refusal = refusal(of: actor) { return .notAllowed(refusal) }
        let issues = Account.issues(name: name, email: email)
        guard issues.isEmpty else { return .refused(issues) }
        let account = Account(
            id: identities.identity(for: Account.self),
            name: name.trimmingSpaces,
            email: Account.normal(email: email),
            kind: kind,
            createdAt: desk.now(),
            lastSeenPosition: desk.office.council.position
        )
        guard try await desk.store.keep(account, of: desk.office.key) else {
            return .refused([Issue(field: "email", code: "email-taken", detail: account.email)])
        }
        try await desk.directory.reload()
        try await desk.note(.accountAdded, account.id, caller, by: actor)
        try await invite(account, from: caller, by: actor)
        return .done(account)
    }

    /// Sends the invitation anew; the one before stops working.
    package func inviteAgain(_ id: Account.ID, as actor: Account.ID, from caller: FrontDesk.Caller) async throws
        -> Ending
    {
        if let refusal = refusal(of: actor) { return .notAllowed(refusal) }
        guard let account = try await desk.store.account(id, of: desk.office.key), account.isActive else {
            return .unknown
        }
        try await invite(account, from: caller, by: actor)
        return .done(account)
    }

    /// Changes a name, an address or a kind.
    ///
    /// Links that went to an address before open nothing any more, and it is told: whoever reads it may not be the person.
    package func change(
        _ id: Account.ID,
        name: String,
        email: String,
        kind: Account.Kind,
        as actor: Account.ID,
        from caller: FrontDesk.Caller
    ) async throws -> Ending {
        if let refusal = refusal(of: actor) { return .notAllowed(refusal) }
        guard var account = try await desk.store.account(id, of: desk.office.key) else { return .unknown }
        let issues = Account.issues(name: name, email: email)
        guard issues.isEmpty else { return .refused(issues) }
        let before = account
        account.name = name.trimmingSpaces
        account.email = Account.normal(email: email)
        account.kind = kind
        guard try await desk.store.keep(account, of: desk.office.key) else {
            return .refused([Issue(field: "email", code: "email-taken", detail: account.email)])
        }
        try await desk.directory.reload()
        try await desk.note(.accountChanged, id, caller, by: actor)
        if account.email != before.email { try await moved(account, from: before, caller, by: actor) }
        return .done(account)
    }

    private func moved(
        _ account: Account,
        from before: Account,
        _ caller: FrontDesk.Caller,
        by actor: Account.ID
    ) async throws {
        try await removeLinks(of: account.id)
        if account.id != actor { try await desk.store.endSessions(of: account.id, except: nil) }
        try await outbox.send(MailText.addressChanged(before, councilName), to: before)
        let credentials = try await desk.store.credentials(of: account.id)
        guard account.isActive, credentials.passwordHash == nil, credentials.openIDSubject == nil else { return }
        try await invite(account, from: caller, by: actor)
    }

    private func removeLinks(of id: Account.ID) async throws {
        for purpose in [OneTimeLink.Purpose.invitation, .reset] {
            try await desk.store.removeLinks(for: purpose, of: id, in: desk.office.key)
        }
    }

    /// Shuts an account out at once, ends the posts it holds, and gives them to somebody else where one is named.
    package func disable(
        _ id: Account.ID,
        postsTo successor: Account.ID?,
        identities: IdentitySource,
        as actor: Account.ID,
        from caller: FrontDesk.Caller
    ) async throws -> Ending {
        if let refusal = refusal(of: actor) { return .notAllowed(refusal) }
        guard var account = try await desk.store.account(id, of: desk.office.key) else { return .unknown }
        guard id != actor else { return .refused([Issue(field: "account", code: "disable-oneself")]) }
        if let successor, desk.directory.account(successor)?.isActive != true || successor == id {
            return .refused([Issue(field: "successor", code: "successor-unknown")])
        }
        if let issues = try await endPosts(of: id, inFavourOf: successor, identities, as: actor) {
            return .refused(issues)
        }
        account.isActive = false
        _ = try await desk.store.keep(account, of: desk.office.key)
        try await desk.store.endSessions(of: id, except: nil)
        try await removeLinks(of: id)
        try await desk.directory.reload()
        try await desk.note(.accountDisabled, id, caller, by: actor)
        return .done(account)
    }

    package func enable(_ id: Account.ID, as actor: Account.ID, from caller: FrontDesk.Caller) async throws -> Ending {
        if let refusal = refusal(of: actor) { return .notAllowed(refusal) }
        guard var account = try await desk.store.account(id, of: desk.office.key) else { return .unknown }
        account.isActive = true
        _ = try await desk.store.keep(account, of: desk.office.key)
        try await desk.directory.reload()
        try await desk.note(.accountEnabled, id, caller, by: actor)
        return .done(account)
    }

    /// Makes an account whose device is lost as new: its sessions end, and a link for a new password is sent.
    package func resetCodes(_ id: Account.ID, as actor: Account.ID, from caller: FrontDesk.Caller) async throws
        -> Ending
    {
        if let refusal = refusal(of: actor) { return .notAllowed(refusal) }
        guard let account = try await desk.store.account(id, of: desk.office.key) else { return .unknown }
        try await desk.resetCredentials(of: id, from: caller, by: actor)
        let link = try await desk.resetLink(for: id)
        try await outbox.send(MailText.codesReset(account, councilName, addresses.reset(link)), to: account)
        return .done(account)
    }

    private func invite(_ account: Account, from caller: FrontDesk.Caller, by actor: Account.ID) async throws {
        let link = try await desk.invitationLink(for: account.id, from: caller, by: actor)
        try await outbox.send(MailText.invitation(account, councilName, addresses.invitation(link)), to: account)
    }

    private var councilName: String { desk.office.council.profile?.name ?? "the council" }

    private func endPosts(
        of id: Account.ID,
        inFavourOf successor: Account.ID?,
        _ identities: IdentitySource,
        as actor: Account.ID
    ) async throws -> [Issue]? {
        let today = desk.now().dayInLondon
        let held = desk.office.council.appointments.values.filter { $0.account == id && $0.holds(on: today) }
        let why = "The holder leaves"
        // Who follows is appointed first, so that no post, and no last administrator's, is ever empty.
        for appointment in held {
            guard let successor else { continue }
            let next = Appointment(
                id: identities.identity(for: Appointment.self),
                postID: appointment.postID,
                account: successor,
                from: today
            )
            let outcome = try await desk.office.perform(AppointToPost(next), as: actor, because: why)
            if case .refused(let issues) = outcome { return issues }
        }
        for appointment in held {
            let end = EndAppointment(appointmentID: appointment.id, until: today.before)
            let outcome = try await desk.office.perform(end, as: actor, because: why)
            if case .refused(let issues) = outcome { return issues }
        }
        for delegation in desk.office.council.delegations.values
        where (delegation.to == id || delegation.by == id) && delegation.holds(on: today) {
            let end = EndDelegation(delegationID: delegation.id, until: today.before)
            _ = try await desk.office.perform(end, as: actor, because: why)
        }
        return nil
    }

    private func refusal(of actor: Account.ID) -> Refusal? {
        guard actor != Account.machineOperator else { return nil }
        let today = desk.now().dayInLondon
        switch desk.office.council.verdict(on: .managePeople, about: .council, for: actor, on: today) {
        case .allowed: return nil
        case .refused(let refusal): return refusal
        }
    }
}
