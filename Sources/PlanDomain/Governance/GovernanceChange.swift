package import Foundation
import HashTreeCollections

/// What can happen to meetings and decisions.
package enum GovernanceChange: Equatable, Sendable {
    case meetingRecorded(Meeting)
    case decisionRecorded(Decision)
}

extension GovernanceChange: ChangeFamily {
    package var kind: String {
        switch self {
        case .meetingRecorded: "governance.meeting-recorded"
        case .decisionRecorded: "governance.decision-recorded"
        }
    }

    package var payload: any Encodable {
        switch self {
        case .meetingRecorded(let meeting): meeting
        case .decisionRecorded(let decision): decision
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        switch kind {
        case "governance.meeting-recorded": self = .meetingRecorded(try decoder.decode(Meeting.self, from: payload))
        case "governance.decision-recorded": self = .decisionRecorded(try decoder.decode(Decision.self, from: payload))
        default: return nil
        }
    }

    package func apply(to council: inout Council, at _: Int) {
        switch self {
        case .meetingRecorded(let meeting): council.meetings[meeting.key] = meeting
        case .decisionRecorded(let decision): council.decisions[decision.id] = decision
        }
    }

    package func withoutFreeText(_ mark: String) -> GovernanceChange {
        switch self {
        case .meetingRecorded(let meeting):
            .meetingRecorded(Meeting(key: meeting.key, body: meeting.body, day: meeting.day, source: mark))
        case .decisionRecorded(let decision):
            .decisionRecorded(
                Decision(
                    id: decision.id,
                    planID: decision.planID,
                    body: decision.body,
                    day: decision.day,
                    outcome: mark,
                    reference: decision.reference,
                    source: mark
                )
            )
        }
    }

    package func summary(in council: Council) -> String {
        switch self {
        case .meetingRecorded(let meeting): "Recorded the meeting of \(meeting.body) on \(meeting.day.inWords)"
        case .decisionRecorded(let decision): "Recorded the decision of \(decision.body) of \(decision.day.inWords)"
        }
    }
}
