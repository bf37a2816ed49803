package import Ledger
package import PlanDomain

/// Releases figures: keeps what is public under its hash, and records the release.
package struct FigurePublisher: Sendable {
    private let office: Office
    private let store: any LedgerStore

    package init(office: Office, store: any LedgerStore) {
        self.office = office
        self.store = store
    }

    /// Makes the public measures public as the record stands.
    package func release(
        id: FigureRelease.ID,
        day: Day,
        nextUpdate: String,
        note: String = "",
        purpose: Edition.Purpose = .statutory,
        as actor: Account.ID
    ) async throws -> Outcome {
        let council = office.council
        func release(_ contentHash: String) -> FigureRelease {
            FigureRelease(
                id: id,
                number: council.nextFigureReleaseNumber,
                day: day,
                position: council.position,
                contentHash: contentHash,
                nextUpdate: nextUpdate,
                note: note,
                purpose: purpose
            )
        }
        // Asked before anything is kept: what is refused anyway leaves nothing.
        let issues = council.releaseIssues(of: release(""))
        guard issues.isEmpty else { return .refused(issues) }
        let history = try await RecordHistory(of: council.key, in: store, upTo: council.position)
        let digest = try await store.keep(FigureReleaseContent(council, history: history).bytes())
        return try await office.perform(ReleaseFigures(release(digest.description)), as: actor)
    }

    /// What a release shows, made anew from the record: equal to what is stored, or something is wrong (I3).
    package func remade(_ release: FigureRelease) async throws -> FigureReleaseContent {
        let council = try await Replay(store).council(office.key, upTo: release.position)
        let history = try await RecordHistory(of: office.key, in: store, upTo: release.position)
        return try FigureReleaseContent(council, history: history)
    }
}
