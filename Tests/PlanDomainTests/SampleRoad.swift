import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// A council whose plan travels from scrutiny over Cabinet to Council, with a clock that each step sets.
struct SampleRoad {
    let sample: SamplePlan
    private(set) var council: Council
    let itemID: GovernanceItem.ID
    let cabinetDecision: Decision.ID
    let councilDecision: Decision.ID

    /// Bodies, meetings on 15 January, 30 January and 22 February 2024, and an item with its three steps.
    init(isKey: Bool = true) throws {
        sample = SamplePlan()
        council = sample.council
        itemID = sample.world.new()
        cabinetDecision = sample.world.new()
        councilDecision = sample.world.new()
        for body in [
            Body(key: "scrutiny", name: "Scrutiny Committee", kind: .scrutiny),
            Body(key: "cabinet", name: "Cabinet", kind: .executive),
            Body(key: "council", name: "Council", kind: .council),
            Body(key: "board", name: "Leadership Board", kind: .board),
        ] { try perform(RecordBody(body), on: "2024-01-02") }
        try perform(RecordMeeting(Self.meeting("scrutiny-1", "scrutiny", "2024-01-15")), on: "2024-01-02")
        try perform(RecordMeeting(Self.meeting("cabinet-1", "cabinet", "2024-01-30")), on: "2024-01-02")
        try perform(RecordMeeting(Self.meeting("council-1", "council", "2024-02-22")), on: "2024-01-02")
        try perform(StartItem(item(isKey: isKey)), on: "2024-01-02")
        for (step, meeting) in ["scrutiny-1", "cabinet-1", "council-1"].enumerated() {
            try perform(ScheduleStep(itemID: itemID, step: step, meetingKey: meeting), on: "2024-01-02")
        }
    }

    func item(isKey: Bool, id: GovernanceItem.ID? = nil, slug: String = "council-plan-2024-27") -> GovernanceItem {
        GovernanceItem(
            id: id ?? itemID,
            slug: slug,
            title: "Council Plan 2024-27",
            planID: sample.planID,
            isKeyDecision: isKey,
            steps: [
                .init(bodyKey: "scrutiny", part: .comment), .init(bodyKey: "cabinet", part: .recommend),
                .init(bodyKey: "council", part: .adopt),
            ]
        )
    }

    static func meeting(_ key: String, _ body: String, _ day: String) -> Meeting {
        Meeting(key: key, body: bodyNames[body] ?? body, day: .sample(day), source: "", bodyKey: body, isPublic: true)
    }

    static func record(_ body: String, _ slug: String, item: GovernanceItem.ID?, isKey: Bool = false) -> DecisionRecord
    {
        DecisionRecord(
            slug: slug,
            bodyKey: body,
            meetingKey: "\(body)-1",
            itemID: item,
            isKey: isKey,
            reasons: "It is needed.",
            alternatives: "None",
            interests: "None",
            wards: "All"
        )
    }

    // MARK: steps

    func context(_ day: String, authority: Decision.ID? = nil) -> CommandContext {
        CommandContext(
            actor: Account.machineOperator,
            moment: Day.sample(day).moment(hour: 20, minute: 0),
            reason: "Resolved",
            authority: authority
        )
    }

    func ruling(_ command: some Command, on day: String) -> Ruling {
        command.ruling(in: council, context: context(day))
    }

    /// The codes of what stands in the way.
    func codes(_ command: some Command, on day: String) -> [String] {
        switch ruling(command, on: day) {
        case .refused(let issues): issues.map(\.code)
        case .changes: []
        case .changedMeanwhile: ["changed-meanwhile"]
        }
    }

    mutating func perform(_ command: some Command, on day: String) throws {
        guard case .changes(let changes) = ruling(command, on: day) else {
            Issue.record("Refused: \(codes(command, on: day))")
            throw Refused()
        }
        for change in changes { council.apply(change, at: council.position + 1) }
    }

    /// What the record holds already, whoever wrote it and by which rules.
    mutating func apply(_ change: Change) { council.apply(change, at: council.position + 1) }

    struct Refused: Error {}

    typealias Issue = Testing.Issue

    func issue(_ step: Int, on day: String, urgency: String = "") -> IssueStep {
        IssueStep(itemID: itemID, step: step, .init(day: .sample(day), urgency: urgency))
    }

    func comment(_ number: Int = 1, target: ScrutinyComment.Target = .init()) -> ScrutinyComment {
        ScrutinyComment(
            id: sample.world.new(),
            itemID: itemID,
            number: number,
            bodyKey: "scrutiny",
            meetingKey: "scrutiny-1",
            text: "Say how many homes.",
            target: target
        )
    }

    func notice(
        published: String,
        urgency: KeyDecisionNotice.Urgency?,
        matter: String = "To recommend the Council Plan to the Council"
    ) -> KeyDecisionNotice {
        KeyDecisionNotice(
            itemID: itemID,
            matter: matter,
            decisionMaker: "Cabinet",
            members: "The members of the Cabinet",
            meetingKey: "cabinet-1",
            firstPublished: .sample(published),
            keyReasons: [.policyFramework],
            wards: "All",
            documents: "Draft Council Plan",
            urgency: urgency
        )
    }

    static let exception = KeyDecisionNotice.Urgency(
        way: .generalException,
        reason: "It is read with the budget papers",
        informed: "The chair of the scrutiny committee",
        informedOn: .sample("2024-01-22")
    )

    func conclude(
        _ step: Int,
        _ kind: GovernanceItem.Outcome.Kind,
        outcomes: [Recommendation.ID: ConcludeStep.RecommendationOutcome] = [:]
    ) -> ConcludeStep {
        let decision: (id: Decision.ID, record: DecisionRecord)? =
            switch step {
            case 1:
                (
                    cabinetDecision,
                    Self.record(
                        "cabinet",
                        "2024-01-30-cabinet",
                        item: itemID,
                        isKey: council.items[itemID]?.isKeyDecision ?? false
                    )
                )
            case 2: (councilDecision, Self.record("council", "2024-02-22-council", item: itemID))
            default: nil
            }
        return ConcludeStep(
            itemID: itemID,
            step: step,
            kind: kind,
            reference: "Minute \(step + 1)",
            source: "",
            decision: decision,
            outcomes: outcomes
        )
    }

    /// Scrutiny has met and said nothing.
    mutating func passScrutiny() throws {
        try perform(issue(0, on: "2024-01-05"), on: "2024-01-05")
        try perform(conclude(0, .noted), on: "2024-01-15")
    }

    /// Cabinet has the papers, under the general exception of the plan's real road.
    mutating func issueToCabinet() throws {
        try perform(PublishNotice(notice(published: "2024-01-22", urgency: Self.exception)), on: "2024-01-22")
        try perform(issue(1, on: "2024-01-22"), on: "2024-01-22")
    }

    mutating func passCabinet() throws {
        try issueToCabinet()
        try perform(conclude(1, .agreed), on: "2024-01-30")
    }
}

let bodyNames = [
    "cabinet": "Cabinet", "council": "Council", "scrutiny": "Scrutiny Committee", "board": "Leadership Board",
]
