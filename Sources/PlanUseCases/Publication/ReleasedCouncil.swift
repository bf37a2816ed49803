package import Ledger
package import PlanDomain

/// All that the public may see of a council: its description, what it released and what it decided in public, and nothing
/// else (I29).
///
/// Public pages are made of this value alone, so what is not released cannot reach one.
package struct ReleasedCouncil: Sendable {
    package let council: CouncilProfile

    /// The newest first; only plans with an edition.
    package let plans: [ReleasedPlan]

    /// Every release of figures, oldest first.
    package let figures: [ReleasedFigures]

    /// Published impact assessments, by title.
    package let assessments: [ReleasedAssessment]

    /// What was published of assessments and withdrawn.
    package let withdrawnAssessments: [AssessmentPublication]

    /// Meetings, notices, decisions and what scrutiny said.
    package let governance: PublicGovernance

    /// The newest first; withdrawn ones without their files.
    package let papers: [ReleasedPaper]

    /// The keys with which releases are or were signed, oldest first, and what they signed.
    package let keys: [SigningKey]
    package let signed: [SignedRelease]

    /// The end of the record when this was read, and when its last change was made.
    package let position: Int
    package let changedAt: Moment

    package init(
        council: CouncilProfile,
        plans: [ReleasedPlan],
        figures: [ReleasedFigures] = [],
        assessments: [ReleasedAssessment] = [],
        withdrawnAssessments: [AssessmentPublication] = [],
        governance: PublicGovernance = .none,
        papers: [ReleasedPaper] = [],
        keys: [SigningKey] = [],
        signed: [SignedRelease] = [],
        position: Int,
        changedAt: Moment
    ) {
        self.council = council
        self.plans = plans
        self.figures = figures
        self.assessments = assessments
        self.withdrawnAssessments = withdrawnAssessments
        self.governance = governance
        self.papers = papers
        self.keys = keys
        self.signed = signed
        self.position = position
        self.changedAt = changedAt
    }

    /// Reads the released editions of a council; nil while the council is not described.
    package init?(_ council: Council, in store: any LedgerStore) async throws {
        guard let profile = council.profile else { return nil }
        var plans: [ReleasedPlan] = []
        for plan in council.plansByPeriod {
            var editions: [ReleasedEdition] = []
            for edition in council.editions(of: plan.id) {
                guard let digest = Digest(hex: edition.contentHash), let bytes = try await store.content(digest) else {
                    throw RecordFault(
                        .contentMissing,
                        "The stored content of edition \(edition.number) of \(plan.address) is missing. Restore a backup."
                    )
                }
                let content = try EditionContent(bytes: bytes)
                editions.append(
                    ReleasedEdition(
                        edition: edition,
                        content: content,
                        snapshot: try Council(canonicalBytes: content.plan)
                    )
                )
            }
            guard !editions.isEmpty else { continue }
            let number = council.editionInForce(of: plan.id)?.number
            plans.append(ReleasedPlan(id: plan.id, address: plan.address, editions: editions, numberInForce: number))
        }
        var figures: [ReleasedFigures] = []
        for release in council.figureReleases {
            guard let digest = Digest(hex: release.contentHash), let bytes = try await store.content(digest) else {
                throw RecordFault(
                    .contentMissing,
                    "The stored content of release \(release.number) of the figures is missing. Restore a backup."
                )
            }
            figures.append(try ReleasedFigures(release, FigureReleaseContent(bytes: bytes)))
        }
        var papers: [ReleasedPaper] = []
        for release in council.papersByDay { papers.append(try await ReleasedPaper(release, in: store)) }
        let last = try await store.entries(of: council.key, at: [council.position]).first
        self.init(
            council: profile,
            plans: plans,
            figures: figures,
            assessments: ReleasedAssessment.all(of: council),
            withdrawnAssessments: ReleasedAssessment.withdrawn(of: council),
            governance: council.publicGovernance,
            papers: papers,
            keys: council.signingKeys,
            signed: try await SignedRelease.all(council, in: store),
            position: council.position,
            changedAt: last?.header.recordedAt ?? Moment(millisecondsSinceEpoch: 0)
        )
    }

    /// The newest plan that binds, or while there is none the newest draft: a draft of the next plan displaces nothing.
    package var inForce: (plan: ReleasedPlan, edition: ReleasedEdition)? {
        let standing = plans.compactMap { plan in plan.inForce.map { (plan, $0) } }
        return standing.first { $0.1.edition.stage.isBinding } ?? standing.first
    }
}

/// A plan's editions, oldest first.
package struct ReleasedPlan: Sendable {
    package let id: Plan.ID
    package let address: String
    package let editions: [ReleasedEdition]
    let numberInForce: Int?

    package init(id: Plan.ID, address: String, editions: [ReleasedEdition], numberInForce: Int?) {
        self.id = id
        self.address = address
        self.editions = editions
        self.numberInForce = numberInForce
    }

    package var inForce: ReleasedEdition? { editions.first { $0.edition.number == numberInForce } }

    package func edition(_ number: Int) -> ReleasedEdition? { editions.first { $0.edition.number == number } }

    /// The formal title as the newest standing edition, or else the last one, gives it.
    package var title: String { (inForce ?? editions.last)?.title(of: id) ?? address }
}

/// One edition with what it shows.
package struct ReleasedEdition: Sendable {
    package let edition: Edition
    package let content: EditionContent

    /// The plan as this edition shows it, to compare with others.
    package let snapshot: Council

    package init(edition: Edition, content: EditionContent, snapshot: Council) {
        self.edition = edition
        self.content = content
        self.snapshot = snapshot
    }

    func title(of planID: Plan.ID) -> String? {
        snapshot.plansByPeriod.first { $0.id == planID }.map(snapshot.title)
    }
}
