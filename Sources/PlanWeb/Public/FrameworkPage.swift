import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// Another framework and the plan side by side: what serves what, read from either end.
struct FrameworkPage {
    private let framework: PlanFramework
    private let context: EditionContext

    init(_ framework: PlanFramework, _ context: EditionContext) {
        self.framework = framework
        self.context = context
    }

    func page() throws -> EditionContent.Page {
        EditionContent.Page(
            path: Path.frameworkPage(framework.slug),
            title: "\(context.title) and \(framework.name)",
            summary: "What in \(context.title) serves which part of \(framework.name), read from either end.",
            searchText: framework.elements.map(\.title).joined(separator: " "),
            trail: [],
            html: body.string,
            json: try context.json(FrameworkData(framework, context))
        )
    }

    private var alignments: [Alignment] {
        context.council.alignments.values.filter { alignment in
            alignment.frameworkID == framework.id && context.elements.contains { $0.id == alignment.elementID }
        }
    }

    @HTMLBuilder private var body: HTML {
        element(.header, .class("page-header")) {
            element(.p, .class("caption")) { "How the plan fits" }
            element(.h1) { framework.name }
            element(.p, .class("lead")) { "\(framework.owner), \(framework.periodText)." }
        }
        if alignments.contains(where: { $0.basis == .illustrative }) {
            element(.p) {
                tag("Illustrative", .quiet)
                " Links marked so were drawn by us for the demonstration, from the titles alone; they are not the council's."
            }
        }
        if framework.elements.isEmpty {
            element(.p) { "No parts of this plan are recorded here, so nothing is linked to it one by one." }
        } else {
            fromFramework
            fromPlan
        }
        element(.p, .class("quiet")) {
            "Source: "
            sourceLink(framework.source, framework.source)
        }
    }

    private var fromFramework: HTML {
        let tops = framework.elements.filter { $0.parentID == nil }
        return element(.section, .aria("labelledby", "from-framework")) {
            element(.h2, .id("from-framework")) { "From \(framework.name) to the plan" }
            for top in tops {
                element(.h3) { top.title }
                Table(
                    caption: "\(top.title): what in the plan serves it",
                    columns: ["\(framework.name)", "In \(context.title)"],
                    rows: framework.elements.filter { $0.parentID == top.id }.map { part in
                        [.text(part.title), serving(part)]
                    }
                ).html
            }
        }
    }

    private func serving(_ part: PlanFramework.Element) -> HTML {
        let mine = alignments.filter { $0.frameworkElementID == part.id }
        let items = context.elements.filter { element in mine.contains { $0.elementID == element.id } }
        guard !items.isEmpty else { return .text("Nothing is linked to it yet") }
        return element(.ul) {
            for item in items {
                element(.li) {
                    element(.a, .href(Path.inEdition(Path.element(item)))) { context.council.label(item) }
                    if mine.contains(where: { $0.elementID == item.id && $0.basis == .illustrative }) {
                        " "
                        tag("Illustrative", .quiet)
                    }
                }
            }
        }
    }

    private var fromPlan: HTML {
        let linked = context.elements.filter { element in alignments.contains { $0.elementID == element.id } }
        guard !linked.isEmpty else { return .empty }
        return element(.section, .aria("labelledby", "from-plan")) {
            element(.h2, .id("from-plan")) { "From the plan to \(framework.name)" }
            Table(
                caption: "Parts of the plan and what they serve",
                columns: ["In \(context.title)", framework.name],
                rows: linked.map { item in
                    let targets = alignments.filter { $0.elementID == item.id }.compactMap { alignment in
                        framework.elements.first { $0.id == alignment.frameworkElementID }?.title
                    }
                    return [
                        element(.a, .href(Path.inEdition(Path.element(item)))) { context.council.label(item) },
                        .text(targets.sorted().joined(separator: "; ")),
                    ]
                }
            ).html
        }
    }
}
