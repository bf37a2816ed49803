import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// What an assessment finds for one group or theme: one page each.
extension WorkspaceVisit {
    /// The group or theme that the address names, where it is in use for this kind of assessment.
    func requiredEntry(of assessment: Assessment) throws -> AssessmentList.Entry {
        guard let entry = values["entry"].flatMap({ AssessmentCode($0) }).flatMap(council.assessmentList.entry),
            entry.kind == assessment.content.kind, entry.retired == nil
        else { throw Missing() }
        return entry
    }

    func findingPage(issues: [Issue] = []) throws -> Answer {
        let assessment = try requiredAssessment()
        let entry = try requiredEntry(of: assessment)
        let finding = assessment.content.finding(entry.code)
        let places = council.assessmentList.entries(of: entry.kind)
        let place = (places.firstIndex { $0.code == entry.code } ?? 0) + 1
        return page(
            "\(entry.name) – \(assessment.content.title)",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: trail(to: assessment),
            issues: issues
        ) {
            element(.p, .class("caption")) {
                "\(assessment.content.title): \(entry.kind.entryWord.singular) \(place) of \(places.count)"
            }
            element(.h1) { entry.name }
            if !entry.about.isEmpty { element(.p) { entry.about } }
            if isOvertaken(issues), let finding {
                warning("How it stands now") {
                    element(.p) { impactMark(finding.impact, finding.severity) }
                    element(.p) { "What is known: \(finding.evidence)" }
                    element(.p) { "Who was asked: \(finding.engagement)" }
                    element(.p) { "Send yours again to put it in its place." }
                }
            }
            form(Path.draft(assessment).step("findings").step(entry.code.rawValue)) {
                seenField(finding?.sequence ?? 0, issues)
                area(
                    "evidence",
                    "What is known",
                    finding?.evidence,
                    "Figures, research, what services know, and where each comes from. If nothing is known, say so.",
                    issues
                )
                area(
                    "engagement",
                    "Who was asked, and what they said",
                    finding?.engagement,
                    "If nobody was asked, say so and why.",
                    issues
                )
                impactFields(finding, issues)
                if let aims = entry.aims { aimFields(aims, entry, finding, issues) }
                if entry.asksForEmissions == true { emissionFields(finding?.emissions, issues) }
                area(
                    "reason-for-none",
                    "If it is negative and nothing will be done about it: why",
                    finding?.reasonForNone,
                    "Leave it empty where there is a mitigation, or will be: you add it on the next page.",
                    issues,
                    isRequired: false
                )
                button("Save and go on")
            }
        }
    }

    private func area(
        _ name: String,
        _ label: String,
        _ value: String?,
        _ hint: String,
        _ issues: [Issue],
        isRequired: Bool = true
    ) -> HTML {
        FormField(
            name: name,
            label: label,
            hint: hint,
            value: typed(name, value ?? ""),
            issues: issues,
            kind: .area(rows: isRequired ? 5 : 3),
            limit: AssessmentFinding.textLimit,
            isRequired: isRequired
        ).html
    }

    @HTMLBuilder private func impactFields(_ finding: AssessmentFinding?, _ issues: [Issue]) -> HTML {
        ChoiceField(
            name: "impact",
            legend: "What it would mean",
            choices: AssessmentFinding.Impact.allCases.map {
                .init(
                    value: $0.rawValue,
                    label: $0.name,
                    hint: $0 == .unknown ? "Can be signed off only with a mitigation that finds it out." : nil
                )
            },
            chosen: [typed("impact", finding?.impact.rawValue ?? "")],
            issues: issues
        ).html
        ChoiceField(
            name: "severity",
            legend: "How severe what is negative would be",
            choices: AssessmentFinding.Severity.allCases.map { .init(value: $0.rawValue, label: $0.name) }
                + [.init(value: "none", label: "Does not apply", hint: "Nothing is negative.")],
            chosen: [typed("severity", finding.map { $0.severity?.rawValue ?? "none" } ?? "")],
            issues: issues
        ).html
    }

    private func aimFields(
        _ aims: [EqualityAim],
        _ entry: AssessmentList.Entry,
        _ finding: AssessmentFinding?,
        _ issues: [Issue]
    ) -> HTML {
        let typedAims = form.has("evidence") ? form.all("aims") : finding?.aims.map(\.rawValue) ?? []
        return ChoiceField(
            name: "aims",
            legend: "Which aims of the equality duty it is about",
            hint: aims.count < EqualityAim.allCases.count
                ? "The law puts this group under \(aims.count == 1 ? "this aim" : "these aims") alone." : nil,
            choices: aims.map { .init(value: $0.rawValue, label: $0.name) },
            chosen: Set(typedAims),
            issues: issues,
            isSingle: false
        ).html
    }

    private func emissionFields(_ estimate: EmissionsEstimate?, _ issues: [Issue]) -> HTML {
        element(.fieldset, .class("field")) {
            element(.legend) { "Estimate in \(EmissionsEstimate.unit), where there is one" }
            element(.p, .class("hint")) { "Less than nothing where emissions fall: -40. All three, or none." }
            for (name, label, value) in [
                ("low", "Low", estimate?.low), ("central", "Central", estimate?.central),
                ("high", "High", estimate?.high),
            ] {
                FormField(
                    name: name,
                    label: label,
                    value: typed(name, value?.plain ?? ""),
                    issues: issues,
                    limit: 30
                ).html
            }
        }
    }

    /// Nil where nothing was typed.
    private func typedEmissions() -> Result<EmissionsEstimate?, EmissionsFault> {
        let names = ["low", "central", "high"]
        let texts = names.map { form[$0].trimmingSpaces }
        guard texts.contains(where: { !$0.isEmpty }) else { return .success(nil) }
        var figures: [Figure] = []
        var issues: [Issue] = []
        for (name, text) in zip(names, texts) {
            if case .figure(let written) = FigureText(text), written.unit == .none, written.marks.isEmpty {
                figures.append(written.value)
            } else {
                let code = text.isEmpty ? "emissions-incomplete" : "emissions-malformed"
                issues.append(Issue(field: name, code: code, detail: text))
            }
        }
        guard figures.count == 3 else { return .failure(EmissionsFault(issues: issues)) }
        guard let estimate = EmissionsEstimate(low: figures[0], central: figures[1], high: figures[2]) else {
            return .failure(EmissionsFault(issues: [Issue(field: "low", code: "emissions-out-of-order")]))
        }
        return .success(estimate)
    }

    private struct EmissionsFault: Error {
        let issues: [Issue]
    }

    func writeFinding() async throws -> Answer {
        let assessment = try requiredAssessment()
        let entry = try requiredEntry(of: assessment)
        var estimate: EmissionsEstimate?
        var issues: [Issue] = []
        switch typedEmissions() {
        case .success(let typed): estimate = typed
        case .failure(let fault): issues = fault.issues
        }
        let command = WriteFinding(
            assessmentID: assessment.id,
            code: entry.code,
            evidence: form["evidence"],
            engagement: form["engagement"],
            impact: AssessmentFinding.Impact(rawValue: form["impact"]),
            severity: AssessmentFinding.Severity(rawValue: form["severity"]),
            aims: form.all("aims").compactMap { EqualityAim(rawValue: $0) },
            reasonForNone: form["reason-for-none"],
            emissions: estimate,
            seen: seen
        )
        guard issues.isEmpty else {
            // What the rules say of the rest is said at once, too.
            let ruling = command.ruling(in: council, context: .init(actor: actor, moment: workspace.desk.now()))
            if case .refused(let others) = ruling { issues += others }
            return try findingPage(issues: issues)
        }
        let outcome = try await workspace.office.perform(command, as: actor)
        switch outcome {
        case .done(let council), .unchanged(let council):
            return redirect(to: next(after: entry, in: council, assessment), saying: .saved)
        default:
            return try await answer(to: outcome, done: .draft(assessment)) { try findingPage(issues: $0) }
        }
    }

    /// The mitigation that is missing, or the next group or theme without a finding, or the whole.
    private func next(after entry: AssessmentList.Entry, in council: Council, _ assessment: Assessment) -> Path {
        let path = Path.draft(assessment)
        guard let now = council.assessments[assessment.id] else { return path }
        let gaps = council.assessmentGaps(in: now.content)
        let findings = path.step("findings")
        if gaps.contains(where: { $0.field == "finding-\(entry.code)" }) {
            return findings.step(entry.code.rawValue).step("mitigations")
        }
        guard let open = gaps.first(where: { $0.code == "finding-missing" }) else { return path }
        return findings.step(String(open.field.dropFirst("finding-".count)))
    }
}
