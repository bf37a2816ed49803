import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Notices on editions that are public, and taking them from view.
extension WorkspaceVisit {
    @HTMLBuilder func released(_ plan: Plan, _ editions: [Edition], _ issues: [Issue]) -> HTML {
        let standing = editions.filter { $0.withdrawal == nil }
        if !standing.isEmpty {
            element(.section, .aria("labelledby", "released")) {
                element(.h2, .id("released")) { "Editions that are public" }
                element(.ul) {
                    for edition in standing.reversed() {
                        element(.li) {
                            element(.a, .href(Path.edition(plan.address, edition.number).address)) {
                                "\(edition.number): \(edition.name), \(edition.day.inWords)"
                            }
                            edition.corrections.isEmpty
                                ? ""
                                : " (\(edition.corrections.count) correction \(edition.corrections.count == 1 ? "notice" : "notices"))"
                        }
                    }
                }
                editionForm(
                    "correct",
                    "Put a correction notice on an edition",
                    "notice",
                    "What is corrected, and why",
                    plan,
                    standing,
                    issues
                )
                editionForm(
                    "withdraw",
                    "Withdraw an edition",
                    "reason",
                    "Why; everybody can read this",
                    plan,
                    standing,
                    issues
                )
            }
        }
    }

    private func editionForm(
        _ word: String,
        _ title: String,
        _ field: String,
        _ label: String,
        _ plan: Plan,
        _ editions: [Edition],
        _ issues: [Issue]
    ) -> HTML {
        let name = "\(word)-\(field)"
        let mine = issues.filter { $0.field == name || $0.field == "\(word)-confirmed" }
        return element(.details, mine.isEmpty ? nil : .open) {
            element(.summary) { title }
            form(Path.draft(plan).step("editions").step(word)) {
                SelectField(
                    name: "\(word)-edition",
                    label: "Edition",
                    choices: editions.reversed().map { ($0.id.description, "\($0.number): \($0.name)") },
                    chosen: form["\(word)-edition"]
                ).html
                FormField(
                    name: name,
                    label: label,
                    value: form[name],
                    issues: mine,
                    kind: .area(rows: 3),
                    limit: 1000,
                    isRequired: true
                ).html
                if word == "withdraw" {
                    ChoiceField(
                        name: "withdraw-confirmed",
                        legend: "Its pages will say that it was withdrawn, and why",
                        choices: [.init(value: "1", label: "Take it from view")],
                        issues: issues,
                        isSingle: false
                    ).html
                }
                button(title, isQuiet: true)
            }
        }
    }

    private func chosenEdition(_ word: String, _ plan: Plan) throws -> Edition {
        guard let id = Edition.ID(form["\(word)-edition"]), let edition = council.editions[id],
            edition.planID == plan.id
        else { throw Missing() }
        return edition
    }

    func correctEdition() async throws -> Answer {
        let plan = try requiredPlan()
        let edition = try chosenEdition("correct", plan)
        let correction = Edition.Correction(notice: form["correct-notice"].trimmingSpaces, day: today)
        return try await publish(
            CorrectEdition(editionID: edition.id, correction: correction),
            plan,
            .corrected,
            "correct"
        )
    }

    func withdrawEdition() async throws -> Answer {
        let plan = try requiredPlan()
        let edition = try chosenEdition("withdraw", plan)
        guard form.has("withdraw-confirmed") else {
            return try await releasePage(issues: [Issue(field: "withdraw-confirmed", code: "withdrawal-unconfirmed")])
        }
        let withdrawal = Edition.Withdrawal(reason: form["withdraw-reason"].trimmingSpaces, day: today)
        return try await publish(
            WithdrawEdition(editionID: edition.id, withdrawal: withdrawal),
            plan,
            .withdrawn,
            "withdraw"
        )
    }

    /// The public site shows it before the answer says so.
    private func publish(_ command: some Command, _ plan: Plan, _ word: DoneWord, _ prefix: String) async throws
        -> Answer
    {
        let answer = try await perform(command, done: Path.draft(plan).step("release"), saying: word) { issues in
            try await releasePage(
                issues: issues.map { Issue(field: "\(prefix)-\($0.field)", code: $0.code, detail: $0.detail) }
            )
        }
        try await workspace.published.refresh()
        return answer
    }
}
