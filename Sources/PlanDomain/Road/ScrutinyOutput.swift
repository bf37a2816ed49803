import HashTreeCollections

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

    /// Nil while it was never on the public page.
    package internal(set) var publicity: Publicity?

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

    /// As far as it was put on the public page; nil while it is not there.
    var shown: ScrutinyOutput? {
        guard let publicity, publicity.isShown else { return nil }
        var shown = self
        if !publicity.hasEnding { shown.closing = nil }
        return shown
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

extension Council {
    /// The newest meeting first.
    package var scrutinyOutputsByMeeting: [ScrutinyOutput] {
        scrutinyOutputs.values.sorted {
            (dayNumber(of: $1.meetingKey), $0.id) < (dayNumber(of: $0.meetingKey), $1.id)
        }
    }

    /// To sort by; what has no meeting comes last.
    func dayNumber(of meeting: String) -> Int { meetings[meeting]?.day.daysSinceEpoch ?? 0 }
}
