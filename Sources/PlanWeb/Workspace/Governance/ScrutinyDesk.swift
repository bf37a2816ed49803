import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// What scrutiny sets going beside its comments, and what it asks for.
extension WorkspaceVisit {
    func scrutinyDesk(issues: [Issue] = []) -> Answer {
        page(
            "What scrutiny asked and set going",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "What scrutiny asked and set going" }
            element(.section, .aria("labelledby", "outputs")) {
                element(.h2, .id("outputs")) { "Actions, issues and good practice" }
                outputs
                if may(.commentForScrutiny, .any) { outputForm(issues) }
            }
            element(.section, .aria("labelledby", "requests")) {
                element(.h2, .id("requests")) { "Requests for information" }
                requests
                if may(.commentForScrutiny, .any) { requestForm(issues) }
            }
        }
    }

    @HTMLBuilder private var outputs: HTML {
        let all = council.scrutinyOutputsByMeeting
        if all.isEmpty { element(.p) { "None is recorded." } }
        for output in all {
            element(.article) {
                element(.h3) { "\(output.kind.name): \(output.text)" }
                facts([
                    ("Committee", .text(council.bodyName(output.bodyKey))), ("Owner", .text(output.owner)),
                    ("Due", .text(output.due?.inWords ?? "")),
                    ("Outcome", .text(output.closing.map { "\($0.day.inWords): \($0.outcome)" } ?? "Open")),
                    ("Public", .text(publicInWords(output.shownSince))),
                ])
                showing(Path.scrutinyDesk.step("outputs").step(output.id.description), output.shownSince)
                if output.closing == nil, may(.answerScrutiny, .any) {
                    form(Path.scrutinyDesk.step("outputs").step(output.id.description)) {
                        FormField(
                            name: "outcome",
                            id: "outcome-\(output.id)",
                            label: "What came of it",
                            limit: 1000,
                            isRequired: true
                        ).html
                        button("Close it", isQuiet: true)
                    }
                }
            }
        }
    }

    private func outputForm(_ issues: [Issue]) -> HTML {
        element(.details, issues.isEmpty ? nil : .open) {
            element(.summary) { "Record one" }
            form(Path.scrutinyDesk.step("outputs")) {
                choose("kind", "Kind", ScrutinyOutput.Kind.allCases.map { ($0.rawValue, $0.name) }, issues)
                choose("body", "Committee", bodyChoices([.scrutiny]), issues)
                choose("meeting", "Meeting", scrutinyMeetings, issues)
                input("text", "What it is", issues, kind: .area(rows: 3), limit: 2000)
                input(
                    "owner",
                    "Post that acts",
                    issues,
                    hint: "For a corrective action.",
                    limit: 200,
                    isRequired: false
                )
                input("due", "By when", issues, kind: .date, isRequired: false)
                button("Record it")
            }
        }
    }

    private var scrutinyMeetings: [(String, String)] {
        meetingChoices().filter { choice in
            council.meetings[choice.0]?.bodyKey.flatMap { council.bodies[$0] }?.kind == .scrutiny
        }
    }

    func recordScrutinyOutput() async throws -> Answer {
        try await performing(
            done: .scrutinyDesk,
            refused: { scrutinyDesk(issues: $0) },
            command: {
                RecordScrutinyOutput(
                    ScrutinyOutput(
                        id: workspace.identities.identity(for: ScrutinyOutput.self),
                        kind: ScrutinyOutput.Kind(rawValue: form["kind"]) ?? .issueForCabinet,
                        bodyKey: form["body"],
                        meetingKey: form["meeting"],
                        text: text("text"),
                        owner: text("owner"),
                        due: text("due").isEmpty ? nil : try day("due")
                    )
                )
            }
        )
    }

    func closeScrutinyOutput() async throws -> Answer {
        guard let id = values["output"].flatMap({ ScrutinyOutput.ID($0) }) else { throw Missing() }
        return try await performing(
            done: .scrutinyDesk,
            saying: .saved,
            refused: { scrutinyDesk(issues: $0) },
            command: {
                CloseScrutinyOutput(id, .init(day: today, outcome: text("outcome")))
            }
        )
    }

    @HTMLBuilder private var requests: HTML {
        let all = council.informationRequestsByMeeting
        if all.isEmpty { element(.p) { "None is recorded." } }
        for request in all {
            element(.article) {
                element(.h3) { request.question }
                facts([
                    ("Committee", .text(council.bodyName(request.bodyKey))),
                    (
                        "Answer due",
                        .text(council.meetings[request.dueMeetingKey].map { "\($0.body), \($0.day.inWords)" } ?? "")
                    ), ("Answer", .text(request.answer.map { "\($0.day.inWords): \($0.text)" } ?? "None yet")),
                    ("Public", .text(publicInWords(request.shownSince))),
                ])
                showing(Path.scrutinyDesk.step("requests").step(request.id.description), request.shownSince)
                if request.answer == nil, may(.answerScrutiny, .any) {
                    form(Path.scrutinyDesk.step("requests").step(request.id.description)) {
                        FormField(
                            name: "text",
                            id: "answer-\(request.id)",
                            label: "Answer",
                            kind: .area(rows: 3),
                            limit: 4000,
                            isRequired: true
                        ).html
                        button("Save the answer", isQuiet: true)
                    }
                }
            }
        }
    }

    private func publicInWords(_ since: Day?) -> String {
        since.map { "Since \($0.inWords); what is written of it is public at once" } ?? "No"
    }

    /// Nothing of scrutiny is public by itself: whoever keeps the minutes says that it may be.
    @HTMLBuilder private func showing(_ path: Path, _ since: Day?) -> HTML {
        if may(.recordGovernance, .council) {
            form(path.step("show")) {
                hiddenField("shown", since == nil ? "yes" : "no")
                button(
                    since == nil ? "Put it on the public page" : "Take it off the public page",
                    isQuiet: true
                )
            }
        }
    }

    func showScrutinyOutput() async throws -> Answer {
        guard let id = values["output"].flatMap({ ScrutinyOutput.ID($0) }) else { throw Missing() }
        return try await performing(
            done: .scrutinyDesk,
            saying: .saved,
            refused: { scrutinyDesk(issues: $0) },
            command: { ShowScrutinyOutput(id, isShown: form["shown"] == "yes") }
        )
    }

    func showInformationRequest() async throws -> Answer {
        guard let id = values["request"].flatMap({ InformationRequest.ID($0) }) else { throw Missing() }
        return try await performing(
            done: .scrutinyDesk,
            saying: .saved,
            refused: { scrutinyDesk(issues: $0) },
            command: { ShowInformationRequest(id, isShown: form["shown"] == "yes") }
        )
    }

    private func requestForm(_ issues: [Issue]) -> HTML {
        element(.details, issues.isEmpty ? nil : .open) {
            element(.summary) { "Record a request" }
            form(Path.scrutinyDesk.step("requests")) {
                choose("body", "Committee", bodyChoices([.scrutiny]), issues, id: "asking-body")
                input("question", "Question", issues, kind: .area(rows: 3), limit: 2000)
                choose("meeting", "Asked at", scrutinyMeetings, issues, id: "asked-at")
                choose("dueMeeting", "Answer due at", scrutinyMeetings, issues)
                button("Record the request")
            }
        }
    }

    func askForInformation() async throws -> Answer {
        try await performing(
            done: .scrutinyDesk,
            refused: {
                scrutinyDesk(issues: renaming($0, ["body": "asking-body", "meeting": "asked-at", "due": "dueMeeting"]))
            },
            command: {
                AskForInformation(
                    InformationRequest(
                        id: workspace.identities.identity(for: InformationRequest.self),
                        bodyKey: form["body"],
                        question: text("question"),
                        askedAt: form["meeting"],
                        dueMeetingKey: form["dueMeeting"]
                    )
                )
            }
        )
    }

    func answerInformationRequest() async throws -> Answer {
        guard let id = values["request"].flatMap({ InformationRequest.ID($0) }) else { throw Missing() }
        return try await performing(
            done: .scrutinyDesk,
            saying: .saved,
            refused: { scrutinyDesk(issues: $0) },
            command: {
                AnswerInformationRequest(id, .init(day: today, text: text("text")))
            }
        )
    }
}
