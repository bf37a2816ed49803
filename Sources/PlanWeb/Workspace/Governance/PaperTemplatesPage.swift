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
                        .text(
                            council.paperTemplates[template.key] == nil ? "Comes with the product" : "The council's own"
                        ),
                    ]
                }
            ).html
            if may(.recordGovernance, .council) {
                element(.h2) { "Record a template, or change one" }
                form(Path.paperTemplates) {
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
                do throws(PaperTemplateFault) {
                    return RecordPaperTemplate(try PaperTemplate(json: Data(form["template"].utf8)))
                } catch {
                    throw FormProblem(Issue(field: "template", code: "template-unreadable", detail: error.message))
                }
            }
        )
    }
}
