package import Foundation
import HashTreeCollections

/// What can happen to meetings and decisions.
package enum GovernanceChange: Equatable, Sendable {
    case meetingRecorded(Meeting)
    case decisionRecorded(Decision)
    case preElectionPeriodRecorded(PreElectionPeriod)
}

extension GovernanceChange: ChangeFamily {
    package var kind: String {
        switch self {
        case .meetingRecorded: "governance.meeting-recorded"
        case .decisionRecorded: "governance.decision-recorded"
        case .preElectionPeriodRecorded: "governance.pre-election-period-recorded"
        }
    }

    package var payload: any Encodable {
        switch self {
        case .meetingRecorded(let meeting): meeting
        case .decisionRecorded(let decision): decision
        case .preElectionPeriodRecorded(let period): period
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        switch kind {
        case "governance.meeting-recorded": self = .meetingRecorded(try decoder.decode(Meeting.self, from: payload))
        case "governance.decision-recorded": self = .decisionRecorded(try decoder.decode(Decision.self, from: payload))
        case "governance.pre-election-period-recorded":
            self = .preElectionPeriodRecorded(try decoder.decode(PreElectionPeriod.self, from: payload))
        default: return nil
        }
    }

    package func apply(to council: inout Council, at _: Int) {
        switch self {
        case .meetingRecorded(let meeting): council.meetings[meeting.key] = meeting
        case .decisionRecorded(let decision): council.decisions[decision.id] = decision
        case .preElectionPeriodRecorded(let period): council.preElectionPeriods[period.id] = period
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
        case .preElectionPeriodRecorded(let period):
            .preElectionPeriodRecorded(
                PreElectionPeriod(id: period.id, election: mark, starts: period.starts, ends: period.ends)
            )
        }
    }

    package func summary(in council: Council) -> String {
        switch self {
        case .meetingRecorded(let meeting): "Recorded the meeting of \(meeting.body) on \(meeting.day.inWords)"
        case .decisionRecorded(let decision): "Recorded the decision of \(decision.body) of \(decision.day.inWords)"
        case .preElectionPeriodRecorded(let period):
            "Recorded the pre-election period for \(period.election), \(period.starts.inWords) to \(period.ends.inWords)"
        }
    }
}
