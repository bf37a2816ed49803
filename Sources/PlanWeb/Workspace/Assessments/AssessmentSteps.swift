import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// A step of an assessment on its road, each a page with one field.
struct AssessmentStep {
    let address: String
    let title: String
    let text: String
    let field: String
    let label: String
    let button: String
    var hint: String?
    var isRequired = true

    static let check = AssessmentStep(
        address: "check",
        title: "Review it",
        text: "You read all of it and did not write in it. Say what you looked at and what you think of it.",
        field: "note",
        label: "Your review",
        button: "Record the review"
    )
    static let signOff = AssessmentStep(
        address: "sign-off",
        title: "Sign it off",
        text:
            "From then on its words are fixed. You answer for it that what is known was looked at with due regard, and that what is done about it is enough.",
        field: "statement",
        label: "Your statement",
        button: "Sign it off",
        hint: "It is published with your post, not with your name."
    )
    static let publish = AssessmentStep(
        address: "publish",
        title: "Publish it",
        text:
            "The public sees it as it stands now, with what was seen of its mitigations. What is written later is not public until it is published again.",
        field: "note",
        label: "What is new since it was last published",
        button: "Publish",
        hint: "Not needed the first time.",
        isRequired: false
    )
    static let withdraw = AssessmentStep(
        address: "withdraw",
        title: "Withdraw it",
        text:
            "Everything that was published of it goes off the public pages, and its addresses give your reason. Here it stays as it is, and can be published again.",
        field: "reason",
        label: "Why it is withdrawn, for readers",
        button: "Withdraw it"
    )
    static let reopen = AssessmentStep(
        address: "reopen",
        title: "Begin a new version",
        text: "The version that was signed off stays readable, and stays public until a new one is published.",
        field: "reason",
        label: "Why it has to change",
        button: "Begin"
    )
    static let lookBack = AssessmentStep(
        address: "look-back",
        title: "Look back on it",
        text: "Every mitigation was looked at again or closed. Say what came of the decision for those it touches.",
        field: "text",
        label: "What came of it",
        button: "Record it"
    )
}

extension WorkspaceVisit {
    func stepPage(_ step: AssessmentStep, issues: [Issue] = []) throws -> Answer {
        let assessment = try requiredAssessment()
        return page(
            step.title,
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: trail(to: assessment),
            // What is missing in a finding is mended on the assessment's own page; here it stands at the one field.
            issues: issues.map { Issue(field: step.field, code: $0.code, detail: $0.detail) }
        ) {
            element(.p, .class("caption")) { assessment.content.title }
            element(.h1) { step.title }
            element(.p) { step.text }
            form(Path.draft(assessment).step(step.address)) {
                FormField(
                    name: step.field,
                    label: step.label,
                    hint: step.hint,
                    value: form[step.field],
                    issues: issues.map { Issue(field: step.field, code: $0.code, detail: $0.detail) },
                    kind: .area(rows: 4),
                    limit: AssessmentFinding.textLimit,
                    isRequired: step.isRequired
                ).html
                button(step.button)
            }
        }
    }

    func checkAssessment() async throws -> Answer {
        let assessment = try requiredAssessment()
        let command = CheckAssessment(assessmentID: assessment.id, note: form["note"])
        return try await perform(command, done: .draft(assessment), saying: .recorded) {
            try stepPage(.check, issues: $0)
        }
    }

    func signOffAssessment() async throws -> Answer {
        let assessment = try requiredAssessment()
        let command = SignOffAssessment(assessmentID: assessment.id, statement: form["statement"])
        return try await perform(command, done: .draft(assessment), saying: .approved) {
            try stepPage(.signOff, issues: $0)
        }
    }

    func publishAssessment() async throws -> Answer {
        let assessment = try requiredAssessment()
        let command = PublishAssessment(assessmentID: assessment.id, note: form["note"])
        let outcome = try await workspace.office.perform(command, as: actor)
        if case .done = outcome { try await workspace.published.refresh() }
        return try await answer(to: outcome, done: .draft(assessment), saying: .assessmentPublished) {
            try stepPage(.publish, issues: $0)
        }
    }

    func withdrawAssessment() async throws -> Answer {
        let assessment = try requiredAssessment()
        let command = WithdrawAssessment(assessmentID: assessment.id, reason: form["reason"])
        let outcome = try await workspace.office.perform(command, as: actor)
        if case .done = outcome { try await workspace.published.refresh() }
        return try await answer(to: outcome, done: .draft(assessment), saying: .withdrawn) {
            try stepPage(.withdraw, issues: $0)
        }
    }

    func reopenAssessment() async throws -> Answer {
        let assessment = try requiredAssessment()
        let command = ReopenAssessment(assessmentID: assessment.id, reason: form["reason"])
        return try await perform(command, done: .draft(assessment), saying: .reopenedAssessment) {
            try stepPage(.reopen, issues: $0)
        }
    }

    func lookBack() async throws -> Answer {
        let assessment = try requiredAssessment()
        let command = LookBackOnAssessment(assessmentID: assessment.id, text: form["text"])
        return try await perform(command, done: .draft(assessment), saying: .recorded) {
            try stepPage(.lookBack, issues: $0)
        }
    }
}
