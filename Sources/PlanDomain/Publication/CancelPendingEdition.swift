import HashTreeCollections

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
