package import PlanDomain

/// A mail that is to go out, with what became of it so far.
package struct OutgoingMail: Equatable, Codable, Sendable {
    /// Also its Message-ID: a mail server that sees it twice knows it.
    package let id: String
    package let to: String
    package let subject: String

    /// Emptied once the mail has gone out or was given up: it may hold what opens a door.
    package var text: String
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
