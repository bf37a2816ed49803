/// What a scrutiny committee sets going beside its comments: the three standing outputs of Stockport's committees.
package struct ScrutinyOutput: Equatable, Codable, Sendable {
    package typealias ID = Identifier<ScrutinyOutput>

    package let id: ID
    package let kind: Kind
    package let bodyKey: String
    package let meetingKey: String
    package let text: String

    /// The post that acts; needed for a corrective action.
    package let owner: String

    /// By when; needed for a corrective action.
    package let due: Day?
    package internal(set) var closing: Closing?

    /// Since when it stands on the public page; nil while it does not.
    package internal(set) var shownSince: Day?

    package init(
        id: ID,
        kind: Kind,
        bodyKey: String,
        meetingKey: String,
        text: String,
        owner: String = "",
        due: Day? = nil
    ) {
        self.id = id
        self.kind = kind
        self.bodyKey = bodyKey
        self.meetingKey = meetingKey
        self.text = text
        self.owner = owner
        self.due = due
    }

    package enum Kind: String, CaseIterable, Codable, Sendable {
        case correctiveAction = "corrective-action"
        case issueForCabinet = "issue-for-cabinet"
        case goodPractice = "good-practice"

        package var name: String {
            switch self {
            case .correctiveAction: "Corrective action"
            case .issueForCabinet: "Issue for Cabinet"
            case .goodPractice: "Good practice to share"
            }
        }
    }

    package struct Closing: Equatable, Codable, Sendable {
        package let day: Day
        package let outcome: String

        package init(day: Day, outcome: String) {
            self.day = day
            self.outcome = outcome
        }
    }
}
