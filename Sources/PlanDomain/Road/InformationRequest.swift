/// A question that members of scrutiny asked, with the meeting by which they want the answer.
package struct InformationRequest: Equatable, Codable, Sendable {
    package typealias ID = Identifier<InformationRequest>

    package let id: ID
    package let bodyKey: String
    package let question: String

    /// The meeting at which it was asked, and the one by which the answer is due.
    package let askedAt: String
    package let dueMeetingKey: String
    package internal(set) var answer: Answer?

    /// Since when it stands on the public page; nil while it does not.
    package internal(set) var shownSince: Day?

    package init(id: ID, bodyKey: String, question: String, askedAt: String, dueMeetingKey: String) {
        self.id = id
        self.bodyKey = bodyKey
        self.question = question
        self.askedAt = askedAt
        self.dueMeetingKey = dueMeetingKey
    }

    package struct Answer: Equatable, Codable, Sendable {
        package let day: Day
        package let text: String

        package init(day: Day, text: String) {
            self.day = day
            self.text = text
        }
    }
}
