import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// Where a measure stands in the plan and in its life, and the rule that rates it.
extension WorkspaceVisit {
    @HTMLBuilder func keeping(_ measure: Measure, _ issues: [Issue]) -> HTML {
        element(.section, .aria("labelledby", "parts")) {
            element(.h2, .id("parts")) { "Parts of the plan for which it is evidence" }
            form(Path.draft(measure).step("parts")) {
                ChoiceField(
                    name: "elements",
                    legend: "Parts",
                    choices: council.plansByPeriod.prefix(1).flatMap { council.elementsInOrder(of: $0.id) }.map {
                        .init(value: $0.id.description, label: council.label($0))
                    },
                    chosen: Set(measure.elements.map(\.description)),
                    issues: issues,
                    isSingle: false
                ).html
                button("Save the parts")
            }
        }
        element(.section, .aria("labelledby", "rule-heading")) {
            element(.h2, .id("rule-heading")) { "Rule of status" }
            element(.p) {
                measure.statusRule.map { "Its own: \($0.inWords(measure.definition))" }
                    ?? "The council's usual one: \(council.statusScheme.rule.inWords(measure.definition))"
            }
            form(Path.draft(measure).step("rule")) {
                FormField(
                    name: "rule",
                    label: "Rule of its own",
                    hint:
                        "percent 5, absolute 2, bands 10 20, range 5, prior-year 5, manual or none; empty for the usual one.",
                    value: form.has("rule") ? form["rule"] : measure.statusRule?.text ?? "",
                    issues: issues,
                    limit: 60
                ).html
                if let flips = flipsToShow(measure) { flips }
                button("Show what would change", name: "step", value: "show", isQuiet: true)
                button("Set the rule", name: "step", value: "set")
            }
        }
        let next = measure.stage.next
        if !next.isEmpty {
            element(.section, .aria("labelledby", "stage-heading")) {
                element(.h2, .id("stage-heading")) { "Stage" }
                form(Path.draft(measure).step("stage")) {
                    SelectField(
                        name: "stage",
                        label: "From '\(measure.stage.name)' to",
                        choices: next.map { ($0.rawValue, $0.name) },
                        chosen: form["stage"],
                        issues: issues
                    ).html
                    FormField(
                        name: "retirement",
                        label: "Why it is retired",
                        hint: "Needed only to retire it. Its code is not given again.",
                        value: form["retirement"],
                        issues: issues,
                        limit: 1000
                    ).html
                    SelectField(
                        name: "successor",
                        label: "Which measure takes its place",
                        choices: [("", "None")]
                            + council.measures.values.filter { $0.id != measure.id && $0.stage != .retired }
                            .sorted { $0.code < $1.code }.map {
                                ($0.id.description, "\($0.code) \($0.definition.title)")
                            },
                        chosen: form["successor"],
                        issues: issues
                    ).html
                    button("Change the stage")
                }
            }
        }
    }

    func linkMeasure() async throws -> Answer {
        let measure = try requiredMeasure()
        // Links to parts that the form did not offer, as of earlier plans, stay.
        let offered = Set(council.plansByPeriod.prefix(1).flatMap { council.elementsInOrder(of: $0.id) }.map(\.id))
        let kept = measure.elements.filter { !offered.contains($0) }
        let chosen = form.all("elements").compactMap { PlanElement.ID($0) }.filter(offered.contains)
        let command = LinkMeasure(measureID: measure.id, elements: kept + chosen)
        return try await perform(command, done: .draft(measure)) { try measurePage(issues: $0) }
    }

    func stageMeasure() async throws -> Answer {
        let measure = try requiredMeasure()
        guard let stage = Measure.Stage(rawValue: form["stage"]) else { throw Missing() }
        let retirement =
            stage == .retired
            ? Measure.Retirement(reason: form["retirement"].trimmingSpaces, successor: Measure.ID(form["successor"]))
            : nil
        let command = StageMeasure(measureID: measure.id, stage: stage, retirement: retirement)
        return try await perform(command, done: .draft(measure)) { issues in
            try measurePage(
                issues: issues.map { $0.field == "reason" ? Issue(field: "retirement", code: $0.code) : $0 }
            )
        }
    }

    // MARK: rules

    /// Which ratings the rule that is typed would flip; nil while nobody asked.
    private func flipsToShow(_ measure: Measure) -> HTML? {
        guard request.method == .post, route == .setRule, form["step"] == "show" else { return nil }
        let rule = form["rule"].trimmingSpaces
        guard rule.isEmpty || StatusRule(text: rule) != nil else { return nil }
        return flipList(council.flips(underRule: StatusRule(text: rule), for: measure.id, asAt: today))
    }

    func flipList(_ flips: [RatingFlip]) -> HTML {
        element(.div, .class("notice")) {
            if flips.isEmpty {
                element(.p) { "No rating would change, neither of the latest period nor of the one a year before." }
            } else {
                element(.p) {
                    "\(flips.count) \(flips.count == 1 ? "rating" : "ratings") would change, of the latest period and of the one a year before:"
                }
                element(.ul) {
                    for flip in flips {
                        element(.li) {
                            "\(flip.measure.code) \(flip.measure.definition.title), \(flip.period.label): \(flip.before.inWords(council.statusScheme)) becomes \(flip.after.inWords(council.statusScheme))"
                        }
                    }
                }
            }
        }
    }

    func setRule() async throws -> Answer {
        let measure = try requiredMeasure()
        let typed = form["rule"].trimmingSpaces
        let rule = StatusRule(text: typed)
        guard typed.isEmpty || rule != nil else {
            return try measurePage(issues: [Issue(field: "rule", code: "rule-malformed", detail: typed)])
        }
        if form["step"] == "show" { return try measurePage() }
        let command = SetStatusRule(measureID: measure.id, rule: rule)
        return try await perform(command, done: .draft(measure)) { try measurePage(issues: $0) }
    }
}
