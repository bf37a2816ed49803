package import Foundation

/// By what an account proves that it is who it says; no password and no code stands here as it was typed.
package struct Credentials: Equatable, Codable, Sendable {
    /// The hash of the password with its salt and cost, as `PasswordHash` writes it; nil while none is set.
    package var passwordHash: String?

    /// The shared secret of one-time codes (RFC 6238); nil while none is set up.
    package var codeSecret: Data?

    /// Hashes of the recovery codes that are still unused.
    package var recoveryCodes: [String]

    /// The name by which an identity provider knows the account: the issuer's own, a space, and the subject's there.
    package var openIDSubject: String?

    /// Hashes of what the browsers keep with which the person got in before, the newest last.
    package var browsers: [String]

    /// More than anybody uses at a time.
    package static let browserLimit = 8

    package init(
        passwordHash: String? = nil,
        codeSecret: Data? = nil,
        recoveryCodes: [String] = [],
        openIDSubject: String? = nil,
        browsers: [String] = []
    ) {
        self.passwordHash = passwordHash
        self.codeSecret = codeSecret
        self.recoveryCodes = recoveryCodes
        self.openIDSubject = openIDSubject
        self.browsers = browsers
    }

    /// Makes a browser the newest of those known; the one unused for longest gives way.
    package mutating func remember(browser: Digest) {
        browsers = (browsers.filter { $0 != browser.description } + [browser.description]).suffix(Self.browserLimit)
    }

    /// Reads what was written before there were browsers to know, too.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            passwordHash: try values.decodeIfPresent(String.self, forKey: .passwordHash),
            codeSecret: try values.decodeIfPresent(Data.self, forKey: .codeSecret),
            recoveryCodes: try values.decodeIfPresent([String].self, forKey: .recoveryCodes) ?? [],
            openIDSubject: try values.decodeIfPresent(String.self, forKey: .openIDSubject),
            browsers: try values.decodeIfPresent([String].self, forKey: .browsers) ?? []
        )
    }
}
