import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The edition that waits for its time.
extension WorkspaceVisit {
    func pendingPage(issues: [Issue] = []) throws -> Answer {
        let plan = try requiredPlan()
        guard let pending = council.pendingEdition(of: plan.id) else {
            return page("The edition that waits", trail: planTrail(plan)) {
                element(.h1) { "No edition waits" }
                element(.p) { "It was released, or cancelled, or there never was one." }
                element(.p) { link("Editions on the public site", to: .editions(plan.address)) }
            }
        }
        let hold = council.hold(on: pending, at: workspace.desk.now())
        let path = Path.draft(plan).step("pending")
        return page(
            "The edition that waits",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: planTrail(plan),
            issues: issues
        ) {
            element(.h1) { "Edition \(pending.edition.number) waits" }
            element(.dl, .class("summary")) {
                for (name, value) in [
                    ("Name", pending.edition.name), ("Set for", pending.releaseAt.inWords),
                    ("Set by", workspace.desk.directory.name(of: pending.scheduledBy)),
                    ("Why it is published", pending.edition.purpose.meaning),
                ] {
                    element(.div) {
                        element(.dt) { name }
                        element(.dd) { value }
                    }
                }
            }
            element(.p) {
                link(
                    "Read the edition that waits",
                    to: Path.draft(plan).step("preview").asking([("pending", "1")])
                )
            }
            if let hold {
                warning("Held by a pre-election period") {
                    element(.p) {
                        "\(hold.election), until the end of \(hold.ends.inWords). It is released after that, or when the monitoring officer lets it out."
                    }
                }
            }
            if let override = pending.override {
                element(.p) {
                    "Let out by \(workspace.desk.directory.name(of: override.by)) on \(override.at.inWords): \(override.reason)"
                }
            }
            if hold != nil, may(.overrideHold, .plan(plan.id)) {
                element(.h2) { "Let it out" }
                form(path.step("override")) {
                    FormField(
                        name: "override-reason",
                        label: "Why it may be published before the election",
                        value: form["override-reason"],
                        issues: issues.map { Issue(field: "override-\($0.field)", code: $0.code, detail: $0.detail) },
                        kind: .area(rows: 3),
                        limit: Self.reasonLimit,
                        isRequired: true
                    ).html
                    button("Let it out")
                }
            }
            if may(.releaseEdition, .plan(plan.id)) {
                element(.h2) { "Cancel it" }
                form(path.step("cancel")) {
                    FormField(
                        name: "reason",
                        label: "Why",
                        value: form["reason"],
                        issues: issues,
                        limit: Self.reasonLimit,
                        isRequired: true
                    ).html
                    button("Cancel the edition", isQuiet: true)
                }
            }
        }
    }

    func cancelPending() async throws -> Answer {
        let plan = try requiredPlan()
        guard let pending = council.pendingEdition(of: plan.id) else { return try pendingPage() }
        let command = CancelPendingEdition(editionID: pending.edition.id, reason: form["reason"].trimmingSpaces)
        return try await perform(
            command,
            because: form["reason"],
            done: Path.draft(plan).step("release"),
            saying: .cancelled
        ) { try pendingPage(issues: $0) }
    }

    func overrideHold() async throws -> Answer {
        let plan = try requiredPlan()
        guard let pending = council.pendingEdition(of: plan.id) else { return try pendingPage() }
        let reason = form["override-reason"].trimmingSpaces
        let command = OverrideHold(editionID: pending.edition.id, reason: reason)
        return try await perform(
            command,
            because: reason,
            done: Path.draft(plan).step("pending"),
            saying: .overridden
        ) { try pendingPage(issues: $0) }
    }
}
