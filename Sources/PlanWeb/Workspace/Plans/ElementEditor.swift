import Foundation
import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// One element as its writers see it: its words, what is said of them, and what hangs on it.
extension WorkspaceVisit {
    func elementTrail(_ element: PlanElement, _ plan: Plan) -> [(String, Path)] {
        planTrail(plan)
            + (element.parentID.flatMap { council.elements[$0] }.map {
                [(council.citation($0), Path.draft($0, in: plan))]
            }
                ?? [])
    }

    /// Whose words the form shows: those that stand, a draft kept earlier, or what was just typed.
    private enum Words {
        case standing
        case draft(Draft)
        case typed
    }

    func elementPage(issues: [Issue] = [], typed: PlanElement.Wording? = nil) async throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        let mayEdit = asAt == nil && item.retirement == nil && may(.editPlan, .element(item.id))
        let draft =
            mayEdit && typed == nil
            ? try await workspace.desk.store.draft(of: actor, about: item.id.description, in: council.key) : nil
        let wording = typed ?? draft.map { Self.wording($0.fields, from: item.wording) } ?? item.wording
        let base = typed == nil ? draft?.seen ?? item.revision : seen
        @Sendable func editor() -> HTML { self.editor(of: item, plan, mayEdit, draft, wording, base, issues) }
        // A draft is one person's alone.
        let main = draft == nil ? try await shared { editor() } : editor()
        return page(
            council.label(item),
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: elementTrail(item, plan),
            hasScript: mayEdit,
            issues: issues
        ) { main }
    }

    @HTMLBuilder private func editor(
        of item: PlanElement,
        _ plan: Plan,
        _ mayEdit: Bool,
        _ draft: Draft?,
        _ wording: PlanElement.Wording,
        _ base: Int,
        _ issues: [Issue]
    ) -> HTML {
        element(.header, .class("page-header")) {
            element(.p, .class("caption")) { council.title(plan) }
            element(.h1) {
                element(.span, .class("h1-number")) { council.citation(item) }
                " "
                council.title(of: item)
            }
        }
        if let retirement = item.retirement {
            warning("Retired on \(retirement.day.inWords)") { element(.p) { retirement.reason } }
        }
        element(.nav, .class("page-actions"), .aria("label", "This element")) {
            element(.ul) {
                element(.li) { link("History of every word", to: Path.draft(item, in: plan).step("history")) }
                if mayEdit {
                    if may(.editPlan, Demand.placing(item).subject) {
                        element(.li) { link("Move or renumber", to: Path.draft(item, in: plan).step("move")) }
                    }
                    element(.li) { link("Retire", to: Path.draft(item, in: plan).step("retire")) }
                }
            }
        }
        element(.div, .class("editor")) {
            element(.div, .class("editor-main")) {
                if let draft, asAt == nil { draftNotice(draft, item, plan) }
                if mayEdit {
                    wordingForm(item, plan, wording, base, issues)
                } else {
                    standing(item, plan)
                }
            }
            element(.div, .class("editor-margin")) { margin(item, plan, issues) }
        }
        element(.div, .class("editor-rest")) {
            findings(item, plan)
            settings(item, plan, mayEdit, issues)
            asItStood(Path.draft(item, in: plan))
        }
    }

    private func draftNotice(_ draft: Draft, _ item: PlanElement, _ plan: Plan) -> HTML {
        element(.section, .class("notice"), .aria("label", "Your draft")) {
            element(.p) {
                "This is your draft, kept on \(draft.savedAt.inWords). Nobody else sees it until you save."
                if draft.seen != item.revision {
                    " The text was changed by somebody else meanwhile: when you save, you see both and choose."
                }
            }
            buttonForm("Throw the draft away", Path.draft(item, in: plan).step("draft").step("discard"))
        }
    }

    private func wordingForm(
        _ item: PlanElement,
        _ plan: Plan,
        _ wording: PlanElement.Wording,
        _ base: Int,
        _ issues: [Issue]
    ) -> HTML {
        let path = Path.draft(item, in: plan)
        return element(
            .form,
            .id("wording"),
            .class("form"),
            .action(path.address),
            .method(.post),
            .noValidate,
            .data("draft", path.step("draft").string),
            .data("preview", path.step("preview").string)
        ) {
            HTML.slot
            hiddenField("seen", "\(base)")
            for field in TextField.ofElements {
                FormField(
                    name: field.rawValue,
                    label: field.name,
                    hint: Self.hint(field),
                    value: wording[field],
                    issues: issues,
                    kind: field.isLong
                        ? .area(rows: field == .narrative ? 14 : 6) : field == .statement ? .area(rows: 3) : .text,
                    limit: field == .title ? PlanElement.Wording.titleLimit : PlanElement.Wording.textLimit,
                    isRequired: field == .title
                ).html
            }
            referenceList(plan, field: .narrative)
            amendment(plan, issues)
            element(.div, .class("actions")) {
                button("Save")
                element(
                    .button,
                    .type("submit"),
                    .class("button-quiet"),
                    .formAction(path.step("preview").address)
                ) { "Preview" }
                element(
                    .button,
                    .type("submit"),
                    .class("button-quiet"),
                    .name("keep"),
                    .value("1"),
                    .formAction(path.step("draft").address)
                ) { "Keep as my draft" }
            }
            element(.p, .id("draft-state"), .class("quiet"), .role("status")) { "" }
            previewSection(wording, plan)
        }
    }

    private static func hint(_ field: TextField) -> String? {
        switch field {
        case .statement: "One sentence that says what the council will do."
        case .narrative, .success: "Markdown: a blank line makes a paragraph, - a list, ## a heading, **bold**."
        default: nil
        }
    }

    /// The words as readers will see them, and how they read, in words.
    private func previewSection(_ wording: PlanElement.Wording, _ plan: Plan) -> HTML {
        element(.section, .id("preview"), .class("preview"), .aria("labelledby", "preview-heading")) {
            element(.h2, .id("preview-heading")) { "As readers will see it" }
            if TextField.ofElements.allSatisfy({ $0 == .title || wording[$0].isEmpty }) {
                element(.p) { "Nothing is written besides the title." }
            }
            for field in TextField.ofElements where !wording[field].isEmpty && field != .title {
                if field != .statement { element(.h3) { field.name } }
                shownText(wording[field], field, plan)
                element(.ul, .class("statistics")) {
                    for sentence in TextStatistics(wording[field]).inWords { element(.li) { sentence } }
                }
            }
        }
    }

    private func standing(_ item: PlanElement, _ plan: Plan) -> HTML {
        TextField.ofElements.filter { $0 != .title }.reduce(.empty) { html, field in
            html
                + element(.section) {
                    element(.h2) { field.name }
                    shownText(item.wording[field], field, plan)
                }
        }
    }

    // MARK: saving

    /// The words that the form brought; ends of lines and spaces around tell nothing.
    private var typedWording: PlanElement.Wording {
        var wording = PlanElement.Wording(title: "")
        for field in TextField.ofElements { wording[field] = form[field.rawValue].trimmingSpaces }
        wording.title = wording.title.replacing("\n", with: " ")
        return wording
    }

    private static func wording(_ fields: [String: String], from standing: PlanElement.Wording) -> PlanElement.Wording {
        var wording = standing
        for field in TextField.ofElements { if let text = fields[field.rawValue] { wording[field] = text } }
        return wording
    }

    func rewordElement() async throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        let wording = typedWording
        let reason = form["reason"].trimmingSpaces
        guard reason.count <= Self.reasonLimit else {
            let issue = Issue(field: "reason", code: "text-too-long", detail: "\(Self.reasonLimit)")
            return try await elementPage(issues: [issue], typed: wording)
        }
        let outcome = try await workspace.office.perform(
            RewordElement(elementID: item.id, wording: wording, seen: seen),
            as: actor,
            because: reason.isEmpty ? nil : reason,
            on: authority
        )
        switch outcome {
        case .done, .unchanged:
            try await workspace.desk.store.removeDraft(of: actor, about: item.id.description, in: council.key)
            let isDone = if case .done = outcome { true } else { false }
            return redirect(to: .draft(item, in: plan), saying: isDone ? .saved : .unchanged)
        case .refused(let issues): return try await elementPage(issues: issues, typed: wording)
        case .notAllowed(let refusal): return notAllowed(refusal)
        case .changedMeanwhile: return try await conflictPage(item.id, plan, mine: wording, seen: seen)
        }
    }

    /// What is typed is kept as a draft before it is shown: whoever leaves from the preview loses nothing.
    func previewElement() async throws -> Answer {
        let item = try requiredElement()
        if fieldsTooLong.isEmpty, typedWording != item.wording { try await storeDraft(of: item) }
        return try await elementPage(typed: typedWording)
    }

    private var fieldsTooLong: [Issue] {
        TextField.ofElements.filter { form[$0.rawValue].utf8.count > PlanElement.Wording.textLimit }
            .map { Issue(field: $0.rawValue, code: "text-too-long", detail: "\(PlanElement.Wording.textLimit)") }
    }

    private func storeDraft(of item: PlanElement) async throws {
        var fields: [String: String] = [:]
        for field in TextField.ofElements where form.has(field.rawValue) {
            fields[field.rawValue] = form[field.rawValue]
        }
        let draft = Draft(
            account: actor,
            council: council.key,
            subject: item.id.description,
            seen: seen,
            fields: fields,
            savedAt: workspace.desk.now()
        )
        try await workspace.desk.store.keep(draft)
    }

    func keepDraft() async throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        guard fieldsTooLong.isEmpty else { return try await elementPage(issues: fieldsTooLong, typed: typedWording) }
        try await storeDraft(of: item)
        return form.has("keep") ? redirect(to: .draft(item, in: plan), saying: .draftKept) : noContent()
    }

    func discardDraft() async throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        try await workspace.desk.store.removeDraft(of: actor, about: item.id.description, in: council.key)
        return redirect(to: .draft(item, in: plan), saying: .draftDiscarded)
    }

    // MARK: what breaks a rule

    @HTMLBuilder private func findings(_ item: PlanElement, _ plan: Plan) -> HTML {
        let mine = healthFindings(of: plan).filter { $0.elementID == item.id }
        if !mine.isEmpty {
            element(.section, .aria("labelledby", "findings")) {
                element(.h2, .id("findings")) { "Plan health" }
                element(.ul) {
                    for finding in mine {
                        element(.li) {
                            if finding.severity == .block {
                                tag("Blocks a release", .draft)
                                " "
                            }
                            "\(finding.field.map { "\($0.name): " } ?? "")\(finding.sentence)"
                        }
                    }
                }
            }
        }
    }
}
