import HashTreeCollections

/// Asks to put a standing output of scrutiny on the public page, or to take it off again.
///
/// Nothing of scrutiny is public by itself: whoever keeps the minutes has seen that none of it is exempt.
package struct ShowScrutinyOutput: Command {
    package let outputID: ScrutinyOutput.ID
    package let isShown: Bool

    package init(_ outputID: ScrutinyOutput.ID, isShown: Bool) {
        self.outputID = outputID
        self.isShown = isShown
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let output = council.scrutinyOutputs[outputID] else { return .refused("output", "output-unknown") }
        guard isShown != (output.shownSince != nil) else { return .changes([]) }
        let since = isShown ? context.moment.dayInLondon : nil
        return .changes([.road(.outputShown(.init(outputID: outputID, since: since)))])
    }
}

/// The same for a request for information with its answer.
package struct ShowInformationRequest: Command {
    package let requestID: InformationRequest.ID
    package let isShown: Bool

    package init(_ requestID: InformationRequest.ID, isShown: Bool) {
        self.requestID = requestID
        self.isShown = isShown
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let request = council.informationRequests[requestID] else {
            return .refused("request", "request-unknown")
        }
        guard isShown != (request.shownSince != nil) else { return .changes([]) }
        let since = isShown ? context.moment.dayInLondon : nil
        return .changes([.road(.requestShown(.init(requestID: requestID, since: since)))])
    }
}

extension Council {
    /// The newest meeting first.
    package var scrutinyOutputsByMeeting: [ScrutinyOutput] {
        scrutinyOutputs.values.sorted { (day($1.meetingKey), $0.id) < (day($0.meetingKey), $1.id) }
    }

    /// The same, by the meeting at which each was asked.
    package var informationRequestsByMeeting: [InformationRequest] {
        informationRequests.values.sorted { (day($1.askedAt), $0.id) < (day($0.askedAt), $1.id) }
    }

    private func day(_ meeting: String) -> Int { meetings[meeting]?.day.daysSinceEpoch ?? 0 }
}
