import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// One page that says where an item stands, what it waits for, and who must act.
extension WorkspaceVisit {
    func requiredRoad() throws -> GovernanceItem {
        guard let road = values["item"].flatMap({ council.item(slug: $0) }), may(.readDraft, .plan(road.planID)) else {
            throw Missing()
        }
        return road
    }

    // MARK: where it stands

    func roadDesk(issues: [Issue] = []) throws -> Answer {
        let item = try requiredRoad()
        let standing = council.standing(of: item, on: shownDay)
        return page(
            item.title,
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(),
            section: .governance,
            issues: issues
        ) {
            element(.p, .class("caption")) { "The road to a decision" }
            element(.h1) { item.title }
            element(.p, .class("lead")) { standing.sentence }
            if standing.isLate { warning("Late") { element(.p) { "A deadline has gone by." } } }
            element(.ol, .class("timeline")) {
                for (place, step) in item.steps.enumerated() { element(.li) { roadStep(item, place, step, issues) } }
            }
            element(.ul) {
                if council.governanceRules.keyDecisionNotice != nil, item.isKeyDecision {
                    element(.li) { link("Notice of key decision", to: Path.desk(item).step("notice")) }
                }
                element(.li) { link("Recommendations", to: Path.desk(item).step("recommendations")) }
                element(.li) { link("Comments of scrutiny and answers", to: Path.desk(item).step("comments")) }
                element(.li) { link("Papers", to: Path.desk(item).step("papers")) }
            }
            timetable(item)
        }
    }

    @HTMLBuilder private func roadStep(
        _ item: GovernanceItem,
        _ place: Int,
        _ step: GovernanceItem.Step,
        _ issues: [Issue]
    ) -> HTML {
        element(.strong) { council.bodyName(step.bodyKey) }
        " \(step.part.name)"
        if let meeting = step.meetingKey.flatMap({ council.meetings[$0] }) {
            " on "
            link(meeting.day.inFullWords, to: .desk(meeting))
        }
        for time in step.past {
            if let outcome = time.outcome { ". Before: \(outcome.kind.name.lowercased()), \(outcome.reference)" }
        }
        if let issued = step.issued { ". Papers issued on \(issued.day.inWords)" }
        if let outcome = step.outcome {
            ". \(outcome.kind.name), "
            if let decision = outcome.decision.flatMap({ council.decisions[$0] }) {
                link(outcome.reference, to: .desk(decision))
            } else {
                outcome.reference
            }
        }
        if step.outcome == nil, may(.recordGovernance, .council) { stepForms(item, place, step, issues) }
    }

    @HTMLBuilder private func stepForms(
        _ item: GovernanceItem,
        _ place: Int,
        _ step: GovernanceItem.Step,
        _ issues: [Issue]
    ) -> HTML {
        let path = Path.desk(item).step("steps").step("\(place + 1)")
        let isNext = item.nextStep == place
        let isCancelled = step.meetingKey.flatMap { council.meetings[$0] }?.cancellation != nil
        if step.issued == nil || isCancelled {
            element(.details, (step.meetingKey == nil || isCancelled) && isNext ? .open : nil) {
                element(.summary) { "Set its meeting" }
                form(path.step("schedule")) {
                    SelectField(
                        name: "meeting",
                        id: "meeting-\(place + 1)",
                        label: "Meeting",
                        choices: meetingChoices(of: step.bodyKey).map { (value: $0.0, label: $0.1) },
                        chosen: step.meetingKey ?? "",
                        issues: issues
                    ).html
                    button("Set the meeting")
                }
            }
        }
        if isNext, step.meetingKey != nil, step.issued == nil, step.part != .clear {
            element(.details, .open) {
                element(.summary) { "Record that the papers are public" }
                form(path.step("issue")) {
                    input("day", "Day on which they were published", issues, value: today.iso, kind: .date)
                    input(
                        "urgency",
                        "Reason of urgency",
                        issues,
                        hint: "Only where they came later than the rules allow.",
                        limit: 1000,
                        isRequired: false
                    )
                    button("Record it")
                }
            }
        }
        if isNext, step.issued != nil || step.part == .clear, step.meetingKey != nil {
            element(.p) { link("Record the minutes", to: path.step("minutes")) }
        }
    }

    private func timetable(_ item: GovernanceItem) -> HTML {
        let timetable = council.timetable(of: item, on: shownDay)
        return element(.section, .aria("labelledby", "timetable")) {
            element(.h2, .id("timetable")) { "Timetable" }
            if !timetable.clashes.isEmpty {
                warning("These days get in each other's way") {
                    element(.ul) { for clash in timetable.clashes { element(.li) { clash.sentence } } }
                }
            }
            if timetable.entries.isEmpty {
                element(.p) { "Set the meetings: the days are worked back from them." }
            } else {
                Table(
                    caption: "Worked back from the meetings",
                    columns: ["Day", "What", "For", "How it was found"],
                    rows: timetable.entries.map {
                        [
                            .text($0.day.inFullWords), .text($0.kind.name),
                            .text(council.bodyName(item.steps[$0.step].bodyKey)), .text($0.explanation),
                        ]
                    }
                ).html
            }
        }
    }

    private func stepPlace(_ item: GovernanceItem) throws -> Int {
        // Asked before subtracting: the smallest number has none before it.
        guard let number = values["step"].flatMap({ Int($0) }), (1...max(1, item.steps.count)).contains(number),
            !item.steps.isEmpty
        else { throw Missing() }
        return number - 1
    }

    func scheduleStep() async throws -> Answer {
        let item = try requiredRoad()
        let place = try stepPlace(item)
        return try await performing(
            done: .desk(item),
            saying: .saved,
            refused: { issues in
                try roadDesk(
                    issues: issues.map {
                        Issue(
                            field: $0.field == "meeting" ? "meeting-\(place + 1)" : $0.field,
                            code: $0.code,
                            detail: $0.detail
                        )
                    }
                )
            },
            command: { ScheduleStep(itemID: item.id, step: place, meetingKey: form["meeting"]) }
        )
    }

    func issueStep() async throws -> Answer {
        let item = try requiredRoad()
        let place = try stepPlace(item)
        return try await performing(
            done: .desk(item),
            saying: .saved,
            refused: { try roadDesk(issues: $0) },
            command: {
                IssueStep(itemID: item.id, step: place, .init(day: try day("day"), urgency: text("urgency")))
            }
        )
    }

    // MARK: minutes

    func minutesPage(issues: [Issue] = []) throws -> Answer {
        let item = try requiredRoad()
        let place = try stepPlace(item)
        let step = item.steps[place]
        let meeting = step.meetingKey.flatMap { council.meetings[$0] }
        let title = "Minutes of \(council.bodyName(step.bodyKey)): \(item.title)"
        return page(
            title,
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail((item.title, .desk(item))),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { title }
            element(.p) {
                step.part.decides
                    ? "What is agreed here acts: words that a recommendation proposes are put into the plan once the body that decides agrees, each with this decision as its authority. Where the decision may be called in, they are put there when it is recorded as carried out."
                    : "What the body said and did, from its minutes."
            }
            if let meeting { element(.p) { "Meeting of \(meeting.day.inFullWords)." } }
            form(Path.desk(item).step("steps").step("\(place + 1)").step("minutes")) {
                choose(
                    "kind",
                    "What it did",
                    GovernanceItem.Outcome.Kind.possible(for: step.part).map { ($0.rawValue, $0.name) },
                    issues
                )
                input(
                    "note",
                    "What it resolved, as the minutes have it",
                    issues,
                    hint: "Left empty, a plain sentence is made of what it did.",
                    kind: .area(rows: 3),
                    limit: 1000,
                    isRequired: false
                )
                if step.part.decides {
                    recommendationOutcomes(item, step, issues)
                    decisionFields(issues, hasOutcome: false)
                } else {
                    input("reference", "Minute or item", issues, limit: 200)
                }
                button("Record the minutes")
            }
        }
    }

    @HTMLBuilder private func recommendationOutcomes(
        _ item: GovernanceItem,
        _ step: GovernanceItem.Step,
        _ issues: [Issue]
    ) -> HTML {
        for recommendation in council.readableRecommendations(of: item) {
            let place = "recommendation-\(recommendation.number)"
            choose(
                place,
                "Recommendation \(recommendation.number): \(recommendation.text)",
                [("", recommendation.isHeld(before: step.bodyKey) ? "Not taken up" : "As the item")]
                    + GovernanceItem.Outcome.Kind.possible(for: .decide).map { ($0.rawValue, $0.name) },
                issues
            )
            if let wording = recommendation.wordingNow {
                for field in recommendation.proposal?.fields ?? [] {
                    input(
                        "\(place)-\(field.rawValue)",
                        field == .title ? "Its words, if amended" : "Its \(field.word), if amended",
                        issues,
                        hint: "Proposed: \(wording[field])",
                        kind: field == .title ? .text : .area(rows: 3),
                        limit: field == .title ? PlanElement.Wording.titleLimit : PlanElement.Wording.textLimit,
                        isRequired: false
                    )
                }
            }
        }
    }

    func concludeStep() async throws -> Answer {
        let item = try requiredRoad()
        let place = try stepPlace(item)
        let step = item.steps[place]
        let id = workspace.identities.identity(for: Decision.self)
        return try await performing(
            on: step.part.decides ? id : nil,
            because: "Resolved by \(council.bodyName(step.bodyKey))",
            done: .desk(item),
            refused: { try minutesPage(issues: $0) },
            command: {
                guard let kind = GovernanceItem.Outcome.Kind(rawValue: form["kind"]) else {
                    throw FormProblem(Issue(field: "kind", code: "outcome-missing"))
                }
                let meeting = step.meetingKey.flatMap { council.meetings[$0] }
                let record = try meeting.map { meeting in
                    try decisionRecord(
                        slug: council.freeDecisionSlug(meeting.day, bodyKey: step.bodyKey),
                        bodyKey: step.bodyKey,
                        meetingKey: meeting.key,
                        itemID: item.id,
                        isKey: item.isKeyDecision && council.bodies[step.bodyKey]?.kind == .executive
                    )
                }
                return ConcludeStep(
                    itemID: item.id,
                    step: place,
                    kind: kind,
                    reference: text("reference"),
                    source: text("source"),
                    note: text("note"),
                    decision: step.part.decides ? record.map { (id: id, record: $0) } : nil,
                    outcomes: typedOutcomes(item)
                )
            }
        )
    }

    private func typedOutcomes(_ item: GovernanceItem) -> [Recommendation.ID: ConcludeStep.RecommendationOutcome] {
        var outcomes: [Recommendation.ID: ConcludeStep.RecommendationOutcome] = [:]
        for recommendation in council.recommendations(of: item.id) {
            let place = "recommendation-\(recommendation.number)"
            let typed = (recommendation.proposal?.fields ?? []).filter { !text("\(place)-\($0.rawValue)").isEmpty }
            // Whoever types other words says that it was amended, whatever stands beside them.
            guard let kind = typed.isEmpty ? GovernanceItem.Outcome.Kind(rawValue: form[place]) : .amended else {
                continue
            }
            var amended = typed.isEmpty ? nil : recommendation.wordingNow
            for field in typed { amended?[field] = text("\(place)-\(field.rawValue)") }
            outcomes[recommendation.id] = .init(kind, amended: amended)
        }
        return outcomes
    }
}
