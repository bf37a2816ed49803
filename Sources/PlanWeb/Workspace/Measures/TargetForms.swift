import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanInterchange
import PlanUseCases

/// Targets of a measure: set, approved, and changed only by authority.
extension WorkspaceVisit {
    func targets(_ measure: Measure, _ issues: [Issue]) -> HTML {
        let targets = council.targets.values.filter { $0.measureID == measure.id }.sorted { $0.period > $1.period }
        return element(.section, .aria("labelledby", "targets")) {
            element(.h2, .id("targets")) { "Targets" }
            if targets.isEmpty { element(.p) { "None is set." } }
            for target in targets {
                let version = target.current
                element(.h3) { target.period.label }
                element(.p) {
                    "\(version.aim.inWords(measure.definition(for: target.period))). \(version.basis.name). \(version.rationale)"
                        .trimmingSpaces
                    version.approved == nil ? " Proposed, not approved." : " Approved and locked."
                    if target.versions.count > 1 {
                        " Before: \(target.versions.dropLast().map { $0.aim.inWords(measure.definition) }.joined(separator: "; "))."
                    }
                }
                if version.approved == nil, may(.approveTarget, .measure(measure.id)) {
                    buttonForm(
                        "Approve the target for \(target.period.label)",
                        Path.draft(measure).step("targets").step("approve"),
                        fields: [("period", target.period.code)]
                    )
                }
            }
            if may(.manageMeasures, .measure(measure.id)) {
                element(
                    .details,
                    issues.contains { ["period", "aim", "basis", "rationale", "authority"].contains($0.field) }
                        ? .open : nil
                ) {
                    element(.summary) { "Set or change a target" }
                    targetForm(measure, issues)
                }
            }
        }
    }

    private func targetForm(_ measure: Measure, _ issues: [Issue]) -> HTML {
        form(Path.draft(measure).step("targets")) {
            FormField(
                name: "period",
                label: "Period",
                hint: "Such as 2025/26 or Q1 2025/26.",
                value: form["period"],
                issues: issues,
                limit: 60,
                isRequired: true
            ).html
            FormField(
                name: "aim",
                label: "What it is to reach",
                hint: "A number; 10 to 20 for a range; or monitored, baseline-year, to-be-set 2026-03-31.",
                value: form["aim"],
                issues: issues,
                limit: 60,
                isRequired: true
            ).html
            SelectField(
                name: "basis",
                label: "What it rests on",
                choices: Target.Basis.allCases.map { ($0.rawValue, $0.name) },
                chosen: form["basis"],
                issues: issues
            ).html
            FormField(
                name: "rationale",
                label: "Why this and not another",
                value: form["rationale"],
                issues: issues,
                kind: .area(rows: 2),
                limit: 1000
            ).html
            FormField(
                name: "reason",
                label: "Why an approved target changes",
                hint: "Needed only where the target is approved already: the public reads it.",
                value: form["reason"],
                issues: issues,
                kind: .area(rows: 2),
                limit: Self.reasonLimit
            ).html
            SelectField(
                name: "authority",
                label: "Decision that allows the change",
                choices: [("", "None")]
                    + council.decisions.values.sorted { ($1.day, $1.id) < ($0.day, $0.id) }.map {
                        ($0.id.description, "\($0.body), \($0.day.inWords): \($0.outcome)")
                    },
                chosen: form["authority"],
                issues: issues
            ).html
            button("Set the target")
        }
    }

    /// The period that a form names, or what is wrong with it.
    func typedPeriod(_ field: String, of measure: Measure) -> Result<Period, TypedFault> {
        switch PeriodText(form[field], as: measure.definition.periodType) {
        case .period(let period): .success(period)
        case .refused(let fault, let choices):
            .failure(
                TypedFault(
                    Issue(field: field, code: "typed", detail: fault.sentence(for: form[field], choices: choices))
                )
            )
        }
    }

    /// What is wrong with something typed, in the words of whoever read it.
    struct TypedFault: Error {
        let issue: Issue

        init(_ issue: Issue) {
            self.issue = issue
        }
    }

    func setTarget() async throws -> Answer {
        let measure = try requiredMeasure()
        let period: Period
        switch typedPeriod("period", of: measure) {
        case .success(let found): period = found
        case .failure(let fault): return try measurePage(issues: [fault.issue])
        }
        guard let aim = Target.Aim(text: form["aim"].trimmingSpaces) else {
            return try measurePage(issues: [Issue(field: "aim", code: "target-malformed", detail: form["aim"])])
        }
        guard let basis = Target.Basis(rawValue: form["basis"]) else {
            return try measurePage(issues: [Issue(field: "basis", code: "basis-missing")])
        }
        let command = SetTarget(
            measureID: measure.id,
            period: period,
            aim: aim,
            basis: basis,
            rationale: form["rationale"].trimmingSpaces
        )
        return try await perform(command, because: form["reason"], on: authority, done: .draft(measure)) {
            try measurePage(issues: $0)
        }
    }

    func approveTarget() async throws -> Answer {
        let measure = try requiredMeasure()
        guard let period = Period(code: form["period"]) else { throw Missing() }
        let command = ApproveTarget(measureID: measure.id, period: period)
        return try await perform(command, done: .draft(measure), saying: .approved) { try measurePage(issues: $0) }
    }
}
