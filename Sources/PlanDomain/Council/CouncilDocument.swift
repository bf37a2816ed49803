package import Foundation
import HashTreeCollections

/// A council's value as canonical bytes: every collection in a fixed order, so that equal councils have equal bytes.
///
/// Hash tables iterate in an order that differs from one process to the next; this is where that ends.
struct CouncilDocument: Codable {
    let key: CouncilKey
    let position: Int
    let profile: CouncilProfile?
    let plans: [Plan]
    let elements: [PlanElement]
    let formerAddresses: [FormerAddress]
    let successions: [Succession]
    let frameworks: [PlanFramework]
    let alignments: [Alignment]
    let meetings: [Meeting]
    let decisions: [Decision]
    let editions: [Edition]

    // What came after the first release is left out while there is none of it: older editions keep their bytes.
    let endings: [PromiseEnding]?
    let pendingEditions: [PendingEdition]?
    let preElectionPeriods: [PreElectionPeriod]?
    let posts: [Post]?
    let appointments: [Appointment]?
    let delegations: [Delegation]?
    let comments: [Comment]?
    let healthPolicy: HealthPolicy?
    let measures: MeasuresDocument?
    let assessments: AssessmentsDocument?
    let governance: GovernanceDocument?
    let signing: SigningDocument?

    /// A number that an element held before it moved, and that nobody else may have.
    struct FormerAddress: Codable {
        let planID: Plan.ID
        let kind: ElementKind
        let number: String
        let elementID: PlanElement.ID
    }
}

extension Council {
    /// JSON with sorted keys and ordered lists.
    package func canonicalBytes() throws -> Data { try JSONEncoder.canonical.encode(CouncilDocument(self)) }

    package init(canonicalBytes bytes: Data) throws {
        self.init(try JSONDecoder().decode(CouncilDocument.self, from: bytes))
    }
}

extension CouncilDocument {
    init(_ council: Council) {
        key = council.key
        position = council.position
        profile = council.profile
        plans = council.plans.values.sorted { $0.id < $1.id }
        elements = council.elements.values.sorted { $0.id < $1.id }
        formerAddresses = council.addresses.compactMap { address, id in
            guard council.elements[id]?.address != address else { return nil }
            return FormerAddress(planID: address.planID, kind: address.kind, number: address.number, elementID: id)
        }
        .sorted { ($0.elementID, $0.number) < ($1.elementID, $1.number) }
        successions = council.successions.sorted {
            ($0.predecessor, $0.successor, $0.manner.rawValue) < ($1.predecessor, $1.successor, $1.manner.rawValue)
        }
        frameworks = council.frameworks.values.sorted { $0.id < $1.id }
        alignments = council.alignments.values.sorted { $0.id < $1.id }
        meetings = council.meetings.values.sorted { $0.key < $1.key }
        decisions = council.decisions.values.sorted { $0.id < $1.id }
        editions = council.editions.values.sorted { $0.id < $1.id }
        endings = council.endings.values.sorted { $0.elementID < $1.elementID }.unlessEmpty
        pendingEditions = council.pendingEditions.values.sorted { $0.edition.id < $1.edition.id }.unlessEmpty
        preElectionPeriods = council.preElectionPeriods.values.sorted { $0.id < $1.id }.unlessEmpty
        posts = council.posts.values.sorted { $0.id < $1.id }.unlessEmpty
        appointments = council.appointments.values.sorted { $0.id < $1.id }.unlessEmpty
        delegations = council.delegations.values.sorted { $0.id < $1.id }.unlessEmpty
        comments = council.comments.values.sorted { $0.id < $1.id }.unlessEmpty
        healthPolicy = council.healthPolicy.differences.isEmpty ? nil : council.healthPolicy
        measures = MeasuresDocument(council)
        assessments = AssessmentsDocument(council)
        governance = GovernanceDocument(council)
        signing = SigningDocument(council)
    }
}

extension Council {
    fileprivate init(_ document: CouncilDocument) {
        self.init(key: document.key, position: document.position)
        profile = document.profile
        plans = TreeDictionary(document.plans.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        elements = TreeDictionary(document.elements.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        successions = TreeSet(document.successions)
        frameworks = TreeDictionary(document.frameworks.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        alignments = TreeDictionary(document.alignments.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        meetings = TreeDictionary(document.meetings.map { ($0.key, $0) }, uniquingKeysWith: { _, last in last })
        decisions = TreeDictionary(document.decisions.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        editions = TreeDictionary(document.editions.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        healthPolicy = document.healthPolicy ?? HealthPolicy()
        for ending in document.endings ?? [] { endings[ending.elementID] = ending }
        for pending in document.pendingEditions ?? [] { pendingEditions[pending.edition.id] = pending }
        for period in document.preElectionPeriods ?? [] { preElectionPeriods[period.id] = period }
        for post in document.posts ?? [] { posts[post.id] = post }
        for appointment in document.appointments ?? [] { appointments[appointment.id] = appointment }
        for delegation in document.delegations ?? [] { delegations[delegation.id] = delegation }
        for comment in document.comments ?? [] { comments[comment.id] = comment }
        document.measures?.fill(&self)
        document.assessments?.fill(&self)
        document.governance?.fill(&self)
        document.signing?.fill(&self)
        for element in document.elements { addresses[element.address] = element.id }
        for former in document.formerAddresses {
            let address = ElementAddress(planID: former.planID, kind: former.kind, number: former.number)
            addresses[address] = former.elementID
        }
    }
}

extension Array {
    var unlessEmpty: Self? { isEmpty ? nil : self }
}
