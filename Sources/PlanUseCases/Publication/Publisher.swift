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

    /// Releases the plan as the record stands: now, or at a moment until which nothing of it is public.
    ///
    /// What a pre-election period would hold back is kept until the period is over or the monitoring officer lets it out.
    package func release(
        _ planID: Plan.ID,
        id: Edition.ID,
        name: String,
        stage: Edition.Stage,
        day: Day,
        nextUpdate: String,
        note: String = "",
        purpose: Edition.Purpose = .statutory,
        at releaseAt: Moment? = nil,
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
        func edition(_ contentHash: String) -> Edition {
            Edition(
                id: id,
                planID: planID,
                number: facts.number,
                name: name,
                stage: stage,
                day: day,
                position: facts.position,
                contentHash: contentHash,
                nextUpdate: nextUpdate,
                note: note,
                purpose: purpose
            )
        }
        // Asked before rendering: what is refused anyway costs nothing and leaves nothing.
        let issues = council.releaseIssues(of: edition(""))
        guard issues.isEmpty else { return .refused(issues) }
        let digest = try await store.keep(try await content(of: plan, facts, in: council).bytes())
        let made = edition(digest.description)
        let isHeld = council.preElectionPeriod(holding: purpose, on: office.now().dayInLondon) != nil
        // What is held waits like what has a time, though it was to go out now.
        let waitsUntil = releaseAt ?? (isHeld ? office.now() : nil)
        let outcome =
            if let waitsUntil {
                try await office.perform(ScheduleEdition(made, releaseAt: waitsUntil), as: actor)
            } else {
                try await office.perform(ReleaseEdition(made), as: actor)
            }
        guard case .changedMeanwhile(let seen, _) = outcome, try await onlySignatures(since: seen) else {
            return outcome
        }
        // An earlier release was signed while this one was rendered: it is rendered again on what stands now.
        return try await release(
            planID,
            id: id,
            name: name,
            stage: stage,
            day: day,
            nextUpdate: nextUpdate,
            note: note,
            purpose: purpose,
            at: releaseAt,
            as: actor
        )
    }

    /// Whether nothing but signatures of releases came to the record after an entry.
    private func onlySignatures(since sequence: Int) async throws -> Bool {
        let since = try await store.entries(of: office.key, after: sequence, limit: 100)
        return !since.isEmpty && since.allSatisfy { $0.header.kind == "publication.manifest-signed" }
    }

    /// Exactly what would be released, without keeping any of it.
    package func preview(_ plan: Plan, _ facts: EditionFacts, in council: Council) async throws -> EditionContent {
        try await content(of: plan, facts, in: council)
    }

    /// The content of an edition as it was rendered and kept: released, or waiting.
    package func content(of edition: Edition) async throws -> EditionContent? {
        guard let digest = Digest(hex: edition.contentHash), let bytes = try await store.content(digest) else {
            return nil
        }
        return try EditionContent(bytes: bytes)
    }

    /// Releases every edition whose time has come and that nothing holds; gives those released.
    package func releaseDue(at moment: Moment) async throws -> [Edition] {
        var released: [Edition] = []
        for pending in office.council.dueEditions(at: moment) {
            let command = ReleasePendingEdition(editionID: pending.edition.id)
            let why = "Its time had come: it was set for \(pending.releaseAt.inWords)"
            // The clock acts, on the word of whoever set the time.
            let outcome = try await office.perform(command, as: Account.machineOperator, because: why)
            if case .done = outcome { released.append(pending.edition) }
        }
        return released
    }

    private func content(of plan: Plan, _ facts: EditionFacts, in council: Council) async throws -> EditionContent {
        let history = try await RecordHistory(of: council.key, in: store, upTo: council.position)
        return try renderer.content(of: Release(council: council, plan: plan, edition: facts, history: history))
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
