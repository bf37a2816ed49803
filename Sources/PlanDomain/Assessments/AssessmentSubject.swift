import HashTreeCollections

/// What an assessment is about.
package enum AssessmentSubject: Hashable, Sendable {
    case plan(Plan.ID)
    case element(PlanElement.ID)

    /// Something that stands in no plan, such as a saving; its plan, where it belongs to one.
    case proposal(title: String, planID: Plan.ID?)
}

extension AssessmentSubject: Codable {
    private struct Form: Codable {
        var plan: Plan.ID?
        var element: PlanElement.ID?
        var proposal: String?
    }

    package init(from decoder: any Decoder) throws {
        let form = try Form(from: decoder)
        if let proposal = form.proposal {
            self = .proposal(title: proposal, planID: form.plan)
        } else if let element = form.element {
            self = .element(element)
        } else if let plan = form.plan {
            self = .plan(plan)
        } else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "An assessment is about nothing.")
            )
        }
    }

    package func encode(to encoder: any Encoder) throws {
        let form =
            switch self {
            case .plan(let id): Form(plan: id)
            case .element(let id): Form(element: id)
            case .proposal(let title, let plan): Form(plan: plan, proposal: title)
            }
        try form.encode(to: encoder)
    }
}

extension Council {
    /// What a permission about an assessment is asked for: the part of the plan, or the council.
    package func subject(of assessed: AssessmentSubject) -> Subject {
        switch assessed {
        case .plan(let id): .plan(id)
        case .element(let id): .element(id)
        case .proposal(_, let plan): plan.map { .plan($0) } ?? .council
        }
    }

    /// The plan that an assessment's subject belongs to, if it does.
    package func planID(of assessed: AssessmentSubject) -> Plan.ID? {
        switch assessed {
        case .plan(let id): id
        case .element(let id): elements[id]?.planID
        case .proposal(_, let plan): plan
        }
    }

    /// What it is about, in words.
    package func label(_ assessed: AssessmentSubject) -> String {
        switch assessed {
        case .plan(let id): plans[id].map(title) ?? "a plan that is not in the record"
        case .element(let id): elements[id].map(label) ?? "a part that is not in the record"
        case .proposal(let title, _): title
        }
    }
}
