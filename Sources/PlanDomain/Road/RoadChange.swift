package import Foundation
import HashTreeCollections

/// What can happen to an item on its road, and to what scrutiny says of it.
package enum RoadChange: Equatable, Sendable {
    case routeRecorded(Route)
    case itemStarted(GovernanceItem)
    case stepScheduled(StepScheduled)
    case stepIssued(StepIssued)
    case stepConcluded(StepConcluded)
    case recommendationMade(Recommendation)
    case recommendationDecided(RecommendationDecided)
    case commentMade(ScrutinyComment)
    case commentAnswered(CommentAnswered)
    case commentReported(CommentReported)
    case outputRecorded(ScrutinyOutput)
    case outputClosed(OutputClosed)
    case outputShown(OutputShown)
    case requestMade(InformationRequest)
    case requestAnswered(RequestAnswered)
    case requestShown(RequestShown)

    package struct StepScheduled: Equatable, Codable, Sendable {
        package let itemID: GovernanceItem.ID
        package let step: Int
        package let meetingKey: String
    }

    package struct StepIssued: Equatable, Codable, Sendable {
        package let itemID: GovernanceItem.ID
        package let step: Int
        package let issue: GovernanceItem.Issuing
    }

    package struct StepConcluded: Equatable, Codable, Sendable {
        package let itemID: GovernanceItem.ID
        package let step: Int
        package let outcome: GovernanceItem.Outcome
    }

    package struct RecommendationDecided: Equatable, Codable, Sendable {
        package let recommendationID: Recommendation.ID
        package let outcome: Recommendation.Outcome
    }

    package struct CommentAnswered: Equatable, Codable, Sendable {
        package let commentID: ScrutinyComment.ID
        package let response: ScrutinyComment.Response
    }

    package struct CommentReported: Equatable, Codable, Sendable {
        package let commentID: ScrutinyComment.ID
        package let meetingKey: String
    }

    package struct OutputClosed: Equatable, Codable, Sendable {
        package let outputID: ScrutinyOutput.ID
        package let closing: ScrutinyOutput.Closing
    }

    package struct OutputShown: Equatable, Codable, Sendable {
        package let outputID: ScrutinyOutput.ID
        package let publicity: Publicity
    }

    package struct RequestShown: Equatable, Codable, Sendable {
        package let requestID: InformationRequest.ID
        package let publicity: Publicity
    }

    package struct RequestAnswered: Equatable, Codable, Sendable {
        package let requestID: InformationRequest.ID
        package let answer: InformationRequest.Answer
    }
}

extension RoadChange: ChangeFamily {
    package var kind: String {
        switch self {
        case .routeRecorded: "road.route-recorded"
        case .itemStarted: "road.item-started"
        case .stepScheduled: "road.step-scheduled"
        case .stepIssued: "road.step-issued"
        case .stepConcluded: "road.step-concluded"
        case .recommendationMade: "road.recommendation-made"
        case .recommendationDecided: "road.recommendation-decided"
        case .commentMade: "road.comment-made"
        case .commentAnswered: "road.comment-answered"
        case .commentReported: "road.comment-reported"
        case .outputRecorded: "road.output-recorded"
        case .outputClosed: "road.output-closed"
        case .outputShown: "road.output-shown"
        case .requestMade: "road.request-made"
        case .requestAnswered: "road.request-answered"
        case .requestShown: "road.request-shown"
        }
    }

    package var payload: any Encodable {
        switch self {
        case .routeRecorded(let route): route
        case .itemStarted(let item): item
        case .stepScheduled(let change): change
        case .stepIssued(let change): change
        case .stepConcluded(let change): change
        case .recommendationMade(let recommendation): recommendation
        case .recommendationDecided(let change): change
        case .commentMade(let comment): comment
        case .commentAnswered(let change): change
        case .commentReported(let change): change
        case .outputRecorded(let output): output
        case .outputClosed(let change): change
        case .outputShown(let change): change
        case .requestMade(let request): request
        case .requestAnswered(let change): change
        case .requestShown(let change): change
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        func read<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.decode(type, from: payload) }
        switch kind {
        case "road.route-recorded": self = .routeRecorded(try read(Route.self))
        case "road.item-started": self = .itemStarted(try read(GovernanceItem.self))
        case "road.step-scheduled": self = .stepScheduled(try read(StepScheduled.self))
        case "road.step-issued": self = .stepIssued(try read(StepIssued.self))
        case "road.step-concluded": self = .stepConcluded(try read(StepConcluded.self))
        case "road.recommendation-made": self = .recommendationMade(try read(Recommendation.self))
        case "road.recommendation-decided": self = .recommendationDecided(try read(RecommendationDecided.self))
        case "road.comment-made": self = .commentMade(try read(ScrutinyComment.self))
        case "road.comment-answered": self = .commentAnswered(try read(CommentAnswered.self))
        case "road.comment-reported": self = .commentReported(try read(CommentReported.self))
        case "road.output-recorded": self = .outputRecorded(try read(ScrutinyOutput.self))
        case "road.output-closed": self = .outputClosed(try read(OutputClosed.self))
        case "road.output-shown": self = .outputShown(try read(OutputShown.self))
        case "road.request-made": self = .requestMade(try read(InformationRequest.self))
        case "road.request-answered": self = .requestAnswered(try read(RequestAnswered.self))
        case "road.request-shown": self = .requestShown(try read(RequestShown.self))
        default: return nil
        }
    }

    package func apply(to council: inout Council, at sequence: Int) {
        switch self {
        case .routeRecorded(let route): council.routes[route.key] = route
        case .itemStarted(let item): council.items[item.id] = item
        case .stepScheduled(let change):
            council.change(change.itemID, step: change.step) { $0.take(meeting: change.meetingKey) }
        case .stepIssued(let change):
            council.change(change.itemID, step: change.step) { $0.issued = change.issue }
        case .stepConcluded(let change): council.conclude(change)
        case .recommendationMade(let recommendation): council.recommendations[recommendation.id] = recommendation
        case .recommendationDecided(let change):
            council.recommendations[change.recommendationID]?.outcomes.append(change.outcome)
        case .commentMade(let comment):
            council.scrutinyComments[comment.id] = comment
            council.scrutinyComments[comment.id]?.sequence = sequence
        case .commentAnswered(let change): council.scrutinyComments[change.commentID]?.response = change.response
        case .commentReported(let change): council.scrutinyComments[change.commentID]?.reportedTo = change.meetingKey
        case .outputRecorded(let output): council.scrutinyOutputs[output.id] = output
        case .outputClosed(let change): council.scrutinyOutputs[change.outputID]?.closing = change.closing
        case .outputShown(let change): council.scrutinyOutputs[change.outputID]?.publicity = change.publicity
        case .requestMade(let request): council.informationRequests[request.id] = request
        case .requestAnswered(let change): council.informationRequests[change.requestID]?.answer = change.answer
        case .requestShown(let change): council.informationRequests[change.requestID]?.publicity = change.publicity
        }
    }
}

extension Council {
    fileprivate mutating func change(
        _ id: GovernanceItem.ID,
        step: Int,
        by change: (inout GovernanceItem.Step) -> Void
    ) {
        guard var item = items[id], item.steps.indices.contains(step) else { return }
        change(&item.steps[step])
        items[id] = item
    }

    /// A deferred step waits for another meeting; one referred back goes to the step before as well.
    fileprivate mutating func conclude(_ concluded: RoadChange.StepConcluded) {
        change(concluded.itemID, step: concluded.step) { $0.outcome = concluded.outcome }
        switch concluded.outcome.kind {
        case .deferred: change(concluded.itemID, step: concluded.step) { $0.reopen() }
        case .referredBack:
            change(concluded.itemID, step: concluded.step) { $0.reopen() }
            change(concluded.itemID, step: concluded.step - 1) { $0.reopen() }
        default: break
        }
    }

    /// A call-in sent the decision back: whoever made it decides again.
    mutating func reopenStep(decidedBy decision: Decision.ID) {
        for item in items.values {
            for (place, step) in item.steps.enumerated() where step.outcome?.decision == decision {
                change(item.id, step: place) { $0.reopen() }
            }
        }
    }
}

extension GovernanceItem.Step {
    fileprivate mutating func reopen() {
        past.append(GovernanceItem.Consideration(meetingKey: meetingKey, issued: issued, outcome: outcome))
        meetingKey = nil
        issued = nil
        outcome = nil
    }

    /// Another meeting takes it: papers that were issued for the one before are to be issued again.
    fileprivate mutating func take(meeting key: String) {
        if issued != nil {
            past.append(GovernanceItem.Consideration(meetingKey: meetingKey, issued: issued, outcome: nil))
        }
        issued = nil
        meetingKey = key
    }
}
