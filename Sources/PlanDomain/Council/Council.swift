package import HashTreeCollections

/// Everything that a council's record adds up to at one position: an immutable value that readers share without a lock.
package struct Council: Equatable, Sendable {
    package let key: CouncilKey

    /// The sequence of the last entry folded in; 0 for an empty record.
    package private(set) var position: Int

    package internal(set) var profile: CouncilProfile?
    package internal(set) var plans: TreeDictionary<Plan.ID, Plan> = [:]
    package internal(set) var elements: TreeDictionary<PlanElement.ID, PlanElement> = [:]
    package internal(set) var successions: TreeSet<Succession> = []
    package internal(set) var frameworks: TreeDictionary<PlanFramework.ID, PlanFramework> = [:]
    package internal(set) var alignments: TreeDictionary<Alignment.ID, Alignment> = [:]
    package internal(set) var meetings: TreeDictionary<String, Meeting> = [:]
    package internal(set) var bodies: TreeDictionary<String, Body> = [:]
    package internal(set) var decisions: TreeDictionary<Decision.ID, Decision> = [:]
    package internal(set) var editions: TreeDictionary<Edition.ID, Edition> = [:]
    package internal(set) var pendingEditions: TreeDictionary<Edition.ID, PendingEdition> = [:]
    package internal(set) var notices: TreeDictionary<GovernanceItem.ID, KeyDecisionNotice> = [:]

    /// The texts of each notice that later ones took the place of, oldest first.
    package internal(set) var earlierNotices: TreeDictionary<GovernanceItem.ID, [KeyDecisionNotice]> = [:]
    package internal(set) var routes: TreeDictionary<String, Route> = [:]
    package internal(set) var items: TreeDictionary<GovernanceItem.ID, GovernanceItem> = [:]
    package internal(set) var recommendations: TreeDictionary<Recommendation.ID, Recommendation> = [:]
    package internal(set) var scrutinyComments: TreeDictionary<ScrutinyComment.ID, ScrutinyComment> = [:]
    package internal(set) var scrutinyOutputs: TreeDictionary<ScrutinyOutput.ID, ScrutinyOutput> = [:]
    package internal(set) var informationRequests: TreeDictionary<InformationRequest.ID, InformationRequest> = [:]
    package internal(set) var paperTemplates: TreeDictionary<String, PaperTemplate> = [:]
    package internal(set) var papers: TreeDictionary<PaperRelease.ID, PaperRelease> = [:]
    package internal(set) var governanceRules = GovernanceRules.preset(.england)
    package internal(set) var preElectionPeriods: TreeDictionary<PreElectionPeriod.ID, PreElectionPeriod> = [:]
    package internal(set) var endings: TreeDictionary<PlanElement.ID, PromiseEnding> = [:]
    package internal(set) var posts: TreeDictionary<Post.ID, Post> = [:]
    package internal(set) var appointments: TreeDictionary<Appointment.ID, Appointment> = [:]
    package internal(set) var delegations: TreeDictionary<Delegation.ID, Delegation> = [:]
    package internal(set) var comments: TreeDictionary<Comment.ID, Comment> = [:]
    package internal(set) var healthPolicy = HealthPolicy()

    package internal(set) var measures: TreeDictionary<Measure.ID, Measure> = [:]
    package internal(set) var figures: TreeDictionary<Measure.ID, TreeDictionary<SeriesKey, Series>> = [:]

    /// Of each measure, oldest first.
    package internal(set) var revisions: TreeDictionary<Measure.ID, [FigureRevision]> = [:]
    package internal(set) var remarks: TreeDictionary<Measure.ID, [FigureRemark]> = [:]
    package internal(set) var targets: TreeDictionary<TargetKey, Target> = [:]
    package internal(set) var judgements: TreeDictionary<TargetKey, Judgement> = [:]
    package internal(set) var imports: TreeDictionary<FigureImport.ID, FigureImport> = [:]

    /// How files of figures were read, by their headings.
    package internal(set) var mappings: TreeDictionary<String, FigureMapping> = [:]
    package internal(set) var areas: TreeDictionary<AreaCode, Area> = [:]
    package internal(set) var comparators: TreeDictionary<MeasureCode, ComparatorGroup> = [:]

    /// The entry that brought each group's present version.
    var comparatorEntries: TreeDictionary<MeasureCode, Int> = [:]

    /// The released versions of each group that others have taken the place of, oldest first.
    package internal(set) var earlierComparators: TreeDictionary<MeasureCode, [ComparatorGroup]> = [:]

    /// The files behind each measure's figures, oldest first.
    package internal(set) var evidence: TreeDictionary<Measure.ID, [EvidenceFile]> = [:]

    /// Every version, oldest first.
    package internal(set) var statusSchemes: [StatusScheme] = []

    /// Why parts of the plan have no measure yet (I16).
    package internal(set) var unmeasured: TreeDictionary<PlanElement.ID, String> = [:]

    /// Oldest first.
    package internal(set) var figureReleases: [FigureRelease] = []

    package internal(set) var assessments: TreeDictionary<Assessment.ID, Assessment> = [:]

    /// What the public sees of each, oldest first.
    package internal(set) var publishedAssessments: TreeDictionary<Assessment.ID, [AssessmentPublication]> = [:]

    /// Nil while the council has not set its own groups and themes.
    package internal(set) var ownAssessmentList: AssessmentList?

    /// Oldest first.
    package internal(set) var signingKeys: [SigningKey] = []
    package internal(set) var manifests: TreeDictionary<ManifestSubject, [SignedManifest]> = [:]

    /// Every code that a measure has ever had (I1).
    var measureCodes: TreeDictionary<MeasureCode, Measure.ID> = [:]

    /// Every address that an element has ever held, so that none is given twice (I1) and all are found at once.
    var addresses: TreeDictionary<ElementAddress, PlanElement.ID> = [:]

    package init(key: CouncilKey) {
        self.key = key
        position = 0
    }

    /// The council after one more change.
    package mutating func apply(_ change: Change, at sequence: Int) {
        change.apply(to: &self, at: sequence)
        position = sequence
    }

    package func applying(_ change: Change, at sequence: Int) -> Council {
        var next = self
        next.apply(change, at: sequence)
        return next
    }

    init(key: CouncilKey, position: Int) {
        self.key = key
        self.position = position
    }
}

/// The short name by which a council is kept apart from others: "stockport".
package struct CouncilKey: Hashable, Sendable, CustomStringConvertible {
    package let rawValue: String

    /// Gives nil unless the name is 2 to 40 lower-case letters, digits and hyphens, beginning with a letter.
    package init?(_ text: String) {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        // Read with every request, so sign by sign: a pattern took longer than the rest of a session.
        guard (2...40).contains(text.utf8.count), text.utf8.first.map(letters.contains) == true,
            text.utf8.allSatisfy({ letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        rawValue = text
    }

    package var description: String { rawValue }
}

extension CouncilKey: TextCodable {
    static let nameInFaults = "a council's key"

    init?(recorded text: String) { self.init(text) }

    var recorded: String { rawValue }
}
