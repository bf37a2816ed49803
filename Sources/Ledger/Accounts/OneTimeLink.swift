package import PlanDomain

/// An address that works once: an invitation, a new password, the first administrator.
package struct OneTimeLink: Equatable, Codable, Sendable {
    package let token: Digest
    package let council: CouncilKey
    package let purpose: Purpose

    /// Nil where the account is still to be made.
    package let account: Account.ID?
    package let expiresAt: Moment

    package init(token: Digest, council: CouncilKey, purpose: Purpose, account: Account.ID?, expiresAt: Moment) {
        self.token = token
        self.council = council
        self.purpose = purpose
        self.account = account
        self.expiresAt = expiresAt
    }

    package enum Purpose: String, Codable, Sendable {
        case firstRun = "first-run"
        case invitation
        case reset
    }
}
