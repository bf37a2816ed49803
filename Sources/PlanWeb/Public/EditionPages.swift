import Foundation
import HashTreeCollections
import PlanDomain
package import PlanUseCases

/// Renders all pages of an edition, once, at its release.
package struct EditionPages: EditionRenderer {
    package init() {}

    package func content(of release: Release) throws -> EditionContent {
        let context = EditionContext(release)
        var pages = [try PlanPage(context).page()]
        for element in context.elements { pages.append(try ElementPage(element, context).page()) }
        for framework in context.frameworks { pages.append(try FrameworkPage(framework, context).page()) }
        return EditionContent(pages: pages, plan: try release.council.narrowed(to: release.plan.id).canonicalBytes())
    }
}

/// What every page of an edition draws on.
struct EditionContext {
    let council: Council
    let plan: Plan
    let edition: EditionFacts
    let history: RecordHistory
    let elements: [PlanElement]
    let references: TextReferences

    init(_ release: Release) {
        council = release.council
        plan = release.plan
        edition = release.edition
        history = release.history
        elements = council.elementsInOrder(of: plan.id)
        references = council.references(for: plan)
    }

    var levels: LevelNames { council.profile?.levelNames ?? LevelNames() }
    var title: String { references.resolving(plan.description.title) }
    var publicTitle: String? { plan.description.publicTitle.map(references.resolving) }
    var frameworks: [PlanFramework] { council.frameworksByName }

    func elements(of kind: ElementKind) -> [PlanElement] { elements.filter { $0.kind == kind } }
    func children(of parent: PlanElement) -> [PlanElement] { elements.filter { $0.parentID == parent.id } }
    func text(_ text: String) -> String { references.resolving(text) }

    /// The decision on whose authority an element reads as it does: its last amendment's, or the adoption's.
    func decision(behind element: PlanElement) -> Decision? {
        guard let adoption = plan.adoption else { return nil }
        let amended = history.lines(of: element.id).last { line in
            line.kind == "plan.element-reworded" && line.authority != nil
        }
        return (amended?.authority).flatMap { council.decisions[$0] } ?? council.decisions[adoption.decision]
    }
    func title(of element: PlanElement) -> String { references.resolving(element.wording.title) }

    /// The themes that cross an element: those it is tagged with, or all while the plan tags nothing.
    func themes(crossing element: PlanElement) -> [PlanElement] {
        let themes = elements(of: .theme)
        let tagged = elements.contains { !$0.themes.isEmpty }
        guard tagged else { return [.ambition, .priority, .core].contains(element.kind) ? themes : [] }
        let mine = Set(element.themes + children(of: element).flatMap(\.themes))
        return themes.filter { mine.contains($0.id) }
    }

    /// Whether an element of another plan may be shown: only when an edition of that plan is released (I29).
    func isReleased(_ element: PlanElement) -> Bool {
        element.planID == plan.id || !council.editions(of: element.planID).isEmpty
    }

    func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder.canonical.encode(value), as: UTF8.self)
    }
}
