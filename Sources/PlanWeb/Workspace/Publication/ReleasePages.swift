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
                    "For \(period.election), from \(period.starts.inWords) to \(period.ends.inWords). What is promotional is held until then, unless the monitoring officer lets it out."
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

    func release() async throws -> Answer {
        let plan = try requiredPlan()
        guard Int(form["position"]) == council.position else {
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
        var releaseAt = try? time?.get()
        // What a pre-election period holds is kept until it is over or let out, though it was to go out now.
        if releaseAt == nil, council.preElectionPeriod(holding: purpose, on: today) != nil {
            releaseAt = workspace.desk.now()
        }
        let outcome = try await workspace.publisher.release(
            plan.id,
            id: workspace.identities.identity(for: Edition.self),
            name: form["name"].trimmingSpaces,
            stage: stage,
            day: day,
            nextUpdate: form["nextUpdate"].trimmingSpaces,
            note: form["note"].trimmingSpaces,
            purpose: purpose,
            at: releaseAt,
            as: actor
        )
        switch outcome {
        case .done, .unchanged:
            try await workspace.published.refresh()
            return releaseAt == nil
                ? redirect(to: Path.draft(plan).step("release"), saying: .released)
                : redirect(to: Path.draft(plan).step("pending"), saying: .scheduled)
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
        let parts = form["time"].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return .failure(IssueError(Issue(field: "time", code: "time-malformed", detail: form["time"]))) }
        return .success(day.moment(hour: hour, minute: minute))
    }

    // MARK: preview

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

    // MARK: waiting

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
            if let hold {
                warning("Held by a pre-election period") {
                    element(.p) {
                        "For \(hold.election), until the end of \(hold.ends.inWords). It is released after that, or when the monitoring officer lets it out."
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

    // MARK: released

    @HTMLBuilder private func released(_ plan: Plan, _ editions: [Edition], _ issues: [Issue]) -> HTML {
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
                            "\(edition.corrections.isEmpty ? "" : " (\(edition.corrections.count) correction notices)")"
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
        let mine = issues.filter { $0.field == name }
        return element(.details, mine.isEmpty ? nil : .open) {
            element(.summary) { title }
            form(Path.draft(plan).step("editions").step(word)) {
                SelectField(
                    name: "\(word)-edition",
                    label: "Edition",
                    choices: editions.map { ($0.id.description, "\($0.number): \($0.name)") },
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

/// An issue as the failure of a result.
private struct IssueError: Error {
    let issue: Issue

    init(_ issue: Issue) {
        self.issue = issue
    }
}
