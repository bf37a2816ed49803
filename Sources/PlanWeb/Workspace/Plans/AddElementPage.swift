import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// A new element of the plan.
extension WorkspaceVisit {
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
