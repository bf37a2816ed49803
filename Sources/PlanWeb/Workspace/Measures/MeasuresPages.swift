import HTTPTypes
import HashTreeCollections
import Markup
import PlanCharts
import PlanDomain
import PlanInterchange
import PlanUseCases

/// The measures behind the door: with figures that are not released yet.
extension WorkspaceVisit {
    func measuresPage(issues: [Issue] = []) -> Answer {
        let all = council.measures.values.sorted { $0.code < $1.code }
        let standings = all.map { council.standing(of: $0, asAt: shownDay) }
        let mine = standings.filter { isMine($0.measure) }
        return page(
            "Measures",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            section: .draftMeasures,
            issues: issues
        ) {
            element(.h1) { "Measures" }
            element(.p, .class("lead")) {
                "\(all.count) \(all.count == 1 ? "measure" : "measures"), with figures that are not released yet."
            }
            pageActions([
                (may(.recordFigures, .council), "Import figures", Path.draftMeasures.step("import")),
                (true, "Imports", Path.draftMeasures.step("imports")),
                (may(.manageMeasures, .council), "Add a measure", Path.draftMeasures.step("add")),
                (true, "Statuses and the usual rule", Path.draftMeasures.step("statuses")),
                (may(.releaseFigures, .council), "Release the figures", Path.draftMeasures.step("release")),
            ])
            illustrativeNotice(council)
            StatusSummary(ratings: standings.map(\.rating), scheme: council.statusScheme).html
            if !mine.isEmpty {
                element(.section, .aria("labelledby", "mine")) {
                    element(.h2, .id("mine")) { "Yours" }
                    measureTable(mine, "Measures that name one of your posts")
                }
            }
            element(.section, .aria("labelledby", "all")) {
                element(.h2, .id("all")) { "All" }
                if all.isEmpty { element(.p) { "There is none yet." } } else { measureTable(standings, "All measures") }
            }
            unmeasured(issues)
            asItStood(.draftMeasures)
        }
    }

    /// Priorities and enablers of the newest plan under which no measure stands, and why (I16).
    private func unmeasured(_ issues: [Issue]) -> HTML {
        let measured = Set(council.measures.values.filter { $0.stage != .retired }.flatMap(\.elements))
        let parts = council.plansByPeriod.prefix(1).flatMap { council.elementsInOrder(of: $0.id) }.filter {
            [.priority, .enabler].contains($0.kind) && !measured.contains($0.id)
        }
        guard !parts.isEmpty else { return .empty }
        return element(.section, .aria("labelledby", "unmeasured")) {
            element(.h2, .id("unmeasured")) { "Parts of the plan without a measure" }
            element(.ul) {
                for part in parts {
                    element(.li) {
                        "\(council.label(part).withoutFullStop). \(council.unmeasured[part.id] ?? "Nobody has said why.")"
                    }
                }
            }
            if may(.manageMeasures, .council) {
                element(.details, issues.isEmpty ? nil : .open) {
                    element(.summary) { "Say why a part has no measure yet" }
                    form(Path.draftMeasures.step("unmeasured")) {
                        SelectField(
                            name: "part",
                            label: "Part",
                            choices: parts.map { ($0.id.description, council.label($0)) },
                            chosen: form["part"],
                            issues: issues
                        ).html
                        FormField(
                            name: "reason",
                            label: "Why there is none yet",
                            hint:
                                "The public reads it with the next release. Leave it empty to take back what was said.",
                            value: form["reason"],
                            issues: issues,
                            limit: 500
                        ).html
                        button("Save")
                    }
                }
            }
        }
    }

    func leaveUnmeasured() async throws -> Answer {
        guard let id = PlanElement.ID(form["part"]) else { throw Missing() }
        let reason = form["reason"].trimmingSpaces
        let command = LeaveUnmeasured(elementID: id, reason: reason.isEmpty ? nil : reason)
        return try await perform(command, done: .draftMeasures) { measuresPage(issues: $0) }
    }

    /// Links to what the person may do from a page.
    func pageActions(_ actions: [(isAllowed: Bool, title: String, path: Path)]) -> HTML {
        let allowed = actions.filter(\.isAllowed)
        guard !allowed.isEmpty else { return .empty }
        return element(.nav, .class("page-actions"), .aria("label", "What you can do here")) {
            element(.ul) {
                for action in allowed { element(.li) { element(.a, .href(action.path.address)) { action.title } } }
            }
        }
    }

    /// Whether the person holds the post that answers for a measure.
    func isMine(_ measure: Measure) -> Bool {
        standings.contains {
            $0.role == .dataOwner && [measure.definition.owner, measure.definition.deputy].contains($0.post.id)
        }
    }

    private func measureTable(_ standings: [MeasureStanding], _ caption: String) -> HTML {
        Table(
            caption: caption,
            columns: ["Measure", "Latest figure", "Status", "Trend", "Stage"],
            rows: standings.map { standing in
                let definition = standing.definition
                return [
                    link(definition.title, to: .draft(standing.measure)) + .text(" ")
                        + element(.span, .class("code")) { standing.measure.code.rawValue },
                    .text(
                        standing.period.flatMap { period in
                            standing.value.map { "\(definition.short($0)), \(period.label)" }
                        } ?? "No figure yet"
                    ) + (standing.late.map { .text(" Late: \($0.label).") } ?? .empty),
                    statusTag(standing.rating, council.statusScheme), trendTag(standing.shortTrend, standing),
                    .text(standing.measure.stage.name),
                ]
            }
        ).html
    }

    // MARK: one measure

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
            judging(measure, standing, issues)
            targets(measure, issues)
            if may(.manageMeasures, .measure(measure.id)) { keeping(measure, issues) }
        }
    }

    // MARK: judgement

    @HTMLBuilder private func judging(_ measure: Measure, _ standing: MeasureStanding, _ issues: [Issue]) -> HTML {
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

    // MARK: targets

    private func targets(_ measure: Measure, _ issues: [Issue]) -> HTML {
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

    // MARK: keeping it

    @HTMLBuilder private func keeping(_ measure: Measure, _ issues: [Issue]) -> HTML {
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

    // MARK: control charts

    private func chartForm(_ measure: Measure, _ chart: MeasureControlChart, _ issues: [Issue]) -> HTML {
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
