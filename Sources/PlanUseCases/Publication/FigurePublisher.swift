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
        var issues = council.releaseIssues(of: release(""))
        let shown = try await shown(in: council.figureReleases, for: council)
        issues += council.exposedSmallNumbers(shownBefore: shown)
        guard issues.isEmpty else { return .refused(issues) }
        let history = try await RecordHistory(of: council.key, in: store, upTo: council.position)
        let content = try FigureReleaseContent(council, history: history, shownBefore: shown)
        let digest = try await store.keep(content.bytes())
        return try await office.perform(ReleaseFigures(release(digest.description)), as: actor)
    }

    /// What a release shows, made anew from the record: equal to what is stored, or something is wrong (I3).
    package func remade(_ release: FigureRelease) async throws -> FigureReleaseContent {
        let council = try await Replay(store).council(office.key, upTo: release.position)
        let history = try await RecordHistory(of: office.key, in: store, upTo: release.position)
        let shown = try await shown(in: council.figureReleases, for: council)
        return try FigureReleaseContent(council, history: history, shownBefore: shown)
    }

    /// What earlier releases showed; read only where some measure hides anything.
    private func shown(in releases: [FigureRelease], for council: Council) async throws -> [Council] {
        guard council.publicMeasures.contains(where: { $0.definition.smallNumbers != nil }) else { return [] }
        var shown: [Council] = []
        for release in releases {
            guard let digest = Digest(hex: release.contentHash), let bytes = try await store.content(digest) else {
                throw RecordFault(
                    .contentMissing,
                    "The stored content of release \(release.number) of the figures is missing. Restore a backup."
                )
            }
            shown.append(try Council(canonicalBytes: FigureReleaseContent(bytes: bytes).council))
        }
        return shown
    }
}
