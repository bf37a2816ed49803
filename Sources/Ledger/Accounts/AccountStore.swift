package import PlanDomain

/// Where people, their credentials and their sessions are kept: beside the record and never in it.
///
/// What is used once is used by one caller only, however many ask at the same moment.
package protocol AccountStore: Sendable {
    func accounts(of council: CouncilKey) async throws -> [Account]
    func account(_ id: Account.ID, of council: CouncilKey) async throws -> Account?

    /// The address in the form in which `Account.normal` gives it.
    func account(email: String, of council: CouncilKey) async throws -> Account?

    /// The account that the identity provider knows under a name.
    func account(openIDSubject subject: String, of council: CouncilKey) async throws -> Account?

    /// Gives false, and keeps nothing, when another account of the council has the e-mail address.
    func keep(_ account: Account, of council: CouncilKey) async throws -> Bool

    /// Writes how far a person has read, and nothing else of the account: it may have changed meanwhile.
    func keep(lastSeenPosition: Int, of account: Account.ID) async throws

    func credentials(of account: Account.ID) async throws -> Credentials

    /// Reads, changes and writes credentials at one go, so that nothing comes back that another has changed meanwhile.
    ///
    /// Writes nothing when the change says false; gives what it said.
    @discardableResult
    func change(
        credentialsOf account: Account.ID,
        _ change: @escaping @Sendable (inout Credentials) -> Bool
    ) async throws -> Bool

    /// Uses up a time step of one-time codes; false when it, or a later one, was used before.
    func useCodeStep(_ step: Int, of account: Account.ID) async throws -> Bool

    /// Uses up a recovery code; false when there is no such code.
    func useRecoveryCode(_ digest: Digest, of account: Account.ID) async throws -> Bool

    func keep(_ session: Session) async throws

    /// Writes when a session was last used; one that was ended meanwhile stays ended.
    func keep(lastUsedAt: Moment, of token: Digest) async throws

    /// A session and whose it is, as both stand in one reading; nil without either.
    func session(_ token: Digest) async throws -> (session: Session, account: Account)?
    func sessions(of account: Account.ID) async throws -> [Session]
    func endSession(_ token: Digest) async throws

    /// Ends all sessions of an account but the one named.
    func endSessions(of account: Account.ID, except token: Digest?) async throws

    func keep(_ link: OneTimeLink) async throws
    func link(_ token: Digest) async throws -> OneTimeLink?

    /// Takes a link out of the store; nil when somebody else has used it already.
    func useLink(_ token: Digest) async throws -> OneTimeLink?

    /// Takes back every link of one purpose that leads to an account.
    func removeLinks(for purpose: OneTimeLink.Purpose, of account: Account.ID?, in council: CouncilKey) async throws

    func throttle(_ key: String) async throws -> Throttle?
    func keep(_ throttle: Throttle) async throws
    func forgetThrottle(_ key: String) async throws

    func keep(_ draft: Draft) async throws
    func draft(of account: Account.ID, about subject: String, in council: CouncilKey) async throws -> Draft?
    func drafts(of account: Account.ID, in council: CouncilKey) async throws -> [Draft]
    func removeDraft(of account: Account.ID, about subject: String, in council: CouncilKey) async throws

    func keep(_ event: SecurityEvent) async throws

    /// The newest first.
    func securityEvents(of council: CouncilKey, limit: Int) async throws -> [SecurityEvent]

    func keep(_ mail: OutgoingMail) async throws
    func mails(due moment: Moment, limit: Int) async throws -> [OutgoingMail]
    func mails(limit: Int) async throws -> [OutgoingMail]

    /// Takes a mail that is due for sending, until a later moment; false when another sender has it or it is done with.
    func claim(_ mail: OutgoingMail, at now: Moment, until later: Moment) async throws -> Bool

    /// Removes what has run out: sessions and links, throttles, and events at the door and mails that are done with, from
    /// before the moments given.
    func forget(endedBefore moment: Moment, throttlesBefore: Moment, eventsBefore: Moment) async throws
}
