import HashTreeCollections

/// Asks to record a question of scrutiny, with the meeting by which the answer is due.
package struct AskForInformation: Command {
    package let request: InformationRequest

    package init(_ request: InformationRequest) {
        self.request = request
    }

    package func demand(in _: Council) -> Demand { Demand(.commentForScrutiny, about: .any) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        var issues = council.scrutinyIssues(
            body: request.bodyKey,
            meeting: request.askedAt,
            today: context.moment.dayInLondon
        )
        if request.question.trimmingSpaces.isEmpty { issues.append(Issue(field: "question", code: "question-missing")) }
        if request.question.count > 2000 {
            issues.append(Issue(field: "question", code: "text-too-long", detail: "2000"))
        }
        guard let due = council.meetings[request.dueMeetingKey] else {
            return .refused(issues + [Issue(field: "due", code: "meeting-unknown", detail: request.dueMeetingKey)])
        }
        if let asked = council.meetings[request.askedAt], due.day <= asked.day {
            issues.append(Issue(field: "due", code: "due-not-later", detail: asked.day.inWords))
        }
        guard issues.isEmpty else { return .refused(issues) }
        return .changes([.road(.requestMade(request))])
    }
}

/// Asks to record the answer.
package struct AnswerInformationRequest: Command {
    package let requestID: InformationRequest.ID
    package let answer: InformationRequest.Answer

    package init(_ requestID: InformationRequest.ID, _ answer: InformationRequest.Answer) {
        self.requestID = requestID
        self.answer = answer
    }

    package func demand(in _: Council) -> Demand { Demand(.answerScrutiny, about: .any) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let request = council.informationRequests[requestID] else {
            return .refused("request", "request-unknown")
        }
        guard request.answer == nil else { return .refused("request", "request-answered") }
        guard !answer.text.trimmingSpaces.isEmpty else { return .refused("text", "text-missing") }
        guard answer.day <= context.moment.dayInLondon else {
            return .refused("day", "day-in-the-future", answer.day.inWords)
        }
        return .changes([.road(.requestAnswered(.init(requestID: requestID, answer: answer)))])
    }
}
