import HashTreeCollections
import Markup
import PlanCharts
import PlanDomain
import PlanUseCases

/// The plan as a whole: its titles, its ambitions with their priorities, what crosses and carries them, who decided it.
struct PlanPage {
    private let context: EditionContext

    init(_ context: EditionContext) {
        self.context = context
    }

    func page() throws -> EditionContent.Page {
        EditionContent.Page(
            path: "",
            title: context.publicTitle ?? context.title,
            summary: summary,
            searchText: Markdown(context.text(context.plan.description.introduction)).plainText,
            trail: [],
            html: body.string,
            json: try context.json(PlanData(context))
        )
    }

    private var summary: String {
        let counts = [ElementKind.ambition, .priority, .theme, .enabler].compactMap { kind -> String? in
            let count = context.elements(of: kind).count
            guard count > 0 else { return nil }
            let name = count == 1 ? context.levels[kind].singular : context.levels[kind].plural
            return "\(count) \(name.lowercased())"
        }
        return "\(context.title): \(counts.joined(separator: ", "))."
    }

    @HTMLBuilder private var body: HTML {
        element(.header, .class("page-header")) {
            element(.p, .class("caption")) { context.publicTitle == nil ? "Plan" : context.title }
            element(.h1) { context.publicTitle ?? context.title }
            element(.p, .class("lead")) { summary }
        }
        if !context.edition.note.isEmpty { element(.p, .class("notice")) { context.edition.note } }
        ambitions
        core
        group(.theme, "These run through everything that the plan sets out to do.")
        group(.enabler, "These support the delivery of everything above.")
        introduction
        thread
        decisions
        RecordTable(lines: context.history.lines(of: context.plan.id), council: context.council).section(
            "Where this plan comes from",
            "Each change to the plan's title, introduction and standing is an entry in a record that cannot be altered unseen."
        )
    }

    private var ambitions: HTML {
        let ambitions = context.elements(of: .ambition)
        return ambitions.isEmpty
            ? .empty
            : element(.section, .aria("labelledby", "ambitions")) {
                element(.h2, .id("ambitions")) { context.levels[.ambition].plural }
                element(.div, .class("cards cards-wide")) { for ambition in ambitions { card(ambition) } }
            }
    }

    private func card(_ ambition: PlanElement) -> HTML {
        element(.article, .class("card")) {
            element(.p, .class("card-number")) { context.council.citation(ambition) }
            element(.h3) {
                element(.a, .href(Path.inEdition(Path.element(ambition)))) { context.title(of: ambition) }
            }
            priorityList(ambition)
        }
    }

    private func priorityList(_ parent: PlanElement) -> HTML {
        element(.ol, .class("priorities")) {
            for priority in context.children(of: parent) {
                element(.li) {
                    element(.span, .class("number")) { "\(priority.number) " }
                    element(.a, .href(Path.inEdition(Path.element(priority)))) { context.title(of: priority) }
                }
            }
        }
    }

    private var core: HTML {
        guard let core = context.elements(of: .core).first else { return .empty }
        return element(.section, .class("core"), .aria("labelledby", "core")) {
            element(.h2, .id("core")) {
                element(.a, .href(Path.inEdition(Path.element(core)))) { context.title(of: core) }
            }
            element(.p) { "\(context.levels[.core].singular): what everything else in the plan stands on." }
            priorityList(core)
        }
    }

    private func group(_ kind: ElementKind, _ sentence: String) -> HTML {
        let elements = context.elements(of: kind)
        guard !elements.isEmpty else { return .empty }
        return element(.section, .class("group group-\(kind.rawValue)"), .aria("labelledby", kind.rawValue)) {
            element(.h2, .id(kind.rawValue)) { context.levels[kind].plural }
            element(.p) { sentence }
            element(.ul, .class("tiles")) {
                for item in elements {
                    element(.li) {
                        element(.a, .href(Path.inEdition(Path.element(item)))) { context.title(of: item) }
                    }
                }
            }
        }
    }

    private var introduction: HTML {
        let introduction = context.text(context.plan.description.introduction)
        let nextSteps = context.text(context.plan.description.nextSteps)
        return
            (introduction.isEmpty
            ? .empty
            : element(.section, .class("prose"), .aria("labelledby", "introduction")) {
                element(.h2, .id("introduction")) { "Introduction" }
                Markdown(introduction, topHeading: 3).html
            })
            + (nextSteps.isEmpty
                ? .empty
                : element(.section, .class("prose"), .aria("labelledby", "next-steps")) {
                    element(.h2, .id("next-steps")) { "Next steps" }
                    Markdown(nextSteps, topHeading: 3).html
                })
    }

    private var thread: HTML {
        let rows = context.elements.filter { $0.kind == .priority }.map { priority -> [HTML] in
            let parent = context.elements.first { $0.id == priority.parentID }
            return [
                element(.a, .href(Path.inEdition(Path.element(priority)))) {
                    "\(priority.number) \(context.title(of: priority))"
                },
                .text(parent.map(context.title(of:)) ?? ""),
                .text(
                    context.themes(crossing: priority).map { context.title(of: $0).withoutFullStop }.joined(
                        separator: "; "
                    )
                ),
                .text(priority.lead ?? "Not stated in the plan"),
            ]
        }
        guard !rows.isEmpty else { return .empty }
        return element(.section, .aria("labelledby", "thread")) {
            element(.h2, .id("thread")) { "The golden thread" }
            element(.p) {
                "From each ambition to its priorities, and the themes that cross them. Each ambition's own page draws its part."
            }
            Table(
                caption: "Every priority, what it stands under, and what crosses it",
                columns: [
                    context.levels[.priority].singular, "Stands under", context.levels[.theme].plural, "Lead",
                ],
                rows: rows
            ).html
        }
    }

    private var decisions: HTML {
        let decisions = context.council.decisions(on: context.plan)
        guard !decisions.isEmpty else { return .empty }
        return element(.section, .aria("labelledby", "decided")) {
            element(.h2, .id("decided")) { "Who decided it, and when" }
            decisionTimeline(decisions)
        }
    }
}
