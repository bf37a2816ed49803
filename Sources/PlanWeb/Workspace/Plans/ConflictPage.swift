import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Three versions of one thing's texts: what both began with, what stands now, and what the second person typed.
struct TextConflict {
    let fields: [TextField]
    let base: (TextField) -> String
    let theirs: (TextField) -> String
    let mine: (TextField) -> String
}

/// Two people changed the same thing: the second sees both texts, what differs, and a text that has both.
extension WorkspaceVisit {
    func conflictPage(_ id: PlanElement.ID, _ plan: Plan, mine: PlanElement.Wording, seen: Int) async throws -> Answer {
        let latest = workspace.office.council
        guard let theirs = latest.elements[id] else { throw Missing() }
        let position = earlier(seen, than: latest)
        let base = try await workspace.chronicle.council(at: position).elements[id]?.wording ?? theirs.wording
        let lines = try await workspace.chronicle.lines(of: id, upTo: latest.position)
            .filter { $0.sequence > position && $0.kind != "plan.element-succeeded" }
        let path = Path.draft(theirs, in: plan)
        return conflictPage(
            TextConflict(
                fields: TextField.ofElements,
                base: { base[$0] },
                theirs: { theirs.wording[$0] },
                mine: { mine[$0] }
            ),
            lines,
            seen: theirs.revision,
            plan,
            path,
            drop: path.step("draft").step("discard"),
            trail: elementTrail(theirs, plan) + [(latest.citation(theirs), path)]
        )
    }

    func conflictPage(_ plan: Plan, mine: PlanDescription, seen: Int) async throws -> Answer {
        let latest = workspace.office.council
        guard let theirs = latest.plans[plan.id] else { throw Missing() }
        let position = earlier(seen, than: latest)
        let base = try await workspace.chronicle.council(at: position).plans[plan.id]?.description ?? theirs.description
        let lines = try await workspace.chronicle.history(upTo: latest.position).lines
            .filter { $0.planID == plan.id && $0.sequence > position }
        return conflictPage(
            TextConflict(
                fields: TextField.ofPlans,
                base: { base[$0] },
                theirs: { theirs.description[$0] },
                mine: { mine[$0] }
            ),
            lines,
            seen: theirs.revision,
            plan,
            Path.draft(plan).step("text"),
            drop: nil,
            trail: planTrail(plan)
        )
    }

    /// The position whose texts the author began with; a number that was made up leads to the nearest there is.
    private func earlier(_ seen: Int, than council: Council) -> Int { min(max(seen, 0), council.position) }

    private func conflictPage(
        _ conflict: TextConflict,
        _ lines: [RecordHistory.Line],
        seen: Int,
        _ plan: Plan,
        _ path: Path,
        drop: Path?,
        trail: [(String, Path)]
    ) -> Answer {
        page("Somebody changed this meanwhile", status: .conflict, trail: trail) {
            element(.h1) { "Somebody changed this meanwhile" }
            element(.p, .class("lead")) {
                "Nothing of yours is lost, and nothing is saved yet. Look at both texts and choose what stands."
            }
            element(.ul) {
                for line in lines {
                    element(.li) {
                        "\(line.summary.withoutFullStop), by \(workspace.desk.directory.name(of: line.actor)) on \(line.recordedAt.inWords)\(line.reason.map { ": \($0)" } ?? "")"
                    }
                }
            }
            differenceLegend
            form(path) {
                hiddenField("seen", "\(seen)")
                for field in conflict.fields { fieldChoice(field, conflict) }
                amendment(plan, [])
                button("Save what stands in the fields")
            }
            if let drop {
                buttonForm("Keep theirs and drop mine", drop)
            } else {
                element(.p) { element(.a, .href(path.address)) { "Keep theirs and drop mine" } }
            }
        }
    }

    /// A field that only one of them touched is settled; one that both touched shows what each changed.
    @HTMLBuilder private func fieldChoice(_ field: TextField, _ conflict: TextConflict) -> HTML {
        let (base, theirs, mine) = (conflict.base(field), conflict.theirs(field), conflict.mine(field))
        let merge = TextMerge(base: base, theirs: theirs, mine: mine)
        element(.section, .class("conflict"), .aria("labelledby", "conflict-\(field.rawValue)")) {
            element(.h2, .id("conflict-\(field.rawValue)")) { field.name }
            if theirs == mine {
                element(.p) { "Both texts are the same." }
            } else if base == mine {
                element(.p) { "Only the other person changed this: theirs is taken." }
                element(.h3) { "What they changed" }
                differenceText(TextDifference(from: base, to: theirs))
            } else if base == theirs {
                element(.p) { "Only you changed this: yours is taken." }
                element(.h3) { "What you changed" }
                differenceText(TextDifference(from: base, to: mine))
            } else {
                element(.h3) { "What they changed" }
                differenceText(TextDifference(from: base, to: theirs))
                element(.h3) { "What you changed" }
                differenceText(TextDifference(from: base, to: mine))
                element(.h3) { "From theirs to yours" }
                differenceText(TextDifference(from: theirs, to: mine))
                bothChanged(merge)
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

    @HTMLBuilder private func bothChanged(_ merge: TextMerge) -> HTML {
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
