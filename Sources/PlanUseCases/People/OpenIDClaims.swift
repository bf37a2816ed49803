import Foundation

/// What a provider says about a person who signed in.
package struct OpenIDClaims: Equatable, Sendable {
    /// Who it is, for ever and at this provider: the only claim by which an account may be found again.
    ///
    /// Elsewhere it is the claim `sub`. Microsoft Entra ID makes a new `sub` for each application it knows, so that a
    /// council that registered Throughline again would find all its people strangers; what lasts is the person's object
    /// in the organisation's directory, "<tid>/<oid>". That pair is only believed where the issuer names the same
    /// organisation: at other providers people may be able to fill in claims of these names.
    package let subject: String

    /// To be shown and written to; whoever matches accounts by it must ask `isEmailVerified`.
    package let email: String?

    /// The provider checked that the address is theirs: `email_verified`, or Entra's `xms_edov`.
    ///
    /// Entra's e-mail claims are otherwise whatever an administrator of any organisation typed in.
    package let isEmailVerified: Bool
    package let name: String?

    /// Entra's are GUIDs of groups, not their names.
    package let groups: [String]

    /// The person is in more groups than fit into a token, so `groups` says nothing about those that it lacks.
    package let hasGroupOverage: Bool

    package init(
        subject: String,
        email: String?,
        isEmailVerified: Bool,
        name: String?,
        groups: [String],
        hasGroupOverage: Bool
    ) {
        self.subject = subject
        self.email = email
        self.isEmailVerified = isEmailVerified
        self.name = name
        self.groups = groups
        self.hasGroupOverage = hasGroupOverage
    }

    init(_ token: OpenIDToken, groupsClaim: String) throws {
        guard let subject = Self.directoryObject(token) ?? token.text("sub"), (1...255).contains(subject.utf8.count)
        else { throw OpenIDFault(.tokenInvalid, "The ID token does not say whom it is about.") }
        let email = token.text("email")
        self.init(
            subject: subject,
            // A sign-in name often is an address; nobody vouches for it.
            email: email ?? token.text("preferred_username").flatMap { $0.contains("@") ? $0 : nil },
            isEmailVerified: email != nil && Self.isVouchedFor(token),
            name: token.text("name"),
            groups: token[groupsClaim]?.texts ?? [],
            hasGroupOverage: token["_claim_names"]?[groupsClaim] != nil
        )
    }

    private static func directoryObject(_ token: OpenIDToken) -> String? {
        guard let tenant = token.text("tid")?.lowercased(), UUID(uuidString: tenant) != nil,
            let object = token.text("oid")?.lowercased(), UUID(uuidString: object) != nil,
            let issuer = token.text("iss")?.lowercased(), issuer.split(separator: "/").contains(Substring(tenant))
        else { return nil }
        return "\(tenant)/\(object)"
    }

    private static func isVouchedFor(_ token: OpenIDToken) -> Bool {
        token["email_verified"] == .truth(true) || token["xms_edov"] == .truth(true) || token["xms_edov"] == .number(1)
    }
}
