package import PlanDomain

/// Something that happened at the door: a sign-in, a refusal, a new password.
package struct SecurityEvent: Equatable, Codable, Sendable {
    package let council: CouncilKey
    package let at: Moment
    package let kind: Kind

    /// Nil where nobody is known by what was typed.
    package let account: Account.ID?

    /// The network address that it came from.
    package let address: String

    /// Who did it, where that is somebody else than the account's own person: an administrator, or the operator.
    package let actor: Account.ID?

    package init(
        council: CouncilKey,
        at: Moment,
        kind: Kind,
        account: Account.ID?,
        address: String,
        actor: Account.ID? = nil
    ) {
        self.council = council
        self.at = at
        self.kind = kind
        self.account = account
        self.address = address
        self.actor = actor
    }

    package enum Kind: String, CaseIterable, Codable, Sendable {
        case signedIn = "signed-in"
        case signInRefused = "sign-in-refused"
        case signInThrottled = "sign-in-throttled"
        case providerRefused = "provider-refused"
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
            case .providerRefused: "Identity provider's answer refused"
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
