import HashTreeCollections
import PlanDomain
import PlanUseCases

/// What breaks the rules of plan health, as `plan check --json` prints it.
struct HealthReport: Encodable {
    let plans: [PlanReport]

    struct PlanReport: Encodable {
        let plan: String
        let blocking: Int
        let advice: Int
        let findings: [Finding]

        init(_ plan: Plan, findings: [HealthFinding], in council: Council) {
            self.plan = plan.address
            blocking = findings.count { $0.severity == .block }
            advice = findings.count { $0.severity == .advise }
            self.findings = findings.map { Finding($0, in: council) }
        }
    }

    struct Finding: Encodable {
        private let found: HealthFinding

        /// As people cite it; nil for the plan's own texts.
        private let element: String?

        init(_ found: HealthFinding, in council: Council) {
            self.found = found
            element = found.elementID.flatMap { council.elements[$0] }.map(council.citation)
        }

        /// What is missing says so with null: a reader of the JSON finds the same keys in every finding.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(found.rule, forKey: .rule)
            try container.encode(found.severity, forKey: .severity)
            try container.encode(element, forKey: .element)
            try container.encode(found.field, forKey: .field)
            try container.encode(found.excerpt, forKey: .excerpt)
            try container.encode(found.sentence, forKey: .message)
            try container.encode(found.rule.mender, forKey: .mender)
        }

        private enum CodingKeys: String, CodingKey {
            case rule
            case severity
            case element
            case field
            case excerpt
            case message
            case mender
        }
    }
}
