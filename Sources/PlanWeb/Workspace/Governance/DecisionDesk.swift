import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Records of decisions: made, published, called in, carried out.
extension WorkspaceVisit {
    func requiredDecision() throws -> Decision {
        guard let decision = values["decision"].flatMap({ Decision.ID($0) }).flatMap({ council.decisions[$0] }),
            may(.readDraft, .plan(decision.planID))
        else { throw Missing() }
        return decision
    }

    private var readablePlans: [(String, String)] {
        council.plansByPeriod.filter { may(.readDraft, .plan($0.id)) }.map { ($0.id.description, council.title($0)) }
    }

    // MARK: a new one

    func addDecisionPage(issues: [Issue] = []) -> Answer {
        page(
            "Record a decision",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Record a decision" }
            element(.p) {
                "For what is decided on a road, record the minutes on the page of that road: there a decision acts on the plan."
            }
            form(Path.addDecision) {
                choose("plan", "Plan", readablePlans, issues)
                choose("body", "Body that decided", bodyChoices(), issues)
                input("day", "Day", issues, kind: .date)
                decisionFields(issues)
                button("Record the decision")
            }
        }
    }

    func recordDecision() async throws -> Answer {
        try await performing(
            done: .governance,
            refused: { addDecisionPage(issues: $0) },
            command: {
                guard let plan = Plan.ID(form["plan"]) else {
                    throw FormProblem(Issue(field: "plan", code: "plan-unknown"))
                }
                let day = try day("day")
                return RecordDecision(
                    Decision(
                        id: workspace.identities.identity(for: Decision.self),
                        planID: plan,
                        body: council.bodies[form["body"]]?.name ?? "",
                        day: day,
                        outcome: text("outcome"),
                        reference: text("reference"),
                        source: text("source"),
                        record: try decisionRecord(
                            slug: council.freeDecisionSlug(day, bodyKey: form["body"]),
                            bodyKey: form["body"],
                            meetingKey: nil,
                            itemID: nil,
                            isKey: false
                        )
                    )
                )
            }
        )
    }

    // MARK: one of them

    func decisionDesk(issues: [Issue] = []) throws -> Answer {
        let decision = try requiredDecision()
        let title = "Decision of \(decision.body), \(decision.day.inWords)"
        return page(
            title,
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { title }
            element(.p, .class("lead")) { decision.outcome }
            if decision.record != nil {
                element(.p) { element(.strong) { council.stateInWords(of: decision, on: shownDay) } }
            }
            facts(decisionFacts(decision))
            exemptParts(decision)
            if may(.recordGovernance, .council) { decisionActions(decision, issues) }
            corrections(decision)
        }
    }

    private func decisionFacts(_ decision: Decision) -> [(String, HTML)] {
        let record = decision.record
        return [
            ("Minute", sourceLink(decision.reference, decision.source)),
            ("Plan", .text(council.plans[decision.planID].map(council.title) ?? "")),
            ("Key decision", .text(record.map { $0.isKey ? "Yes" : "No" } ?? "")),
            ("Reasons", .text(record?.reasons ?? "")),
            ("Alternatives", .text(record?.alternatives ?? "")), ("Interests", .text(record?.interests ?? "")),
            ("Wards", .text(record?.wards ?? "")),
            ("Can be called in", .text(record == nil ? "" : council.canBeCalledIn(decision) ? "Yes" : "No")),
            ("Published", .text(decision.published?.inFullWords ?? "")),
            (
                "Public page",
                decision.published == nil
                    ? .empty : record.map { link("The public record", to: .decision($0.slug)) } ?? .empty
            ),
            (
                "Call-in",
                .text(decision.callIn.map { "\($0.day.inWords), by \($0.requesters): \($0.reason)" } ?? "")
            ),
            ("Road", record?.itemID.flatMap { council.items[$0] }.map { link($0.title, to: .desk($0)) } ?? .empty),
        ]
    }

    @HTMLBuilder private func exemptParts(_ decision: Decision) -> HTML {
        if let parts = decision.record?.exempt, !parts.isEmpty {
            element(.section, .aria("labelledby", "exempt-parts")) {
                element(.h2, .id("exempt-parts")) { "Not for publication" }
                for part in parts {
                    element(.p) { "Paragraph \(part.paragraph): \(part.description). \(part.publicInterest)" }
                    if may(.readExempt, .council), let text = part.text {
                        warning("Exempt information") { element(.p) { text } }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func decisionActions(_ decision: Decision, _ issues: [Issue]) -> HTML {
        let path = Path.desk(decision)
        if decision.record != nil, decision.published == nil {
            form(path.step("publish")) {
                element(.h2) { "Publish the record" }
                element(.p) {
                    council.canBeCalledIn(decision)
                        ? "It becomes public, and the call-in period begins." : "It becomes public."
                }
                input("day", "Day of publication", issues, value: today.iso, kind: .date)
                button("Publish")
            }
        }
        if council.canBeCalledIn(decision), decision.published != nil, decision.callIn == nil,
            council.stepAfter(decision.id) == nil
        {
            element(.details, issues.isEmpty ? nil : .open) {
                element(.summary) { "Record a call-in" }
                form(path.step("call-in")) {
                    input("day", "Day of the call-in", issues, kind: .date)
                    input(
                        "requesters",
                        "By whom",
                        issues,
                        hint: "By office or number: five members of the committee.",
                        limit: 400
                    )
                    input("reason", "Why", issues, kind: .area(rows: 3), limit: 2000)
                    choose("body", "Committee that considers it", bodyChoices([.scrutiny]), issues)
                    button("Record the call-in")
                }
            }
        }
        if let callIn = decision.callIn, callIn.conclusion == nil {
            form(path.step("call-in-outcome")) {
                element(.h2) { "What the committee did" }
                choose("outcome", "Outcome", CallIn.Outcome.allCases.map { ($0.rawValue, $0.name) }, issues)
                input("day", "Day", issues, kind: .date)
                input(
                    "note",
                    "In the words of the minutes",
                    issues,
                    kind: .area(rows: 2),
                    limit: 1000,
                    isRequired: false
                )
                button("Record the outcome")
            }
        }
        if decision.record != nil, decision.implemented == nil {
            element(.details, issues.contains { $0.field == "implemented" } ? .open : nil) {
                element(.summary) { "Record that it was carried out" }
                form(path.step("implement")) {
                    FormField(
                        name: "day",
                        id: "implemented",
                        label: "Day on which it was carried out",
                        value: today.iso,
                        issues: issues,
                        kind: .date,
                        isRequired: true
                    ).html
                    button("Record it")
                }
            }
        }
        element(.p) { link("Put this record right", to: path.step("correct")) }
    }

    @HTMLBuilder private func corrections(_ decision: Decision) -> HTML {
        if !decision.corrections.isEmpty {
            element(.h2) { "How it read before it was put right" }
            element(.ul) {
                for old in decision.corrections {
                    element(.li) { correctionWords(old) }
                }
            }
        }
    }

    func publishDecision() async throws -> Answer {
        let decision = try requiredDecision()
        return try await performing(
            done: .desk(decision),
            saying: .saved,
            refused: { try decisionDesk(issues: $0) },
            command: {
                PublishDecision(decision.id, on: try day("day"))
            }
        )
    }

    func callInDecision() async throws -> Answer {
        let decision = try requiredDecision()
        return try await performing(
            done: .desk(decision),
            refused: { try decisionDesk(issues: $0) },
            command: {
                CallInDecision(
                    decision.id,
                    CallIn(
                        day: try day("day"),
                        requesters: text("requesters"),
                        reason: text("reason"),
                        bodyKey: form["body"]
                    )
                )
            }
        )
    }

    func concludeCallIn() async throws -> Answer {
        let decision = try requiredDecision()
        return try await performing(
            done: .desk(decision),
            refused: { try decisionDesk(issues: $0) },
            command: {
                ConcludeCallIn(
                    decision.id,
                    .init(
                        outcome: CallIn.Outcome(rawValue: form["outcome"]) ?? .referredBack,
                        day: try day("day"),
                        note: text("note")
                    )
                )
            }
        )
    }

    func implementDecision() async throws -> Answer {
        let decision = try requiredDecision()
        return try await performing(
            on: decision.id,
            because: "Carried out",
            done: .desk(decision),
            refused: { try decisionDesk(issues: renaming($0, ["day": "implemented", "decision": "implemented"])) },
            command: {
                ImplementDecision(decision.id, on: try day("day"))
            }
        )
    }
}
