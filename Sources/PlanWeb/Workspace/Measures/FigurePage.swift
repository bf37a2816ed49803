import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanInterchange
import PlanUseCases

/// One screen for whoever owns a measure: what it is, how it went, and a place for the next figure or for why there is none.
extension WorkspaceVisit {
    func figurePage(issues: [Issue] = [], unusual: [UnusualFigure] = []) throws -> Answer {
        let measure = try requiredMeasure()
        let definition = measure.definition
        let standing = council.standing(of: measure, asAt: today)
        let charts = MeasureCharts(standing, council)
        return page(
            "Give a figure: \(definition.title)",
            status: issues.isEmpty && unusual.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace), ("Measures", .draftMeasures), (measure.code.rawValue, .draft(measure))],
            issues: issues
        ) {
            element(.p, .class("caption")) { "Measure \(measure.code)" }
            element(.h1) { definition.title }
            if !definition[.question].isEmpty { element(.p, .class("lead")) { definition[.question] } }
            element(.div, .class("editor")) {
                element(.div) {
                    unusualNotice(unusual)
                    figureForm(measure, issues, unusual)
                }
                element(.aside, .class("editor-margin"), .aria("label", "What is known")) {
                    element(.h2) { "Last figures" }
                    lastFigures(standing)
                    charts.line
                    element(.h2) { "What is counted" }
                    element(.p) {
                        definition[.definition].isEmpty ? "No definition is written down." : definition[.definition]
                    }
                    element(.p) { "In \(definition.unit). Good to be: \(definition.goodToBe.name.lowercasedFirst)." }
                }
            }
        }
    }

    private func unusualNotice(_ unusual: [UnusualFigure]) -> HTML {
        guard !unusual.isEmpty else { return .empty }
        return warning("Is this figure right?") {
            element(.p) {
                "It is unusual: \(unusual.map(\.inWords).joined(separator: "; ")). Nothing is saved yet. Correct it, or say below why it is right and send it again."
            }
        }
    }

    private func lastFigures(_ standing: MeasureStanding) -> HTML {
        let known = zip(standing.series.periods, standing.series.values).suffix(6).reversed()
        guard !known.isEmpty else { return element(.p) { "None yet." } }
        return Table(
            caption: "The last figures, newest first",
            columns: ["Period", "Figure"],
            rows: known.map { [.text($0.label), .text(standing.definition.short($1))] }
        ).html
    }

    private func figureForm(_ measure: Measure, _ issues: [Issue], _ unusual: [UnusualFigure]) -> HTML {
        form(Path.draft(measure).step("figure")) {
            FormField(
                name: "period",
                label: "Period",
                hint: "By \(measure.definition.periodType.name), such as \(exampleOfPeriod(measure)).",
                value: form.has("period") ? form["period"] : nextPeriod(of: measure)?.label ?? "",
                issues: issues,
                limit: 60,
                isRequired: true
            ).html
            FormField(
                name: "value",
                label: "Figure",
                hint: "The number alone. Leave it empty when there is none yet.",
                value: form["value"],
                issues: issues,
                limit: 40
            ).html
            if measure.definition.isRate { partFields(measure.definition, issues) }
            SelectField(
                name: "standing",
                label: "How sure it is",
                choices: [
                    ("final", "Final"), ("provisional", "Provisional: it may still change"),
                    ("estimated", "Estimated"), ("forecast", "A forecast of what is to come"),
                ],
                chosen: form["standing"],
                issues: issues
            ).html
            FormField(
                name: "remark",
                label: "What happened, why, and what is being done",
                hint: "At most 120 words read best. Where there is no figure: why not.",
                value: form["remark"],
                issues: issues,
                kind: .area(rows: 5),
                limit: FigureRemark.limit
            ).html
            FormField(
                name: "expected",
                label: "When the figure can be expected, if there is none yet",
                value: form["expected"],
                issues: issues,
                kind: .date
            ).html
            FormField(
                name: "reason",
                label: "Why a figure that is there already changes",
                hint: "Needed only then: whoever saw the old one reads it.",
                value: form["reason"],
                issues: issues,
                limit: Self.reasonLimit
            ).html
            if !unusual.isEmpty || form.has("note") {
                FormField(
                    name: "note",
                    label: "Why the unusual figure is right",
                    value: form["note"],
                    issues: issues,
                    limit: 500
                ).html
            }
            button("Save")
        }
    }

    /// What stands behind a rate; a figure left empty is worked out from the first two.
    private func partFields(_ definition: MeasureDefinition, _ issues: [Issue]) -> HTML {
        let isUsed = FigureComponent.behind.contains { component in
            !form[component.rawValue].isEmpty || issues.contains { $0.field == component.rawValue }
        }
        return element(.details, isUsed ? .open : nil) {
            element(.summary) { "Of how many, and how sure" }
            for component in FigureComponent.behind {
                FormField(
                    name: component.rawValue,
                    label: component.name,
                    hint: hint(component, definition),
                    value: form[component.rawValue],
                    issues: issues,
                    limit: 40
                ).html
            }
        }
    }

    private func hint(_ component: FigureComponent, _ definition: MeasureDefinition) -> String {
        switch component {
        case .value: ""
        case .numerator:
            definition[.numerator].isEmpty ? "What was counted, if you have it." : definition[.numerator]
        case .denominator:
            (definition[.denominator].isEmpty ? "Of how many." : definition[.denominator])
                + " With both you can leave the figure empty: it is worked out."
        case .lowerLimit, .upperLimit: "If the source gives a confidence interval."
        }
    }

    private func nextPeriod(of measure: Measure) -> Period? {
        council.lastOwnPeriod(of: measure)?.following(measure.definition.frequency)
    }

    private func exampleOfPeriod(_ measure: Measure) -> String {
        nextPeriod(of: measure)?.label ?? "2025/26"
    }

    // MARK: saving

    func recordFigure() async throws -> Answer {
        let measure = try requiredMeasure()
        guard let area = council.ownArea else {
            return try figurePage(issues: [Issue(field: "value", code: "council-area-unknown")])
        }
        let period: Period
        switch typedPeriod("period", of: measure) {
        case .success(let found): period = found
        case .failure(let fault): return try figurePage(issues: [fault.issue])
        }
        let remark = form["remark"].trimmingSpaces
        var issues: [Issue] = []
        var parts = FigureParts()
        if measure.definition.isRate {
            for component in FigureComponent.behind {
                parts[component] = figure(component.rawValue, &issues).map { ObservedValue($0) }
            }
        }
        guard issues.isEmpty else { return try figurePage(issues: issues) }
        let written: FigureText.Written
        switch FigureText(form["value"]) {
        case .absent(.blank):
            guard parts.hasMore else { return try await recordAbsence(measure, period, remark) }
            guard let numerator = parts.numerator, let denominator = parts.denominator else {
                let detail = "Enter the figure, or both its numerator and its denominator."
                return try figurePage(issues: [Issue(field: "value", code: "typed", detail: detail)])
            }
            let definition = measure.definition(for: period)
            guard let worked = definition.value(numerator: numerator, denominator: denominator) else {
                let detail =
                    definition.isRate
                    ? "Enter a denominator above 0."
                    : "Enter the figure: the definition for \(period.label) does not say how to work it out."
                let field = definition.isRate ? "denominator" : "value"
                return try figurePage(issues: [Issue(field: field, code: "typed", detail: detail)])
            }
            written = .init(worked)
        case .absent:
            return try figurePage(
                issues: [
                    Issue(
                        field: "value",
                        code: "typed",
                        detail: "Leave the figure empty, and say below why there is none."
                    )
                ]
            )
        case .refused(let fault):
            return try figurePage(issues: [
                Issue(field: "value", code: "typed", detail: fault.sentence(for: form["value"]))
            ])
        case .figure(let figure): written = figure
        }
        let isForecast = form["standing"] == "forecast" || written.marks.contains(.forecast)
        var marks: ObservedValue.Marks = []
        if form["standing"] == "provisional" || written.marks.contains(.provisional) { marks.insert(.provisional) }
        if form["standing"] == "estimated" || written.marks.contains(.estimated) { marks.insert(.estimated) }
        let key = SeriesKey(area: area, isForecast: isForecast)
        let note = form["note"].trimmingSpaces
        let unusual = self.unusual(written.value, period, measure, key)
        if !unusual.isEmpty, note.isEmpty { return try figurePage(unusual: unusual) }
        parts.value = .figure(written.value, marks)
        var figures = FigureColumns()
        for component in FigureComponent.allCases {
            if let value = parts[component] { figures.add(measure.id, key.with(component), [period], [value]) }
        }
        let command = RecordFigures(
            id: workspace.identities.identity(for: FigureImport.self),
            figures: figures,
            note: note.isEmpty ? nil : note
        )
        let saved = try await perform(command, because: form["reason"], done: .draft(measure)) {
            try figurePage(issues: $0)
        }
        guard saved.status == .seeOther, !remark.isEmpty else { return saved }
        return try await perform(
            RemarkOnFigure(measureID: measure.id, remark: .init(period: period, kind: .commentary, text: remark)),
            done: .draft(measure)
        ) { try figurePage(issues: $0) }
    }

    /// "No figure yet, because" is an answer too.
    private func recordAbsence(_ measure: Measure, _ period: Period, _ remark: String) async throws -> Answer {
        let expected = form["expected"].trimmingSpaces
        guard expected.isEmpty || Day(iso: expected) != nil else {
            return try figurePage(issues: [Issue(field: "expected", code: "day-malformed", detail: expected)])
        }
        let command = RemarkOnFigure(
            measureID: measure.id,
            remark: .init(period: period, kind: .noDataYet, text: remark, expected: Day(iso: expected))
        )
        return try await perform(command, done: .draft(measure)) { try figurePage(issues: $0) }
    }

    private func unusual(_ figure: Figure, _ period: Period, _ measure: Measure, _ key: SeriesKey) -> [UnusualFigure] {
        let series = council.series(of: measure.id, SeriesKey(area: key.area))
        var range = UsualRange()
        for (known, value) in zip(series.periods, series.values) where known < period {
            if let figure = value.figure { range.add(figure) }
        }
        return range.reasons(for: figure, in: period, today: key.isForecast ? period.end : today)
    }
}
