import HashTreeCollections

/// Asks to take a released edition from view; its address goes on answering, with the reason.
package struct WithdrawEdition: Command {
    package let editionID: Edition.ID
    package let withdrawal: Edition.Withdrawal

    package init(editionID: Edition.ID, withdrawal: Edition.Withdrawal) {
        self.editionID = editionID
        self.withdrawal = withdrawal
    }

    package func demand(in council: Council) -> Demand {
        Demand(.releaseEdition, about: council.editions[editionID].map { .plan($0.planID) } ?? .council)
    }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let edition = council.editions[editionID] else { return .refused("edition", "edition-unknown") }
        guard edition.withdrawal == nil else { return .refused("edition", "edition-withdrawn", "\(edition.number)") }
        guard !withdrawal.reason.trimmingSpaces.isEmpty else { return .refused("reason", "reason-missing") }
        return .changes([.publication(.editionWithdrawn(.init(editionID: editionID, withdrawal: withdrawal)))])
    }
}
