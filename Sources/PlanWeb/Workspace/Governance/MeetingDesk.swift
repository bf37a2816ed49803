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

    // MARK: bodies

    func bodiesPage(issues: [Issue] = []) -> Answer {
        page(
            "Bodies and their remits",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Bodies and their remits" }
            let all = council.bodies.values.sorted { ($0.name, $0.key) < ($1.name, $1.key) }
            if all.isEmpty {
                element(.p) { "None is recorded yet." }
            } else {
                Table(
                    caption: "Bodies, and what each answers for",
                    columns: ["Body", "Kind", "Remit", "Name in addresses"],
                    rows: all.map { body in
                        [.text(body.name), .text(body.kind.name), .text(body.remit), element(.code) { body.key }]
                    }
                ).html
            }
            if may(.recordGovernance, .council) {
                element(.h2) { "Record a body, or change its name or remit" }
                form(Path.bodies) {
                    input("name", "Name", issues, limit: 200)
                    input(
                        "key",
                        "Name in addresses",
                        issues,
                        hint: "Small letters and hyphens, such as cabinet. The same name changes the body.",
                        limit: 60
                    )
                    choose("kind", "Kind", Body.Kind.allCases.map { ($0.rawValue, $0.name) }, issues)
                    input("remit", "Remit", issues, kind: .area(rows: 3), limit: 1000, isRequired: false)
                    input("source", "Address where it can be checked", issues, isRequired: false)
                    button("Record the body")
                }
            }
        }
    }

    func recordBody() async throws -> Answer {
        try await performing(
            done: .bodies,
            refused: { bodiesPage(issues: $0) },
            command: {
                RecordBody(
                    Body(
                        key: text("key"),
                        name: text("name"),
                        kind: Body.Kind(rawValue: form["kind"]) ?? .committee,
                        remit: text("remit"),
                        source: text("source")
                    )
                )
            }
        )
    }

    // MARK: rules

    func governanceRulesPage(issues: [Issue] = []) -> Answer {
        let rules = council.governanceRules
        return page(
            "Rules of deadlines",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Rules of deadlines" }
            element(.p) {
                "Every deadline is counted from these. They begin as the law of the nation has it; the council's constitution may ask for more."
            }
            if may(.recordGovernance, .council) {
                rulesForm(rules, issues)
            } else {
                facts([
                    ("Nation", .text(rules.nation.name)), ("Agenda and reports public", .text(rules.agenda.words)),
                    ("Notice of key decision", .text(rules.keyDecisionNotice?.words ?? "None")),
                    ("General exception", .text(rules.generalException?.words ?? "None")),
                    ("Call-in", .text(rules.callIn.map { "\($0.workingDays) working days" } ?? "None")),
                ])
            }
            element(.h2) { "Days on which nobody works" }
            Table(
                caption: "Bank holidays in \(rules.nation.name) and closure days, this year and the next",
                columns: ["Day", "Name", "Source"],
                rows: closedDays(rules)
            ).html
        }
    }

    private func closedDays(_ rules: GovernanceRules) -> [[HTML]] {
        let holidays = [shownDay.year, shownDay.year + 1].flatMap { BankHoliday.all(in: $0, nation: rules.nation) }
            .map { (day: $0.day, name: $0.name, source: $0.source) }
        let closures = rules.closures.map { (day: $0.day, name: $0.name, source: "The council") }
        return (holidays + closures).sorted { $0.day < $1.day }
            .map { [.text($0.day.inFullWords), .text($0.name), .text($0.source)] }
    }

    private func rulesForm(_ rules: GovernanceRules, _ issues: [Issue]) -> HTML {
        let countings = DayCounting.allCases.map { ($0.rawValue, $0 == .working ? "Working days" : "Calendar days") }
        return form(Path.governanceRules) {
            choose(
                "nation",
                "Nation",
                Nation.allCases.map { ($0.rawValue, $0.name) },
                issues,
                chosen: rules.nation.rawValue
            )
            input(
                "agenda",
                "Clear days for agenda and reports",
                issues,
                value: "\(rules.agenda.count)",
                kind: .code,
                limit: 3
            )
            choose("counting", "How those days are counted", countings, issues, chosen: rules.agenda.counting.rawValue)
            input(
                "keyDecisionNotice",
                "Clear days for the notice of a key decision",
                issues,
                value: rules.keyDecisionNotice.map { "\($0.count)" } ?? "",
                hint: "Calendar days. Leave it empty where there are no key decisions.",
                kind: .code,
                limit: 3,
                isRequired: false
            )
            input(
                "generalException",
                "Clear days for the general exception",
                issues,
                value: rules.generalException.map { "\($0.count)" } ?? "",
                kind: .code,
                limit: 3,
                isRequired: false
            )
            input(
                "callIn",
                "Working days for call-in",
                issues,
                value: rules.callIn.map { "\($0.workingDays)" } ?? "",
                hint: "Leave it empty where nothing can be called in.",
                kind: .code,
                limit: 3,
                isRequired: false
            )
            choose(
                "takesEffect",
                "A decision that nobody called in takes effect",
                [("on-last-day", "On the last day of the period"), ("day-after", "On the working day after it")],
                issues,
                chosen: (rules.callIn?.takesEffect ?? .onLastDay).rawValue
            )
            input(
                "closures",
                "Days on which the council is closed",
                issues,
                value: rules.closures.map { "\($0.day.iso) \($0.name)" }.joined(separator: "\n"),
                hint: "One a line, the day first: 2026-12-29 Christmas closure.",
                kind: .area(rows: 4),
                limit: 4000,
                isRequired: false
            )
            button("Save the rules")
        }
    }

    func setGovernanceRules() async throws -> Answer {
        try await performing(
            done: .governanceRules,
            saying: .saved,
            refused: { governanceRulesPage(issues: $0) },
            command: {
                SetGovernanceRules(try typedRules())
            }
        )
    }

    private func typedRules() throws -> GovernanceRules {
        func number(_ name: String) throws -> Int? {
            guard !text(name).isEmpty else { return nil }
            guard let number = Int(text(name)), number >= 0 else {
                throw FormProblem(Issue(field: name, code: "days-out-of-range", detail: "1 to 90"))
            }
            return number
        }
        guard let nation = Nation(rawValue: form["nation"]) else {
            throw FormProblem(Issue(field: "nation", code: "text-missing"))
        }
        let exception = try number("generalException")
        return GovernanceRules(
            nation: nation,
            agenda: .init(try number("agenda") ?? 0, DayCounting(rawValue: form["counting"]) ?? .working),
            keyDecisionNotice: try number("keyDecisionNotice").map { .init($0, .calendar) },
            generalException: exception.map { .init($0, .working) },
            callIn: try number("callIn").map {
                .init(workingDays: $0, takesEffect: .init(rawValue: form["takesEffect"]) ?? .onLastDay)
            },
            closures: try form["closures"].split(whereSeparator: \.isNewline).map(closure)
        )
    }

    private func closure(_ line: Substring) throws -> WorkingCalendar.ClosureDay {
        let parts = line.trimmingSpaces.split(separator: " ", maxSplits: 1)
        guard let day = parts.first.flatMap({ Day(iso: $0) }) else {
            throw FormProblem(Issue(field: "closures", code: "day-malformed", detail: String(line.prefix(40))))
        }
        return .init(day: day, name: parts.count > 1 ? String(parts[1]) : "The council is closed")
    }
}
