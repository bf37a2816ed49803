import Markup
import PlanDomain
import PlanInterchange
import PlanUseCases

/// The public calendar: meetings by year, each with its deadlines and what was decided there.
extension GovernanceSite {
    func meetings() -> Frame.Page {
        page(
            "Meetings",
            "When the bodies that decide on the plan meet, by when their papers are public, and what they decided.",
            .meetings,
            section: .meetings
        ) {
            header(
                pages.released.council.name,
                "Meetings",
                "When the bodies that decide on the plan meet, by when their papers are public, and what they decided."
            )
            element(.p) {
                element(.a, .href(Path.calendar.address)) { "Meetings and deadlines for your calendar (iCalendar)" }
            }
            let years = Dictionary(grouping: governance.meetings, by: \.day.year)
            for year in years.keys.sorted(by: >) {
                element(.section, .aria("labelledby", "year-\(year)")) {
                    element(.h2, .id("year-\(year)")) { String(year) }
                    Table(
                        caption: "Meetings in \(year), the latest first",
                        columns: ["Day", "Body", "Papers public by", "Standing"],
                        rows: (years[year] ?? []).reversed().map { meeting in
                            [
                                link(meeting.day.inFullWords, to: .meeting(meeting.key)), .text(meeting.body),
                                .text(governance.rules.agendaDeadline(for: meeting.day).day.inFullWords),
                                .text(standing(of: meeting)),
                            ]
                        }
                    ).html
                }
            }
            if governance.meetings.isEmpty { element(.p) { "No meeting is on the public calendar." } }
            bodies
        }
    }

    private func standing(of meeting: Meeting) -> String {
        if meeting.cancellation != nil { return "Cancelled" }
        let count = decisions(at: meeting).count
        let decided = count == 0 ? "" : "\(count) \(count == 1 ? "decision" : "decisions") published"
        guard let last = meeting.moves.last else { return decided.isEmpty ? "Planned" : decided }
        return "Moved from \(last.from.inWords)" + (decided.isEmpty ? "" : "; \(decided)")
    }

    private func decisions(at meeting: Meeting) -> [PublicDecision] {
        governance.decisions.filter { $0.record.meetingKey == meeting.key }
    }

    @HTMLBuilder private var bodies: HTML {
        if !governance.bodies.isEmpty {
            element(.section, .aria("labelledby", "bodies")) {
                element(.h2, .id("bodies")) { "Who meets" }
                Table(
                    caption: "Bodies and what they answer for",
                    columns: ["Body", "Kind", "Remit"],
                    rows: governance.bodies.map { [.text($0.name), .text($0.kind.name), .text($0.remit)] }
                ).html
            }
        }
    }

    func meetingPage(_ meeting: Meeting) -> Frame.Page {
        let title = "\(meeting.body), \(meeting.day.inWords)"
        return page(
            title,
            "The meeting of \(meeting.body) on \(meeting.day.inFullWords): its deadlines and decisions.",
            .meeting(meeting.key),
            trail: [.init(title: "Meetings", path: .meetings)],
            section: .meetings
        ) {
            header("Meeting", title, lead(meeting))
            list([
                ("Day", .text(meeting.day.inFullWords)), ("Time", .text(meeting.time ?? "")),
                ("Place", .text(meeting.place ?? "")),
                ("Where the date can be checked", sourceOrWords(meeting.source)),
            ])
            items(at: meeting)
            decided(at: meeting)
            deadlines(meeting)
            history(meeting)
        }
    }

    private func lead(_ meeting: Meeting) -> String {
        if let cancellation = meeting.cancellation { return "This meeting was cancelled: \(cancellation.reason)" }
        return "\(meeting.body) on \(meeting.day.inFullWords)\(meeting.time.map { " at \($0)" } ?? "")."
    }

    @HTMLBuilder private func items(at meeting: Meeting) -> HTML {
        let mine = governance.items.filter { $0.item.steps.contains { $0.meetingKey == meeting.key } }
        if !mine.isEmpty {
            element(.section, .aria("labelledby", "items")) {
                element(.h2, .id("items")) { "What it takes" }
                element(.ul) { for open in mine { element(.li) { link(open.item.title, to: .road(open.item.slug)) } } }
            }
        }
    }

    @HTMLBuilder private func decided(at meeting: Meeting) -> HTML {
        let made = decisions(at: meeting)
        if !made.isEmpty {
            element(.section, .aria("labelledby", "decided")) {
                element(.h2, .id("decided")) { "What it decided" }
                element(.ul) {
                    for decision in made {
                        element(.li) { link(decision.decision.outcome.withoutFullStop, to: .decision(decision.slug)) }
                    }
                }
            }
        }
    }

    private func deadlines(_ meeting: Meeting) -> HTML {
        let isExecutive = governance.bodies.first { $0.key == meeting.bodyKey }?.kind == .executive
        let all = governance.rules.deadlines(forMeetingOn: meeting.day)
        let shown =
            isExecutive
            ? all.filter { ![.callInEnds, .takesEffect].contains($0.kind) } : all.filter { $0.kind == .agenda }
        return element(.section, .aria("labelledby", "deadlines")) {
            element(.h2, .id("deadlines")) { "Deadlines before it" }
            Table(
                caption: "Deadlines, how each was counted, and the rule",
                columns: ["Deadline", "Day", "How it was counted", "Rule"],
                rows: shown.sorted { $0.day < $1.day }.map {
                    [.text($0.kind.name), .text($0.day.inFullWords), .text($0.explanation), .text($0.rule)]
                }
            ).html
        }
    }

    @HTMLBuilder private func history(_ meeting: Meeting) -> HTML {
        if !meeting.moves.isEmpty {
            element(.section, .aria("labelledby", "history")) {
                element(.h2, .id("history")) { "What changed" }
                element(.ul) {
                    for move in meeting.moves {
                        element(.li) {
                            "Was to be on \(move.from.inFullWords)\(move.reason.isEmpty ? "." : "; moved: \(move.reason)")"
                        }
                    }
                }
            }
        }
    }

    // MARK: the calendar file

    /// Meetings and the days by which their papers are public.
    func calendar(origin: String) -> ICalendar {
        let events = governance.meetings.flatMap { meeting -> [ICalendar.Event] in
            let address = origin + Path.meeting(meeting.key).string
            let sequence = meeting.moves.count + (meeting.cancellation == nil ? 0 : 1)
            let deadline = governance.rules.agendaDeadline(for: meeting.day)
            return [
                ICalendar.Event(
                    uid: address,
                    day: meeting.day,
                    time: meeting.time,
                    summary: meeting.body,
                    description: meeting.cancellation.map { "Cancelled: \($0.reason)" } ?? "",
                    location: meeting.place,
                    address: address,
                    sequence: sequence,
                    isCancelled: meeting.cancellation != nil
                ),
                ICalendar.Event(
                    uid: "\(address)#papers",
                    day: deadline.day,
                    summary: "Papers public: \(meeting.body), \(meeting.day.inWords)",
                    description: "\(deadline.explanation) \(deadline.rule)",
                    address: address,
                    sequence: sequence,
                    isCancelled: meeting.cancellation != nil
                ),
            ]
        }
        return ICalendar(
            name: "Meetings of \(pages.released.council.name)",
            stamp: (governance.newestDay ?? Day(daysSinceEpoch: 0)).startInLondon,
            events: events + noticeEvents(origin) + callInEvents(origin)
        )
    }

    /// The last day for the full notice of each key decision that is on its road.
    private func noticeEvents(_ origin: String) -> [ICalendar.Event] {
        governance.items.filter(\.item.isKeyDecision).compactMap { open in
            let step = open.item.currentStep { step in
                governance.bodies.first { $0.key == step.bodyKey }?.kind == .executive
            }
            guard let meeting = meeting(step?.meetingKey), meeting.cancellation == nil,
                let deadline = governance.rules.deadlines(forMeetingOn: meeting.day)
                    .first(where: { $0.kind == .keyDecisionNotice })
            else { return nil }
            let address = origin + Path.road(open.item.slug).string
            return ICalendar.Event(
                uid: "\(address)#notice",
                day: deadline.day,
                summary: "Last day for full notice: \(open.item.title)",
                description: "\(deadline.explanation) \(deadline.rule)",
                address: address,
                sequence: meeting.moves.count
            )
        }
    }

    private func callInEvents(_ origin: String) -> [ICalendar.Event] {
        governance.decisions.compactMap { made in
            guard let ends = made.callInEnds else { return nil }
            let address = origin + Path.decision(made.slug).string
            return ICalendar.Event(
                uid: "\(address)#call-in",
                day: ends,
                summary: "Call-in ends: \(made.decision.body), \(made.decision.day.inWords)",
                description: effect(of: made),
                address: address
            )
        }
    }
}
