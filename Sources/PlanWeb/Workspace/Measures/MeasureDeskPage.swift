import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// One measure behind the door: its rating explained, its figures, and what may be done with it.
extension WorkspaceVisit {
    func measurePage(issues: [Issue] = []) throws -> Answer {
        let measure = try requiredMeasure()
        let standing = council.standing(of: measure, asAt: shownDay)
        let charts = MeasureCharts(standing, council)
        let path = Path.draft(measure)
        return page(
            measure.definition.title,
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace), ("Measures", .draftMeasures)],
            issues: issues
        ) {
            element(.p, .class("caption")) { "Measure \(measure.code), \(measure.stage.name.lowercasedFirst)" }
            element(.h1) { measure.definition.title }
            pageActions([
                (may(.recordFigures, .measure(measure.id)), "Give a figure", path.step("figure")),
                (may(.recordFigures, .measure(measure.id)), "Attach evidence", path.step("evidence")),
                (may(.manageMeasures, .measure(measure.id)), "Change the definition", path.step("definition")),
            ])
            element(.p) { statusTag(standing.rating, council.statusScheme) }
            element(.details) {
                element(.summary) { "Explain this rating" }
                element(.ol) { for step in RatingExplanation(standing).steps { element(.li) { step } } }
                element(.p) { standing.rule.inWords(standing.definition) }
            }
            element(.p) { charts.sentence }
            charts.line
            if !standing.series.isEmpty {
                element(.details) {
                    element(.summary) { "Every figure" }
                    charts.table
                }
            }
            if let chart = standing.controlChart {
                element(.details, issues.contains { $0.field == "rebasings" } ? .open : nil) {
                    element(.summary) { "Control chart" }
                    element(.p) { charts.sentence(chart) }
                    charts.control(chart)
                    if may(.manageMeasures, .measure(measure.id)) { chartForm(measure, chart, issues) }
                }
            }
            evidenceList(measure, issues)
            judging(measure, standing, issues)
            targets(measure, issues)
            if may(.manageMeasures, .measure(measure.id)) { keeping(measure, issues) }
        }
    }
}
