import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Starting the next plan: every promise of the one before is accounted for, or the matter is not closed.
extension WorkspaceVisit {
    func startPlanPage(issues: [Issue] = []) -> Answer {
        let earlier = council.plansByPeriod.filter { council.plan(after: $0.id) == nil }
        let chosen = form.has("predecessor") ? form["predecessor"] : earlier.first?.id.description ?? ""
        return page(
            "Start a plan",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace)],
            issues: issues
        ) {
            element(.h1) { "Start a plan" }
            form(.startPlan) {
                FormField(
                    name: "period",
                    label: "Years",
                    hint: "Financial years, such as 2027-30.",
                    value: form["period"],
                    issues: issues,
                    limit: 20,
                    isRequired: true
                ).html
                FormField(
                    name: "title",
                    label: "Title",
                    value: form.has("title") ? form["title"] : "Council Plan {plan.period}",
                    issues: issues,
                    limit: 200,
                    isRequired: true
                ).html
                SelectField(
                    name: "predecessor",
                    label: "The plan that it follows",
                    hint: "You then say of each of its promises what becomes of it.",
                    choices: [("", "None")] + earlier.map { ($0.id.description, council.title($0)) },
                    chosen: chosen,
                    issues: issues
                ).html
                button("Start")
            }
        }
    }

    func startPlan() async throws -> Answer {
        guard let period = PlanPeriod(form["period"]) else {
            return startPlanPage(issues: [Issue(field: "period", code: "period-malformed", detail: form["period"])])
        }
        let id = workspace.identities.identity(for: Plan.self)
        let predecessor = Plan.ID(form["predecessor"])
        let command = StartPlan(
            id: id,
            period: period,
            description: PlanDescription(title: form["title"].trimmingSpaces),
            predecessorID: predecessor
        )
        let plan = Plan(id: id, period: period, description: PlanDescription(title: ""))
        let next = predecessor == nil ? Path.draft(plan) : Path.draft(plan).step("promises")
        return try await perform(command, done: next, saying: .added) { startPlanPage(issues: $0) }
    }

    /// The plan before, as far as the person may read it.
    func earlier(_ plan: Plan) -> Plan? {
        plan.predecessorID.flatMap { may(.readDraft, .plan($0)) ? council.plans[$0] : nil }
    }

    private func requiredEarlier(_ plan: Plan) throws -> Plan {
        guard let earlier = earlier(plan) else { throw Missing() }
        return earlier
    }

    func promisesPage(issues: [Issue] = []) throws -> Answer {
        let plan = try requiredPlan()
        let earlier = try requiredEarlier(plan)
        let open = council.unaccountedPromises(before: plan)
        let mayEdit = asAt == nil && may(.startPlan, .council)
        return page(
            "Promises of \(council.title(earlier))",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: planTrail(plan),
            issues: issues
        ) {
            element(.h1) { "What became of the promises of \(council.title(earlier))" }
            element(.p, .class("lead"), .id("promises")) {
                plan.isRolledForward
                    ? "Every promise is accounted for, and the matter is closed."
                    : open.isEmpty
                        ? "Every promise is accounted for. Close the matter when you are sure."
                        : "\(open.count) \(open.count == 1 ? "promise is" : "promises are") still to be accounted for."
            }
            Table(
                caption: "Each part of \(council.title(earlier)) and what became of it",
                columns: ["Promise", "What became of it", "Why"],
                rows: council.elementsInOrder(of: earlier.id).map { promiseRow($0, plan, mayEdit) }
            ).html
            if mayEdit, !plan.isRolledForward { promiseActions(plan, open.count, issues) }
        }
    }

    private func promiseRow(_ item: PlanElement, _ plan: Plan, _ mayEdit: Bool) -> [HTML] {
        let account = council.account(of: item, in: plan.id)
        let path = Path.draft(plan).step("promises").step(item.kind.plural).step(item.number)
        let name = council.label(item)
        let first =
            mayEdit && account == nil
            ? element(.a, .href(path.address)) { name } : HTML.text(name)
        guard let account else { return [first, tag("Open", .draft), .empty] }
        var what = HTML.text(account.fate.name)
        if !account.successors.isEmpty {
            what =
                what + .text(": ")
                + account.successors.map { link(council.citation($0), to: .draft($0, in: plan)) }
                .enumerated().reduce(.empty) { $0 + ($1.offset == 0 ? .empty : .text(", ")) + $1.element }
        }
        var why = HTML.text(account.reason ?? "")
        if mayEdit, !plan.isRolledForward { why = why + .text(" ") + buttonForm("Take back", path.step("reopen")) }
        return [first, what, why]
    }

    @HTMLBuilder private func promiseActions(_ plan: Plan, _ open: Int, _ issues: [Issue]) -> HTML {
        let path = Path.draft(plan).step("promises")
        if open > 0 {
            element(.h2) { "Carry all that are open" }
            element(.p) { "They stand in the new plan with the same words, numbers, leads and themes." }
            form(path.step("carry")) {
                FormField(
                    name: "reason",
                    label: "Why",
                    value: form["reason"],
                    issues: issues,
                    limit: AccountForPromise.reasonLimit,
                    isRequired: true
                ).html
                button("Carry \(open == 1 ? "it" : "all \(open)")", isQuiet: true)
            }
        }
        element(.h2) { "Close the matter" }
        element(.p) { "It can be closed once every promise is accounted for. An edition of the adopted plan needs it." }
        form(path.step("finish")) { button("Finish") }
    }

    // MARK: one promise

    private func requiredPromise(_ plan: Plan) throws -> PlanElement {
        let earlier = try requiredEarlier(plan)
        guard let kind = values["kind"].flatMap(ElementKind.init(inAddress:)), let number = values["number"],
            let item = council.element(ElementAddress(planID: earlier.id, kind: kind, number: number))
        else { throw Missing() }
        return item
    }

    func promisePage(issues: [Issue] = []) throws -> Answer {
        let plan = try requiredPlan()
        let item = try requiredPromise(plan)
        let path = Path.draft(plan).step("promises")
        let isTyped = !issues.isEmpty
        return page(
            "What became of \(council.citation(item))?",
            status: isTyped ? .unprocessableContent : .ok,
            trail: planTrail(plan) + [("Promises of the plan before", path)],
            issues: issues
        ) {
            element(.h1) { "What became of \(council.citation(item))?" }
            element(.p, .class("lead")) { council.title(of: item) }
            if !item.wording.statement.isEmpty { element(.p) { item.wording.statement } }
            form(path.step(item.kind.plural).step(item.number)) {
                ChoiceField(
                    name: "fate",
                    legend: "It is",
                    choices: PromiseFate.allCases.map { .init(value: $0.rawValue, label: $0.name, hint: $0.meaning) },
                    chosen: isTyped ? [form["fate"]] : [],
                    issues: issues
                ).html
                FormField(
                    name: "reason",
                    label: "Why",
                    hint: "Everybody can read this once the new plan is released.",
                    value: form["reason"],
                    issues: issues,
                    kind: .area(rows: 3),
                    limit: AccountForPromise.reasonLimit,
                    isRequired: true
                ).html
                fateDetails(item, plan, issues)
                button("Save")
            }
        }
    }

    /// What some fates need besides the reason; the others pass over it.
    @HTMLBuilder private func fateDetails(_ item: PlanElement, _ plan: Plan, _ issues: [Issue]) -> HTML {
        element(.h2) { "If it is reworded" }
        FormField(
            name: "title",
            label: "The new title",
            value: form.has("title") ? form["title"] : item.wording.title,
            issues: issues,
            limit: PlanElement.Wording.titleLimit
        ).html
        FormField(
            name: "statement",
            label: "The new statement",
            value: form.has("statement") ? form["statement"] : item.wording.statement,
            issues: issues,
            kind: .area(rows: 2)
        ).html
        element(.h2) { "If it is split" }
        FormField(
            name: "titles",
            label: "The titles of its parts, one on each line",
            value: form["titles"],
            issues: issues,
            kind: .area(rows: 4)
        ).html
        let targets = council.elementsInOrder(of: plan.id).filter { $0.kind == item.kind }
        element(.h2) { "If it is merged" }
        if targets.isEmpty {
            element(.p, .id("mergedInto")) { "The new plan has nothing of this kind yet: add it first, then merge." }
        } else {
            ChoiceField(
                name: "mergedInto",
                legend: "It became part of",
                choices: targets.map { .init(value: $0.id.description, label: council.label($0)) },
                chosen: Set(form.all("mergedInto")),
                issues: issues,
                isSingle: false
            ).html
        }
        if !item.kind.parents.isEmpty {
            element(.h2) { "Where it stands in the new plan" }
            SelectField(
                name: "parent",
                label: "Under",
                choices: [("", "Where its old place went")]
                    + council.elementsInOrder(of: plan.id).filter { item.kind.parents.contains($0.kind) }.map {
                        ($0.id.description, council.label($0))
                    },
                chosen: form["parent"],
                issues: issues
            ).html
        }
    }

    func accountForPromise() async throws -> Answer {
        let plan = try requiredPlan()
        let item = try requiredPromise(plan)
        guard let fate = PromiseFate(rawValue: form["fate"]) else {
            return try promisePage(issues: [Issue(field: "fate", code: "fate-missing")])
        }
        var wordings: [PlanElement.Wording] = []
        if fate == .reworded {
            var wording = item.wording
            wording.title = form["title"].trimmingSpaces
            wording.statement = form["statement"].trimmingSpaces
            wordings = [wording]
        } else if fate == .split {
            wordings = form["titles"].split(separator: "\n").map(\.trimmingSpaces).filter { !$0.isEmpty }.prefix(20)
                .map { PlanElement.Wording(title: $0) }
        }
        let command = AccountForPromise(
            elementID: item.id,
            planID: plan.id,
            fate: fate,
            reason: form["reason"],
            parentID: PlanElement.ID(form["parent"]),
            wordings: wordings,
            mergedInto: form.all("mergedInto").compactMap { PlanElement.ID($0) },
            identities: workspace.identities
        )
        return try await perform(
            command,
            because: form["reason"],
            done: .draft(plan).step("promises"),
            saying: .accounted
        ) { try promisePage(issues: $0) }
    }

    func reopenPromise() async throws -> Answer {
        let plan = try requiredPlan()
        let item = try requiredPromise(plan)
        let command = ReopenPromise(elementID: item.id, planID: plan.id)
        return try await perform(command, done: .draft(plan).step("promises"), saying: .reopened) {
            try promisesPage(issues: $0)
        }
    }

    func carryRemaining() async throws -> Answer {
        let plan = try requiredPlan()
        let command = CarryRemaining(
            planID: plan.id,
            reason: form["reason"],
            in: council,
            identities: workspace.identities
        )
        return try await perform(
            command,
            because: form["reason"],
            done: .draft(plan).step("promises"),
            saying: .accounted
        ) { try promisesPage(issues: $0) }
    }

    func finishPromises() async throws -> Answer {
        let plan = try requiredPlan()
        let command = FinishRollForward(planID: plan.id)
        return try await perform(command, done: .draft(plan).step("promises"), saying: .finished) {
            try promisesPage(issues: $0)
        }
    }
}
