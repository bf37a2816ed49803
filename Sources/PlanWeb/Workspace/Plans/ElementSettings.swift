import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// What belongs to an element besides its words: lead, themes, alignments, place, retirement.
extension WorkspaceVisit {
    @HTMLBuilder func settings(_ item: PlanElement, _ plan: Plan, _ mayEdit: Bool, _ issues: [Issue]) -> HTML {
        element(.section, .aria("labelledby", "settings")) {
            element(.h2, .id("settings")) { "Lead, themes and other plans" }
            lead(item, plan, mayEdit, issues)
            if item.kind == .priority { themes(item, plan, mayEdit, issues) }
            alignments(item, plan, mayEdit, issues)
        }
    }

    @HTMLBuilder private func lead(_ item: PlanElement, _ plan: Plan, _ mayEdit: Bool, _ issues: [Issue]) -> HTML {
        if mayEdit {
            form(Path.draft(item, in: plan).step("lead")) {
                hiddenField("seen", "\(item.revision)")
                FormField(
                    name: "lead",
                    label: "Lead",
                    hint: "The post or portfolio that leads. Leave it empty while none does.",
                    value: form.has("lead") && !isStale(issues) ? form["lead"] : item.lead ?? "",
                    issues: issues,
                    limit: 200,
                    listID: "leads"
                ).html
                element(.datalist, .id("leads")) {
                    for title in leadTitles { element(.option, .value(title)) { title } }
                }
                if plan.adoption != nil { amendment(plan, issues, place: "lead-") }
                button("Save the lead", isQuiet: true)
            }
        } else {
            element(.p) { "Lead: \(item.lead ?? "not stated")" }
        }
    }

    /// After somebody else's change a form shows how things stand, not what was typed over them.
    private func isStale(_ issues: [Issue]) -> Bool { issues.contains { $0.code == "changed-meanwhile" } }

    /// Posts of the council, and leads that are in use already in plans that the reader may read.
    private var leadTitles: [String] {
        let readable = Set(council.plans.keys.filter { may(.readDraft, .plan($0)) })
        return Set(
            council.posts.values.filter { $0.exists(on: today) }.map(\.title)
                + council.elements.values.filter { readable.contains($0.planID) }.compactMap(\.lead)
        )
        .sorted()
    }

    @HTMLBuilder private func themes(_ item: PlanElement, _ plan: Plan, _ mayEdit: Bool, _ issues: [Issue]) -> HTML {
        let all = council.elements(of: .theme, in: plan.id)
        let name = (council.profile?.levelNames ?? LevelNames())[.theme].plural
        if all.isEmpty {
            element(.p) { "The plan has no \(name.lowercased()) yet." }
        } else if mayEdit {
            form(Path.draft(item, in: plan).step("themes")) {
                hiddenField("seen", "\(item.revision)")
                ChoiceField(
                    name: "themes",
                    legend: name,
                    choices: all.map { .init(value: $0.id.description, label: council.title(of: $0)) },
                    chosen: Set(item.themes.map(\.description)),
                    issues: issues,
                    isSingle: false
                ).html
                if plan.adoption != nil { amendment(plan, issues, place: "themes-") }
                button("Save the themes", isQuiet: true)
            }
        } else {
            let mine = all.filter { item.themes.contains($0.id) }.map { council.title(of: $0) }
            element(.p) { "\(name): \(mine.isEmpty ? "none" : mine.joined(separator: "; "))" }
        }
    }

    @HTMLBuilder private func alignments(_ item: PlanElement, _ plan: Plan, _ mayEdit: Bool, _ issues: [Issue]) -> HTML
    {
        let mine = council.alignments(of: item)
        element(.h3) { "Alignment with other plans" }
        if mine.isEmpty { element(.p) { "None is recorded." } }
        element(.ul) {
            for alignment in mine {
                element(.li) {
                    council.words(for: alignment)
                    if alignment.basis == .illustrative {
                        " "
                        tag("Illustrative", .quiet)
                    }
                    if mayEdit {
                        " "
                        buttonForm(
                            "Take back",
                            Path.draft(item, in: plan).step("unalign"),
                            fields: [("alignment", alignment.id.description)]
                        )
                    }
                }
            }
        }
        let targets = council.frameworksByName.flatMap { framework in
            framework.elements.map { (value: "\(framework.id) \($0.id)", label: "\(framework.name): \($0.title)") }
        }
        if mayEdit, !targets.isEmpty {
            form(Path.draft(item, in: plan).step("align")) {
                SelectField(
                    name: "framework",
                    label: "It serves",
                    choices: [("", "Choose a part of another plan")] + targets,
                    chosen: form["framework"],
                    issues: issues
                ).html
                ChoiceField(
                    name: "strength",
                    legend: "How",
                    choices: [
                        .init(value: "contributes", label: "Contributes to it"),
                        .init(value: "leads", label: "Leads on it"),
                    ],
                    chosen: ["contributes"]
                ).html
                button("Align", isQuiet: true)
            }
        }
    }

    func giveLead() async throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        let typed = form["lead"].trimmingSpaces
        let command = GiveLead(elementID: item.id, lead: typed.isEmpty ? nil : typed, seen: seen)
        return try await perform(command, because: form["reason"], on: authority, done: .draft(item, in: plan)) {
            try await elementPage(issues: placed($0, "lead-"))
        }
    }

    /// Which of the page's forms an issue with the reason or the authority belongs to.
    private func placed(_ issues: [Issue], _ place: String) -> [Issue] {
        issues.map { issue in
            ["reason", "authority"].contains(issue.field)
                ? Issue(field: place + issue.field, code: issue.code, detail: issue.detail) : issue
        }
    }

    func tagElement() async throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        let command = TagElement(
            elementID: item.id,
            themes: form.all("themes").compactMap { PlanElement.ID($0) },
            seen: seen
        )
        return try await perform(command, because: form["reason"], on: authority, done: .draft(item, in: plan)) {
            try await elementPage(issues: placed($0, "themes-"))
        }
    }

    func alignElement() async throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        let parts = form["framework"].split(separator: " ")
        guard parts.count == 2, let framework = PlanFramework.ID(parts[0]),
            let target = PlanFramework.Element.ID(parts[1])
        else {
            return try await elementPage(issues: [Issue(field: "framework", code: "framework-element-unknown")])
        }
        let alignment = Alignment(
            id: workspace.identities.identity(for: Alignment.self),
            elementID: item.id,
            frameworkID: framework,
            frameworkElementID: target,
            strength: Alignment.Strength(rawValue: form["strength"]) ?? .contributes,
            basis: .council
        )
        return try await perform(AlignElement(alignment), done: .draft(item, in: plan)) {
            try await elementPage(issues: $0)
        }
    }

    func unalignElement() async throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        guard let id = Alignment.ID(form["alignment"]), council.alignments[id]?.elementID == item.id else {
            throw Missing()
        }
        return try await perform(EndAlignment(alignmentID: id), done: .draft(item, in: plan)) {
            try await elementPage(issues: $0)
        }
    }

    // MARK: place

    func movePage(issues: [Issue] = []) throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        let demand = Demand.placing(item)
        if case .refused(let refusal) = present.verdict(on: demand.action, about: demand.subject, among: standings) {
            return notAllowed(refusal)
        }
        let parents = council.elementsInOrder(of: plan.id).filter { item.kind.parents.contains($0.kind) }
        return page(
            "Move \(council.citation(item))",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: elementTrail(item, plan) + [(council.citation(item), .draft(item, in: plan))],
            issues: issues
        ) {
            element(.h1) { "Move \(council.citation(item))" }
            element(.p) {
                "Its history stays with it. The number it has now is never given to another, and its old address goes on leading here."
            }
            form(Path.draft(item, in: plan).step("move")) {
                hiddenField("seen", "\(item.revision)")
                if !parents.isEmpty {
                    SelectField(
                        name: "parent",
                        label: "Stands under",
                        choices: parents.map { ($0.id.description, council.label($0)) },
                        chosen: form.has("parent") && !isStale(issues)
                            ? form["parent"] : item.parentID?.description ?? "",
                        issues: issues
                    ).html
                }
                FormField(
                    name: "number",
                    label: "Number",
                    hint: parents.isEmpty ? nil : "Leave it empty for the next free one under the part chosen.",
                    value: form.has("number") && !isStale(issues) ? form["number"] : item.number,
                    issues: issues,
                    limit: 30
                ).html
                FormField(
                    name: "order",
                    label: "Place among its neighbours, from 1",
                    value: form.has("order") ? form["order"] : "\(item.order)",
                    issues: issues,
                    kind: .code,
                    limit: 4
                ).html
                amendment(plan, issues)
                button("Move")
            }
        }
    }

    func moveElement() async throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        let parent = item.kind.parents.isEmpty ? nil : PlanElement.ID(form["parent"]) ?? item.parentID
        let typed = form["number"].trimmingSpaces
        let number =
            typed.isEmpty
            ? council.freeNumber(for: item.kind, in: plan.id, under: parent.flatMap { council.elements[$0] }) : typed
        guard let order = Int(form["order"].isEmpty ? "\(item.order)" : form["order"]), (1...9999).contains(order)
        else {
            return try movePage(issues: [Issue(field: "order", code: "order-malformed", detail: form["order"])])
        }
        let command = MoveElement(elementID: item.id, parentID: parent, number: number, order: order, seen: seen)
        var moved = item
        moved.number = number
        return try await perform(
            command,
            because: form["reason"],
            on: authority,
            done: .draft(moved, in: plan),
            saying: .moved
        ) { try movePage(issues: $0) }
    }

    // MARK: retirement

    func retirePage(issues: [Issue] = []) throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        return page(
            "Retire \(council.citation(item))",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: elementTrail(item, plan) + [(council.citation(item), .draft(item, in: plan))],
            issues: issues
        ) {
            element(.h1) { "Retire \(council.citation(item))" }
            element(.p) {
                "\(council.title(of: item)) leaves the plan. It stays in the record with its history, and its number is never given again."
            }
            form(Path.draft(item, in: plan).step("retire")) {
                hiddenField("seen", "\(item.revision)")
                FormField(
                    name: "reason",
                    label: "Why",
                    hint: "Everybody can read this from the next edition on.",
                    value: form["reason"],
                    issues: issues,
                    limit: Self.reasonLimit,
                    isRequired: true
                ).html
                if plan.adoption != nil { authoritySelect(issues) }
                button("Retire it")
            }
        }
    }

    func retireElement() async throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        let retirement = PlanElement.Retirement(reason: form["reason"].trimmingSpaces, day: today)
        let command = RetireElement(elementID: item.id, retirement: retirement, seen: seen)
        return try await perform(
            command,
            because: form["reason"],
            on: authority,
            done: .draft(plan),
            saying: .retired
        ) { try retirePage(issues: $0) }
    }
}

extension Council {
    /// "Contributes to A climate friendly Stockport (One Stockport Borough Plan)".
    func words(for alignment: Alignment) -> String {
        let framework = frameworks[alignment.frameworkID]
        let target = framework?.elements.first { $0.id == alignment.frameworkElementID }?.title ?? "a part that is gone"
        return "\(alignment.strength == .leads ? "Leads on" : "Contributes to") \(target) (\(framework?.name ?? ""))"
    }
}
