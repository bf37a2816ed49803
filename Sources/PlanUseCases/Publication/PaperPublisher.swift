package import Foundation
package import Ledger
package import PlanDomain

/// A paper as it was built, in the formats that could be made.
package struct BuiltPaper: Sendable {
    package let title: String
    package let template: String
    package let planID: Plan.ID
    package let item: GovernanceItem?
    package let bodyKey: String
    package let meetingKey: String

    /// The entry after which the record says what the paper says.
    package let position: Int
    package let files: [File]

    package struct File: Sendable {
        package let ending: String
        package let mediaType: String
        package let bytes: Data

        package init(ending: String, mediaType: String, bytes: Data) {
            self.ending = ending
            self.mediaType = mediaType
            self.bytes = bytes
        }
    }

    package init(
        title: String,
        template: String,
        planID: Plan.ID,
        item: GovernanceItem?,
        bodyKey: String,
        meetingKey: String,
        position: Int,
        files: [File]
    ) {
        self.title = title
        self.template = template
        self.planID = planID
        self.item = item
        self.bodyKey = bodyKey
        self.meetingKey = meetingKey
        self.position = position
        self.files = files
    }

    /// The same for every version: what is decided and by whom, and the meeting where an earlier one had it too.
    func slug(in council: Council) -> String {
        let base = "\(item?.slug ?? template)-\(bodyKey)"
        guard let first = council.papers(slug: base).first, first.meetingKey != meetingKey else { return base }
        return "\(base)-\(meetingKey)"
    }
}

/// Releases papers: keeps every format under its hash, and records the release.
package struct PaperPublisher: Sendable {
    private let office: Office
    private let store: any LedgerStore

    package init(office: Office, store: any LedgerStore) {
        self.office = office
        self.store = store
    }

    /// Makes a built paper public; refused when the record has moved on since it was built.
    package func release(
        _ paper: BuiltPaper,
        id: PaperRelease.ID,
        note: String = "",
        as actor: Account.ID
    ) async throws -> Outcome {
        let council = office.council
        let today = office.now().dayInLondon
        let slug = paper.slug(in: council)
        func release(_ hash: (BuiltPaper.File) -> String) -> PaperRelease {
            PaperRelease(
                id: id,
                slug: slug,
                version: (council.papers(slug: slug).last?.version ?? 0) + 1,
                title: paper.title,
                template: paper.template,
                planID: paper.planID,
                itemID: paper.item?.id,
                bodyKey: paper.bodyKey,
                meetingKey: paper.meetingKey,
                day: today,
                position: paper.position,
                files: paper.files.map {
                    .init(ending: $0.ending, mediaType: $0.mediaType, hash: hash($0), size: $0.bytes.count)
                },
                note: note
            )
        }
        // Asked before anything is kept: what is refused anyway leaves nothing.
        let made = release { Digest(of: $0.bytes).description }
        let issues = council.issues(with: made, today: today)
        guard issues.isEmpty else { return .refused(issues) }
        for file in paper.files { _ = try await store.keep(file.bytes) }
        return try await office.perform(ReleasePaper(made), as: actor)
    }

    /// What a paper is built from: the council as it stands, its last entry's hash, and what is public.
    package func ground() async throws -> Ground {
        let council = office.council
        let last = try await store.entries(of: council.key, at: [council.position]).first
        return Ground(
            council: council,
            recordHash: last?.hash.description ?? "",
            released: try await ReleasedCouncil(council, in: store)
        )
    }

    package struct Ground: Sendable {
        package let council: Council

        /// In hexadecimal digits.
        package let recordHash: String

        /// Nil while the council is not described.
        package let released: ReleasedCouncil?
    }
}
