import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// How the control chart of a measure is made.
extension WorkspaceVisit {
    func chartForm(_ measure: Measure, _ chart: MeasureControlChart, _ issues: [Issue]) -> HTML {
        form(Path.draft(measure).step("chart")) {
            ChoiceField(
                name: "screened",
                legend: "Limits",
                choices: [
                    .init(
                        value: "yes",
                        label: "Leave out changes that are extreme themselves (screening)",
                        hint: "As NHS England's Making Data Count does."
                    )
                ],
                chosen: chart.settings.isScreened ? ["yes"] : [],
                issues: issues,
                isSingle: false
            ).html
            SelectField(
                name: "rebase",
                label: "Measure the process anew from",
                choices: [("", "Nowhere else")] + chart.periods.reversed().map { ($0.code, $0.label) },
                chosen: form["rebase"],
                issues: issues
            ).html
            FormField(
                name: "rebasings",
                label: "What is known to have changed then",
                hint: "Needed only to measure anew: it stands on the chart.",
                value: form["rebasings"],
                issues: issues,
                limit: 500
            ).html
            if !chart.settings.rebasings.isEmpty {
                element(.p) {
                    "Measured anew already from: \(chart.settings.rebasings.map { "\($0.period.label) (\($0.reason))" }.joined(separator: "; "))."
                }
                ChoiceField(
                    name: "forget",
                    legend: "Take back",
                    choices: [.init(value: "yes", label: "Measure the whole series as one process again")],
                    issues: issues,
                    isSingle: false
                ).html
            }
            button("Change the chart")
        }
    }

    func setChart() async throws -> Answer {
        let measure = try requiredMeasure()
        var settings = measure.chart ?? .init()
        settings.isScreened = form.all("screened").contains("yes")
        if form.all("forget").contains("yes") { settings.rebasings = [] }
        if let period = Period(code: form["rebase"]) {
            settings.rebasings.removeAll { $0.period == period }
            settings.rebasings.append(.init(period: period, reason: form["rebasings"].trimmingSpaces))
            settings.rebasings.sort { $0.period < $1.period }
        }
        let command = SetChart(measureID: measure.id, settings: settings)
        return try await perform(command, done: .draft(measure)) { try measurePage(issues: $0) }
    }
}
