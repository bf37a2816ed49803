import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Who wrote what, when, why and on whose authority; and any two moments side by side.
extension WorkspaceVisit {
    /// Every text that an element ever had, newest first, each with the words that changed.
    func elementHistoryPage() async throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        let main = try await shared { elementHistory(item, plan, try await textSteps(of: item)) }
        return page(
            "History of \(council.citation(item))",
            trail: elementTrail(item, plan) + [(council.citation(item), .draft(item, in: plan))]
        ) { main }
    }

    /// What one entry of the record did to an element's words.
    private struct TextStep {
        let line: RecordHistory.Line
        let before: PlanElement.Wording
        let after: PlanElement.Wording
    }

    /// Oldest first.
    private func textSteps(of item: PlanElement) async throws -> [TextStep] {
        let lines = try await workspace.chronicle.lines(of: item.id, upTo: council.position)
        let changes = try await workspace.chronicle.changes(lines.map(\.sequence))
        var before = PlanElement.Wording(title: "")
        return lines.map { line in
            let step = TextStep(line: line, before: before, after: changes[line.sequence]?.wording ?? before)
            before = step.after
            return step
        }
    }

    @HTMLBuilder private func elementHistory(_ item: PlanElement, _ plan: Plan, _ steps: [TextStep]) -> HTML {
        let size = 50
        element(.h1) { "History of \(council.citation(item))" }
        element(.p, .class("lead")) { council.title(of: item) }
        differenceLegend
        element(.ol, .class("history")) {
            for step in steps.reversed().dropFirst((pageNumber - 1) * size).prefix(size) {
                element(.li, .id("entry-\(step.line.sequence)")) {
                    historyLine(step.line)
                    for field in TextField.ofElements where step.before[field] != step.after[field] {
                        element(.h3) { field.name }
                        differenceText(TextDifference(from: step.before[field], to: step.after[field]))
                    }
                }
            }
        }
        pager(pageNumber, of: (steps.count + size - 1) / size, Path.draft(item, in: plan).step("history"))
        asItStood(Path.draft(item, in: plan).step("history"))
    }

    @HTMLBuilder func historyLine(_ line: RecordHistory.Line) -> HTML {
        element(.h2, .class("history-heading")) {
            "\(line.recordedAt.inWords): \(workspace.desk.directory.name(of: line.actor))"
        }
        element(.p) {
            "\(line.summary.withoutFullStop). "
            why(line)
            if let id = line.authority, let decision = council.decisions[id] {
                " Authority: "
                authorityText(decision)
                "."
            }
        }
        element(.p, .class("hint")) {
            "Entry \(line.sequence), hash "
            element(.code) { line.hash.short }
        }
    }

    private func why(_ line: RecordHistory.Line) -> String {
        if line.isRedacted { return "The words were removed from the record." }
        return line.reason.map { "Why: \($0.withoutFullStop)." } ?? "No reason was given."
    }

    // MARK: the whole plan

    func planHistoryPage() async throws -> Answer {
        let plan = try requiredPlan()
        let main = try await shared { planHistory(plan, try await lines(of: plan)) }
        return page("History of \(council.title(plan))", trail: planTrail(plan)) { main }
    }

    /// What happened to a plan and its elements, oldest first.
    private func lines(of plan: Plan) async throws -> [RecordHistory.Line] {
        let ids = Set(council.elementsInOrder(of: plan.id, includingRetired: true).map(\.id))
        return try await workspace.chronicle.history(upTo: council.position).lines.filter { line in
            switch line.subject {
            case .plan(let id): id == plan.id
            case .element(let id): ids.contains(id)
            case .council, .measure, .any: false
            }
        }
    }

    @HTMLBuilder private func planHistory(_ plan: Plan, _ lines: [RecordHistory.Line]) -> HTML {
        let size = 100
        let shown = lines.reversed().dropFirst((pageNumber - 1) * size).prefix(size)
        element(.h1) { "History and comparison" }
        element(.section, .aria("labelledby", "two")) {
            element(.h2, .id("two")) { "Two moments side by side" }
            compareForm(plan)
        }
        element(.h2) { "What happened, newest first" }
        if shown.isEmpty { element(.p) { "Nothing has happened yet." } }
        Table(
            caption: "\(lines.count) changes to \(council.title(plan))",
            columns: ["When", "Who", "What", "Why"],
            rows: shown.map { line in
                [
                    .text(line.recordedAt.inWords), .text(workspace.desk.directory.name(of: line.actor)),
                    whatHappened(line), .text(line.reason ?? ""),
                ]
            }
        ).html
        pager(pageNumber, of: (lines.count + size - 1) / size, Path.draft(plan).step("history"))
        asItStood(Path.draft(plan).step("history"))
    }

    /// What a line tells, with the way to the history of the element that it is about.
    private func whatHappened(_ line: RecordHistory.Line) -> HTML {
        guard let place = place(of: line), line.elementID != nil else { return .text(line.summary) }
        let history = staying(place.path.step("history")).string
        return element(.a, .href(WebAddress(path: "\(history)#entry-\(line.sequence)"))) { line.summary }
    }

    @HTMLBuilder func pager(_ page: Int, of count: Int, _ path: Path, fields: [(String, String?)] = []) -> HTML {
        if count > 1 {
            element(.nav, .class("pager"), .aria("label", "Pages")) {
                if page > 1 { link("Newer", to: path.asking(fields + [("page", "\(page - 1)")])) }
                element(.span) { "Page \(page) of \(count)" }
                if page < count { link("Older", to: path.asking(fields + [("page", "\(page + 1)")])) }
            }
        }
    }

    private func compareForm(_ plan: Plan, _ issues: [Issue] = []) -> HTML {
        element(.form, .class("form"), .action(Path.draft(plan).step("compare").address), .method(.get)) {
            FormField(
                name: "from",
                label: "The end of this day",
                value: query["from"],
                issues: issues,
                kind: .date,
                isRequired: true
            ).html
            FormField(
                name: "to",
                label: "And the end of this one, or now",
                value: query["to"],
                issues: issues,
                kind: .date
            ).html
            element(.button, .type("submit"), .class("button-quiet")) { "Compare" }
        }
    }

    func comparePage() async throws -> Answer {
        let plan = try requiredPlan()
        func moment(_ field: String) async throws -> (council: Council, words: String)? {
            if field == "to", query[field].isEmpty { return (workspace.office.council, "now") }
            guard let day = Day(iso: query[field]) else { return nil }
            let latest = workspace.office.council.position
            let position = try await workspace.chronicle.position(before: day.after.startInLondon, upTo: latest)
            return (try await workspace.chronicle.council(at: position), day.inWords)
        }
        guard let from = try await moment("from"), let to = try await moment("to") else {
            let field = Day(iso: query["from"]) == nil ? "from" : "to"
            let issues = [Issue(field: field, code: "day-malformed", detail: query[field])]
            return page("Compare two moments", status: .unprocessableContent, trail: planTrail(plan), issues: issues) {
                element(.h1) { "Compare two moments" }
                compareForm(plan, issues)
            }
        }
        let difference = PlanDifference(of: plan.id, from: from.council, to: to.council)
        let sections = DifferenceSections(difference: difference)
        return page("From \(from.words) to \(to.words)", trail: planTrail(plan)) {
            element(.header, .class("page-header")) {
                element(.p, .class("caption")) { council.title(plan) }
                element(.h1) { "From \(from.words) to \(to.words)" }
                element(.p, .class("lead")) { sections.sentence }
                differenceLegend
            }
            sections.html
            element(.h2) { "Other moments" }
            compareForm(plan)
        }
    }
}

extension Change {
    /// The words that an element had after this change, where it says so.
    fileprivate var wording: PlanElement.Wording? {
        switch self {
        case .plan(.elementAdded(let element)): element.wording
        case .plan(.elementReworded(let change)): change.wording
        default: nil
        }
    }
}
