import HashTreeCollections
import Markup
import PlanCharts
import PlanDomain
import PlanUseCases

/// One element of the plan: what it says, what it is part of, where it comes from and who decided its words.
struct ElementPage {
    private let item: PlanElement
    private let context: EditionContext

    init(_ item: PlanElement, _ context: EditionContext) {
        self.item = item
        self.context = context
    }

    func page() throws -> EditionContent.Page {
        EditionContent.Page(
            path: Path.element(item),
            title: "\(context.council.citation(item)): \(title)",
            summary: summary,
            searchText: [wording.statement, wording.narrative, wording.success]
                .map { Markdown(context.text($0)).plainText }.joined(separator: " "),
            trail: parent.map {
                [EditionContent.Step(title: context.council.citation($0), path: Path.element($0))]
            } ?? [],
            html: body.string,
            json: try context.json(ElementData(item, context))
        )
    }

    private var wording: PlanElement.Wording { item.wording }
    private var title: String { context.title(of: item) }
    private var parent: PlanElement? { context.elements.first { $0.id == item.parentID } }
    private var children: [PlanElement] { context.children(of: item) }
    private var level: String { context.levels[item.kind].singular }

    private var summary: String {
        let statement = Markdown(context.text(wording.statement)).plainText
        if !statement.isEmpty { return statement }
        if let parent { return "\(level) \(item.number) under \(context.title(of: parent)), in \(context.title)." }
        return "\(context.council.citation(item)) of \(context.title)."
    }

    @HTMLBuilder private var body: HTML {
        element(.header, .class("page-header")) {
            element(.p, .class("caption")) {
                parent.map { "\(context.council.citation($0)): \(context.title(of: $0))" } ?? context.title
            }
            element(.h1) {
                element(.span, .class("h1-number")) { context.council.citation(item) }
                " "
                title
            }
            if !wording.statement.isEmpty { element(.p, .class("lead")) { context.text(wording.statement) } }
        }
        decided
        texts
        priorities
        thread
        alignments
        lineage
        RecordTable(lines: context.history.lines(of: item.id), council: context.council).section(
            "Where these words come from",
            "Every wording that this \(level.lowercased()) has had is an entry in a record that cannot be altered unseen."
        )
        neighbours
    }

    /// Which body made these words the council's own, with its published record.
    private var decided: HTML {
        // The first releases recorded decisions without a written record: those have their minute alone.
        guard let decision = context.decision(behind: item), decision.record == nil || decision.published != nil else {
            return .empty
        }
        return element(.p, .class("decided-by")) {
            "These words were decided by \(decision.body) on \(decision.day.inWords): "
            minuteLink(decision)
            "."
        }
    }

    private var texts: HTML {
        let narrative = context.text(wording.narrative)
        let success = context.text(wording.success)
        guard !narrative.isEmpty || !success.isEmpty else {
            return element(.p, .class("quiet")) {
                "No further text is recorded for this \(level.lowercased())."
            }
        }
        return (narrative.isEmpty ? .empty : element(.section, .class("prose")) { Markdown(narrative).html })
            + (success.isEmpty
                ? .empty
                : element(.section, .class("prose"), .aria("labelledby", "success")) {
                    element(.h2, .id("success")) { "What success looks like" }
                    Markdown(success, topHeading: 3).html
                })
    }

    private var priorities: HTML {
        guard !children.isEmpty else { return .empty }
        return element(.section, .aria("labelledby", "priorities")) {
            element(.h2, .id("priorities")) { context.levels[.priority].plural }
            element(.ol, .class("priorities priorities-large")) {
                for child in children {
                    element(.li) {
                        element(.span, .class("number")) { "\(child.number) " }
                        element(.a, .href(Path.inEdition(Path.element(child)))) { context.title(of: child) }
                    }
                }
            }
        }
    }

    // MARK: the golden thread

    private var thread: HTML {
        let themes = context.themes(crossing: item)
        switch item.kind {
        case .core, .ambition:
            guard !children.isEmpty else { return .empty }
            return threadSection(root: item, branches: children, crossings: themes)
        case .priority:
            guard let parent else { return .empty }
            return threadSection(root: parent, branches: [item], crossings: themes)
        case .theme:
            let served = context.elements.filter { $0.kind == .ambition && context.themes(crossing: $0).contains(item) }
            guard !served.isEmpty else { return .empty }
            return threadSection(root: item, branches: served, crossings: [])
        case .enabler:
            return .empty
        }
    }

    private func threadSection(root: PlanElement, branches: [PlanElement], crossings: [PlanElement]) -> HTML {
        func drawn(_ element: PlanElement) -> GoldenThreadDrawing.Item {
            .init(label: context.council.citation(element), title: context.title(of: element))
        }
        let crossed =
            crossings.isEmpty
            ? "" : " Crossed by: \(crossings.map { context.title(of: $0).withoutFullStop }.joined(separator: "; "))."
        let sentence =
            "\(context.council.label(root).withoutFullStop) leads to \(branches.map(context.council.citation).joined(separator: ", "))."
            + crossed
        return element(.section, .class("thread-section"), .aria("labelledby", "thread")) {
            element(.h2, .id("thread")) { "The golden thread" }
            element(.p) { sentence }
            GoldenThreadDrawing(
                id: "main",
                root: drawn(root),
                branches: branches.map(drawn),
                crossings: crossings.map { .init(label: "", title: context.title(of: $0).withoutFullStop) },
                sentence: sentence
            ).html
            element(.details) {
                element(.summary) { "The same as a table" }
                Table(
                    caption: "What \(context.title(of: root)) leads to",
                    columns: ["Number", "Title", context.levels[.theme].plural, "Lead", "What hangs on it"],
                    rows: branches.map { branch in
                        [
                            .text(branch.number),
                            element(.a, .href(Path.inEdition(Path.element(branch)))) { context.title(of: branch) },
                            .text(
                                context.themes(crossing: branch).map { context.title(of: $0).withoutFullStop }.joined(
                                    separator: "; "
                                )
                            ),
                            .text(branch.lead ?? "Not stated in the plan"),
                            .text(hanging(on: branch)),
                        ]
                    }
                ).html
            }
        }
    }

    private func hanging(on branch: PlanElement) -> String {
        let count = context.children(of: branch).count
        return count == 0
            ? "No measures or actions are recorded yet"
            : "\(count) \((count == 1 ? context.levels[.priority].singular : context.levels[.priority].plural).lowercased())"
    }

    // MARK: other plans

    private var alignments: HTML {
        let alignments = context.council.alignments(of: item)
        guard !alignments.isEmpty else { return .empty }
        return element(.section, .aria("labelledby", "alignment")) {
            element(.h2, .id("alignment")) { "How it fits with other plans" }
            element(.ul) {
                for alignment in alignments {
                    if let framework = context.council.frameworks[alignment.frameworkID],
                        let target = framework.elements.first(where: { $0.id == alignment.frameworkElementID })
                    {
                        element(.li) {
                            alignment.strength == .leads ? "Leads on " : "Contributes to "
                            element(.a, .href(Path.inEdition(Path.frameworkPage(framework.slug)))) {
                                "\(target.title) (\(framework.name))"
                            }
                            if alignment.basis == .illustrative {
                                " "
                                tag("Illustrative", .quiet)
                                " This link was drawn by us for the demonstration, not by the council."
                            }
                        }
                    }
                }
            }
        }
    }

    private var lineage: HTML {
        let earlier = context.council.predecessors(of: item).filter { context.isReleased($0.element) }
        let later = context.council.successors(of: item).filter { context.isReleased($0.element) }
        guard !earlier.isEmpty || !later.isEmpty else { return .empty }
        return element(.section, .aria("labelledby", "lineage")) {
            element(.h2, .id("lineage")) { "Where this promise comes from, and where it goes" }
            element(.ul) {
                for (element, manner) in earlier { lineageItem("From", element, manner) }
                for (element, manner) in later { lineageItem("To", element, manner) }
            }
        }
    }

    private func lineageItem(_ direction: String, _ other: PlanElement, _ manner: Succession.Manner) -> HTML {
        guard let plan = context.council.plans[other.planID] else { return .empty }
        let path = Path.plan(plan.address).page(Path.element(other))
        return element(.li) {
            "\(direction) "
            link("\(context.council.citation(other)): \(other.wording.title)", to: path)
            " in the \(context.council.title(plan)) (\(manner.rawValue))"
        }
    }

    private var neighbours: HTML {
        let siblings = context.elements.filter { $0.kind == item.kind }
        guard let place = siblings.firstIndex(where: { $0.id == item.id }), siblings.count > 1 else { return .empty }
        return element(.nav, .class("neighbours"), .aria("label", "Neighbouring pages")) {
            if place > 0 { neighbour("Previous", siblings[place - 1]) }
            if place < siblings.count - 1 { neighbour("Next", siblings[place + 1]) }
        }
    }

    private func neighbour(_ word: String, _ other: PlanElement) -> HTML {
        element(.a, .class("neighbour"), .href(Path.inEdition(Path.element(other)))) {
            element(.span, .class("neighbour-word")) { "\(word): \(context.council.citation(other))" }
            " "
            element(.span) { context.title(of: other) }
        }
    }
}
