package import Foundation

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
