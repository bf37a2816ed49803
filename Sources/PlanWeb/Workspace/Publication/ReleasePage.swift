import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Releasing: exactly what will be public, what changed, what the checks say; then now, or at a time.
extension WorkspaceVisit {
    func releasePage(issues: [Issue] = [], status: HTTPResponse.Status? = nil) async throws -> Answer {
        let plan = try requiredPlan()
        let editions = council.editions(of: plan.id)
        return page(
            "Release \(council.title(plan))",
            status: status ?? (issues.isEmpty ? .ok : .unprocessableContent),
            trail: planTrail(plan),
            issues: issues
        ) {
            element(.h1) { "Release \(council.title(plan))" }
            if let pending = council.pendingEdition(of: plan.id) {
                warning("Edition \(pending.edition.number) waits") {
                    element(.p) {
                        link("Look at the edition that waits", to: Path.draft(plan).step("pending"))
                        ": while it does, no other can be released."
                    }
                }
            }
            element(.ol, .class("steps")) {
                element(.li) {
                    element(.h2) { "See exactly what will be public" }
                    element(.p) {
                        link("Every page of the edition, as it would be released", to: Path.draft(plan).step("preview"))
                    }
                }
                element(.li) {
                    element(.h2) { "What changed since the last edition" }
                    sinceLastEdition(plan, editions.last)
                }
                element(.li) {
                    element(.h2) { "What the checks say" }
                    checks(plan)
                }
                element(.li) {
                    element(.h2) { "Release" }
                    releaseForm(plan, issues)
                }
            }
            released(plan, editions, issues)
        }
    }

    @HTMLBuilder private func sinceLastEdition(_ plan: Plan, _ last: Edition?) -> HTML {
        if let last, let shown = workspace.published.current.edition(last.number, of: plan.id) {
            let sections = DifferenceSections(
                difference: PlanDifference(of: plan.id, from: shown.snapshot, to: council)
            )
            element(.p) { "Since edition \(last.number), \(last.name), of \(last.day.inWords). \(sections.sentence)" }
            if !sections.difference.isEmpty {
                element(.details) {
                    element(.summary) { "Word by word" }
                    sections.html
                }
            }
        } else {
            element(.p) { "This is the first edition: all of it is new." }
        }
    }

    @HTMLBuilder private func checks(_ plan: Plan) -> HTML {
        let findings = healthFindings(of: plan)
        let blocking = findings.filter { $0.severity == .block }
        let open = council.openComments(in: plan.id).count
        if blocking.isEmpty {
            element(.p) { "No rule of plan health blocks a release." }
        } else {
            element(.ul) {
                for finding in blocking {
                    element(.li) {
                        tag("Blocks", .draft)
                        " \(council.place(of: finding)): \(finding.sentence)"
                    }
                }
            }
        }
        element(.p) {
            link("\(findings.count - blocking.count) findings that advise", to: Path.draft(plan).step("health"))
            "; \(open == 0 ? "no comment is" : open == 1 ? "1 comment is" : "\(open) comments are") open in the margin."
        }
        if let period = council.preElectionPeriod(holding: .promotional, on: today) {
            warning("Pre-election period") {
                element(.p) {
                    "\(period.election), from \(period.starts.inWords) to \(period.ends.inWords). What is promotional is held until then, unless the monitoring officer lets it out."
                }
            }
        }
    }

    private func releaseForm(_ plan: Plan, _ issues: [Issue]) -> HTML {
        form(Path.draft(plan).step("release")) {
            hiddenField("position", "\(council.position)")
            FormField(
                name: "name",
                label: "Name of the edition",
                hint: "Draft for Scrutiny, Adopted plan.",
                value: form["name"],
                issues: issues,
                limit: 200,
                isRequired: true
            ).html
            ChoiceField(
                name: "stage",
                legend: "How far along its road the plan is",
                choices: [
                    .init(value: "draft", label: "Draft"), .init(value: "adopted", label: "Adopted"),
                    .init(value: "refreshed", label: "Refreshed, after adoption"),
                ],
                chosen: [form["stage"]],
                issues: issues
            ).html
            FormField(
                name: "day",
                label: "The day that the edition bears",
                hint: "Of the meeting, or of the publication.",
                value: form.has("day") ? form["day"] : today.iso,
                issues: issues,
                kind: .date,
                isRequired: true
            ).html
            FormField(
                name: "nextUpdate",
                label: "When readers can expect the next one",
                hint: "As a sentence: After the Council meeting of 22 February.",
                value: form["nextUpdate"],
                issues: issues,
                limit: 400,
                isRequired: true
            ).html
            FormField(
                name: "note",
                label: "What readers should know about it",
                value: form["note"],
                issues: issues,
                kind: .area(rows: 3),
                limit: 1000
            ).html
            ChoiceField(
                name: "purpose",
                legend: "Why it is published",
                choices: Edition.Purpose.allCases.map { .init(value: $0.rawValue, label: $0.meaning) },
                chosen: [form.has("purpose") ? form["purpose"] : Edition.Purpose.statutory.rawValue],
                issues: issues
            ).html
            ChoiceField(
                name: "when",
                legend: "When",
                choices: [
                    .init(value: "now", label: "Now"),
                    .init(
                        value: "later",
                        label: "At a set time, under embargo",
                        hint: "Nothing of it is public before."
                    ),
                ],
                chosen: [form.has("when") ? form["when"] : "now"],
                issues: issues
            ).html
            FormField(
                name: "releaseAt",
                label: "Day, for a set time",
                value: form["releaseAt"],
                issues: issues,
                kind: .date
            ).html
            FormField(
                name: "time",
                label: "Time of day in the United Kingdom, such as 09:30",
                value: form["time"],
                issues: issues,
                kind: .code,
                limit: 5
            ).html
            button("Release")
        }
    }

    /// Whether the record says what the page showed: signatures of earlier releases may have come since, and nothing else.
    private var isAsSeen: Bool {
        get async throws {
            guard let seen = Int(form["position"]), (0...council.position).contains(seen) else { return false }
            let since = try await workspace.chronicle.newest(council.position - seen, upTo: council.position)
            return since.allSatisfy { $0.kind == "publication.manifest-signed" }
        }
    }

    func release() async throws -> Answer {
        let plan = try requiredPlan()
        guard try await isAsSeen else {
            let issue = Issue(field: "name", code: "release-moved-on")
            return try await releasePage(issues: [issue], status: .conflict)
        }
        var issues: [Issue] = []
        let stage = Edition.Stage(rawValue: form["stage"])
        if stage == nil { issues.append(Issue(field: "stage", code: "stage-missing")) }
        let day = Day(iso: form["day"])
        if day == nil { issues.append(Issue(field: "day", code: "day-malformed", detail: form["day"])) }
        let purpose = Edition.Purpose(rawValue: form["purpose"])
        if purpose == nil { issues.append(Issue(field: "purpose", code: "purpose-missing")) }
        let time = form["when"] == "later" ? releaseTime() : nil
        if case .failure(let error) = time { issues.append(error.issue) }
        guard issues.isEmpty, let stage, let day, let purpose else { return try await releasePage(issues: issues) }
        let outcome = try await workspace.publisher.release(
            plan.id,
            id: workspace.identities.identity(for: Edition.self),
            name: form["name"].trimmingSpaces,
            stage: stage,
            day: day,
            nextUpdate: form["nextUpdate"].trimmingSpaces,
            note: form["note"].trimmingSpaces,
            purpose: purpose,
            at: try? time?.get(),
            as: actor
        )
        switch outcome {
        case .done, .unchanged:
            try await workspace.published.refresh()
            return workspace.office.council.pendingEdition(of: plan.id) == nil
                ? redirect(to: Path.draft(plan).step("release"), saying: .released)
                : redirect(
                    to: Path.draft(plan).step("pending"),
                    saying: form["when"] == "later" ? .scheduled : .held
                )
        case .refused(let issues): return try await releasePage(issues: issues)
        case .notAllowed(let refusal): return notAllowed(refusal)
        case .changedMeanwhile:
            return try await releasePage(issues: [Issue(field: "name", code: "release-moved-on")], status: .conflict)
        }
    }

    private func releaseTime() -> Result<Moment, IssueError> {
        guard let day = Day(iso: form["releaseAt"]) else {
            return .failure(IssueError(Issue(field: "releaseAt", code: "day-malformed", detail: form["releaseAt"])))
        }
        guard let moment = day.moment(clock: form["time"]) else {
            return .failure(IssueError(Issue(field: "time", code: "time-malformed", detail: form["time"])))
        }
        return .success(moment)
    }
}

/// An issue as the failure of a result.
private struct IssueError: Error {
    let issue: Issue

    init(_ issue: Issue) {
        self.issue = issue
    }
}
