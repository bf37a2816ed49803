/// Where the links in mails lead; the web target alone knows how addresses are spelled.
package struct LinkAddresses: Sendable {
    package let invitation: @Sendable (SecretToken) -> String
    package let reset: @Sendable (SecretToken) -> String
    package let firstRun: @Sendable (SecretToken) -> String

    package init(
        invitation: @escaping @Sendable (SecretToken) -> String,
        reset: @escaping @Sendable (SecretToken) -> String,
        firstRun: @escaping @Sendable (SecretToken) -> String
    ) {
        self.invitation = invitation
        self.reset = reset
        self.firstRun = firstRun
    }
}
