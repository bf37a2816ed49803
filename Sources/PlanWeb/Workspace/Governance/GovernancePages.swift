import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Meetings, decisions, adoption and pre-election periods, as the council's minutes have them.
extension WorkspaceVisit {
    func governancePage(_ part: String = "", issues: [Issue] = []) -> Answer {
        let mayRecord = asAt == nil && may(.recordGovernance, .council)
        // Each form's fields have a prefix of their own, so that an error leads to the right one.
        let named = issues.map { Issue(field: "\(part)-\($0.field)", code: $0.code, detail: $0.detail) }
        return page(
            "Governance",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace)],
            section: .governance,
            issues: named
        ) {
            element(.h1) { "Governance" }
            element(.section, .aria("labelledby", "meetings")) {
                element(.h2, .id("meetings")) { "Meetings" }
                meetings
                if mayRecord { meetingForm(named) }
            }
            element(.section, .aria("labelledby", "decisions")) {
                element(.h2, .id("decisions")) { "Decisions" }
                decisions
                if mayRecord { decisionForm(named) }
            }
            element(.section, .aria("labelledby", "adoption")) {
                element(.h2, .id("adoption")) { "Adoption" }
                element(.ul) {
                    for plan in readable {
                        element(.li) { "\(council.title(plan)): \(council.standing(of: plan))" }
                    }
                }
                if mayRecord { adoptionForm(named) }
            }
            element(.section, .aria("labelledby", "pre-election")) {
                element(.h2, .id("pre-election")) { "Pre-election periods" }
                periods
                if mayRecord { periodForm(named) }
            }
            asItStood(.governance)
        }
    }

    private var readable: [Plan] { council.plansByPeriod.filter { may(.readDraft, .plan($0.id)) } }

    private func field(
        _ name: String,
        _ label: String,
        _ issues: [Issue],
        hint: String? = nil,
        kind: FormField.Kind = .text,
        limit: Int = 400
    ) -> HTML {
        FormField(
            name: name,
            label: label,
            hint: hint,
            value: form[name],
            issues: issues,
            kind: kind,
            limit: limit,
            isRequired: true
        ).html
    }

    private func foldable(_ title: String, _ prefix: String, _ issues: [Issue], @HTMLBuilder content: () -> HTML)
        -> HTML
    {
        let isOpen = issues.contains { $0.field.hasPrefix("\(prefix)-") }
        return element(.details, isOpen ? .open : nil) {
            element(.summary) { title }
            content()
        }
    }

    // MARK: meetings

    @HTMLBuilder private var meetings: HTML {
        let all = council.meetings.values.sorted { ($0.day, $0.key) < ($1.day, $1.key) }
        if all.isEmpty {
            element(.p) { "No meeting is recorded." }
        } else {
            Table(
                caption: "Meetings that texts can refer to",
                columns: ["Key", "Body", "Day", "Source"],
                rows: all.map { meeting in
                    [
                        element(.code) { meeting.key }, .text(meeting.body), .text(meeting.day.inWords),
                        sourceLink("Source", meeting.source),
                    ]
                }
            ).html
        }
    }

    private func meetingForm(_ issues: [Issue]) -> HTML {
        foldable("Record or move a meeting", "meeting", issues) {
            form(Path.governance.step("meetings")) {
                field(
                    "meeting-key",
                    "Key",
                    issues,
                    hint:
                        "The name by which texts refer to it: cabinet, in {meeting.cabinet.date}. The same key moves the meeting.",
                    limit: 40
                )
                field("meeting-body", "Body", issues, limit: 100)
                field("meeting-day", "Day", issues, kind: .date)
                field("meeting-source", "Where the date can be checked", issues)
                button("Record")
            }
        }
    }

    func recordMeeting() async throws -> Answer {
        guard let day = Day(iso: form["meeting-day"]) else {
            return governancePage(
                "meeting",
                issues: [Issue(field: "day", code: "day-malformed", detail: form["meeting-day"])]
            )
        }
        let meeting = Meeting(
            key: form["meeting-key"].trimmingSpaces,
            body: form["meeting-body"].trimmingSpaces,
            day: day,
            source: form["meeting-source"].trimmingSpaces
        )
        return try await perform(RecordMeeting(meeting), done: .governance, saying: .recorded) {
            governancePage("meeting", issues: $0)
        }
    }

    // MARK: decisions

    @HTMLBuilder private var decisions: HTML {
        let all = council.decisions.values.filter { may(.readDraft, .plan($0.planID)) }
            .sorted { ($1.day, $0.id) < ($0.day, $1.id) }
        if all.isEmpty {
            element(.p) { "No decision is recorded." }
        } else {
            Table(
                caption: "Decisions that changes can cite",
                columns: ["Day", "Body", "Outcome", "Plan", "Reference"],
                rows: all.map {
                    [
                        .text($0.day.inWords), .text($0.body), .text($0.outcome),
                        .text(council.plans[$0.planID]?.address ?? ""), sourceLink($0.reference, $0.source),
                    ]
                }
            ).html
        }
    }

    private func planSelect(_ name: String, _ issues: [Issue]) -> HTML {
        SelectField(
            name: name,
            label: "Plan",
            choices: readable.map { ($0.id.description, council.title($0)) },
            chosen: form[name],
            issues: issues
        ).html
    }

    private func decisionForm(_ issues: [Issue]) -> HTML {
        foldable("Record a decision", "decision", issues) {
            form(Path.governance.step("decisions")) {
                planSelect("decision-plan", issues)
                field("decision-body", "Body that decided", issues, limit: 100)
                field("decision-day", "Day", issues, kind: .date)
                field(
                    "decision-outcome",
                    "What it decided, as the minutes have it",
                    issues,
                    kind: .area(rows: 2),
                    limit: 1000
                )
                field("decision-reference", "Minute or item", issues, limit: 200)
                field("decision-source", "Address where it can be checked", issues)
                button("Record")
            }
        }
    }

    func recordDecision() async throws -> Answer {
        guard let plan = Plan.ID(form["decision-plan"]) else {
            return governancePage("decision", issues: [Issue(field: "plan", code: "plan-unknown")])
        }
        guard let day = Day(iso: form["decision-day"]) else {
            return governancePage(
                "decision",
                issues: [Issue(field: "day", code: "day-malformed", detail: form["decision-day"])]
            )
        }
        let decision = Decision(
            id: workspace.identities.identity(for: Decision.self),
            planID: plan,
            body: form["decision-body"].trimmingSpaces,
            day: day,
            outcome: form["decision-outcome"].trimmingSpaces,
            reference: form["decision-reference"].trimmingSpaces,
            source: form["decision-source"].trimmingSpaces
        )
        return try await perform(RecordDecision(decision), done: .governance, saying: .recorded) {
            governancePage("decision", issues: $0)
        }
    }

    // MARK: adoption

    private func adoptionForm(_ issues: [Issue]) -> HTML {
        foldable("Record that a plan is adopted", "adoption", issues) {
            form(Path.governance.step("adoption")) {
                element(.p) { "From then on its words change only with a reason and a decision that allows it." }
                SelectField(
                    name: "adoption-decision",
                    label: "The decision that adopted it",
                    choices: council.decisions.values.sorted { ($1.day, $0.id) < ($0.day, $1.id) }
                        .filter { council.plans[$0.planID]?.adoption == nil }.map {
                            (
                                $0.id.description,
                                "\($0.body), \($0.day.inWords): \($0.reference) (\(council.plans[$0.planID]?.address ?? ""))"
                            )
                        },
                    chosen: form["adoption-decision"],
                    issues: issues
                ).html
                button("Record the adoption")
            }
        }
    }

    func adoptPlan() async throws -> Answer {
        guard let id = Decision.ID(form["adoption-decision"]), let decision = council.decisions[id] else {
            return governancePage("adoption", issues: [Issue(field: "decision", code: "decision-missing")])
        }
        let command = AdoptPlan(planID: decision.planID, decision: id)
        return try await perform(command, on: id, done: .governance, saying: .recorded) {
            governancePage("adoption", issues: $0)
        }
    }

    // MARK: pre-election periods

    @HTMLBuilder private var periods: HTML {
        let all = council.preElectionPeriods.values.sorted { ($0.starts, $0.id) < ($1.starts, $1.id) }
        if all.isEmpty {
            element(.p) { "None is recorded." }
        } else {
            Table(
                caption: "Periods in which promotional editions are held",
                columns: ["Election", "From", "To"],
                rows: all.map { [.text($0.election), .text($0.starts.inWords), .text($0.ends.inWords)] }
            ).html
        }
    }

    private func periodForm(_ issues: [Issue]) -> HTML {
        foldable("Record or change a pre-election period", "period", issues) {
            form(Path.governance.step("pre-election-periods")) {
                SelectField(
                    name: "period-id",
                    label: "Which",
                    choices: [("", "A new one")]
                        + council.preElectionPeriods.values.sorted { ($0.starts, $0.id) < ($1.starts, $1.id) }.map {
                            ($0.id.description, "Change: \($0.election)")
                        },
                    chosen: form["period-id"]
                ).html
                field("period-election", "Election", issues, hint: "Local elections, 7 May 2026.", limit: 200)
                field("period-starts", "First day: notice of election", issues, kind: .date)
                field("period-ends", "Last day: close of poll", issues, kind: .date)
                button("Record")
            }
        }
    }

    func recordPreElectionPeriod() async throws -> Answer {
        guard let starts = Day(iso: form["period-starts"]), let ends = Day(iso: form["period-ends"]) else {
            let field = Day(iso: form["period-starts"]) == nil ? "starts" : "ends"
            let issue = Issue(field: field, code: "day-malformed", detail: form["period-\(field)"])
            return governancePage("period", issues: [issue])
        }
        let period = PreElectionPeriod(
            id: PreElectionPeriod.ID(form["period-id"]).flatMap { council.preElectionPeriods[$0]?.id }
                ?? workspace.identities.identity(for: PreElectionPeriod.self),
            election: form["period-election"].trimmingSpaces,
            starts: starts,
            ends: ends
        )
        return try await perform(RecordPreElectionPeriod(period), done: .governance, saying: .recorded) {
            governancePage("period", issues: $0)
        }
    }
}
