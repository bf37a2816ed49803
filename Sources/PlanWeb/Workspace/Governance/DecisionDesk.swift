import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Records of decisions: made, published, called in, carried out, put right.
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

    /// The fields of a written record (SI 2012/2089, regulation 12), here and where a road's minutes are recorded.
    @HTMLBuilder func decisionFields(_ issues: [Issue], of old: Decision? = nil, hasOutcome: Bool = true) -> HTML {
        if hasOutcome {
            input(
                "outcome",
                "What it decided, as the minutes have it",
                issues,
                value: old?.outcome ?? "",
                kind: .area(rows: 3),
                limit: 1000
            )
        }
        input("reference", "Minute or item", issues, value: old?.reference ?? "", limit: 200)
        input("source", "Address where it can be checked", issues, value: old?.source ?? "", isRequired: false)
        input(
            "reasons",
            "Reasons for the decision",
            issues,
            value: old?.record?.reasons ?? "",
            hint: "The executive must give them, and the two that follow (SI 2012/2089, regulation 12).",
            kind: .area(rows: 3),
            limit: 4000,
            isRequired: false
        )
        input(
            "alternatives",
            "Alternatives considered and rejected",
            issues,
            value: old?.record?.alternatives ?? "",
            hint: "Or None.",
            kind: .area(rows: 2),
            limit: 4000,
            isRequired: false
        )
        input(
            "interests",
            "Interests declared and dispensations",
            issues,
            value: old?.record?.interests ?? "",
            hint: "Or None.",
            kind: .area(rows: 2),
            limit: 2000,
            isRequired: false
        )
        input(
            "wards",
            "Wards affected",
            issues,
            value: old?.record?.wards ?? "",
            hint: "All, or their names.",
            isRequired: false
        )
        input(
            "waiver",
            "Why it is too urgent for call-in",
            issues,
            value: old?.record?.callInWaiver?.reason ?? "",
            hint: "Leave this and the next field empty unless it is.",
            limit: 1000,
            isRequired: false
        )
        input(
            "waiver-agreed",
            "Which office agreed to that",
            issues,
            value: old?.record?.callInWaiver?.agreedBy ?? "",
            limit: 200,
            isRequired: false
        )
        if may(.readExempt, .council) { exemptFields(issues, of: old?.record?.exempt.first) }
    }

    @HTMLBuilder private func exemptFields(_ issues: [Issue], of part: ExemptPart?) -> HTML {
        choose(
            "exempt",
            "Part not for publication",
            [("", "None: all of it is open")]
                + ExemptPart.paragraphs.sorted { $0.key < $1.key }.map {
                    ("\($0.key)", "Paragraph \($0.key): \($0.value.lowercasedFirst)")
                },
            issues,
            chosen: part.map { "\($0.paragraph)" } ?? "",
            hint: "Schedule 12A to the Local Government Act 1972."
        )
        input(
            "public-interest",
            "Why the public interest in keeping it back outweighs that in showing it",
            issues,
            value: part?.publicInterest ?? "",
            hint: "This sentence is public.",
            limit: 1000,
            isRequired: false
        )
        input(
            "exempt-text",
            "The words that are kept back",
            issues,
            value: part?.text ?? "",
            kind: .area(rows: 3),
            limit: 4000,
            isRequired: false
        )
    }

    /// Reads those fields.
    func decisionRecord(
        slug: String,
        bodyKey: String,
        meetingKey: String?,
        itemID: GovernanceItem.ID?,
        isKey: Bool,
        keeping old: DecisionRecord? = nil
    ) -> DecisionRecord {
        let waiver =
            text("waiver").isEmpty && text("waiver-agreed").isEmpty
            ? nil : DecisionRecord.CallInWaiver(reason: text("waiver"), agreedBy: text("waiver-agreed"))
        // Whoever may not read what is exempt neither adds to it nor takes it away.
        let typed = Int(form["exempt"]).map {
            [ExemptPart(paragraph: $0, publicInterest: text("public-interest"), text: text("exempt-text"))]
        }
        return DecisionRecord(
            slug: slug,
            bodyKey: bodyKey,
            meetingKey: meetingKey,
            itemID: itemID,
            isKey: isKey,
            reasons: text("reasons"),
            alternatives: text("alternatives"),
            interests: text("interests"),
            wards: text("wards"),
            callInWaiver: waiver,
            exempt: may(.readExempt, .council) ? typed ?? [] : old?.exempt ?? []
        )
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
                        record: decisionRecord(
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
            element(.section, .aria("labelledby", "exempt")) {
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
        if council.canBeCalledIn(decision), decision.published != nil, decision.callIn == nil {
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
            element(.details) {
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
                    element(.li) {
                        "\(old.body), \(old.day.inWords), \(old.reference): \(old.outcome) Put right because: \(old.reason)"
                    }
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
            done: .desk(decision),
            refused: { try decisionDesk(issues: $0) },
            command: {
                ImplementDecision(decision.id, on: try day("day"))
            }
        )
    }

    // MARK: putting right

    func correctDecisionPage(issues: [Issue] = []) throws -> Answer {
        let decision = try requiredDecision()
        return page(
            "Put a decision right",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(("Decision", .desk(decision))),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Put a decision right" }
            element(.p) {
                "For what was mistyped. How it read stays in the record and on the public page, with the reason."
            }
            form(Path.desk(decision).step("correct")) {
                choose("body", "Body that decided", bodyChoices(), issues, chosen: decision.record?.bodyKey ?? "")
                input("day", "Day", issues, value: decision.day.iso, kind: .date)
                decisionFields(issues, of: decision)
                input("reason", "Why it is put right", issues, limit: Self.reasonLimit)
                button("Save")
            }
        }
    }

    func correctDecision() async throws -> Answer {
        let old = try requiredDecision()
        return try await performing(
            done: .desk(old),
            saying: .corrected,
            refused: { try correctDecisionPage(issues: $0) },
            command: {
                let day = try day("day")
                let body = form["body"]
                let meeting = old.record?.meetingKey
                return CorrectDecision(
                    Decision(
                        id: old.id,
                        planID: old.planID,
                        body: council.bodies[body]?.name ?? "",
                        day: day,
                        outcome: text("outcome"),
                        reference: text("reference"),
                        source: text("source"),
                        record: decisionRecord(
                            slug: old.record?.slug ?? council.freeDecisionSlug(day, bodyKey: body),
                            bodyKey: body,
                            meetingKey: body == old.record?.bodyKey ? meeting : nil,
                            itemID: old.record?.itemID,
                            isKey: old.record?.isKey ?? false,
                            keeping: old.record
                        )
                    ),
                    reason: text("reason")
                )
            }
        )
    }
}
