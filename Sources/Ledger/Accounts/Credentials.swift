package import Foundation
package import PlanDomain

/// By what an account proves that it is who it says; no password and no code stands here as it was typed.
package struct Credentials: Equatable, Codable, Sendable {
    /// The hash of the password with its salt and cost, as `PasswordHash` writes it; nil while none is set.
    package var passwordHash: String?

    /// The shared secret of one-time codes (RFC 6238); nil while none is set up.
    package var codeSecret: Data?

    /// Hashes of the recovery codes that are still unused.
    package var recoveryCodes: [String]

    /// The subject under which the council's identity provider knows the account.
    package var openIDSubject: String?

    package init(
        passwordHash: String? = nil,
        codeSecret: Data? = nil,
        recoveryCodes: [String] = [],
        openIDSubject: String? = nil
    ) {
        self.passwordHash = passwordHash
        self.codeSecret = codeSecret
        self.recoveryCodes = recoveryCodes
        self.openIDSubject = openIDSubject
    }
}

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

/// How often something failed of late, so that each next try waits longer.
package struct Throttle: Equatable, Codable, Sendable {
    package let key: String
    package var failures: Int
    package var lastFailureAt: Moment

    package init(key: String, failures: Int, lastFailureAt: Moment) {
        self.key = key
        self.failures = failures
        self.lastFailureAt = lastFailureAt
    }
}

/// Words that a person has typed and not saved: kept on the server, so that a closed laptop loses nothing.
package struct Draft: Equatable, Codable, Sendable {
    package let account: Account.ID
    package let council: CouncilKey

    /// What they are about: the id of an element or a plan.
    package let subject: String

    /// The revision of the text that the author began from.
    package let seen: Int
    package let fields: [String: String]
    package let savedAt: Moment

    package init(
        account: Account.ID,
        council: CouncilKey,
        subject: String,
        seen: Int,
        fields: [String: String],
        savedAt: Moment
    ) {
        self.account = account
        self.council = council
        self.subject = subject
        self.seen = seen
        self.fields = fields
        self.savedAt = savedAt
    }
}

/// Something that happened at the door: a sign-in, a refusal, a new password.
package struct SecurityEvent: Equatable, Codable, Sendable {
    package let council: CouncilKey
    package let at: Moment
    package let kind: Kind

    /// Nil where nobody is known by what was typed.
    package let account: Account.ID?

    /// The network address that it came from.
    package let address: String

    package init(council: CouncilKey, at: Moment, kind: Kind, account: Account.ID?, address: String) {
        self.council = council
        self.at = at
        self.kind = kind
        self.account = account
        self.address = address
    }

    package enum Kind: String, CaseIterable, Codable, Sendable {
        case signedIn = "signed-in"
        case signInRefused = "sign-in-refused"
        case signInThrottled = "sign-in-throttled"
        case codeRefused = "code-refused"
        case recoveryCodeUsed = "recovery-code-used"
        case signedOut = "signed-out"
        case signedOutEverywhere = "signed-out-everywhere"
        case passwordSet = "password-set"
        case codesSetUp = "codes-set-up"
        case codesRemoved = "codes-removed"
        case invited
        case resetAsked = "reset-asked"
        case accountAdded = "account-added"
        case accountChanged = "account-changed"
        case accountDisabled = "account-disabled"
        case accountEnabled = "account-enabled"

        package var name: String {
            switch self {
            case .signedIn: "Signed in"
            case .signInRefused: "Sign-in refused"
            case .signInThrottled: "Sign-in slowed down"
            case .codeRefused: "One-time code refused"
            case .recoveryCodeUsed: "Recovery code used"
            case .signedOut: "Signed out"
            case .signedOutEverywhere: "Signed out everywhere"
            case .passwordSet: "Password set"
            case .codesSetUp: "One-time codes set up"
            case .codesRemoved: "One-time codes removed"
            case .invited: "Invitation made"
            case .resetAsked: "New password asked for"
            case .accountAdded: "Account added"
            case .accountChanged: "Account changed"
            case .accountDisabled: "Account disabled"
            case .accountEnabled: "Account enabled"
            }
        }
    }
}

/// A mail that is to go out, with what became of it so far.
package struct OutgoingMail: Equatable, Codable, Sendable {
    /// Also its Message-ID: a mail server that sees it twice knows it.
    package let id: String
    package let to: String
    package let subject: String
    package let text: String
    package let createdAt: Moment
    package var attempts: Int
    package var nextAttemptAt: Moment
    package var state: State

    /// Why the last attempt failed, without personal data.
    package var problem: String?

    package init(id: String, to: String, subject: String, text: String, createdAt: Moment) {
        self.id = id
        self.to = to
        self.subject = subject
        self.text = text
        self.createdAt = createdAt
        attempts = 0
        nextAttemptAt = createdAt
        state = .waiting
    }

    package enum State: String, Codable, Sendable {
        case waiting
        case sent
        case givenUp = "given-up"
    }
}
