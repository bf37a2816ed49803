import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The plan's own texts, and what every text can refer to.
extension WorkspaceVisit {
    func planTextPage(issues: [Issue] = [], description: PlanDescription? = nil) async throws -> Answer {
        let plan = try requiredPlan()
        let shown = description ?? plan.description
        let mayEdit = asAt == nil && may(.editPlan, .plan(plan.id))
        return page(
            "Title, introduction and next steps",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: planTrail(plan),
            issues: issues
        ) {
            element(.h1) { "Title, introduction and next steps" }
            if mayEdit {
                form(Path.draft(plan).step("text")) {
                    hiddenField("seen", "\(plan.revision)")
                    for field in TextField.ofPlans {
                        FormField(
                            name: field.rawValue,
                            label: field.name,
                            value: shown[field],
                            issues: issues,
                            kind: field.isLong ? .area(rows: 10) : .text,
                            isRequired: field == .title
                        ).html
                    }
                    referenceList(plan, field: nil)
                    amendment(plan, issues)
                    button("Save")
                }
            } else {
                for field in TextField.ofPlans {
                    element(.h2) { field.name }
                    shownText(shown[field], field, plan)
                }
            }
            asItStood(Path.draft(plan).step("text"))
        }
    }

    func shownText(_ text: String, _ field: TextField, _ plan: Plan) -> HTML {
        let resolved = council.references(for: plan).resolving(text)
        if resolved.isEmpty { return element(.p, .class("quiet")) { "Nothing is written here." } }
        return field.isLong
            ? element(.div, .class("prose")) { Markdown(resolved, topHeading: 3).html } : element(.p) { resolved }
    }

    func describePlan() async throws -> Answer {
        let plan = try requiredPlan()
        var description = plan.description
        for field in TextField.ofPlans { description[field] = form[field.rawValue] }
        let command = DescribePlan(planID: plan.id, description: description, seen: seen)
        if plan.revision != seen, plan.description != description {
            return try await conflictPage(plan, mine: description, seen: seen)
        }
        return try await perform(
            command,
            because: form["reason"],
            on: authority,
            done: .draft(plan).step("text")
        ) { try await planTextPage(issues: $0, description: description) }
    }

    /// The reason, and for an adopted plan the decision that allows the change (I2).
    @HTMLBuilder func amendment(_ plan: Plan, _ issues: [Issue], place: String = "") -> HTML {
        FormField(
            name: "reason",
            id: "\(place)reason",
            label: "Why",
            hint: plan.adoption == nil
                ? "It stands beside the change for ever, and on the public page from the next edition on."
                : "The plan is adopted: say why it is amended. It stands on the public page from the next edition on.",
            value: form["reason"],
            issues: issues,
            limit: Self.reasonLimit,
            isRequired: plan.adoption != nil
        ).html
        if plan.adoption != nil { authoritySelect(issues, place: place) }
    }

    func authoritySelect(_ issues: [Issue], place: String = "") -> HTML {
        SelectField(
            name: "authority",
            id: "\(place)authority",
            label: "The decision that allows it",
            hint: "Democratic services record decisions, under Governance.",
            choices: [("", "Choose a decision")]
                + (plan.map { council.authorities(for: $0, on: today) } ?? council.decisionsByDay).filter {
                    may(.readDraft, .plan($0.planID))
                }.map {
                    ($0.id.description, "\($0.body), \($0.day.inWords): \($0.reference)")
                },
            chosen: form["authority"],
            issues: issues
        ).html
    }

    /// The fields that texts may refer to, by name; with the script each is put where the cursor stands.
    func referenceList(_ plan: Plan, field: TextField?) -> HTML {
        let references = council.references(for: plan).values.sorted { $0.key < $1.key }
        return element(.details) {
            element(.summary) { "What texts can refer to" }
            element(.p) { "Write the name in braces, and the words from the record stand there, always up to date." }
            element(.ul, .class("references")) {
                for (name, value) in references {
                    element(.li) {
                        element(.code) { "{\(name)}" }
                        " gives \(value) "
                        if let field {
                            element(
                                .button,
                                .type("button"),
                                .class("button-quiet button-small"),
                                .hidden,
                                .data("reference", "{\(name)}"),
                                .data("field", field.rawValue)
                            ) {
                                "Put in"
                                element(.span, .class("visually-hidden")) { " \(name)" }
                            }
                        }
                    }
                }
            }
        }
    }
}
