import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// A status that a person gives in place of the rule, in the open (I15).
extension WorkspaceVisit {
    @HTMLBuilder func judging(_ measure: Measure, _ standing: MeasureStanding, _ issues: [Issue]) -> HTML {
        if let judgement = standing.judgement {
            element(.p) {
                tag("Adjusted", .quiet)
                " By the rule: \(standing.ruleRating.inWords(council.statusScheme)). \(judgement.reason)"
            }
        }
        if may(.judgeStatus, .measure(measure.id)), let period = standing.period, standing.value?.figure != nil {
            element(.details, issues.contains { $0.field.hasPrefix("judged") } ? .open : nil) {
                element(.summary) { "Judge the status for \(period.label)" }
                form(Path.draft(measure).step("judgement")) {
                    hiddenField("judged-period", period.code)
                    SelectField(
                        name: "judged",
                        label: "Status",
                        choices: [("", "As the rule gives it")]
                            + Status.allCases.map { ($0.rawValue, council.statusScheme[$0].word) },
                        chosen: form.has("judged") ? form["judged"] : standing.judgement?.status.rawValue ?? "",
                        issues: issues
                    ).html
                    FormField(
                        name: "judged-reason",
                        label: "Why",
                        hint: "It stands beside the status for everybody, with what the rule gives.",
                        value: form.has("judged-reason") ? form["judged-reason"] : standing.judgement?.reason ?? "",
                        issues: issues,
                        kind: .area(rows: 2),
                        limit: 1000
                    ).html
                    button("Judge")
                }
            }
        }
    }

    func judgeStatus() async throws -> Answer {
        let measure = try requiredMeasure()
        guard let period = Period(code: form["judged-period"]) else { throw Missing() }
        let status = Status(rawValue: form["judged"])
        guard status != nil || form["judged"].isEmpty else { throw Missing() }
        let command = JudgeStatus(
            measureID: measure.id,
            period: period,
            status: status,
            reason: form["judged-reason"].trimmingSpaces
        )
        return try await perform(command, done: .draft(measure)) { try measurePage(issues: $0) }
    }
}
