import HashTreeCollections

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

    /// Nil while it was never on the public page.
    package internal(set) var publicity: Publicity?

    package init(id: ID, bodyKey: String, question: String, askedAt: String, dueMeetingKey: String) {
        self.id = id
        self.bodyKey = bodyKey
        self.question = question
        self.askedAt = askedAt
        self.dueMeetingKey = dueMeetingKey
    }

    /// As far as it was put on the public page; nil while it is not there.
    var shown: InformationRequest? {
        guard let publicity, publicity.isShown else { return nil }
        var shown = self
        if !publicity.hasEnding { shown.answer = nil }
        return shown
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

extension Council {
    /// By the meeting at which each was asked, the newest first.
    package var informationRequestsByMeeting: [InformationRequest] {
        informationRequests.values.sorted {
            (dayNumber(of: $1.askedAt), $0.id) < (dayNumber(of: $0.askedAt), $1.id)
        }
    }
}
