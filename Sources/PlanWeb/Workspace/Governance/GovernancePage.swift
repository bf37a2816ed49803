import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Where everything stands: roads, meetings, decisions, and the periods that hold releases back.
extension WorkspaceVisit {
    func governancePage(issues: [Issue] = []) -> Answer {
        let mayRecord = may(.recordGovernance, .council)
        return page(
            "Governance",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace)],
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Governance" }
            element(.section, .aria("labelledby", "roads")) {
                element(.h2, .id("roads")) { "Where everything stands" }
                roads
            }
            element(.section, .aria("labelledby", "meetings")) {
                element(.h2, .id("meetings")) { "Meetings" }
                meetings
                element(.ul) {
                    if mayRecord { element(.li) { link("Plan or record a meeting", to: .addMeeting) } }
                    element(.li) { link("Bodies and their remits", to: .bodies) }
                    element(.li) { link("Routes of the council", to: .routes) }
                    element(.li) { link("Templates of papers", to: .paperTemplates) }
                    element(.li) { link("Rules of deadlines", to: .governanceRules) }
                    element(.li) { link("What scrutiny asked and set going", to: .scrutinyDesk) }
                }
            }
            element(.section, .aria("labelledby", "decisions")) {
                element(.h2, .id("decisions")) { "Decisions" }
                decisions
                if mayRecord { element(.p) { link("Record a decision", to: .addDecision) } }
            }
            element(.section, .aria("labelledby", "pre-election")) {
                element(.h2, .id("pre-election")) { "Pre-election periods" }
                periods
                if mayRecord { periodForm(issues) }
            }
            asItStood(.governance)
        }
    }

    @HTMLBuilder private var roads: HTML {
        let items = council.itemsByTitle.filter { may(.readDraft, .plan($0.planID)) }
        if items.isEmpty {
            element(.p) { "Nothing has been sent on its road yet." }
        } else {
            element(.ul) {
                for item in items {
                    element(.li) {
                        link(item.title, to: .desk(item))
                        element(.p) { council.standing(of: item, on: shownDay).sentence }
                    }
                }
            }
        }
        if may(.startRoad, .any) { element(.p) { link("Send a plan on its road", to: .startRoad) } }
    }

    @HTMLBuilder private var meetings: HTML {
        // Members see the public calendar; those who keep roads and records see the rest.
        let all = council.meetingsByDay.filter { $0.isPublic || may(.startRoad, .any) || may(.readAudit, .council) }
        if all.isEmpty {
            element(.p) { "No meeting is recorded." }
        } else {
            Table(
                caption: "Meetings, the latest first",
                columns: ["Day", "Body", "Papers public by", "Standing"],
                rows: all.reversed().map { meeting in
                    [
                        link(meeting.day.inFullWords, to: .desk(meeting)), .text(meeting.body),
                        .text(council.governanceRules.agendaDeadline(for: meeting.day).day.inFullWords),
                        .text(standing(of: meeting)),
                    ]
                }
            ).html
        }
    }

    func standing(of meeting: Meeting) -> String {
        if meeting.cancellation != nil { return "Cancelled" }
        let shown = meeting.isPublic ? "On the public calendar" : "Not on the public calendar"
        let moved = meeting.moves.last.map { "Moved from \($0.from.inWords). \(shown)" } ?? shown
        return ([moved] + council.cautions(about: meeting)).joined(separator: ". ")
    }

    @HTMLBuilder private var decisions: HTML {
        let all = council.decisionsByDay.filter { may(.readDraft, .plan($0.planID)) }
        if all.isEmpty {
            element(.p) { "No decision is recorded." }
        } else {
            Table(
                caption: "Decisions that changes can cite, the newest first",
                columns: ["Day", "Body", "Outcome", "Plan", "Standing"],
                rows: all.map {
                    [
                        link($0.day.inWords, to: .desk($0)), .text($0.body), .text($0.outcome),
                        .text(council.plans[$0.planID]?.address ?? ""),
                        .text(
                            $0.record == nil ? $0.reference : council.stateInWords(of: $0, on: shownDay)
                        ),
                    ]
                }
            ).html
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
        element(.details, issues.isEmpty ? nil : .open) {
            element(.summary) { "Record or change a pre-election period" }
            form(Path.governance.step("pre-election-periods")) {
                choose(
                    "period",
                    "Which",
                    [("", "A new one")]
                        + council.preElectionPeriods.values.sorted { ($0.starts, $0.id) < ($1.starts, $1.id) }.map {
                            ($0.id.description, "Change: \($0.election)")
                        },
                    issues
                )
                input("election", "Election", issues, hint: "Local elections, 7 May 2026.", limit: 200)
                input("starts", "First day: notice of election", issues, kind: .date)
                input("ends", "Last day: close of poll", issues, kind: .date)
                button("Record")
            }
        }
    }

    func recordPreElectionPeriod() async throws -> Answer {
        try await performing(
            done: .governance,
            refused: { governancePage(issues: $0) },
            command: {
                RecordPreElectionPeriod(
                    PreElectionPeriod(
                        id: PreElectionPeriod.ID(form["period"]).flatMap { council.preElectionPeriods[$0]?.id }
                            ?? workspace.identities.identity(for: PreElectionPeriod.self),
                        election: text("election"),
                        starts: try day("starts"),
                        ends: try day("ends")
                    )
                )
            }
        )
    }
}
