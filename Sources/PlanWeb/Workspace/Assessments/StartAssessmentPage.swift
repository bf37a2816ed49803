import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// A new assessment: of what kind, about what, who leads, what is looked at.
extension WorkspaceVisit {
    func startAssessmentPage(issues: [Issue] = []) -> Answer {
        page(
            "Start an impact assessment",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace), ("Impact assessments", .draftAssessments)],
            issues: issues
        ) {
            element(.h1) { "Start an impact assessment" }
            form(Path.draftAssessments.step("start")) {
                ChoiceField(
                    name: "kind",
                    legend: "What kind",
                    choices: AssessmentKind.allCases.filter(council.assessmentList.offers).map {
                        .init(value: $0.rawValue, label: $0.name)
                    },
                    chosen: [form["kind"]],
                    issues: issues
                ).html
                SelectField(
                    name: "subject",
                    label: "What it is about",
                    hint:
                        "For a proposal that no plan spells out, choose so at the end of the list and name it below.",
                    choices: subjects,
                    chosen: form["subject"],
                    issues: issues
                ).html
                FormField(
                    name: "proposal",
                    label: "Name of the proposal",
                    hint: "Only for a proposal. It becomes a part of the permanent address.",
                    value: form["proposal"],
                    issues: issues,
                    limit: 200
                ).html
                assessmentFields((form["title"], form["lead"], form["scope"]), issues)
                button("Start")
            }
        }
    }

    /// Title, lead and scope, as they are typed or as they stand.
    @HTMLBuilder func assessmentFields(_ values: (title: String, lead: String, scope: String), _ issues: [Issue])
        -> HTML
    {
        FormField(
            name: "title",
            label: "Title",
            value: values.title,
            issues: issues,
            limit: 200,
            isRequired: true
        ).html
        FormField(
            name: "lead",
            label: "Post that leads",
            hint: "The post or role, never a person's name.",
            value: values.lead,
            issues: issues,
            limit: 200,
            isRequired: true
        ).html
        FormField(
            name: "scope",
            label: "What is proposed, and what of it is looked at",
            value: values.scope,
            issues: issues,
            kind: .area(rows: 6),
            limit: AssessmentFinding.textLimit,
            isRequired: true
        ).html
    }

    private var subjects: [(value: String, label: String)] {
        let plans = council.plansByPeriod.filter { may(.readDraft, .plan($0.id)) }
        var choices = [(value: "", label: "Choose")]
        for plan in plans {
            if may(.editAssessment, .plan(plan.id)) { choices.append(("plan:\(plan.id)", council.title(plan))) }
            choices += council.elementsInOrder(of: plan.id).filter { may(.editAssessment, .element($0.id)) }.map {
                ("element:\($0.id)", "\(plan.address), \(council.label($0))")
            }
        }
        for plan in plans where may(.editAssessment, .plan(plan.id)) {
            choices.append(("proposal:\(plan.id)", "A proposal under \(council.title(plan))"))
        }
        if may(.editAssessment, .council) { choices.append(("proposal", "A proposal under no plan")) }
        return choices
    }

    private var typedSubject: AssessmentSubject? {
        let parts = form["subject"].split(separator: ":", maxSplits: 1)
        let id = parts.count > 1 ? parts[1] : ""
        return switch parts.first {
        case "plan": Plan.ID(id).map { .plan($0) }
        case "element": PlanElement.ID(id).map { .element($0) }
        case "proposal": .proposal(title: form["proposal"].trimmingSpaces, planID: Plan.ID(id))
        default: nil
        }
    }

    func startAssessment() async throws -> Answer {
        var issues: [Issue] = []
        let kind = AssessmentKind(rawValue: form["kind"])
        if kind == nil { issues.append(Issue(field: "kind", code: "choice-missing")) }
        if typedSubject == nil { issues.append(Issue(field: "subject", code: "assessment-subject-missing")) }
        guard let kind, let subject = typedSubject else { return startAssessmentPage(issues: issues) }
        let command = StartAssessment(
            id: workspace.identities.identity(for: Assessment.self),
            kind: kind,
            subject: subject,
            title: form["title"],
            lead: form["lead"],
            scope: form["scope"]
        )
        let outcome = try await workspace.office.perform(command, as: actor)
        guard case .done(let council) = outcome, let made = council.assessments[command.id] else {
            return try await answer(to: outcome, done: .draftAssessments) { startAssessmentPage(issues: $0) }
        }
        return redirect(to: Path.draft(made).step("screening"), saying: .added)
    }
}
