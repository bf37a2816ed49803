import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The plan as its writers see it: the tree, its own texts, and new elements.
extension WorkspaceVisit {
    func planTrail(_ plan: Plan) -> [(String, Path)] {
        [("Home", .workspace), (council.title(plan), .draft(plan))]
    }

    func healthFindings(of plan: Plan) -> [HealthFinding] { council.health(of: plan, under: council.healthPolicy) }

    func planPage() async throws -> Answer {
        let plan = try requiredPlan()
        let findings = Dictionary(grouping: healthFindings(of: plan), by: \.elementID)
        let comments = Dictionary(grouping: council.openComments(in: plan.id), by: \.elementID)
        let mayEdit = asAt == nil
        return page(council.title(plan), trail: [("Home", .workspace)], section: .draft(plan)) {
            element(.header, .class("page-header")) {
                element(.p, .class("caption")) { "Plan \(plan.address): \(council.standing(of: plan))" }
                element(.h1) { council.title(plan) }
            }
            planActions(plan, findings.values.reduce(0) { $0 + $1.count })
            tree(plan, findings, comments, mayEdit: mayEdit)
            retired(plan)
            asItStood(Path.draft(plan))
        }
    }

    @HTMLBuilder private func planActions(_ plan: Plan, _ findings: Int) -> HTML {
        let path = Path.draft(plan)
        element(.nav, .class("page-actions"), .aria("label", "This plan")) {
            element(.ul) {
                element(.li) { link("Title, introduction, next steps", to: path.step("text")) }
                element(.li) { link("Plan health (\(findings))", to: path.step("health")) }
                element(.li) { link("History and comparison", to: path.step("history")) }
                if plan.predecessorID != nil {
                    let open = council.unaccountedPromises(before: plan).count
                    element(.li) {
                        link(
                            "Promises of the plan before\(open == 0 ? "" : " (\(open) open)")",
                            to: path.step("promises")
                        )
                    }
                }
                if asAt == nil {
                    if may(.sharePlan, .plan(plan.id)) {
                        element(.li) { link("Share the draft", to: path.step("share")) }
                    }
                    if may(.releaseEdition, .plan(plan.id)) {
                        element(.li) { link("Release", to: path.step("release")) }
                    }
                    if council.pendingEdition(of: plan.id) != nil {
                        element(.li) { link("The edition that waits", to: path.step("pending")) }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func tree(
        _ plan: Plan,
        _ findings: [PlanElement.ID?: [HealthFinding]],
        _ comments: [PlanElement.ID: [Comment]],
        mayEdit: Bool
    ) -> HTML {
        let levels = council.profile?.levelNames ?? LevelNames()
        let elements = council.elementsInOrder(of: plan.id)
        for kind in [ElementKind.core, .ambition, .theme, .enabler] {
            let tops = elements.filter { $0.kind == kind }
            element(.section, .class("tree"), .aria("labelledby", "tree-\(kind.rawValue)")) {
                element(.h2, .id("tree-\(kind.rawValue)")) { levels[kind].plural }
                if tops.isEmpty { element(.p, .class("quiet")) { "None yet." } }
                element(.ol, .class("tree-list")) {
                    for top in tops {
                        element(.li) {
                            row(top, plan, findings[top.id]?.count ?? 0, comments[top.id]?.count ?? 0, mayEdit, tops)
                            let children = elements.filter { $0.parentID == top.id }
                            if !children.isEmpty {
                                element(.ol, .class("tree-list")) {
                                    for child in children {
                                        element(.li) {
                                            row(
                                                child,
                                                plan,
                                                findings[child.id]?.count ?? 0,
                                                comments[child.id]?.count ?? 0,
                                                mayEdit,
                                                children
                                            )
                                        }
                                    }
                                }
                            }
                            if mayEdit, !kind.hasNoPriorities, may(.editPlan, .element(top.id)) {
                                addLink(plan, .priority, under: top, levels)
                            }
                        }
                    }
                }
                if mayEdit, may(.editPlan, .plan(plan.id)), kind != .core || tops.isEmpty {
                    addLink(plan, kind, under: nil, levels)
                }
            }
        }
    }

    private func addLink(_ plan: Plan, _ kind: ElementKind, under parent: PlanElement?, _ levels: LevelNames) -> HTML {
        let path = Path.draft(plan).step("add").asking([
            ("kind", kind.rawValue), ("parent", parent?.id.description),
        ])
        let name = levels[kind].singular.lowercased()
        return element(.p, .class("tree-add")) {
            element(.a, .href(path.address)) {
                "Add \(name.startsWithVowel ? "an" : "a") \(name)"
                if let parent { element(.span, .class("visually-hidden")) { " under \(council.citation(parent))" } }
            }
        }
    }

    @HTMLBuilder private func row(
        _ item: PlanElement,
        _ plan: Plan,
        _ findings: Int,
        _ comments: Int,
        _ mayEdit: Bool,
        _ siblings: [PlanElement]
    ) -> HTML {
        element(.div, .class("tree-row")) {
            element(.span, .class("tree-title")) {
                element(.span, .class("number")) { "\(item.number) " }
                link(council.title(of: item), to: .draft(item, in: plan))
                if comments > 0 {
                    element(.span, .class("tree-note")) {
                        " \(comments) open \(comments == 1 ? "comment" : "comments")"
                    }
                }
                if findings > 0 {
                    element(.span, .class("tree-note")) { " \(findings) \(findings == 1 ? "finding" : "findings")" }
                }
            }
            if mayEdit, may(.editPlan, item.parentID.map { .element($0) } ?? .plan(plan.id)) {
                element(.span, .class("tree-buttons")) {
                    if item.id != siblings.first?.id { orderButton("Move up", "up", item, plan) }
                    if item.id != siblings.last?.id { orderButton("Move down", "down", item, plan) }
                }
            }
        }
    }

    private func orderButton(_ word: String, _ direction: String, _ item: PlanElement, _ plan: Plan) -> HTML {
        form(Path.draft(item, in: plan).step("order"), class: "button-form") {
            hiddenField("direction", direction)
            hiddenField("seen", "\(item.revision)")
            element(.button, .type("submit"), .class("button-quiet button-small")) {
                word
                element(.span, .class("visually-hidden")) { ": \(council.citation(item))" }
            }
        }
    }

    @HTMLBuilder private func retired(_ plan: Plan) -> HTML {
        let gone = council.elementsInOrder(of: plan.id, includingRetired: true).filter { $0.retirement != nil }
        if !gone.isEmpty {
            element(.details) {
                element(.summary) { "Retired (\(gone.count))" }
                element(.ul) {
                    for item in gone {
                        element(.li) {
                            link(council.label(item), to: .draft(item, in: plan))
                            ": \(item.retirement?.reason ?? "")"
                        }
                    }
                }
            }
        }
    }

    /// A page as it stood on a day: the day is in the address, so that it can be shared.
    func asItStood(_ path: Path) -> HTML {
        element(.form, .class("form as-at"), .action(path.address), .method(.get)) {
            FormField(
                name: "as-at",
                label: "See this page as it stood on",
                value: asAt?.iso ?? "",
                kind: .date,
                isRequired: true
            ).html
            element(.button, .type("submit"), .class("button-quiet")) { "Show" }
        }
    }

    func reorderElement() async throws -> Answer {
        let (plan, element) = (try requiredPlan(), try requiredElement())
        guard let direction = ReorderElement.Direction(rawValue: form["direction"]) else { throw Missing() }
        let command = ReorderElement(elementID: element.id, direction: direction, seen: seen)
        return try await perform(
            command,
            because: form["reason"],
            on: authority,
            done: .draft(plan),
            saying: .moved
        ) { issues in
            // An adopted plan's order changes like its words: with a reason and an authority.
            issues.contains { $0.code.hasPrefix("adopted-text") }
                ? try movePage(issues: issues) : try await elementPage(issues: issues)
        }
    }

    // MARK: the plan's own texts

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
                + council.decisions.values.sorted { ($1.day, $0.id) < ($0.day, $1.id) }.map {
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

    // MARK: new elements

    private var asked: FormFields { request.method == .post ? form : query }

    func addElementPage(issues: [Issue] = []) throws -> Answer {
        let plan = try requiredPlan()
        guard let kind = ElementKind(rawValue: asked["kind"]) else { throw Missing() }
        let levels = council.profile?.levelNames ?? LevelNames()
        let parent = PlanElement.ID(asked["parent"]).flatMap { council.elements[$0] }
        let number = form.has("number") ? form["number"] : council.freeNumber(for: kind, in: plan.id, under: parent)
        return page(
            "Add: \(levels[kind].singular)",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: planTrail(plan),
            issues: issues
        ) {
            element(.h1) { "Add: \(levels[kind].singular)" }
            if let parent { element(.p) { "Under \(council.label(parent))." } }
            form(Path.draft(plan).step("add")) {
                hiddenField("kind", kind.rawValue)
                if let parent { hiddenField("parent", parent.id.description) }
                FormField(
                    name: "title",
                    label: "Title",
                    value: form["title"],
                    issues: issues,
                    limit: PlanElement.Wording.titleLimit,
                    isRequired: true
                ).html
                FormField(
                    name: "number",
                    label: "Number",
                    hint: "How people will cite it. It is never given twice.",
                    value: number,
                    issues: issues,
                    limit: 30,
                    isRequired: true
                ).html
                FormField(
                    name: "statement",
                    label: "Statement, in one sentence",
                    value: form["statement"],
                    issues: issues
                )
                .html
                amendment(plan, issues)
                button("Add")
            }
        }
    }

    func addElement() async throws -> Answer {
        let plan = try requiredPlan()
        guard let kind = ElementKind(rawValue: form["kind"]) else { throw Missing() }
        let parent = PlanElement.ID(form["parent"])
        let element = PlanElement(
            id: workspace.identities.identity(for: PlanElement.self),
            planID: plan.id,
            kind: kind,
            parentID: parent,
            number: form["number"].trimmingSpaces,
            order: council.nextOrder(for: kind, in: plan.id, under: parent),
            wording: .init(title: form["title"].trimmingSpaces, statement: form["statement"].trimmingSpaces)
        )
        return try await perform(
            AddElement(element),
            because: form["reason"],
            on: authority,
            done: .draft(element, in: plan),
            saying: .added
        ) { try addElementPage(issues: $0) }
    }
}

extension ElementKind {
    fileprivate var hasNoPriorities: Bool { self == .theme || self == .enabler || self == .priority }
}

extension String {
    fileprivate var startsWithVowel: Bool { first.map { "aeiou".contains($0.lowercased()) } ?? false }
}
