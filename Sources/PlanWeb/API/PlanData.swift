import HashTreeCollections
import Ledger
import PlanDomain
import PlanUseCases

/// A plan as the API gives it.
struct PlanData: Encodable {
    let title: String
    let publicTitle: String?
    let period: String
    let starts: String
    let ends: String
    let introduction: String
    let nextSteps: String
    let counts: [String: Int]
    let elements: [Reference]
    let decisions: [DecisionData]

    /// An element by name, with the address of its data.
    struct Reference: Encodable {
        let kind: String
        let number: String
        let title: String
        let parent: String?
        let path: String

        init(_ element: PlanElement, _ context: EditionContext) {
            kind = element.kind.rawValue
            number = element.number
            title = context.title(of: element)
            parent = context.elements.first { $0.id == element.parentID }?.number
            path = Path.editionBase + Path.element(element)
        }
    }

    init(_ context: EditionContext) {
        title = context.title
        publicTitle = context.publicTitle
        period = context.plan.period.label
        starts = "\(context.plan.period.startYear)-04-01"
        ends = "\(context.plan.period.endYear)-03-31"
        introduction = context.text(context.plan.description.introduction)
        nextSteps = context.text(context.plan.description.nextSteps)
        counts = Dictionary(
            uniqueKeysWithValues: ElementKind.allCases.map { ($0.rawValue, context.elements(of: $0).count) }
        )
        elements = context.elements.map { Reference($0, context) }
        decisions = context.council.decisions(on: context.plan).map(DecisionData.init)
    }
}

/// A decision as the API gives it.
struct DecisionData: Encodable {
    let body: String
    let date: String
    let outcome: String
    let reference: String
    let source: String

    init(_ decision: Decision) {
        body = decision.body
        date = decision.day.iso
        outcome = decision.outcome
        reference = decision.reference
        source = decision.source
    }
}

/// An element as the API gives it.
struct ElementData: Encodable {
    let id: String
    let kind: String
    let level: String
    let number: String
    let title: String
    let statement: String
    let narrative: String
    let success: String
    let lead: String?
    let parent: PlanData.Reference?
    let children: [PlanData.Reference]
    let themes: [PlanData.Reference]
    let predecessors: [Link]
    let successors: [Link]
    let alignments: [AlignmentData]
    let record: [RecordLine]

    /// A tie to an element of another plan.
    struct Link: Encodable {
        let manner: String
        let plan: String
        let number: String
        let title: String
        let path: String
    }

    /// An entry of the record about this element.
    struct RecordLine: Encodable {
        let sequence: Int
        let recordedAt: String
        let kind: String
        let summary: String
        let reason: String?
        let authority: String?
        let hash: String

        init(_ line: RecordHistory.Line) {
            sequence = line.sequence
            recordedAt = line.recordedAt.iso
            kind = line.kind
            summary = line.summary
            reason = line.reason
            authority = line.authority?.description
            hash = line.hash.description
        }
    }

    init(_ element: PlanElement, _ context: EditionContext) {
        id = element.id.description
        kind = element.kind.rawValue
        level = context.levels[element.kind].singular
        number = element.number
        title = context.title(of: element)
        statement = context.text(element.wording.statement)
        narrative = context.text(element.wording.narrative)
        success = context.text(element.wording.success)
        lead = element.lead
        parent = context.elements.first { $0.id == element.parentID }.map { PlanData.Reference($0, context) }
        children = context.children(of: element).map { PlanData.Reference($0, context) }
        themes = context.themes(crossing: element).map { PlanData.Reference($0, context) }
        func links(_ tied: [(element: PlanElement, manner: Succession.Manner)]) -> [Link] {
            tied.filter { context.isReleased($0.element) }.compactMap { other, manner in
                guard let plan = context.council.plans[other.planID] else { return nil }
                return Link(
                    manner: manner.rawValue,
                    plan: plan.address,
                    number: other.number,
                    title: other.wording.title,
                    path: Path.plan(plan.address).page(Path.element(other)).inAPI.string
                )
            }
        }
        predecessors = links(context.council.predecessors(of: element))
        successors = links(context.council.successors(of: element))
        alignments = context.council.alignments(of: element).compactMap { AlignmentData($0, context) }
        record = context.history.lines(of: element.id).map(RecordLine.init)
    }
}

/// An alignment as the API gives it.
struct AlignmentData: Encodable {
    let framework: String
    let element: String
    let strength: String
    let basis: String

    init?(_ alignment: Alignment, _ context: EditionContext) {
        guard let framework = context.council.frameworks[alignment.frameworkID],
            let target = framework.elements.first(where: { $0.id == alignment.frameworkElementID })
        else { return nil }
        self.framework = framework.slug
        element = target.title
        strength = alignment.strength.rawValue
        basis = alignment.basis.rawValue
    }
}

/// A framework as the API gives it, with what in the plan serves each part.
struct FrameworkData: Encodable {
    let slug: String
    let name: String
    let owner: String
    let period: String
    let source: String
    let parts: [Part]

    struct Part: Encodable {
        let level: String
        let title: String
        let parent: String?
        let servedBy: [PlanData.Reference]
    }

    init(_ framework: PlanFramework, _ context: EditionContext) {
        slug = framework.slug
        name = framework.name
        owner = framework.owner
        period = framework.periodText
        source = framework.source
        parts = framework.elements.map { part in
            let served = context.elements.filter { element in
                context.council.alignments(of: element).contains { $0.frameworkElementID == part.id }
            }
            return Part(
                level: part.level,
                title: part.title,
                parent: framework.elements.first { $0.id == part.parentID }?.title,
                servedBy: served.map { PlanData.Reference($0, context) }
            )
        }
    }
}
