import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Planning, moving and cancelling meetings.
extension WorkspaceVisit {
    private var namedMeeting: Meeting? { values["meeting"].flatMap { council.meetings[$0] } }

    func requiredMeeting() throws -> Meeting {
        guard let namedMeeting else { throw Missing() }
        return namedMeeting
    }

    // MARK: a new one

    func addMeetingPage(issues: [Issue] = []) -> Answer {
        page(
            "Plan or record a meeting",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Plan or record a meeting" }
            if council.bodies.isEmpty {
                element(.p) {
                    "Record first "
                    link("which bodies there are", to: .bodies)
                    "."
                }
            } else {
                form(Path.addMeeting) {
                    choose("body", "Body", bodyChoices(), issues)
                    input("day", "Day", issues, kind: .date)
                    input("time", "Time", issues, hint: "For example 18:00.", limit: 5, isRequired: false)
                    input("place", "Place", issues, limit: 200, isRequired: false)
                    input(
                        "key",
                        "Name in texts and addresses",
                        issues,
                        hint:
                            "Texts refer to its date by it: {meeting.cabinet-2024-01-30.date}. Left empty, it is made of body and day. It stays, even if the meeting is moved.",
                        limit: 60,
                        isRequired: false
                    )
                    input("source", "Address where the date can be checked", issues, isRequired: false)
                    ChoiceField(
                        name: "options",
                        legend: "Options",
                        choices: [
                            .init(value: "public", label: "Show it on the public calendar"),
                            .init(value: "annual", label: "It is the Annual Council: a municipal year begins"),
                            .init(value: "held", label: "It has been held: the day may lie in the past"),
                        ],
                        chosen: request.method == .post ? Set(form.all("options")) : ["public"],
                        issues: issues,
                        isSingle: false
                    ).html
                    button("Record the meeting")
                }
            }
        }
    }

    func recordMeeting() async throws -> Answer {
        let body = council.bodies[form["body"]]
        let typed = text("key")
        let key = typed.isEmpty ? "\(form["body"])-\(text("day"))" : typed
        let options = Set(form.all("options"))
        return try await performing(
            done: .governance,
            refused: { addMeetingPage(issues: $0) },
            command: {
                guard let body else {
                    throw FormProblem(Issue(field: "body", code: "body-unknown", detail: form["body"]))
                }
                return RecordMeeting(
                    Meeting(
                        key: key,
                        body: body.name,
                        day: try day("day"),
                        source: text("source"),
                        bodyKey: body.key,
                        time: text("time").isEmpty ? nil : text("time"),
                        place: text("place").isEmpty ? nil : text("place"),
                        isPublic: options.contains("public"),
                        isAnnual: options.contains("annual")
                    ),
                    hasBeenHeld: options.contains("held")
                )
            }
        )
    }

    // MARK: one of them

    func meetingDesk(issues: [Issue] = []) throws -> Answer {
        let meeting = try requiredMeeting()
        let title = "\(meeting.body), \(meeting.day.inWords)"
        let path = Path.desk(meeting)
        return page(
            title,
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { title }
            if let cancellation = meeting.cancellation {
                warning("Cancelled") { element(.p) { cancellation.reason } }
            }
            if !council.cautions(about: meeting).isEmpty {
                warning("Is the day right?") {
                    element(.ul) { for caution in council.cautions(about: meeting) { element(.li) { caution } } }
                }
            }
            facts([
                ("Day", .text(meeting.day.inFullWords)), ("Time", .text(meeting.time ?? "")),
                ("Place", .text(meeting.place ?? "")),
                ("Municipal year", .text(council.municipalYear(containing: meeting.day)?.label ?? "")),
                ("Financial year", .text(FinancialYear(containing: meeting.day).label)),
                ("Name in texts", element(.code) { "{meeting.\(meeting.key).date}" }),
                ("Standing", .text(standing(of: meeting))),
                ("Where the date can be checked", sourceOrWords(meeting.source)),
                (
                    "Was to be on",
                    .text(
                        meeting.moves.map { "\($0.from.inWords)\($0.reason.isEmpty ? "" : " (\($0.reason))")" }.joined(
                            separator: "; "
                        )
                    )
                ),
            ])
            element(.section, .aria("labelledby", "deadlines")) {
                element(.h2, .id("deadlines")) { "Deadlines" }
                deadlineTable(
                    council.governanceRules.deadlines(forMeetingOn: meeting.day),
                    caption: "Deadlines around the meeting, with the rule of each"
                )
            }
            if may(.recordGovernance, .council), meeting.cancellation == nil {
                element(.details, issues.isEmpty ? nil : .open) {
                    element(.summary) { "Move or cancel it" }
                    form(path.step("move")) {
                        input("day", "New day", issues, kind: .date)
                        input("reason", "Why it is moved", issues, limit: Self.reasonLimit)
                        button("Move the meeting")
                    }
                    form(path.step("cancel")) {
                        FormField(
                            name: "reason",
                            id: "cancel-reason",
                            label: "Why it is cancelled",
                            issues: issues,
                            limit: Self.reasonLimit,
                            isRequired: true
                        ).html
                        button("Cancel the meeting", isQuiet: true)
                    }
                }
            }
        }
    }

    func deadlineTable(_ deadlines: [Deadline], caption: String) -> HTML {
        Table(
            caption: caption,
            columns: ["Deadline", "Day", "How it was counted", "Rule"],
            rows: deadlines.sorted { ($0.day, $0.kind.rawValue) < ($1.day, $1.kind.rawValue) }.map {
                [.text($0.kind.name), .text($0.day.inFullWords), .text($0.explanation), .text($0.rule)]
            }
        ).html
    }

    func moveMeeting() async throws -> Answer {
        let meeting = try requiredMeeting()
        return try await performing(
            done: .desk(meeting),
            saying: .moved,
            refused: { try meetingDesk(issues: $0) },
            command: { MoveMeeting(key: meeting.key, day: try day("day"), reason: text("reason")) }
        )
    }

    func cancelMeeting() async throws -> Answer {
        let meeting = try requiredMeeting()
        return try await performing(
            done: .desk(meeting),
            saying: .saved,
            refused: { issues in
                try meetingDesk(
                    issues: issues.map {
                        Issue(
                            field: $0.field == "reason" ? "cancel-reason" : $0.field,
                            code: $0.code,
                            detail: $0.detail
                        )
                    }
                )
            },
            command: { CancelMeeting(key: meeting.key, reason: text("reason")) }
        )
    }
}
