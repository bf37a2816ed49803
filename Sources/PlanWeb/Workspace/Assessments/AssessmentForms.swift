import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The description and the screening of an assessment, a page each.
extension WorkspaceVisit {
    func describeAssessmentPage(issues: [Issue] = []) throws -> Answer {
        let assessment = try requiredAssessment()
        let content = assessment.content
        return page(
            "Title, lead and scope",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: trail(to: assessment),
            issues: issues
        ) {
            element(.p, .class("caption")) { content.title }
            element(.h1) { "Title, lead and scope" }
            if isOvertaken(issues) {
                warning("How it stands now") {
                    element(.p) { "Title: \(content.title). Lead: \(content.lead)." }
                    element(.p) { content.scope }
                    element(.p) { "Send yours again to put it in its place." }
                }
            }
            form(Path.draft(assessment).step("description")) {
                seenField(assessment.revision, issues)
                assessmentFields(
                    (typed("title", content.title), typed("lead", content.lead), typed("scope", content.scope)),
                    issues
                )
                button("Save")
            }
        }
    }

    /// Which state of a thing its form shows: once the newer one was shown, sending again takes its place.
    func seenField(_ current: some LosslessStringConvertible, _ issues: [Issue]) -> HTML {
        hiddenField("seen", isOvertaken(issues) ? "\(current)" : typed("seen", "\(current)"))
    }

    func isOvertaken(_ issues: [Issue]) -> Bool { issues.contains { $0.code == "changed-meanwhile" } }

    func describeAssessment() async throws -> Answer {
        let assessment = try requiredAssessment()
        let command = DescribeAssessment(
            assessmentID: assessment.id,
            title: form["title"],
            lead: form["lead"],
            scope: form["scope"],
            seen: seen
        )
        return try await perform(command, done: .draft(assessment)) { try describeAssessmentPage(issues: $0) }
    }

    func screenAssessmentPage(issues: [Issue] = []) throws -> Answer {
        let assessment = try requiredAssessment()
        let screening = assessment.content.screening
        return page(
            "Screening",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: trail(to: assessment),
            issues: issues
        ) {
            element(.p, .class("caption")) { assessment.content.title }
            element(.h1) { "Is a full assessment needed?" }
            element(.p) {
                "It is needed where a decision could touch somebody or something in a way that matters. Say why either way: the reason is published."
            }
            form(Path.draft(assessment).step("screening")) {
                ChoiceField(
                    name: "needed",
                    legend: "A full assessment is",
                    choices: [
                        .init(value: "yes", label: "Needed"),
                        .init(
                            value: "no",
                            label: "Not needed",
                            hint: "It is still reviewed, signed off and published with the reason."
                        ),
                    ],
                    chosen: [typed("needed", screening.map { $0.isNeeded ? "yes" : "no" } ?? "")],
                    issues: issues
                ).html
                FormField(
                    name: "reason",
                    label: "Why",
                    value: typed("reason", screening?.reason ?? ""),
                    issues: issues,
                    kind: .area(rows: 4),
                    limit: AssessmentFinding.textLimit,
                    isRequired: true
                ).html
                button("Save")
            }
        }
    }

    func screenAssessment() async throws -> Answer {
        let assessment = try requiredAssessment()
        let choice = ["yes": true, "no": false][form["needed"]]
        let command = ScreenAssessment(assessmentID: assessment.id, isNeeded: choice, reason: form["reason"])
        return try await perform(command, done: .draft(assessment)) { try screenAssessmentPage(issues: $0) }
    }
}
