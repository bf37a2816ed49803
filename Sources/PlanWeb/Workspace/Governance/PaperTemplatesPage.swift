import Foundation
import HTTPTypes
import HashTreeCollections
import Markup
import PlanDocuments
import PlanDomain
import PlanUseCases

/// The templates from which papers are built: those of the product, and the council's own.
extension WorkspaceVisit {
    /// What a form may hold; larger templates are recorded at the command line.
    private static let templateLimit = 60_000

    func paperTemplatesPage(issues: [Issue] = []) throws -> Answer {
        // One to begin with stands in the form; nothing of it is kept before it is sent.
        let chosen = query.has("from") ? council.paperTemplate(query["from"]) : nil
        if query.has("from"), chosen == nil { throw Missing() }
        let typed = try chosen?.json ?? ""
        return page(
            "Templates of papers",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Templates of papers" }
            element(.p) {
                "A template has a paper's words, typed once, and the places that the record fills, such as {plan.period}."
            }
            Table(
                caption: "Templates that papers can be built from",
                columns: ["Template", "Title", "Whose"],
                rows: council.availablePaperTemplates.map { template in
                    [
                        link(template.key, to: Path.paperTemplates.asking([("from", template.key)])),
                        .text(template.title),
                        .text(whose(template)),
                    ]
                }
            ).html
            if may(.recordGovernance, .council) {
                element(.h2) { "Record a template, or change one" }
                form(Path.paperTemplates) {
                    if let own = typedOrChosen(chosen) { seenField(mark(own), issues) }
                    input(
                        "template",
                        "Template, as JSON",
                        issues,
                        value: typed,
                        hint:
                            "Begin with one of those above. The same key changes the template; papers that were released keep their words.",
                        kind: .area(rows: 24),
                        limit: Self.templateLimit
                    )
                    button("Record the template")
                }
                if let chosen, council.paperTemplates[chosen.key] != nil { withdrawForm(chosen) }
            } else if let chosen {
                element(.h2) { chosen.title }
                element(.pre, .tabindex(0)) { typed }
            }
        }
    }

    func recordPaperTemplate() async throws -> Answer {
        try await performing(
            done: .paperTemplates,
            refused: { try paperTemplatesPage(issues: $0) },
            command: {
                let template: PaperTemplate
                do throws(PaperTemplateFault) {
                    template = try PaperTemplate(json: Data(form["template"].utf8))
                } catch {
                    throw FormProblem(Issue(field: "template", code: "template-unreadable", detail: error.message))
                }
                let current = council.paperTemplates[template.key]
                let isSeen = current.map { form["seen"] == mark($0) } ?? true
                guard isSeen || !form.has("seen") else {
                    throw FormProblem(Issue(field: "template", code: "changed-meanwhile", detail: template.key))
                }
                return RecordPaperTemplate(template, seen: isSeen ? current : nil)
            }
        )
    }

    private func whose(_ template: PaperTemplate) -> String {
        guard council.paperTemplates[template.key] != nil else { return "Comes with the product" }
        return PaperTemplate.ofProduct.contains { $0.key == template.key }
            ? "The council's own, in place of the product's" : "The council's own"
    }

    /// The council's own template that the form is about: the one that is shown, or the one that was sent back.
    private func typedOrChosen(_ chosen: PaperTemplate?) -> PaperTemplate? {
        let typed = request.method == .post ? try? PaperTemplate(json: Data(form["template"].utf8)) : nil
        return (typed ?? chosen).flatMap { council.paperTemplates[$0.key] }
    }

    private func withdrawForm(_ template: PaperTemplate) -> HTML {
        element(.details) {
            element(.summary) { "Take '\(template.key)' out of use" }
            form(Path.paperTemplates.step(template.key).step("withdraw")) {
                element(.p) {
                    PaperTemplate.ofProduct.contains { $0.key == template.key }
                        ? "The one that comes with the product is used again. Papers that were released keep their words."
                        : "No further paper is built from it. Papers that were released keep their words."
                }
                button("Take it out of use", isQuiet: true)
            }
        }
    }

    func withdrawPaperTemplate() async throws -> Answer {
        guard let key = values["template"], council.paperTemplates[key] != nil else { throw Missing() }
        return try await performing(
            done: .paperTemplates,
            saying: .withdrawn,
            refused: { try paperTemplatesPage(issues: $0) },
            command: { WithdrawPaperTemplate(key) }
        )
    }
}
