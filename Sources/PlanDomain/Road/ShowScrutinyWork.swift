import HashTreeCollections

/// Asks to put a standing output of scrutiny, or a request for information, on the public page, or to take it off.
package struct ShowScrutinyWork: Command {
    package let subject: Subject
    package let act: Act

    package enum Subject: Equatable, Sendable {
        case output(ScrutinyOutput.ID)
        case request(InformationRequest.ID)
    }

    package enum Act: Equatable, Sendable {
        /// `withEnding` says whether whoever shows it has read what came of it: what is written later stays inside.
        case show(withEnding: Bool)
        case takeOff(reason: String)
    }

    package init(_ subject: Subject, _ act: Act) {
        self.subject = subject
        self.act = act
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        let (current, hasEnding): (Publicity?, Bool)
        switch subject {
        case .output(let id):
            guard let output = council.scrutinyOutputs[id] else { return .refused("output", "output-unknown") }
            (current, hasEnding) = (output.publicity, output.closing != nil)
        case .request(let id):
            guard let request = council.informationRequests[id] else { return .refused("request", "request-unknown") }
            (current, hasEnding) = (request.publicity, request.answer != nil)
        }
        let today = context.moment.dayInLondon
        switch act {
        case .show(let withEnding):
            let isWhole = withEnding && hasEnding
            if let current, current.isShown, current.hasEnding || !isWhole { return .changes([]) }
            return .changes([change(.shown(since: today, hasEnding: isWhole))])
        case .takeOff(let reason):
            guard current?.isShown == true else { return .changes([]) }
            guard !reason.trimmingSpaces.isEmpty else { return .refused("reason", "reason-missing") }
            guard reason.count <= 1000 else { return .refused("reason", "text-too-long", "1000") }
            return .changes([change(.takenOff(on: today, reason: reason.trimmingSpaces))])
        }
    }

    private func change(_ publicity: Publicity) -> Change {
        switch subject {
        case .output(let id): .road(.outputShown(.init(outputID: id, publicity: publicity)))
        case .request(let id): .road(.requestShown(.init(requestID: id, publicity: publicity)))
        }
    }
}
