import Foundation
import HashTreeCollections
package import Ledger
package import PlanDomain

/// Turns a plan at a position of the record into pages; the web target does it.
package protocol EditionRenderer: Sendable {
    func content(of release: Release) throws -> EditionContent
}

/// What a renderer is given.
package struct Release: Sendable {
    /// The council as it stood at the edition's position.
    package let council: Council
    package let plan: Plan
    package let edition: EditionFacts
    package let history: RecordHistory

    package init(council: Council, plan: Plan, edition: EditionFacts, history: RecordHistory) {
        self.council = council
        self.plan = plan
        self.edition = edition
        self.history = history
    }
}

/// What is said of an edition when it is released.
package struct EditionFacts: Equatable, Sendable {
    package let number: Int
    package let name: String
    package let stage: Edition.Stage
    package let day: Day
    package let position: Int
    package let nextUpdate: String
    package let note: String

    package init(
        number: Int,
        name: String,
        stage: Edition.Stage,
        day: Day,
        position: Int,
        nextUpdate: String,
        note: String
    ) {
        self.number = number
        self.name = name
        self.stage = stage
        self.day = day
        self.position = position
        self.nextUpdate = nextUpdate
        self.note = note
    }

    package init(_ edition: Edition) {
        self.init(
            number: edition.number,
            name: edition.name,
            stage: edition.stage,
            day: edition.day,
            position: edition.position,
            nextUpdate: edition.nextUpdate,
            note: edition.note
        )
    }
}

/// Releases editions: renders once, keeps the bytes under their hash, and records the release.
package struct Publisher: Sendable {
    private let office: Office
    private let store: any LedgerStore
    private let renderer: any EditionRenderer

    package init(office: Office, store: any LedgerStore, renderer: any EditionRenderer) {
        self.office = office
        self.store = store
        self.renderer = renderer
    }

    package func release(
        _ planID: Plan.ID,
        id: Edition.ID,
        name: String,
        stage: Edition.Stage,
        day: Day,
        nextUpdate: String,
        note: String = "",
        as actor: Account.ID
    ) async throws -> Outcome {
        let council = office.council
        guard let plan = council.plans[planID] else {
            return .refused([Issue(field: "plan", code: "plan-unknown")])
        }
        let facts = EditionFacts(
            number: council.nextEditionNumber(of: planID),
            name: name,
            stage: stage,
            day: day,
            position: council.position,
            nextUpdate: nextUpdate,
            note: note
        )
        let history = try await RecordHistory(of: council.key, in: store, upTo: council.position)
        let content = try renderer.content(
            of: Release(council: council, plan: plan, edition: facts, history: history)
        )
        let digest = try await store.keep(content.bytes())
        let edition = Edition(
            id: id,
            planID: planID,
            number: facts.number,
            name: name,
            stage: stage,
            day: day,
            position: facts.position,
            contentHash: digest.description,
            nextUpdate: nextUpdate,
            note: note
        )
        return try await office.perform(ReleaseEdition(edition), as: actor)
    }

    /// Renders an edition's content anew from the record: equal to what is stored, or something is wrong (I3).
    package func rerender(_ edition: Edition) async throws -> EditionContent {
        let council = try await Replay(store).council(office.key, upTo: edition.position)
        let history = try await RecordHistory(of: office.key, in: store, upTo: edition.position)
        guard let plan = council.plans[edition.planID] else {
            throw RecordFault(
                .contentMissing,
                "Edition \(edition.number) is of a plan that the record did not hold then."
            )
        }
        return try renderer.content(
            of: Release(council: council, plan: plan, edition: EditionFacts(edition), history: history)
        )
    }
}
