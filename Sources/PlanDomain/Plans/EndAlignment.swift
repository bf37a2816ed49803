import HashTreeCollections

/// Asks to take back that an element serves an element of another framework.
package struct EndAlignment: Command {
    package let alignmentID: Alignment.ID

    package init(alignmentID: Alignment.ID) {
        self.alignmentID = alignmentID
    }

    package func demand(in council: Council) -> Demand {
        Demand(.editPlan, about: council.alignments[alignmentID].map { .element($0.elementID) } ?? .council)
    }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let alignment = council.alignments[alignmentID] else { return .changes([]) }
        return .changes([
            .framework(.unaligned(.init(alignmentID: alignmentID, elementID: alignment.elementID)))
        ])
    }
}
