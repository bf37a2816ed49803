import HashTreeCollections

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
