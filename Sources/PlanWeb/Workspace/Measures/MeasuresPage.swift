import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// All measures behind the door, with figures that are not released yet.
extension WorkspaceVisit {
    func measuresPage(issues: [Issue] = []) -> Answer {
        let all = council.measures.values.sorted { $0.code < $1.code }
        let standings = all.map { council.standing(of: $0, asAt: shownDay) }
        let mine = standings.filter { isMine($0.measure) }
        return page(
            "Measures",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            section: .draftMeasures,
            issues: issues
        ) {
            element(.h1) { "Measures" }
            element(.p, .class("lead")) {
                "\(all.count) \(all.count == 1 ? "measure" : "measures"), with figures that are not released yet."
            }
            pageActions([
                (may(.recordFigures, .council), "Import figures", Path.draftMeasures.step("import")),
                (true, "Imports", Path.draftMeasures.step("imports")),
                (may(.manageMeasures, .council), "Add a measure", Path.draftMeasures.step("add")),
                (true, "Statuses and the usual rule", Path.draftMeasures.step("statuses")),
                (may(.releaseFigures, .council), "Release the figures", Path.draftMeasures.step("release")),
            ])
            illustrativeNotice(council)
            StatusSummary(ratings: standings.map(\.rating), scheme: council.statusScheme).html
            if !mine.isEmpty {
                element(.section, .aria("labelledby", "mine")) {
                    element(.h2, .id("mine")) { "Yours" }
                    measureTable(mine, "Measures that name one of your posts")
                }
            }
            element(.section, .aria("labelledby", "all")) {
                element(.h2, .id("all")) { "All" }
                if all.isEmpty { element(.p) { "There is none yet." } } else { measureTable(standings, "All measures") }
            }
            unmeasured(issues)
            asItStood(.draftMeasures)
        }
    }

    /// Priorities and enablers of the newest plan under which no measure stands, and why (I16).
    private func unmeasured(_ issues: [Issue]) -> HTML {
        let measured = Set(council.measures.values.filter { $0.stage != .retired }.flatMap(\.elements))
        let parts = council.plansByPeriod.prefix(1).flatMap { council.elementsInOrder(of: $0.id) }.filter {
            [.priority, .enabler].contains($0.kind) && !measured.contains($0.id)
        }
        guard !parts.isEmpty else { return .empty }
        return element(.section, .aria("labelledby", "unmeasured")) {
            element(.h2, .id("unmeasured")) { "Parts of the plan without a measure" }
            element(.ul) {
                for part in parts {
                    element(.li) {
                        "\(council.label(part).withoutFullStop). \(council.unmeasured[part.id] ?? "Nobody has said why.")"
                    }
                }
            }
            if may(.manageMeasures, .council) {
                element(.details, issues.isEmpty ? nil : .open) {
                    element(.summary) { "Say why a part has no measure yet" }
                    form(Path.draftMeasures.step("unmeasured")) {
                        SelectField(
                            name: "part",
                            label: "Part",
                            choices: parts.map { ($0.id.description, council.label($0)) },
                            chosen: form["part"],
                            issues: issues
                        ).html
                        FormField(
                            name: "reason",
                            label: "Why there is none yet",
                            hint:
                                "The public reads it with the next release. Leave it empty to take back what was said.",
                            value: form["reason"],
                            issues: issues,
                            limit: 500
                        ).html
                        button("Save")
                    }
                }
            }
        }
    }

    func leaveUnmeasured() async throws -> Answer {
        guard let id = PlanElement.ID(form["part"]) else { throw Missing() }
        let reason = form["reason"].trimmingSpaces
        let command = LeaveUnmeasured(elementID: id, reason: reason.isEmpty ? nil : reason)
        return try await perform(command, done: .draftMeasures) { measuresPage(issues: $0) }
    }

    /// Links to what the person may do from a page.
    func pageActions(_ actions: [(isAllowed: Bool, title: String, path: Path)]) -> HTML {
        let allowed = actions.filter(\.isAllowed)
        guard !allowed.isEmpty else { return .empty }
        return element(.nav, .class("page-actions"), .aria("label", "What you can do here")) {
            element(.ul) {
                for action in allowed { element(.li) { element(.a, .href(action.path.address)) { action.title } } }
            }
        }
    }

    /// Whether the person holds the post that answers for a measure.
    func isMine(_ measure: Measure) -> Bool {
        standings.contains {
            $0.role == .dataOwner && [measure.definition.owner, measure.definition.deputy].contains($0.post.id)
        }
    }

    private func measureTable(_ standings: [MeasureStanding], _ caption: String) -> HTML {
        Table(
            caption: caption,
            columns: ["Measure", "Latest figure", "Status", "Trend", "Stage"],
            rows: standings.map { standing in
                let definition = standing.definition
                return [
                    link(definition.title, to: .draft(standing.measure)) + .text(" ")
                        + element(.span, .class("code")) { standing.measure.code.rawValue },
                    .text(
                        standing.period.flatMap { period in
                            standing.value.map { "\(definition.short($0)), \(period.label)" }
                        } ?? "No figure yet"
                    ) + (standing.late.map { .text(" Late: \($0.label).") } ?? .empty),
                    statusTag(standing.rating, council.statusScheme), trendTag(standing.shortTrend, standing),
                    .text(standing.measure.stage.name),
                ]
            }
        ).html
    }
}
