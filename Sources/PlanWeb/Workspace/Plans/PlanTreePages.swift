import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The plan as its writers see it: a tree of its elements.
extension WorkspaceVisit {
    func planTrail(_ plan: Plan) -> [(String, Path)] {
        [("Home", .workspace), (council.title(plan), .draft(plan))]
    }

    func healthFindings(of plan: Plan) -> [HealthFinding] {
        let found = workspace.health.findings(of: plan, in: council)
        // Whoever may not see measures learns of none by its code.
        return may(.readMeasures, .any) ? found : found.filter { $0.rule != .measureWithoutPlace }
    }

    func planPage() async throws -> Answer {
        let plan = try requiredPlan()
        let main = try await shared { wholeTree(plan) }
        return page(council.title(plan), trail: [("Home", .workspace)], section: .draft(plan)) { main }
    }

    @HTMLBuilder private func wholeTree(_ plan: Plan) -> HTML {
        let findings = Dictionary(grouping: healthFindings(of: plan), by: \.elementID)
        let comments = Dictionary(grouping: council.openComments(in: plan.id), by: \.elementID)
        element(.header, .class("page-header")) {
            element(.p, .class("caption")) { "Plan \(plan.address): \(council.standing(of: plan))" }
            element(.h1) { council.title(plan) }
        }
        planActions(plan, findings.values.reduce(0) { $0 + $1.count })
        // One form for all the buttons, each with an address of its own: a form for each was most of the page.
        form(Path.draft(plan), class: "tree-form") { tree(plan, findings, comments, mayEdit: asAt == nil) }
        retired(plan)
        asItStood(Path.draft(plan))
    }

    @HTMLBuilder private func planActions(_ plan: Plan, _ findings: Int) -> HTML {
        let path = Path.draft(plan)
        element(.nav, .class("page-actions"), .aria("label", "This plan")) {
            element(.ul) {
                element(.li) { link("Title, introduction, next steps", to: path.step("text")) }
                element(.li) { link("Plan health (\(findings))", to: path.step("health")) }
                element(.li) { link("History and comparison", to: path.step("history")) }
                if earlier(plan) != nil {
                    let open = council.unaccountedPromises(before: plan).count
                    element(.li) {
                        link(
                            "Promises of the plan before\(open == 0 ? "" : " (\(open) open)")",
                            to: path.step("promises")
                        )
                    }
                }
                if may(.readAssessments, .plan(plan.id)) {
                    let count = council.assessments.values.count { council.planID(of: $0.content.subject) == plan.id }
                    element(.li) { link("Impact assessments (\(count))", to: .draftAssessments) }
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
        let mayEditAll = mayEdit && may(.editPlan, .plan(plan.id))
        for kind in [ElementKind.core, .ambition, .theme, .enabler] {
            let tops = elements.filter { $0.kind == kind }
            element(.section, .class("tree"), .aria("labelledby", "tree-\(kind.rawValue)")) {
                element(.h2, .id("tree-\(kind.rawValue)")) { levels[kind].plural }
                if tops.isEmpty { element(.p, .class("quiet")) { "None yet." } }
                element(.ol, .class("tree-list")) {
                    for top in tops {
                        let mayEditTop = mayEdit && may(.editPlan, .element(top.id))
                        element(.li) {
                            row(top, plan, findings[top.id]?.count ?? 0, comments[top.id]?.count ?? 0, mayEditAll, tops)
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
                                                mayEditTop,
                                                children
                                            )
                                        }
                                    }
                                }
                            }
                            if mayEditTop, !kind.hasNoPriorities {
                                addLink(plan, .priority, under: top, levels)
                            }
                        }
                    }
                }
                if mayEditAll, kind != .core || tops.isEmpty {
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
            if mayEdit {
                element(.span, .class("tree-buttons")) {
                    if item.id != siblings.first?.id { orderButton("Move up", "up", item, plan) }
                    if item.id != siblings.last?.id { orderButton("Move down", "down", item, plan) }
                }
            }
        }
    }

    private func orderButton(_ word: String, _ direction: String, _ item: PlanElement, _ plan: Plan) -> HTML {
        element(
            .button,
            .type("submit"),
            .formAction(Path.draft(item, in: plan).step("order").address),
            .name("move"),
            .value("\(direction) \(item.revision)"),
            .class("button-quiet button-small")
        ) {
            word
            element(.span, .class("visually-hidden")) { ": \(council.citation(item))" }
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
        // The button says where to, and which text of the element its page showed: "up 12".
        let move = form["move"].split(separator: " ")
        guard move.count == 2, let direction = ReorderElement.Direction(rawValue: String(move[0])),
            let seen = Int(move[1])
        else { throw Missing() }
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
}

extension ElementKind {
    fileprivate var hasNoPriorities: Bool { self == .theme || self == .enabler || self == .priority }
}

extension String {
    fileprivate var startsWithVowel: Bool { first.map { "aeiou".contains($0.lowercased()) } ?? false }
}
