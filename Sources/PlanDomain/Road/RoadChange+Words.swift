import HashTreeCollections

extension RoadChange {
    package func withoutFreeText(_ mark: String) -> RoadChange {
        switch self {
        case .routeRecorded(let route):
            .routeRecorded(Route(key: route.key, name: mark, steps: route.steps, isOffered: route.isOffered))
        case .itemStarted(let item):
            .itemStarted(
                GovernanceItem(
                    id: item.id,
                    slug: item.slug,
                    title: mark,
                    planID: item.planID,
                    isKeyDecision: item.isKeyDecision,
                    steps: item.steps
                )
            )
        case .stepScheduled: self
        case .stepIssued(let change):
            .stepIssued(
                StepIssued(
                    itemID: change.itemID,
                    step: change.step,
                    issue: .init(day: change.issue.day, urgency: change.issue.urgency.isEmpty ? "" : mark)
                )
            )
        case .stepConcluded(let change):
            .stepConcluded(
                StepConcluded(
                    itemID: change.itemID,
                    step: change.step,
                    outcome: .init(
                        kind: change.outcome.kind,
                        day: change.outcome.day,
                        reference: mark,
                        decision: change.outcome.decision,
                        note: change.outcome.note.isEmpty ? "" : mark
                    )
                )
            )
        case .recommendationMade(let made):
            .recommendationMade(
                Recommendation(
                    id: made.id,
                    itemID: made.itemID,
                    number: made.number,
                    verb: made.verb,
                    text: mark,
                    elementIDs: made.elementIDs,
                    proposal: made.proposal.map {
                        .init(elementID: $0.elementID, before: .init(title: mark), wording: .init(title: mark))
                    }
                )
            )
        case .recommendationDecided(let change):
            .recommendationDecided(
                RecommendationDecided(
                    recommendationID: change.recommendationID,
                    outcome: .init(
                        bodyKey: change.outcome.bodyKey,
                        kind: change.outcome.kind,
                        decision: change.outcome.decision,
                        amended: change.outcome.amended.map { _ in .init(title: mark) }
                    )
                )
            )
        case .commentMade(let comment):
            .commentMade(
                ScrutinyComment(
                    id: comment.id,
                    itemID: comment.itemID,
                    number: comment.number,
                    bodyKey: comment.bodyKey,
                    meetingKey: comment.meetingKey,
                    text: mark,
                    target: .init(
                        elementID: comment.target.elementID,
                        sentence: comment.target.sentence.map { _ in mark }
                    )
                )
            )
        case .commentAnswered(let change):
            .commentAnswered(
                CommentAnswered(
                    commentID: change.commentID,
                    response: .init(answer: change.response.answer, reasons: mark, day: change.response.day)
                )
            )
        case .commentReported: self
        case .outputRecorded(let output):
            .outputRecorded(
                ScrutinyOutput(
                    id: output.id,
                    kind: output.kind,
                    bodyKey: output.bodyKey,
                    meetingKey: output.meetingKey,
                    text: mark,
                    owner: output.owner,
                    due: output.due
                )
            )
        case .outputClosed(let change):
            .outputClosed(
                OutputClosed(outputID: change.outputID, closing: .init(day: change.closing.day, outcome: mark))
            )
        case .outputShown(let change):
            .outputShown(.init(outputID: change.outputID, publicity: change.publicity.replacingText(by: mark)))
        case .requestShown(let change):
            .requestShown(.init(requestID: change.requestID, publicity: change.publicity.replacingText(by: mark)))
        case .requestMade(let request):
            .requestMade(
                InformationRequest(
                    id: request.id,
                    bodyKey: request.bodyKey,
                    question: mark,
                    askedAt: request.askedAt,
                    dueMeetingKey: request.dueMeetingKey
                )
            )
        case .requestAnswered(let change):
            .requestAnswered(
                RequestAnswered(requestID: change.requestID, answer: .init(day: change.answer.day, text: mark))
            )
        }
    }

    package func summary(in council: Council) -> String {
        func title(_ id: GovernanceItem.ID) -> String { council.items[id]?.title ?? "an item" }
        func body(_ id: GovernanceItem.ID, _ step: Int) -> String {
            council.items[id].flatMap { $0.steps.indices.contains(step) ? $0.steps[step].bodyKey : nil }
                .map(council.bodyName) ?? "a body"
        }
        func comment(_ id: ScrutinyComment.ID) -> String {
            council.scrutinyComments[id].map { "comment \($0.number) of \(council.bodyName($0.bodyKey))" }
                ?? "a comment"
        }
        return switch self {
        case .routeRecorded(let route): "Recorded the route '\(route.name)'"
        case .itemStarted(let item): "Sent \(item.title) on its road"
        case .stepScheduled(let change):
            "Set the meeting of \(body(change.itemID, change.step)) for \(title(change.itemID))"
        case .stepIssued(let change): "Issued \(title(change.itemID)) to \(body(change.itemID, change.step))"
        case .stepConcluded(let change):
            "\(body(change.itemID, change.step)) on \(title(change.itemID)): \(change.outcome.kind.name.lowercased())"
        case .recommendationMade(let made): "Wrote recommendation \(made.number) of \(title(made.itemID))"
        case .recommendationDecided(let change):
            "Recommendation \(council.recommendations[change.recommendationID]?.number ?? 0): \(change.outcome.kind.name.lowercased())"
        case .commentMade(let comment):
            "\(council.bodyName(comment.bodyKey)) commented on \(title(comment.itemID))"
        case .commentAnswered(let change):
            "Answered \(comment(change.commentID)): \(change.response.answer.name.lowercased())"
        case .commentReported(let change):
            "Reported \(comment(change.commentID)) back, to the meeting '\(change.meetingKey)'"
        case .outputRecorded(let output): "\(output.kind.name) from \(council.bodyName(output.bodyKey))"
        case .outputClosed(let change):
            "Closed: \(council.scrutinyOutputs[change.outputID]?.kind.name.lowercased() ?? "an output of scrutiny")"
        case .outputShown(let change):
            "\(Self.shown(change.publicity)): \(council.scrutinyOutputs[change.outputID]?.kind.name.lowercased() ?? "an output of scrutiny")"
        case .requestMade(let request): "\(council.bodyName(request.bodyKey)) asked for information"
        case .requestAnswered: "Answered a request for information"
        case .requestShown(let change): "\(Self.shown(change.publicity)): a request for information"
        }
    }

    private static func shown(_ publicity: Publicity) -> String {
        publicity.isShown ? "Put on the public page" : "Taken off the public page"
    }

    /// The plan that it is about, so that whoever may not see the draft does not hear of it (I35).
    func planID(in council: Council) -> Plan.ID? {
        func plan(_ id: GovernanceItem.ID) -> Plan.ID? { council.items[id]?.planID }
        return switch self {
        case .itemStarted(let item): item.planID
        case .stepScheduled(let change): plan(change.itemID)
        case .stepIssued(let change): plan(change.itemID)
        case .stepConcluded(let change): plan(change.itemID)
        case .recommendationMade(let made): plan(made.itemID)
        case .recommendationDecided(let change):
            council.recommendations[change.recommendationID].flatMap { plan($0.itemID) }
        case .commentMade(let comment): plan(comment.itemID)
        case .commentAnswered(let change): council.scrutinyComments[change.commentID].flatMap { plan($0.itemID) }
        case .commentReported(let change): council.scrutinyComments[change.commentID].flatMap { plan($0.itemID) }
        case .routeRecorded, .outputRecorded, .outputClosed, .outputShown, .requestMade, .requestAnswered,
            .requestShown:
            nil
        }
    }
}

extension Council {
    package func bodyName(_ key: String) -> String { bodies[key]?.name ?? key }
}
