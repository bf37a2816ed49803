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

/// Asks to drop a pending edition before its time; nothing of it was public.
package struct CancelPendingEdition: Command {
    package let editionID: Edition.ID
    package let reason: String

    package init(editionID: Edition.ID, reason: String) {
        self.editionID = editionID
        self.reason = reason
    }

    package func demand(in council: Council) -> Demand { council.releaseDemand(onPending: editionID) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard council.pendingEditions[editionID] != nil else { return .refused("edition", "edition-not-pending") }
        guard !reason.trimmingSpaces.isEmpty else { return .refused("reason", "reason-missing") }
        return .changes([.publication(.pendingCancelled(.init(editionID: editionID, reason: reason)))])
    }
}

/// Asks to release a pending edition, since its time has come.
package struct ReleasePendingEdition: Command {
    package let editionID: Edition.ID

    package init(editionID: Edition.ID) {
        self.editionID = editionID
    }

    package func demand(in council: Council) -> Demand { council.releaseDemand(onPending: editionID) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let pending = council.pendingEditions[editionID] else {
            return .refused("edition", "edition-not-pending")
        }
        guard pending.releaseAt <= context.moment else {
            return .refused("releaseAt", "edition-not-due", pending.releaseAt.inWords)
        }
        if let period = council.hold(on: pending, at: context.moment) {
            return .refused("purpose", "pre-election-hold", period.election)
        }
        return .changes([.publication(.editionReleased(pending.edition))])
    }
}

/// Asks, as the monitoring officer, to let a promotional edition out in a pre-election period (I32).
package struct OverrideHold: Command {
    package let editionID: Edition.ID
    package let reason: String

    package init(editionID: Edition.ID, reason: String) {
        self.editionID = editionID
        self.reason = reason
    }

    package func demand(in _: Council) -> Demand { Demand(.overrideHold) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let pending = council.pendingEditions[editionID] else {
            return .refused("edition", "edition-not-pending")
        }
        guard !reason.trimmingSpaces.isEmpty else { return .refused("reason", "reason-missing") }
        guard pending.override == nil else { return .changes([]) }
        let override = PendingEdition.Override(reason: reason, by: context.actor, at: context.moment)
        return .changes([.publication(.holdOverridden(.init(editionID: editionID, override: override)))])
    }
}

extension Council {
    fileprivate func releaseDemand(onPending id: Edition.ID) -> Demand {
        Demand(.releaseEdition, about: pendingEditions[id].map { .plan($0.edition.planID) } ?? .council)
    }
}
