import HashTreeCollections
import PlanDomain
import PlanInterchange
import PlanUseCases

/// What the form of a definition says, and its recording: a definition that is changed becomes a new version.
extension WorkspaceVisit {
    private func typedDefinition(isFirst: Bool) -> (definition: MeasureDefinition?, issues: [Issue]) {
        var issues: [Issue] = []
        func number(_ field: String, _ code: String) -> Int? {
            let text = form[field].trimmingSpaces
            guard !text.isEmpty else { return nil }
            if let number = Int(text) { return number }
            issues.append(Issue(field: field, code: code))
            return nil
        }
        let from = Day(iso: form["from"])
        if from == nil { issues.append(Issue(field: "from", code: "day-malformed", detail: form["from"])) }
        let decimals = number("decimals", "decimals-malformed") ?? 0
        let lag = number("lag", "lag-malformed")
        let threshold = number("smallNumbers", "threshold-malformed")
        let smallNumbers = threshold.flatMap { SmallNumberRule(threshold: $0) }
        if threshold != nil, smallNumbers == nil {
            issues.append(Issue(field: "smallNumbers", code: "threshold-malformed"))
        }
        let multiplier = figure("multiplier", &issues)
        let baseline = PeriodType(rawValue: form["periodType"]).flatMap { typedBaseline($0, &issues) }
        guard issues.isEmpty, let from, let goodToBe = GoodToBe(rawValue: form["goodToBe"]),
            let frequency = MeasureDefinition.Frequency(rawValue: form["frequency"]),
            let periodType = PeriodType(rawValue: form["periodType"]),
            let accumulation = MeasureDefinition.Accumulation(rawValue: form["accumulation"]),
            let publishability = MeasureDefinition.Publishability(rawValue: form["publishability"])
        else { return (nil, issues.isEmpty ? [Issue(field: "goodToBe", code: "choice-missing")] : issues) }
        let traits = Set(form.all("traits"))
        var definition = MeasureDefinition(
            from: from,
            title: form["title"].trimmingSpaces,
            unit: form["unit"].trimmingSpaces,
            decimals: decimals,
            multiplier: multiplier,
            goodToBe: goodToBe,
            frequency: frequency,
            periodType: periodType,
            accumulation: accumulation,
            lag: lag,
            owner: Post.ID(form["owner"]),
            deputy: Post.ID(form["deputy"]),
            approver: Post.ID(form["approver"]),
            steward: Post.ID(form["steward"]),
            baseline: baseline,
            smallNumbers: smallNumbers,
            publishability: publishability,
            isStatutory: traits.contains("statutory"),
            nationalIDs: form["nationalIDs"].split(separator: "\n").map { String($0).trimmingSpaces }.filter {
                !$0.isEmpty
            },
            mayExceedHundred: traits.contains("beyond"),
            dependsOnSize: traits.contains("size"),
            comparability: isFirst
                ? nil
                : MeasureDefinition.Comparability.Degree(rawValue: form["comparability"]).map {
                    .init(degree: $0, note: form["breakNote"].trimmingSpaces)
                }
        )
        for field in DefinitionText.allCases { definition[field] = form[field.rawValue].trimmingSpaces }
        return (definition, [])
    }

    /// A number typed in a field that may be empty.
    func figure(_ field: String, _ issues: inout [Issue]) -> Figure? {
        switch FigureText(form[field]) {
        case .absent(.blank): return nil
        case .figure(let written) where written.marks.isEmpty: return written.value
        case .refused(let fault):
            issues.append(Issue(field: field, code: "typed", detail: fault.sentence(for: form[field])))
        case .absent, .figure:
            issues.append(Issue(field: field, code: "typed", detail: "Enter the number alone, or nothing."))
        }
        return nil
    }

    private func typedBaseline(_ type: PeriodType, _ issues: inout [Issue]) -> MeasureDefinition.Baseline? {
        let text = form["baselinePeriod"].trimmingSpaces
        let value = figure("baseline", &issues)
        guard let value else {
            if !text.isEmpty, form["baseline"].trimmingSpaces.isEmpty {
                issues.append(Issue(field: "baseline", code: "typed", detail: "Enter the figure of the baseline, too."))
            }
            return nil
        }
        switch PeriodText(text, as: type) {
        case .period(let period): return .init(period: period, value: value)
        case .refused(let fault, let choices):
            let detail = fault.sentence(for: text, choices: choices)
            issues.append(Issue(field: "baselinePeriod", code: "typed", detail: detail))
            return nil
        }
    }

    func addMeasure() async throws -> Answer {
        let typed = typedDefinition(isFirst: true)
        var issues = typed.issues
        let code = MeasureCode(form["code"].trimmingSpaces)
        if code == nil { issues.append(Issue(field: "code", code: "measure-code-malformed", detail: form["code"])) }
        guard let definition = typed.definition, let code, let kind = Measure.Kind(rawValue: form["kind"]) else {
            return definitionForm(nil, issues: issues.isEmpty ? [Issue(field: "kind", code: "choice-missing")] : issues)
        }
        let measure = Measure(
            id: workspace.identities.identity(for: Measure.self),
            code: code,
            kind: kind,
            definitions: [definition],
            stage: .proposed
        )
        return try await perform(RecordMeasures([measure]), done: .draft(measure), saying: .added) {
            definitionForm(nil, issues: $0)
        }
    }

    func redefineMeasure() async throws -> Answer {
        let measure = try requiredMeasure()
        let typed = typedDefinition(isFirst: false)
        guard let definition = typed.definition else { return definitionForm(measure, issues: typed.issues) }
        let command = RedefineMeasure(measureID: measure.id, definition: definition, seen: seen)
        return try await perform(command, because: form["reason"], done: .draft(measure)) { issues in
            definitionForm(
                measure,
                issues: issues.map {
                    $0.code == "break-note-missing" ? Issue(field: "comparability-note", code: $0.code) : $0
                }
            )
        }
    }
}
