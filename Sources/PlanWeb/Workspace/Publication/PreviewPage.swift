import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// What a release would make public, before it does.
extension WorkspaceVisit {
    /// The very pages that a release would store, one at a time, with links that stay in the preview.
    func previewPage() async throws -> Answer {
        let plan = try requiredPlan()
        let facts = EditionFacts(
            number: council.nextEditionNumber(of: plan.id),
            name: "Preview",
            stage: plan.adoption == nil ? .draft : .adopted,
            day: asAt ?? today,
            position: council.position,
            nextUpdate: "",
            note: ""
        )
        let content = try await workspace.publisher.preview(plan, facts, in: council)
        guard let shown = content.pages.first(where: { $0.path == query["page"] }) else { throw Missing() }
        let base = staying(Path.draft(plan).step("preview")).asking([("page", "")]).string.replacing("&", with: "&amp;")
        return page("Preview: \(shown.title)", trail: planTrail(plan) + [("Preview", Path.draft(plan).step("preview"))])
        {
            warning("Preview") {
                element(.p) {
                    "This is page \((content.pages.firstIndex { $0.path == shown.path } ?? 0) + 1) of \(content.pages.count) that a release would make public. Nothing of it is public now."
                }
            }
            HTML.stored(StoredHTML(shown.html.replacing("\"\(Path.editionBase)", with: "\"\(base)")))
        }
    }
}
