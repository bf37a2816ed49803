import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// What a release would make public, before it does.
extension WorkspaceVisit {
    /// The very pages that a release would store, or that wait for their time, one at a time; links stay in the preview.
    func previewPage() async throws -> Answer {
        let plan = try requiredPlan()
        let isPending = query.has("pending") && asAt == nil
        let content = isPending ? try await pendingContent(plan) : try await previewContent(plan)
        guard let content, let shown = content.pages.first(where: { $0.path == query["page"] }) else { throw Missing() }
        let preview = staying(Path.draft(plan).step("preview")).asking([("pending", isPending ? "1" : nil)])
        let base = preview.asking([("page", "")]).string.replacing("&", with: "&amp;")
        let place = (content.pages.firstIndex { $0.path == shown.path } ?? 0) + 1
        return page("Preview: \(shown.title)", trail: planTrail(plan) + [("Preview", preview)]) {
            warning(isPending ? "The edition that waits" : "Preview") {
                element(.p) {
                    isPending
                        ? "This is page \(place) of \(content.pages.count) of the edition that waits for its time. Nothing of it is public now."
                        : "This is page \(place) of \(content.pages.count) that a release would make public. Nothing of it is public now."
                }
            }
            HTML.stored(StoredHTML(shown.html.replacing("\"\(Path.editionBase)", with: "\"\(base)")))
        }
    }

    private func pendingContent(_ plan: Plan) async throws -> EditionContent? {
        guard let pending = council.pendingEdition(of: plan.id) else { return nil }
        return try await workspace.publisher.content(of: pending.edition)
    }

    private func previewContent(_ plan: Plan) async throws -> EditionContent {
        let facts = EditionFacts(
            number: council.nextEditionNumber(of: plan.id),
            name: "Preview",
            stage: plan.adoption == nil ? .draft : .adopted,
            day: shownDay,
            position: council.position,
            nextUpdate: "",
            note: ""
        )
        return try await workspace.publisher.preview(plan, facts, in: council)
    }
}
