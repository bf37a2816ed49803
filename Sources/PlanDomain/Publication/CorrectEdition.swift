import HashTreeCollections

/// Asks to put a notice on a released edition, which itself stays as it was (I34).
package struct CorrectEdition: Command {
    package let editionID: Edition.ID
    package let correction: Edition.Correction

    package init(editionID: Edition.ID, correction: Edition.Correction) {
        self.editionID = editionID
        self.correction = correction
    }

    package func demand(in council: Council) -> Demand {
        Demand(.releaseEdition, about: council.editions[editionID].map { .plan($0.planID) } ?? .council)
    }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let edition = council.editions[editionID] else { return .refused("edition", "edition-unknown") }
        guard edition.withdrawal == nil else { return .refused("edition", "edition-withdrawn", "\(edition.number)") }
        guard !correction.notice.trimmingSpaces.isEmpty else { return .refused("notice", "notice-missing") }
        guard !edition.corrections.contains(correction) else { return .changes([]) }
        return .changes([.publication(.editionCorrected(.init(editionID: editionID, correction: correction)))])
    }
}
