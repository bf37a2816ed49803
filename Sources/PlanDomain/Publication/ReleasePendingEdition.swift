import HashTreeCollections

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
