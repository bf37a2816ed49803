extension OpenIDProvider {
    /// What a council agreed with its provider.
    package struct Configuration: Sendable {
        /// As the provider spells it, to the letter: "https://login.microsoftonline.com/<tenant>/v2.0".
        package let issuer: String
        package let clientID: String

        /// Nil for a client that is registered without one; PKCE protects it.
        package let clientSecret: String?

        /// Where the provider sends the browser back, as it was registered.
        package let redirectAddress: String
        package let scopes: [String]

        /// The claim that lists a person's groups; Entra's holds identifiers, not names.
        package let groupsClaim: String

        /// The organisations (Entra's `tid`) that may sign in through an issuer that serves many, such as "common".
        ///
        /// Anyone on earth can have an account there, so with none listed nobody is let in. An issuer of one
        /// organisation needs none.
        package let tenants: Set<String>

        package init(
            issuer: String,
            clientID: String,
            clientSecret: String?,
            redirectAddress: String,
            scopes: [String] = ["openid", "email", "profile"],
            groupsClaim: String = "groups",
            tenants: Set<String> = []
        ) {
            self.issuer = issuer
            self.clientID = clientID
            self.clientSecret = clientSecret
            self.redirectAddress = redirectAddress
            self.scopes = scopes
            self.groupsClaim = groupsClaim
            self.tenants = Set(tenants.map { $0.lowercased() })
        }
    }
}
