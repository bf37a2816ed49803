package import PlanDomain

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
