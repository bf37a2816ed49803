import HashTreeCollections

/// Asks to release the plan, as the record stands, as a numbered edition.
package struct ReleaseEdition: Command {
    package let edition: Edition

    package init(_ edition: Edition) {
        self.edition = edition
    }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let plan = council.plans[edition.planID] else { return .refused("plan", "plan-unknown") }
        // The content was rendered from this very position; a record that moved on since must be rendered again.
        guard edition.position == council.position else {
            return .changedMeanwhile(seen: edition.position, current: council.position)
        }
        var issues: [Issue] = []
        if edition.number != council.nextEditionNumber(of: plan.id) {
            issues.append(Issue(field: "number", code: "edition-number-taken", detail: "\(edition.number)"))
        }
        if edition.name.trimmingSpaces.isEmpty { issues.append(Issue(field: "name", code: "name-missing")) }
        if edition.nextUpdate.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "nextUpdate", code: "next-update-missing"))
        }
        if council.profile == nil { issues.append(Issue(field: "council", code: "council-not-described")) }
        if edition.stage.isBinding, plan.adoption == nil {
            issues.append(Issue(field: "stage", code: "plan-not-adopted"))
        }
        issues += council.health(of: plan, under: council.healthPolicy).filter { $0.severity == .block }
            .map { Issue(field: council.place(of: $0), code: $0.rule.rawValue, detail: $0.excerpt) }
        return issues.isEmpty ? .changes([.publication(.editionReleased(edition))]) : .refused(issues)
    }
}

extension Council {
    package func nextEditionNumber(of planID: Plan.ID) -> Int { (editions(of: planID).last?.number ?? 0) + 1 }
}
