import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// Measures and their definitions as a form.
extension WorkspaceVisit {
    func definitionForm(_ measure: Measure?, issues: [Issue] = []) -> Answer {
        let title = measure.map { "Change the definition of \($0.code)" } ?? "Add a measure"
        return page(
            title,
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace), ("Measures", .draftMeasures)]
                + (measure.map { [($0.definition.title, Path.draft($0))] } ?? []),
            issues: issues
        ) {
            element(.h1) { title }
            if measure != nil {
                element(.p) {
                    "The definition that holds now stays in the record. The new one holds for periods that end on its first day or later."
                }
            }
            form(measure.map { Path.draft($0).step("definition") } ?? Path.draftMeasures.step("add")) {
                if let measure { hiddenField("seen", "\(measure.revision)") }
                naming(measure, issues)
                counting(measure?.definition, issues)
                owning(measure?.definition, issues)
                for field in DefinitionText.allCases where field != .question { textField(field, measure, issues) }
                if measure != nil { comparing(issues) }
                button(measure == nil ? "Add the measure" : "Record the new definition")
            }
        }
    }

    private func typed(_ name: String, else known: String?) -> String {
        form.has(name) ? form[name] : known ?? ""
    }

    @HTMLBuilder private func naming(_ measure: Measure?, _ issues: [Issue]) -> HTML {
        if measure == nil {
            FormField(
                name: "code",
                label: "Code",
                hint: "Capital letters, digits and hyphens, such as EDU-004. It is never given to another measure.",
                value: form["code"],
                issues: issues,
                limit: 20,
                isRequired: true
            ).html
            SelectField(
                name: "kind",
                label: "Who can move it",
                choices: Measure.Kind.allCases.map { ($0.rawValue, $0.meaning) },
                chosen: form["kind"],
                issues: issues
            ).html
        }
        FormField(
            name: "title",
            label: "Title",
            value: typed("title", else: measure?.definition.title),
            issues: issues,
            limit: 120,
            isRequired: true
        ).html
        textField(.question, measure, issues)
        FormField(
            name: "from",
            label: "Holds from",
            value: typed("from", else: measure == nil ? "2000-01-01" : today.iso),
            issues: issues,
            kind: .date,
            isRequired: true
        ).html
    }

    @HTMLBuilder private func counting(_ definition: MeasureDefinition?, _ issues: [Issue]) -> HTML {
        FormField(
            name: "unit",
            label: "Unit",
            hint: "Such as % of pupils, £ per week, homes. Shares begin with %.",
            value: typed("unit", else: definition?.unit),
            issues: issues,
            limit: 60,
            isRequired: true
        ).html
        FormField(
            name: "decimals",
            label: "Decimals shown",
            value: typed("decimals", else: definition.map { "\($0.decimals)" } ?? "0"),
            issues: issues,
            kind: .code,
            limit: 1,
            isRequired: true
        ).html
        FormField(
            name: "multiplier",
            label: "Numerator over denominator, times",
            hint: "For rates: 100000 for so many in 100,000. Shares are times 100 by themselves.",
            value: typed("multiplier", else: definition?.multiplier?.plain),
            issues: issues,
            kind: .code,
            limit: 12
        ).html
        SelectField(
            name: "goodToBe",
            label: "Good to be",
            choices: GoodToBe.allCases.map { ($0.rawValue, $0.name) },
            chosen: typed("goodToBe", else: definition?.goodToBe.rawValue),
            issues: issues
        ).html
        SelectField(
            name: "frequency",
            label: "How often",
            choices: MeasureDefinition.Frequency.allCases.map { ($0.rawValue, $0.name.capitalizedFirst) },
            chosen: typed("frequency", else: definition?.frequency.rawValue ?? "annual"),
            issues: issues
        ).html
        SelectField(
            name: "periodType",
            label: "Its figures come by",
            choices: PeriodType.allCases.map { ($0.rawValue, $0.name.capitalizedFirst) },
            chosen: typed("periodType", else: definition?.periodType.rawValue ?? "financial_year"),
            issues: issues
        ).html
        SelectField(
            name: "accumulation",
            label: "How the figures of a year belong together",
            choices: MeasureDefinition.Accumulation.allCases.map { ($0.rawValue, $0.meaning) },
            chosen: typed("accumulation", else: definition?.accumulation.rawValue),
            issues: issues
        ).html
        FormField(
            name: "lag",
            label: "Days until a figure can be expected",
            hint: "After the end of its period. Without it nobody can say that a figure is late.",
            value: typed("lag", else: definition?.lag.map { "\($0)" }),
            issues: issues,
            kind: .code,
            limit: 4
        ).html
        ChoiceField(
            name: "traits",
            legend: "What must be known of it",
            choices: [
                .init(value: "statutory", label: "A law or regulation asks for it"),
                .init(value: "beyond", label: "A share that may be below 0 or above 100 per cent"),
                .init(
                    value: "size",
                    label: "A total that depends on the size of a place",
                    hint: "Places are not ranked by it."
                ),
            ],
            chosen: form.has("title") ? Set(form.all("traits")) : traits(definition),
            issues: issues,
            isSingle: false
        ).html
        FormField(
            name: "smallNumbers",
            label: "Hide counts below",
            hint: "For measures that count people: 5 hides 1 to 4. The public never sees them, in no format.",
            value: typed("smallNumbers", else: definition?.smallNumbers.map { "\($0.threshold)" }),
            issues: issues,
            kind: .code,
            limit: 3
        ).html
        SelectField(
            name: "publishability",
            label: "When its figures may be public",
            choices: MeasureDefinition.Publishability.allCases.map { ($0.rawValue, $0.meaning) },
            chosen: typed("publishability", else: definition?.publishability.rawValue),
            issues: issues
        ).html
    }

    private func traits(_ definition: MeasureDefinition?) -> Set<String> {
        Set(
            [
                definition?.isStatutory == true ? "statutory" : nil,
                definition?.mayExceedHundred == true ? "beyond" : nil,
                definition?.dependsOnSize == true ? "size" : nil,
            ].compactMap(\.self)
        )
    }

    @HTMLBuilder private func owning(_ definition: MeasureDefinition?, _ issues: [Issue]) -> HTML {
        for (name, label, known) in [
            ("owner", "Post that answers for its figures", definition?.owner), ("deputy", "Deputy", definition?.deputy),
            ("approver", "Post that checks them", definition?.approver),
            ("steward", "Post that looks after how they are made", definition?.steward),
        ] {
            SelectField(
                name: name,
                label: label,
                choices: [("", "None")] + council.postsByTitle.map { ($0.id.description, $0.title) },
                chosen: typed(name, else: known?.description),
                issues: issues
            ).html
        }
        FormField(
            name: "baselinePeriod",
            label: "Period of the baseline",
            hint: "Where it stood when the plan began, if that is known.",
            value: typed("baselinePeriod", else: definition?.baseline?.period.label),
            issues: issues,
            limit: 60
        ).html
        FormField(
            name: "baseline",
            label: "Figure of the baseline",
            value: typed("baseline", else: definition?.baseline?.value.plain),
            issues: issues,
            limit: 40
        ).html
        FormField(
            name: "nationalIDs",
            label: "Its names in national sets",
            hint: "One on each line, such as ASCOF 1A.",
            value: typed("nationalIDs", else: definition?.nationalIDs.joined(separator: "\n")),
            issues: issues,
            kind: .area(rows: 2),
            limit: 500
        ).html
    }

    private func textField(_ field: DefinitionText, _ measure: Measure?, _ issues: [Issue]) -> HTML {
        FormField(
            name: field.rawValue,
            label: field.name,
            value: typed(field.rawValue, else: measure?.definition[field]),
            issues: issues,
            kind: [.definition, .rationale, .method, .limitations, .exclusions].contains(field)
                ? .area(rows: 3) : .text,
            limit: DefinitionText.limit
        ).html
    }

    @HTMLBuilder private func comparing(_ issues: [Issue]) -> HTML {
        SelectField(
            name: "comparability",
            label: "Can figures be compared with those before?",
            choices: MeasureDefinition.Comparability.Degree.allCases.map { ($0.rawValue, $0.name) },
            chosen: form["comparability"],
            issues: issues
        ).html
        FormField(
            name: "breakNote",
            id: "comparability-note",
            label: "What changed",
            hint: "A few words for readers of the chart; needed unless all can be compared.",
            value: form["breakNote"],
            issues: issues,
            limit: 120
        ).html
        FormField(
            name: "reason",
            label: "Why the definition changes",
            value: form["reason"],
            issues: issues,
            kind: .area(rows: 2),
            limit: Self.reasonLimit,
            isRequired: true
        ).html
    }
}

extension MeasureDefinition.Accumulation {
    /// As a choice in a form.
    var meaning: String {
        switch self {
        case .discrete: "Each stands for its own period"
        case .cumulative: "Each counts from the beginning of the year"
        case .snapshot: "Each says how it stood on a day"
        case .rolling: "Each covers a window that overlaps with the one before"
        }
    }
}

extension MeasureDefinition.Publishability {
    /// As a choice in a form.
    var meaning: String {
        switch self {
        case .open: "With every release of the figures"
        case .afterOfficialRelease: "Only once the official statistics are out"
        case .internal: "Never: it is the council's own"
        }
    }
}
