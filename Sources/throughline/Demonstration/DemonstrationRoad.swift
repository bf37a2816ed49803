import HashTreeCollections
import Ledger
import PlanDomain
import PlanUseCases

/// The road of the Council Plan 2024-27 as it really was: notice on 22 January 2024 under the general exception, Cabinet
/// on 30 January, Council on 22 February.
///
/// Scrutiny's meeting, its comments and the answers are made up, and say so; so do the reasons in the records.
struct DemonstrationRoad {
    let office: Office
    let plan: Plan

    private let identities = IdentitySource.random
    private static let cabinetSource =
        "https://democracy.stockport.gov.uk/mgIssueHistoryHome.aspx?IId=109818&PlanId=1423&RPID=0"
    private static let councilSource = "https://democracy.stockport.gov.uk/ieIssueDetails.aspx?IId=109818&Opt=3"
    private static let slug = "council-plan-2024-27"
    private static let madeUp = "Illustrative: made up for this demonstration."

    private var item: GovernanceItem {
        get throws {
            guard let item = office.council.item(slug: Self.slug) else {
                throw Failure("The demonstration has no road.")
            }
            return item
        }
    }

    /// Bodies, meetings, scrutiny's comments with their answers, the notice, and the papers for Cabinet.
    func setOut() async throws {
        try await recordBodies()
        try await recordMeetings()
        let item = GovernanceItem(
            id: new(),
            slug: Self.slug,
            title: "Council Plan 2024-27",
            planID: plan.id,
            isKeyDecision: true,
            steps: [
                .init(bodyKey: "scrutiny", part: .comment), .init(bodyKey: "cabinet", part: .recommend),
                .init(bodyKey: "council", part: .adopt),
            ]
        )
        try await record(
            StartItem(item),
            "The plan is policy framework: the Council adopts it on Cabinet's recommendation"
        )
        for (step, meeting) in ["scrutiny", "cabinet", "council"].enumerated() {
            try await record(ScheduleStep(itemID: item.id, step: step, meetingKey: meeting), "As the calendar has it")
        }
        try await consultScrutiny(item)
        try await setScrutinyGoing()
        try await recommend(item)
        try await giveNotice(item)
        try await record(
            IssueStep(itemID: item.id, step: 1, .init(day: try day("2024-01-22"))),
            "Five clear working days before the meeting"
        )
        try await record(ReportScrutinyComments(itemID: item.id, meetingKey: "cabinet"), Self.madeUp)
    }

    /// What Cabinet recommended and the Council adopted; gives the Council's decision.
    func decide() async throws -> Decision.ID {
        let item = try item
        let recommended: Decision.ID = new()
        try await record(
            conclude(item, step: 1, recommended, "Cabinet, 30 January 2024, item 9", isKey: true),
            "From the council's minutes",
            recommended
        )
        try await record(PublishDecision(recommended, on: try day("2024-02-01")), Self.madeUp)
        try await record(
            IssueStep(itemID: item.id, step: 2, .init(day: try day("2024-02-14"))),
            "Five clear working days before the meeting"
        )
        let adopted: Decision.ID = new()
        try await record(
            conclude(item, step: 2, adopted, "Council, 22 February 2024, item 3", isKey: false),
            "Resolved by the Council",
            adopted
        )
        try await record(PublishDecision(adopted, on: try day("2024-02-26")), Self.madeUp)
        return adopted
    }

    // MARK: bodies and meetings

    private func recordBodies() async throws {
        let bodies = [
            Body(
                key: "scrutiny",
                name: "Scrutiny committee (illustrative)",
                kind: .scrutiny,
                remit: "Comments on the draft plan. \(Self.madeUp)"
            ),
            Body(
                key: "cabinet",
                name: "Cabinet",
                kind: .executive,
                remit: "Recommends the plan and the budget to the Council.",
                source: Self.cabinetSource
            ),
            Body(
                key: "council",
                name: "Council",
                kind: .council,
                remit: "Adopts the policy framework and the budget.",
                source: Self.councilSource
            ),
        ]
        for body in bodies { try await record(RecordBody(body), "Those on the plan's road") }
    }

    private func recordMeetings() async throws {
        let meetings = [
            ("scrutiny", "Scrutiny committee (illustrative)", "2024-01-16", Self.madeUp, Self.madeUp),
            (
                "cabinet", "Cabinet", "2024-01-30", Self.cabinetSource,
                "From the council's calendar of meetings; the paper says 31st January"
            ),
            (
                "council", "Council", "2024-02-22", Self.councilSource,
                "From the council's calendar of meetings; the paper says 23rd February"
            ),
        ]
        for (key, body, iso, source, why) in meetings {
            let meeting = Meeting(
                key: key,
                body: body,
                day: try day(iso),
                source: source,
                bodyKey: key,
                isPublic: true
            )
            try await record(RecordMeeting(meeting, hasBeenHeld: true), why)
        }
    }

    // MARK: scrutiny

    private func consultScrutiny(_ item: GovernanceItem) async throws {
        try await record(IssueStep(itemID: item.id, step: 0, .init(day: try day("2024-01-08"))), Self.madeUp)
        let poverty = office.council.element(ElementAddress(planID: plan.id, kind: .priority, number: "4.2"))
        let comments: [(String, ScrutinyComment.Target, ScrutinyComment.Answer, String)] = [
            (
                "The draft should say how members will see whether each ambition is met.", .init(), .inPart,
                "The measures stand in the Portfolio Agreements; the plan's pages link to them."
            ),
            (
                "Tackling poverty should name the groups that are hit hardest.",
                .init(elementID: poverty?.id, sentence: poverty?.wording.title), .notAccepted,
                "The Equality Impact Assessment names them; a list in the plan would soon be out of date."
            ),
        ]
        for (place, (text, target, answer, reasons)) in comments.enumerated() {
            let comment = ScrutinyComment(
                id: new(),
                itemID: item.id,
                number: place + 1,
                bodyKey: "scrutiny",
                meetingKey: "scrutiny",
                text: "\(text) (\(Self.madeUp))",
                target: target
            )
            try await record(MakeScrutinyComment(comment), Self.madeUp)
            let response = ScrutinyComment.Response(
                answer: answer,
                reasons: "\(reasons) (\(Self.madeUp))",
                day: try day("2024-01-18")
            )
            try await record(AnswerScrutinyComment(comment.id, response), Self.madeUp)
        }
        let minutes = ConcludeStep(
            itemID: item.id,
            step: 0,
            kind: .commented,
            reference: "Illustrative minute",
            source: "",
            note: Self.madeUp
        )
        try await record(minutes, Self.madeUp)
    }

    /// The three standing outputs of a committee and a question, one of each, all made up.
    private func setScrutinyGoing() async throws {
        let owner = "Director of Strategy"
        let due = try day("2024-03-01")
        let outputs: [(ScrutinyOutput.Kind, String, String, Day?, String)] = [
            (
                .correctiveAction, "Show beside each ambition which measures say whether it is met.", owner, due,
                "The plan's pages link to the measures."
            ),
            (.issueForCabinet, "The plan runs longer than the budget that pays for it.", "", nil, ""),
            (.goodPractice, "Residents' words stand beside the priorities they led to.", "", nil, ""),
        ]
        for (kind, text, owner, due, outcome) in outputs {
            let output = ScrutinyOutput(
                id: new(),
                kind: kind,
                bodyKey: "scrutiny",
                meetingKey: "scrutiny",
                text: "\(text) (\(Self.madeUp))",
                owner: owner,
                due: due
            )
            try await record(RecordScrutinyOutput(output), Self.madeUp)
            if !outcome.isEmpty {
                let closing = ScrutinyOutput.Closing(day: try day("2024-02-26"), outcome: "\(outcome) (\(Self.madeUp))")
                try await record(CloseScrutinyOutput(output.id, closing), Self.madeUp)
            }
            try await record(ShowScrutinyWork(.output(output.id), .show(withEnding: true)), Self.madeUp)
        }
        let request = InformationRequest(
            id: new(),
            bodyKey: "scrutiny",
            question: "How many measures stand behind each ambition? (\(Self.madeUp))",
            askedAt: "scrutiny",
            dueMeetingKey: "cabinet"
        )
        try await record(AskForInformation(request), Self.madeUp)
        let answer = InformationRequest.Answer(
            day: try day("2024-01-26"),
            text: "The page of each ambition lists them. (\(Self.madeUp))"
        )
        try await record(AnswerInformationRequest(request.id, answer), Self.madeUp)
        try await record(ShowScrutinyWork(.request(request.id), .show(withEnding: true)), Self.madeUp)
    }

    // MARK: the decision

    private func recommend(_ item: GovernanceItem) async throws {
        let recommendation = Recommendation(
            id: new(),
            itemID: item.id,
            number: 1,
            verb: .recommendToCouncil,
            text: "Approve the {plan.period} Council Plan for submission to the Budget Council Meeting."
        )
        try await record(
            MakeRecommendation(recommendation),
            "Paragraph 3 of the paper, with the plan's own period in place of 2024/25"
        )
    }

    private func giveNotice(_ item: GovernanceItem) async throws {
        let notice = KeyDecisionNotice(
            itemID: item.id,
            matter: "To recommend the Council Plan 2024-27 to the Council for adoption.",
            decisionMaker: "Cabinet",
            members: "The members of the Cabinet",
            meetingKey: "cabinet",
            firstPublished: try day("2024-01-22"),
            keyReasons: [.policyFramework],
            wards: "All",
            documents: "Draft Council Plan 2024-27",
            urgency: .init(
                way: .generalException,
                reason:
                    "The plan must be read with the budget papers, which have a statutory timetable.",
                informed: "The chair of the scrutiny committee (\(Self.madeUp.lowercasedFirst))",
                informedOn: try day("2024-01-22")
            )
        )
        try await record(
            PublishNotice(notice),
            "Published by the council on 22 January 2024, under the general exception"
        )
    }

    private func conclude(
        _ item: GovernanceItem,
        step: Int,
        _ id: Decision.ID,
        _ reference: String,
        isKey: Bool
    ) throws -> ConcludeStep {
        let key = item.steps[step].bodyKey
        guard let meeting = office.council.meetings[key] else {
            throw Failure("The demonstration has no meeting '\(key)'.")
        }
        return ConcludeStep(
            itemID: item.id,
            step: step,
            kind: .agreed,
            reference: reference,
            source: Self.councilSource,
            note: step == 1
                ? "Recommended that the Council approve and adopt the plan" : "Approved and adopted the plan",
            decision: (
                id: id,
                record: DecisionRecord(
                    slug: office.council.freeDecisionSlug(meeting.day, bodyKey: key),
                    bodyKey: key,
                    meetingKey: key,
                    itemID: item.id,
                    isKey: isKey,
                    reasons: "The plan accompanies the budget and is part of the policy framework.",
                    alternatives: "None is held here. \(Self.madeUp)",
                    interests: "None is held here. \(Self.madeUp)",
                    wards: "All"
                )
            )
        )
    }

    // MARK: parts

    private func new<Entity>() -> Identifier<Entity> { identities.identity(for: Entity.self) }

    private func day(_ iso: String) throws -> Day {
        guard let day = Day(iso: iso) else { throw Failure("'\(iso)' is no day.") }
        return day
    }

    private func record(_ command: some Command, _ reason: String, _ authority: Decision.ID? = nil) async throws {
        let outcome = try await office.perform(command, as: Account.machineOperator, because: reason, on: authority)
        guard case .refused(let issues) = outcome else { return }
        throw Failure("The demonstration is at fault: \(issues.map(\.sentence).joined(separator: " "))")
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
