import HashTreeCollections

/// Asks to release the plan, as the record stands, as a numbered edition.
package struct ReleaseEdition: Command {
    package let edition: Edition

    package init(_ edition: Edition) {
        self.edition = edition
    }

    package func demand(in _: Council) -> Demand { Demand(.releaseEdition, about: .plan(edition.planID)) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard council.plans[edition.planID] != nil else { return .refused("plan", "plan-unknown") }
        // The content was rendered from this very position; a record that moved on since must be rendered again.
        guard edition.position == council.position else {
            return .changedMeanwhile(seen: edition.position, current: council.position)
        }
        var issues = council.releaseIssues(of: edition)
        if let period = council.preElectionPeriod(holding: edition.purpose, on: context.moment.dayInLondon) {
            issues.append(Issue(field: "purpose", code: "pre-election-hold", detail: period.election))
        }
        return issues.isEmpty ? .changes([.publication(.editionReleased(edition))]) : .refused(issues)
    }
}

extension Council {
    /// A pending edition has its number already.
    package func nextEditionNumber(of planID: Plan.ID) -> Int { (editions(of: planID).last?.number ?? 0) + 1 }

    /// What stands in the way of an edition, whether it goes out now or later.
    package func releaseIssues(of edition: Edition) -> [Issue] {
        guard let plan = plans[edition.planID] else { return [Issue(field: "plan", code: "plan-unknown")] }
        var issues: [Issue] = []
        if edition.number != nextEditionNumber(of: plan.id) {
            issues.append(Issue(field: "number", code: "edition-number-taken", detail: "\(edition.number)"))
        }
        if let pending = pendingEdition(of: plan.id) {
            issues.append(Issue(field: "edition", code: "edition-pending", detail: "\(pending.edition.number)"))
        }
        if edition.name.trimmingSpaces.isEmpty { issues.append(Issue(field: "name", code: "name-missing")) }
        if edition.nextUpdate.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "nextUpdate", code: "next-update-missing"))
        }
        for (field, text) in [("name", edition.name), ("nextUpdate", edition.nextUpdate), ("note", edition.note)]
        where text.count > 1000 { issues.append(Issue(field: field, code: "text-too-long", detail: "1000")) }
        if profile == nil { issues.append(Issue(field: "council", code: "council-not-described")) }
        if edition.stage.isBinding {
            if plan.adoption == nil { issues.append(Issue(field: "stage", code: "plan-not-adopted")) }
            let open = unaccountedPromises(before: plan).count
            if open > 0 { issues.append(Issue(field: "stage", code: "promises-unaccounted", detail: "\(open)")) }
        }
        // A rule that the council has set to block is as good as law for its plan.
        issues += health(of: plan, under: healthPolicy).filter { $0.severity == .block }
            .map { Issue(field: place(of: $0), code: $0.rule.rawValue, detail: $0.excerpt) }
        return issues
    }
}
