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
                outputs(issues)
                if may(.commentForScrutiny, .any) { outputForm(issues) }
            }
            element(.section, .aria("labelledby", "requests")) {
                element(.h2, .id("requests")) { "Requests for information" }
                requests(issues)
                if may(.commentForScrutiny, .any) { requestForm(issues) }
            }
        }
    }

    @HTMLBuilder private func outputs(_ issues: [Issue]) -> HTML {
        let all = council.scrutinyOutputsByMeeting
        if all.isEmpty { element(.p) { "None is recorded." } }
        for output in all {
            element(.article) {
                element(.h3) { "\(output.kind.name): \(output.text)" }
                facts([
                    ("Committee", .text(council.bodyName(output.bodyKey))), ("Owner", .text(output.owner)),
                    ("Due", .text(output.due?.inWords ?? "")),
                    ("Outcome", .text(output.closing.map { "\($0.day.inWords): \($0.outcome)" } ?? "Open")),
                    ("Public", .text(publicInWords(output.publicity, hasEnding: output.closing != nil))),
                ])
                showing(
                    Path.scrutinyDesk.step("outputs").step(output.id.description),
                    output.id.description,
                    output.publicity,
                    hasEnding: output.closing != nil,
                    issues
                )
                if output.closing == nil, may(.answerScrutiny, .any) {
                    form(Path.scrutinyDesk.step("outputs").step(output.id.description)) {
                        FormField(
                            name: "outcome",
                            id: "outcome-\(output.id)",
                            label: "What came of it",
                            issues: issues,
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
        guard let id = values["output"].flatMap({ ScrutinyOutput.ID($0) }), council.scrutinyOutputs[id] != nil else {
            throw Missing()
        }
        return try await performing(
            done: .scrutinyDesk,
            saying: .saved,
            refused: { scrutinyDesk(issues: renaming($0, ["outcome": "outcome-\(id)", "output": "outcome-\(id)"])) },
            command: {
                CloseScrutinyOutput(id, .init(day: today, outcome: text("outcome")))
            }
        )
    }

    @HTMLBuilder private func requests(_ issues: [Issue]) -> HTML {
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
                    ("Public", .text(publicInWords(request.publicity, hasEnding: request.answer != nil))),
                ])
                showing(
                    Path.scrutinyDesk.step("requests").step(request.id.description),
                    request.id.description,
                    request.publicity,
                    hasEnding: request.answer != nil,
                    issues
                )
                if request.answer == nil, may(.answerScrutiny, .any) {
                    form(Path.scrutinyDesk.step("requests").step(request.id.description)) {
                        FormField(
                            name: "text",
                            id: "answer-\(request.id)",
                            label: "Answer",
                            issues: issues,
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

    private func publicInWords(_ publicity: Publicity?, hasEnding: Bool) -> String {
        guard let publicity else { return "No" }
        guard publicity.isShown else { return "Taken off on \(publicity.day.inWords): \(publicity.reason)" }
        let rest = hasEnding && !publicity.hasEnding ? ", without what came of it" : ""
        return "Since \(publicity.day.inWords)\(rest)"
    }

    /// Nothing of scrutiny is public by itself: whoever keeps the minutes has read it and says that it may be.
    @HTMLBuilder private func showing(
        _ path: Path,
        _ id: String,
        _ publicity: Publicity?,
        hasEnding: Bool,
        _ issues: [Issue]
    )
        -> HTML
    {
        if may(.recordGovernance, .council) {
            let isShown = publicity?.isShown == true
            if !isShown || hasEnding && publicity?.hasEnding == false {
                form(path.step("show")) {
                    // What is written while this page is open is not read yet, and so not shown.
                    hiddenField("ending", hasEnding ? "read" : "none")
                    button(
                        isShown ? "Put what came of it on the public page" : "Put it on the public page",
                        isQuiet: true
                    )
                }
            }
            if isShown {
                element(.details, issues.contains { $0.field == "reason-\(id)" } ? .open : nil) {
                    element(.summary) { "Take it off the public page" }
                    form(path.step("take-off")) {
                        FormField(
                            name: "reason",
                            id: "reason-\(id)",
                            label: "Why; everybody can read this",
                            issues: issues,
                            limit: 1000,
                            isRequired: true
                        ).html
                        button("Take it off", isQuiet: true)
                    }
                }
            }
        }
    }

    private func scrutinyWork() throws -> (subject: ShowScrutinyWork.Subject, id: String) {
        if let id = values["output"].flatMap({ ScrutinyOutput.ID($0) }), council.scrutinyOutputs[id] != nil {
            return (.output(id), id.description)
        }
        if let id = values["request"].flatMap({ InformationRequest.ID($0) }), council.informationRequests[id] != nil {
            return (.request(id), id.description)
        }
        throw Missing()
    }

    func showScrutinyWork() async throws -> Answer {
        let (subject, _) = try scrutinyWork()
        return try await performing(
            done: .scrutinyDesk,
            saying: .saved,
            refused: { scrutinyDesk(issues: $0) },
            command: { ShowScrutinyWork(subject, .show(withEnding: form["ending"] == "read")) }
        )
    }

    func takeOffScrutinyWork() async throws -> Answer {
        let (subject, id) = try scrutinyWork()
        return try await performing(
            done: .scrutinyDesk,
            saying: .withdrawn,
            refused: { scrutinyDesk(issues: renaming($0, ["reason": "reason-\(id)"])) },
            command: { ShowScrutinyWork(subject, .takeOff(reason: text("reason"))) }
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
        guard let id = values["request"].flatMap({ InformationRequest.ID($0) }), council.informationRequests[id] != nil
        else { throw Missing() }
        return try await performing(
            done: .scrutinyDesk,
            saying: .saved,
            refused: { scrutinyDesk(issues: renaming($0, ["text": "answer-\(id)", "request": "answer-\(id)"])) },
            command: {
                AnswerInformationRequest(id, .init(day: today, text: text("text")))
            }
        )
    }
}
