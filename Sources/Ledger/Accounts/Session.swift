package import PlanDomain

/// One browser in which a person is signed in, or on the way to it; known by the hash of its token alone.
package struct Session: Equatable, Codable, Sendable {
    package let token: Digest
    package let account: Account.ID
    package let council: CouncilKey
    package let startedAt: Moment
    package var lastUsedAt: Moment
    package var stage: Stage

    /// The start of the browser's own name, so that people can tell their sessions apart.
    package let browser: String

    /// What the person might do when the token was made; when that changes, so does the token.
    package let roles: String

    package init(
        token: Digest,
        account: Account.ID,
        council: CouncilKey,
        startedAt: Moment,
        stage: Stage,
        browser: String,
        roles: String
    ) {
        self.token = token
        self.account = account
        self.council = council
        self.startedAt = startedAt
        lastUsedAt = startedAt
        self.stage = stage
        self.browser = browser
        self.roles = roles
    }

    /// How far the sign-in has come.
    package enum Stage: String, Codable, Sendable {
        /// The password was right; a code is still to come.
        case awaitingCode = "awaiting-code"

        /// Signed in, but the person's roles ask for codes and none is set up: nothing else opens before.
        case settingUpCode = "setting-up-code"
        case signedIn = "signed-in"
    }
}
