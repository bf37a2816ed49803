package import Foundation
import HashTreeCollections

/// What can happen to bodies, meetings, notices and decisions.
package enum GovernanceChange: Equatable, Sendable {
    case rulesSet(GovernanceRules)
    case bodyRecorded(Body)
    case meetingRecorded(Meeting)
    case meetingMoved(MeetingMoved)
    case meetingCancelled(MeetingCancelled)
    case noticePublished(KeyDecisionNotice)
    case decisionRecorded(Decision)
    case decisionCorrected(DecisionCorrected)
    case decisionPublished(DecisionPublished)
    case decisionCalledIn(DecisionCalledIn)
    case callInConcluded(CallInConcluded)
    case decisionImplemented(DecisionDay)
    case preElectionPeriodRecorded(PreElectionPeriod)

    package struct MeetingMoved: Equatable, Codable, Sendable {
        package let key: String
        package let day: Day
        package let reason: String

        package init(key: String, day: Day, reason: String) {
            self.key = key
            self.day = day
            self.reason = reason
        }
    }

    package struct MeetingCancelled: Equatable, Codable, Sendable {
        package let key: String
        package let reason: String

        package init(key: String, reason: String) {
            self.key = key
            self.reason = reason
        }
    }

    package struct DecisionCorrected: Equatable, Codable, Sendable {
        package let decision: Decision
        package let reason: String
        package let day: Day
    }

    package struct DecisionPublished: Equatable, Codable, Sendable {
        package let decisionID: Decision.ID
        package let day: Day
        package let callInWindow: CallInWindow?
    }

    package struct DecisionDay: Equatable, Codable, Sendable {
        package let decisionID: Decision.ID
        package let day: Day

        package init(decisionID: Decision.ID, day: Day) {
            self.decisionID = decisionID
            self.day = day
        }
    }

    package struct DecisionCalledIn: Equatable, Codable, Sendable {
        package let decisionID: Decision.ID
        package let callIn: CallIn

        package init(decisionID: Decision.ID, callIn: CallIn) {
            self.decisionID = decisionID
            self.callIn = callIn
        }
    }

    package struct CallInConcluded: Equatable, Codable, Sendable {
        package let decisionID: Decision.ID
        package let conclusion: CallIn.Conclusion

        package init(decisionID: Decision.ID, conclusion: CallIn.Conclusion) {
            self.decisionID = decisionID
            self.conclusion = conclusion
        }
    }
}

extension GovernanceChange: ChangeFamily {
    package var kind: String {
        switch self {
        case .rulesSet: "governance.rules-set"
        case .bodyRecorded: "governance.body-recorded"
        case .meetingRecorded: "governance.meeting-recorded"
        case .meetingMoved: "governance.meeting-moved"
        case .meetingCancelled: "governance.meeting-cancelled"
        case .noticePublished: "governance.notice-published"
        case .decisionRecorded: "governance.decision-recorded"
        case .decisionCorrected: "governance.decision-corrected"
        case .decisionPublished: "governance.decision-published"
        case .decisionCalledIn: "governance.decision-called-in"
        case .callInConcluded: "governance.call-in-concluded"
        case .decisionImplemented: "governance.decision-implemented"
        case .preElectionPeriodRecorded: "governance.pre-election-period-recorded"
        }
    }

    package var payload: any Encodable {
        switch self {
        case .rulesSet(let rules): rules
        case .bodyRecorded(let body): body
        case .meetingRecorded(let meeting): meeting
        case .meetingMoved(let change): change
        case .meetingCancelled(let change): change
        case .noticePublished(let notice): notice
        case .decisionRecorded(let decision): decision
        case .decisionCorrected(let change): change
        case .decisionPublished(let change): change
        case .decisionCalledIn(let change): change
        case .callInConcluded(let change): change
        case .decisionImplemented(let change): change
        case .preElectionPeriodRecorded(let period): period
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        func read<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.decode(type, from: payload) }
        switch kind {
        case "governance.rules-set": self = .rulesSet(try read(GovernanceRules.self))
        case "governance.body-recorded": self = .bodyRecorded(try read(Body.self))
        case "governance.meeting-recorded": self = .meetingRecorded(try read(Meeting.self))
        case "governance.meeting-moved": self = .meetingMoved(try read(MeetingMoved.self))
        case "governance.meeting-cancelled": self = .meetingCancelled(try read(MeetingCancelled.self))
        case "governance.notice-published": self = .noticePublished(try read(KeyDecisionNotice.self))
        case "governance.decision-recorded": self = .decisionRecorded(try read(Decision.self))
        case "governance.decision-corrected": self = .decisionCorrected(try read(DecisionCorrected.self))
        case "governance.decision-published": self = .decisionPublished(try read(DecisionPublished.self))
        case "governance.decision-called-in": self = .decisionCalledIn(try read(DecisionCalledIn.self))
        case "governance.call-in-concluded": self = .callInConcluded(try read(CallInConcluded.self))
        case "governance.decision-implemented": self = .decisionImplemented(try read(DecisionDay.self))
        case "governance.pre-election-period-recorded":
            self = .preElectionPeriodRecorded(try read(PreElectionPeriod.self))
        default: return nil
        }
    }

    package func apply(to council: inout Council, at _: Int) {
        switch self {
        case .rulesSet(let rules): council.governanceRules = rules
        case .bodyRecorded(let body): council.bodies[body.key] = body
        case .meetingRecorded(let meeting): council.meetings[meeting.key] = meeting.taking(placeOf: council)
        case .meetingMoved(let change):
            guard var meeting = council.meetings[change.key] else { return }
            meeting.moves.append(Meeting.Move(from: meeting.day, reason: change.reason))
            meeting.day = change.day
            council.meetings[change.key] = meeting
        case .meetingCancelled(let change):
            council.meetings[change.key]?.cancellation = Meeting.Cancellation(reason: change.reason)
        case .noticePublished(let notice): council.publish(notice)
        case .decisionRecorded(let decision): council.decisions[decision.id] = decision
        case .decisionCorrected(let change):
            guard let old = council.decisions[change.decision.id] else { return }
            council.decisions[old.id] = change.decision.correcting(
                old,
                because: change.reason,
                on: change.day
            )
        case .decisionPublished(let change):
            council.decisions[change.decisionID]?.published = change.day
            council.decisions[change.decisionID]?.callInWindow = change.callInWindow
        case .decisionCalledIn(let change): council.decisions[change.decisionID]?.callIn = change.callIn
        case .callInConcluded(let change):
            council.decisions[change.decisionID]?.callIn?.conclusion = change.conclusion
            if change.conclusion.outcome == .referredBack { council.reopenStep(decidedBy: change.decisionID) }
        case .decisionImplemented(let change): council.decisions[change.decisionID]?.implemented = change.day
        case .preElectionPeriodRecorded(let period): council.preElectionPeriods[period.id] = period
        }
    }
}

extension Meeting {
    /// In the first releases, recording a meeting again under its key moved it.
    fileprivate func taking(placeOf council: Council) -> Meeting {
        guard let old = council.meetings[key] else { return self }
        var meeting = keepingPast(of: old)
        if old.day != day { meeting.moves.append(Move(from: old.day, reason: "")) }
        return meeting
    }
}
