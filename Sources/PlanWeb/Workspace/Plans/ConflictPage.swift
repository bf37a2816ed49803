import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Two people changed the same element: the second sees both texts, what differs, and a text that has both.
extension WorkspaceVisit {
    func conflictPage(_ id: PlanElement.ID, _ plan: Plan, mine: PlanElement.Wording, seen: Int) async throws -> Answer {
        let latest = workspace.office.council
        guard let theirs = latest.elements[id] else { throw Missing() }
        // The text that the author began with; a number that was made up leads to the oldest.
        let position = min(max(seen, 0), latest.position)
        let base = try await workspace.chronicle.council(at: position).elements[id]?.wording ?? theirs.wording
        let lines = try await workspace.chronicle.lines(of: id, upTo: latest.position).filter { $0.sequence > position }
        let path = Path.draft(theirs, in: plan)
        return page(
            "Somebody changed this meanwhile",
            status: .conflict,
            trail: elementTrail(theirs, plan) + [(latest.citation(theirs), path)]
        ) {
            element(.h1) { "Somebody changed this meanwhile" }
            element(.p, .class("lead")) {
                "Nothing of yours is lost, and nothing is saved yet. Look at both texts and choose what stands."
            }
            element(.ul) {
                for line in lines {
                    element(.li) {
                        "\(line.summary), by \(workspace.desk.directory.name(of: line.actor)) on \(line.recordedAt.inWords)\(line.reason.map { ": \($0)" } ?? "")"
                    }
                }
            }
            differenceLegend
            form(path) {
                hiddenField("seen", "\(theirs.revision)")
                for field in TextField.ofElements { fieldChoice(field, base, theirs.wording, mine) }
                amendment(plan, [])
                button("Save what stands in the fields")
            }
            element(.p) {
                element(.a, .href(path.address)) { "Keep theirs and drop mine" }
            }
        }
    }

    /// A field that only one of them touched is settled; one that both touched shows the three texts.
    @HTMLBuilder private func fieldChoice(
        _ field: TextField,
        _ base: PlanElement.Wording,
        _ theirs: PlanElement.Wording,
        _ mine: PlanElement.Wording
    ) -> HTML {
        let merge = TextMerge(base: base[field], theirs: theirs[field], mine: mine[field])
        let isSettled = theirs[field] == mine[field] || base[field] == theirs[field] || base[field] == mine[field]
        element(.section, .class("conflict"), .aria("labelledby", "conflict-\(field.rawValue)")) {
            element(.h2, .id("conflict-\(field.rawValue)")) { field.name }
            if theirs[field] == mine[field] {
                element(.p) { "Both texts are the same." }
            } else {
                if base[field] == mine[field] { element(.p) { "Only the other person changed this: theirs is taken." } }
                if base[field] == theirs[field] { element(.p) { "Only you changed this: yours is taken." } }
                element(.h3) { "What they changed" }
                differenceText(TextDifference(from: base[field], to: theirs[field]))
                element(.h3) { "What you changed" }
                differenceText(TextDifference(from: base[field], to: mine[field]))
                if !isSettled {
                    element(.h3) { "From theirs to yours" }
                    differenceText(TextDifference(from: theirs[field], to: mine[field]))
                    if merge.isClean {
                        element(.p) { "You changed different words. The field below has both changes." }
                    } else {
                        element(.p) { "You both changed these words. The field below has both, theirs first: choose." }
                        element(.ul) {
                            for conflict in merge.conflicts {
                                element(.li) { "Theirs: “\(conflict.theirs)”. Yours: “\(conflict.mine)”." }
                            }
                        }
                    }
                }
            }
            FormField(
                name: field.rawValue,
                label: "\(field.name): what stands",
                value: merge.text,
                kind: .area(rows: field.isLong ? 10 : 2),
                isRequired: field == .title
            ).html
        }
    }
}
