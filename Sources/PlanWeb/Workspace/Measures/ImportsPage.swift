import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// The files that were imported, each to be taken back as a whole.
extension WorkspaceVisit {
    func importsPage(issues: [Issue] = []) -> Answer {
        let files = council.imports.values.filter { $0.file != nil }.sorted { $0.sequence > $1.sequence }
        return page(
            "Imports",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace), ("Measures", .draftMeasures)],
            issues: issues
        ) {
            element(.h1) { "Imports" }
            if files.isEmpty { element(.p) { "No file was imported yet." } }
            for item in files {
                element(.article, .class("change")) {
                    element(.h2) { item.file?.name ?? "" }
                    element(.p) {
                        "\(item.new) new and \(item.changed) changed figures, entry \(item.sequence) of the record. Content hash "
                        element(.code) { String((item.file?.digest ?? "").prefix(12)) }
                        "."
                    }
                    if let taken = item.takenBack {
                        element(.p) { "Taken back by entry \(taken)." }
                    } else if may(.recordFigures, .council) {
                        element(.details, issues.isEmpty || values["import"] != item.id.description ? nil : .open) {
                            element(.summary) { "Take it back" }
                            form(Path.draftMeasures.step("imports").step(item.id.description).step("take-back")) {
                                FormField(
                                    name: "reason",
                                    id: values["import"] == item.id.description ? "reason" : "reason-\(item.sequence)",
                                    label: "Why",
                                    hint: "What others changed since stays as they left it.",
                                    issues: issues,
                                    limit: Self.reasonLimit,
                                    isRequired: true
                                ).html
                                button("Take the whole import back")
                            }
                        }
                    }
                }
            }
        }
    }

    func takeBackImport() async throws -> Answer {
        guard let id = values["import"].flatMap({ FigureImport.ID($0) }), council.imports[id] != nil else {
            throw Missing()
        }
        return try await perform(
            TakeBackImport(importID: id),
            because: form["reason"],
            done: Path.draftMeasures.step("imports"),
            saying: .takenBack
        ) { importsPage(issues: $0) }
    }
}
