import HashTreeCollections

/// Asks to keep a rendered edition until a moment and to release it then: an embargo.
package struct ScheduleEdition: Command {
    package let edition: Edition
    package let releaseAt: Moment

    package init(_ edition: Edition, releaseAt: Moment) {
        self.edition = edition
        self.releaseAt = releaseAt
    }

    package func demand(in _: Council) -> Demand { Demand(.releaseEdition, about: .plan(edition.planID)) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard edition.position == council.position else {
            return .changedMeanwhile(seen: edition.position, current: council.position)
        }
        let issues = council.releaseIssues(of: edition)
        guard issues.isEmpty else { return .refused(issues) }
        let isHeld = council.preElectionPeriod(holding: edition.purpose, on: releaseAt.dayInLondon) != nil
        // A time that has passed makes sense only for what is held back anyway.
        guard releaseAt > context.moment || isHeld else { return .refused("releaseAt", "time-passed") }
        let pending = PendingEdition(edition: edition, releaseAt: releaseAt, scheduledBy: context.actor)
        return .changes([.publication(.editionScheduled(pending))])
    }
}
