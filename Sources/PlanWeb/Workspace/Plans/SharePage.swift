import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Which members may read a draft (I35).
extension WorkspaceVisit {
    func sharePage() throws -> Answer {
        let plan = try requiredPlan()
        return page("Share the draft", trail: planTrail(plan)) {
            element(.h1) { "Share the draft" }
            element(.p) {
                "Members see a draft only once it is shared with them, and no longer when it is not. Officers whose posts allow it see it in any case."
            }
            form(Path.draft(plan).step("share")) {
                ChoiceField(
                    name: "audiences",
                    legend: "Who may read the draft",
                    choices: Audience.allCases.map { .init(value: $0.rawValue, label: $0.name) },
                    chosen: Set(plan.audiences.map(\.rawValue)),
                    isSingle: false
                ).html
                FormField(
                    name: "reason",
                    label: "Why",
                    hint: "For example: issued to the scrutiny committee of 12 January.",
                    limit: Self.reasonLimit
                ).html
                button("Save")
            }
        }
    }

    func share() async throws -> Answer {
        let plan = try requiredPlan()
        let audiences = Set(form.all("audiences").compactMap(Audience.init(rawValue:)))
        let command = SharePlan(planID: plan.id, audiences: audiences)
        return try await perform(
            command,
            because: form["reason"],
            done: .draft(plan).step("share"),
            saying: .shared
        ) { _ in try sharePage() }
    }
}
