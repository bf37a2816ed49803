import HashTreeCollections

extension Change {
    /// What a change is about, so that whoever may not see that does not hear of the change either (I35).
    package func subject(in council: Council) -> Subject {
        switch self {
        // Who may hear of assessments is asked for by their own action, not by who reads a plan.
        case .council, .people, .measure, .assessment, .redaction, .framework(.recorded): .council
        case .plan(let change):
            change.elementID.map { .element($0) } ?? change.anyPlanID.map { .plan($0) } ?? .council
        case .framework(.aligned(let alignment)): .element(alignment.elementID)
        case .framework(.unaligned(let change)): .element(change.elementID)
        case .governance(let change): change.planID(in: council).map { .plan($0) } ?? .council
        case .road(let change): change.planID(in: council).map { .plan($0) } ?? .council
        case .paper(let change): change.planID(in: council).map { .plan($0) } ?? .council
        case .publication(let change):
            change.planID(in: council).map { .plan($0) } ?? .council
        case .comment(let change):
            change.elementID(in: council).map { .element($0) } ?? .council
        }
    }
}

extension PlanChange {
    fileprivate var anyPlanID: Plan.ID? { if case .shared(let change) = self { change.planID } else { planID } }
}

extension PublicationChange {
    fileprivate func planID(in council: Council) -> Plan.ID? {
        func plan(of edition: Edition.ID) -> Plan.ID? {
            (council.editions[edition] ?? council.pendingEditions[edition]?.edition)?.planID
        }
        return switch self {
        case .editionReleased(let edition): edition.planID
        case .editionScheduled(let pending): pending.edition.planID
        case .editionCorrected(let change): plan(of: change.editionID)
        case .editionWithdrawn(let change): plan(of: change.editionID)
        case .pendingCancelled(let change): plan(of: change.editionID)
        case .holdOverridden(let change): plan(of: change.editionID)
        case .figuresReleased, .signing: nil
        }
    }
}
