/// What a scrutiny committee says of an item, and what became of it.
package struct ScrutinyComment: Equatable, Codable, Sendable {
    package typealias ID = Identifier<ScrutinyComment>

    package let id: ID
    package let itemID: GovernanceItem.ID

    /// From 1 within the item, for life.
    package let number: Int
    package let bodyKey: String
    package let meetingKey: String
    package let text: String
    package let target: Target
    package internal(set) var response: Response?

    /// The entry that made it: how the plan read before it can be looked up there.
    package internal(set) var sequence: Int

    /// The meeting to which comment and response were reported; public from then on.
    package internal(set) var reportedTo: String?

    package init(
        id: ID,
        itemID: GovernanceItem.ID,
        number: Int,
        bodyKey: String,
        meetingKey: String,
        text: String,
        target: Target
    ) {
        self.id = id
        self.itemID = itemID
        self.number = number
        self.bodyKey = bodyKey
        self.meetingKey = meetingKey
        self.text = text
        self.target = target
        sequence = 0
    }

    /// What a comment is about.
    package struct Target: Equatable, Codable, Sendable {
        /// Nil for the whole plan.
        package let elementID: PlanElement.ID?

        /// The sentence meant, word for word; nil for all of the element.
        package let sentence: String?

        package init(elementID: PlanElement.ID? = nil, sentence: String? = nil) {
            self.elementID = elementID
            self.sentence = sentence
        }
    }

    /// The executive's answer.
    package struct Response: Equatable, Codable, Sendable {
        package let answer: Answer
        package let reasons: String
        package let day: Day

        /// The words that changed because of it, as they stood before and after.
        package let change: TextChange?

        package init(answer: Answer, reasons: String, day: Day, change: TextChange? = nil) {
            self.answer = answer
            self.reasons = reasons
            self.day = day
            self.change = change
        }
    }

    package enum Answer: String, CaseIterable, Codable, Sendable {
        case accepted
        case inPart = "in-part"
        case notAccepted = "not-accepted"

        package var name: String {
            switch self {
            case .accepted: "Accepted"
            case .inPart: "Accepted in part"
            case .notAccepted: "Not accepted"
            }
        }
    }

    /// One text of an element before and after.
    package struct TextChange: Equatable, Codable, Sendable {
        package let elementID: PlanElement.ID
        package let field: TextField
        package let before: String
        package let after: String

        package init(elementID: PlanElement.ID, field: TextField, before: String, after: String) {
            self.elementID = elementID
            self.field = field
            self.before = before
            self.after = after
        }
    }
}
