import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// What is done about an impact: added, looked at again, closed; and all of them in one list.
extension WorkspaceVisit {
    func requiredMitigation(of assessment: Assessment) throws -> Mitigation {
        guard
            let mitigation = values["mitigation"].flatMap({ Mitigation.ID($0) }).flatMap(assessment.content.mitigation)
        else { throw Missing() }
        return mitigation
    }

    // MARK: added

    func addMitigationPage(issues: [Issue] = []) throws -> Answer {
        let assessment = try requiredAssessment()
        let entry = try requiredEntry(of: assessment)
        let finding = assessment.content.finding(entry.code)
        return page(
            "Add a mitigation for '\(entry.name)'",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: trail(to: assessment),
            issues: issues
        ) {
            element(.p, .class("caption")) { assessment.content.title }
            element(.h1) { "Add a mitigation for '\(entry.name)'" }
            if let finding {
                element(.p) {
                    "Found: "
                    impactMark(finding.impact, finding.severity)
                    finding.impact == .unknown ? ". Say how it will be found out." : "."
                }
            } else {
                element(.p) { "Write the finding first." }
            }
            form(Path.draft(assessment).step("findings").step(entry.code.rawValue).step("mitigations")) {
                // The same form sent twice, as after a lost answer, adds it once.
                hiddenField("id", typed("id", workspace.identities.identity(for: Mitigation.self).description))
                FormField(
                    name: "action",
                    label: "What will be done",
                    value: form["action"],
                    issues: issues,
                    kind: .area(rows: 3),
                    limit: 1000,
                    isRequired: true
                ).html
                FormField(
                    name: "owner",
                    label: "Post that answers for it",
                    hint: "The post or role, never a person's name.",
                    value: form["owner"],
                    issues: issues,
                    limit: 200,
                    isRequired: true
                ).html
                FormField(
                    name: "review-day",
                    label: "Day on which it is looked at again",
                    value: form["review-day"],
                    issues: issues,
                    kind: .date,
                    isRequired: true
                ).html
                SelectField(
                    name: "measure",
                    label: "Measure that shows whether it works",
                    hint: "The figure of today is remembered, and what comes later is held against it.",
                    choices: [("", "None")] + measureChoices,
                    chosen: form["measure"],
                    issues: issues
                ).html
                button("Add")
            }
        }
    }

    private var measureChoices: [(value: String, label: String)] {
        guard may(.readMeasures, .any) else { return [] }
        return council.measures.values.filter { $0.stage != .retired }.sorted { $0.code < $1.code }.map {
            ($0.id.description, "\($0.code): \($0.definition.title)")
        }
    }

    func addMitigation() async throws -> Answer {
        let assessment = try requiredAssessment()
        let entry = try requiredEntry(of: assessment)
        let command = AddMitigation(
            id: Mitigation.ID(form["id"]) ?? workspace.identities.identity(for: Mitigation.self),
            assessmentID: assessment.id,
            code: entry.code,
            action: form["action"],
            owner: form["owner"],
            reviewDay: Day(iso: form["review-day"]),
            measureID: Measure.ID(form["measure"])
        )
        return try await perform(command, done: .draft(assessment), saying: .added) {
            try addMitigationPage(issues: $0)
        }
    }

    // MARK: looked at again

    func mitigationPage(issues: [Issue] = []) throws -> Answer {
        let assessment = try requiredAssessment()
        let mitigation = try requiredMitigation(of: assessment)
        let mayWrite = mayDo(.editAssessment, to: assessment) && mitigation.closing == nil
        return page(
            "Did it work?",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: trail(to: assessment),
            issues: issues
        ) {
            element(.p, .class("caption")) { "\(assessment.content.title): \(council.name(of: mitigation.code))" }
            element(.h1) { "Did it work?" }
            element(.p, .class("lead")) { mitigation.action }
            element(.p) { mitigationSentence(mitigation) }
            movement(mitigation)
            mitigationReviews(mitigation)
            if mayWrite, assessment.stage.isLocked { reviewForm(assessment, mitigation, issues) }
            if mayWrite, !assessment.stage.isLocked {
                element(.p) { "It is looked at again once the assessment is signed off." }
            }
            if mayWrite { closeForm(assessment, mitigation, issues) }
        }
    }

    private func reviewForm(_ assessment: Assessment, _ mitigation: Mitigation, _ issues: [Issue]) -> HTML {
        form(Path.draft(assessment).step("mitigations").step(mitigation.id.description)) {
            element(.h2) { "Say what you see now" }
            ChoiceField(
                name: "outcome",
                legend: "Did it do what it was meant to?",
                choices: Mitigation.Outcome.allCases.map { .init(value: $0.rawValue, label: $0.name) },
                chosen: [form["outcome"]],
                issues: issues
            ).html
            FormField(
                name: "seen",
                label: "What was seen",
                hint: "What people say, what the figures show, and what else may have caused it.",
                value: form["seen"],
                issues: issues,
                kind: .area(rows: 4),
                limit: AssessmentFinding.textLimit,
                isRequired: true
            ).html
            FormField(
                name: "next",
                label: "What is done next",
                hint: "Needed where it did not do all that it should.",
                value: form["next"],
                issues: issues,
                kind: .area(rows: 3),
                limit: AssessmentFinding.textLimit
            ).html
            FormField(
                name: "again",
                label: "Day on which it is looked at once more",
                hint: "Needed where it is too early to say.",
                value: form["again"],
                issues: issues,
                kind: .date
            ).html
            button("Record what was seen")
        }
    }

    private func closeForm(_ assessment: Assessment, _ mitigation: Mitigation, _ issues: [Issue]) -> HTML {
        element(.details, issues.contains { $0.field == "close-reason" } ? .open : nil) {
            element(.summary) { "Close it" }
            form(Path.draft(assessment).step("mitigations").step(mitigation.id.description).step("close")) {
                element(.p) { "It stays where it is, with the reason." }
                FormField(
                    name: "close-reason",
                    label: "Why nothing more is done under it",
                    value: form["close-reason"],
                    issues: issues,
                    kind: .area(rows: 2),
                    limit: 1000,
                    isRequired: true
                ).html
                button("Close the mitigation", isQuiet: true)
            }
        }
    }

    func reviewMitigation() async throws -> Answer {
        let assessment = try requiredAssessment()
        let mitigation = try requiredMitigation(of: assessment)
        let again = form["again"].trimmingSpaces
        if !again.isEmpty, Day(iso: again) == nil {
            return try mitigationPage(issues: [Issue(field: "again", code: "day-malformed", detail: again)])
        }
        let command = ReviewMitigation(
            assessmentID: assessment.id,
            mitigationID: mitigation.id,
            outcome: Mitigation.Outcome(rawValue: form["outcome"]),
            seen: form["seen"],
            next: form["next"],
            again: Day(iso: again)
        )
        return try await perform(command, done: .draft(assessment), saying: .recorded) {
            try mitigationPage(issues: $0)
        }
    }

    func closeMitigation() async throws -> Answer {
        let assessment = try requiredAssessment()
        let mitigation = try requiredMitigation(of: assessment)
        let command = CloseMitigation(
            assessmentID: assessment.id,
            mitigationID: mitigation.id,
            reason: form["close-reason"]
        )
        return try await perform(command, done: .draft(assessment)) { try mitigationPage(issues: $0) }
    }

    // MARK: all of them

    /// Of assessments that the person may see.
    var readableMitigations: [MitigationStanding] {
        council.mitigationStandings.filter { may(.readAssessments, council.subject(of: $0.content.subject)) }
    }

    func mitigationsPage() -> Answer {
        let all = readableMitigations
        return page(
            "Did the mitigations work?",
            trail: [("Home", .workspace), ("Impact assessments", .draftAssessments)],
            section: .draftAssessments
        ) {
            element(.h1) { "Did the mitigations work?" }
            element(.p) { outcomes(all) }
            if !all.isEmpty {
                Table(
                    caption: "Mitigations of what was signed off, those to be looked at first in front",
                    columns: ["What is done", "For", "Assessment", "Next look", "Did it work?", "Measure"],
                    rows: all.map(row)
                ).html
            }
            asItStood(Path.draftAssessments.step("mitigations"))
        }
    }

    private func outcomes(_ all: [MitigationStanding]) -> String {
        guard !all.isEmpty else { return "No mitigation is in effect yet." }
        let due = all.count { $0.mitigation.nextReview.map { $0 <= shownDay } ?? false }
        let counts = Mitigation.Outcome.allCases.compactMap { outcome -> String? in
            let count = all.count { $0.mitigation.outcome == outcome }
            return count == 0 ? nil : "\(count) \(outcome.name.lowercased())"
        }
        let never = all.count { $0.mitigation.reviews.isEmpty }
        return
            "\(all.count) \(all.count == 1 ? "mitigation" : "mitigations"): \((counts + ["\(never) not looked at yet"]).joined(separator: ", ")). \(due) \(due == 1 ? "is" : "are") due to be looked at."
    }

    private func row(_ standing: MitigationStanding) -> [HTML] {
        let mitigation = standing.mitigation
        let path = Path.draftAssessments.step(standing.content.slug)
        let next = mitigation.nextReview.map { $0 <= shownDay ? "\($0.inWords): due" : $0.inWords } ?? "None"
        return [
            link(mitigation.action, to: path.step("mitigations").step(mitigation.id.description)),
            .text(council.name(of: mitigation.code)), link(standing.content.title, to: path), .text(next),
            .text(mitigation.standingInWords), movement(mitigation),
        ]
    }
}
