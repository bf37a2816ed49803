import PlanDomain

/// What scrutiny set going and asked for, with the answers.
struct ScrutinyData: Encodable {
    let outputs: [Output]
    let requests: [Request]
    let takenOff: [TakenOff]

    struct TakenOff: Encodable {
        let name: String
        let date: String
        let reason: String
    }

    struct Output: Encodable {
        let id: String
        let kind: String
        let committee: String
        let meeting: String?
        let text: String
        let owner: String
        let due: String?
        let closed: String?
        let outcome: String?
    }

    struct Request: Encodable {
        let id: String
        let committee: String
        let question: String
        let askedAt: String?
        let dueAt: String?
        let answered: String?
        let answer: String?
    }

    init(_ governance: PublicGovernance) {
        takenOff = governance.takenOff.map { TakenOff(name: $0.name, date: $0.day.iso, reason: $0.reason) }
        outputs = governance.outputs.map { open in
            Output(
                id: open.output.id.description,
                kind: open.output.kind.rawValue,
                committee: open.body,
                meeting: open.meeting?.key,
                text: open.output.text,
                owner: open.output.owner,
                due: open.output.due?.iso,
                closed: open.output.closing?.day.iso,
                outcome: open.output.closing?.outcome
            )
        }
        requests = governance.requests.map { open in
            Request(
                id: open.request.id.description,
                committee: open.body,
                question: open.request.question,
                askedAt: open.askedAt?.key,
                dueAt: open.due?.key,
                answered: open.request.answer?.day.iso,
                answer: open.request.answer?.text
            )
        }
    }
}
