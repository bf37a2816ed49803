import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Routes of the council's own: kept as data, and refused where a body could not do its part.
struct RouteRecordTests {
    private static func route(_ steps: [Route.Step], key: String = "children", name: String = "Children's plans")
        -> Route
    { Route(key: key, name: name, steps: steps) }

    private static let whole: [Route.Step] = [
        .init(bodyKey: "board", part: .clear), .init(bodyKey: "scrutiny", part: .comment),
        .init(bodyKey: "cabinet", part: .decide),
    ]

    @Test func `A road is kept, changed under its key, and read back from the bytes`() throws {
        var road = try SampleRoad()
        try road.perform(RecordRoute(Self.route(Self.whole)), on: "2024-01-02")
        #expect(road.council.offeredRoutes.map(\.key) == ["children"])
        // What is the same already writes nothing.
        let same = RecordRoute(Self.route(Self.whole), seen: Self.route(Self.whole))
        guard case .changes(let none) = road.ruling(same, on: "2024-01-02") else {
            Testing.Issue.record("Refused")
            return
        }
        #expect(none.isEmpty)
        let retired = Route(key: "children", name: "Old", steps: Self.whole, isOffered: false)
        try road.perform(RecordRoute(retired, seen: Self.route(Self.whole)), on: "2024-01-03")
        #expect(road.council.offeredRoutes.isEmpty && road.council.routes["children"]?.name == "Old")
        #expect(try Council(canonicalBytes: road.council.canonicalBytes()) == road.council)
    }

    @Test(arguments: [
        ([Route.Step](), ["steps-missing"]),
        (Array(repeating: .init(bodyKey: "cabinet", part: .note), count: 13), ["steps-missing"]),
        ([.init(bodyKey: "nobody", part: .note)], ["body-unknown"]),
        ([.init(bodyKey: "scrutiny", part: .decide)], ["part-not-for-body"]),
        ([.init(bodyKey: "cabinet", part: .adopt)], ["part-not-for-body"]),
        (
            [.init(bodyKey: "council", part: .adopt), .init(bodyKey: "scrutiny", part: .comment)],
            ["steps-after-adoption"]
        ),
    ]) func `Steps that cannot be are refused, for a road and for what travels`(steps: [Route.Step], codes: [String])
        throws
    {
        let road = try SampleRoad()
        #expect(road.codes(RecordRoute(Self.route(steps)), on: "2024-01-02") == codes)
        let item = GovernanceItem(
            id: road.sample.world.new(),
            slug: "another",
            title: "Another",
            planID: road.sample.planID,
            isKeyDecision: false,
            steps: steps.map { .init(bodyKey: $0.bodyKey, part: $0.part) }
        )
        #expect(road.codes(StartItem(item), on: "2024-01-02") == codes)
    }

    @Test func `A road has a name and an address of its own`() throws {
        let road = try SampleRoad()
        #expect(road.codes(RecordRoute(Self.route(Self.whole, key: "Children")), on: "2024-01-02") == ["key-malformed"])
        #expect(road.codes(RecordRoute(Self.route(Self.whole, key: "new")), on: "2024-01-02") == ["route-key-taken"])
        #expect(
            road.codes(RecordRoute(Self.route(Self.whole, key: "council-plan", name: " ")), on: "2024-01-02") == [
                "key-of-the-product", "name-missing",
            ]
        )
    }

    @Test func `A route that changes leaves what travels on it as it was`() throws {
        var road = try SampleRoad()
        try road.perform(RecordRoute(Self.route(Self.whole)), on: "2024-01-02")
        let kept = try #require(road.council.routes["children"])
        let item = GovernanceItem(
            id: road.sample.world.new(),
            slug: "another",
            title: "Another",
            planID: road.sample.planID,
            isKeyDecision: false,
            steps: kept.steps.map { .init(bodyKey: $0.bodyKey, part: $0.part) }
        )
        try road.perform(StartItem(item), on: "2024-01-02")
        try road.perform(RecordRoute(Self.route(Array(Self.whole.dropFirst())), seen: kept), on: "2024-01-03")
        #expect(road.council.items[item.id]?.steps.map(\.bodyKey) == ["board", "scrutiny", "cabinet"])
        #expect(road.council.routes["children"]?.steps.map(\.bodyKey) == ["scrutiny", "cabinet"])
    }

    @Test func `A change on top of another that was not seen is refused`() throws {
        var road = try SampleRoad()
        let first = Self.route(Self.whole)
        try road.perform(RecordRoute(first), on: "2024-01-02")
        try road.perform(RecordRoute(Self.route(Self.whole, name: "Theirs"), seen: first), on: "2024-01-02")
        let mine = Self.route(Self.whole, name: "Mine")
        #expect(road.codes(RecordRoute(mine, seen: first), on: "2024-01-02") == ["changed-meanwhile"])
        #expect(road.codes(RecordRoute(mine), on: "2024-01-02") == ["route-key-taken"])
    }

    @Test func `Every step that cannot be is named by its place`() throws {
        let road = try SampleRoad()
        let steps: [Route.Step] = [
            .init(bodyKey: "scrutiny", part: .comment), .init(bodyKey: "", part: .note),
            .init(bodyKey: "scrutiny", part: .decide),
        ]
        #expect(road.council.issues(with: steps).map(\.field) == ["steps-2", "steps-3"])
    }

    @Test func `A key decision that Cabinet takes twice has a notice, comments and papers for each time`() throws {
        var road = try SampleRoad()
        for (key, day) in [("cabinet-a", "2024-03-05"), ("cabinet-b", "2024-05-07")] {
            try road.perform(RecordMeeting(SampleRoad.meeting(key, "cabinet", day)), on: "2024-01-02")
        }
        try road.perform(RecordMeeting(SampleRoad.meeting("scrutiny-a", "scrutiny", "2024-04-02")), on: "2024-01-02")
        let item = GovernanceItem(
            id: road.sample.world.new(),
            slug: "twice",
            title: "Twice",
            planID: road.sample.planID,
            isKeyDecision: true,
            steps: [
                .init(bodyKey: "cabinet", part: .decide), .init(bodyKey: "scrutiny", part: .comment),
                .init(bodyKey: "cabinet", part: .decide),
            ]
        )
        try road.perform(StartItem(item), on: "2024-01-02")
        for (step, meeting) in ["cabinet-a", "scrutiny-a", "cabinet-b"].enumerated() {
            try road.perform(ScheduleStep(itemID: item.id, step: step, meetingKey: meeting), on: "2024-01-02")
        }
        func notice(_ meeting: String, _ day: String) -> PublishNotice {
            PublishNotice(
                KeyDecisionNotice(
                    itemID: item.id,
                    matter: "To decide it",
                    decisionMaker: "Cabinet",
                    members: "Its members",
                    meetingKey: meeting,
                    firstPublished: .sample(day),
                    keyReasons: [.savings],
                    wards: "All",
                    documents: "The draft"
                )
            )
        }
        func decide(_ step: Int, _ meeting: String, _ slug: String) -> ConcludeStep {
            var record = SampleRoad.record("cabinet", slug, item: item.id, isKey: true)
            record = DecisionRecord(
                slug: record.slug,
                bodyKey: "cabinet",
                meetingKey: meeting,
                itemID: item.id,
                isKey: true,
                reasons: "It is needed.",
                alternatives: "None",
                interests: "None",
                wards: "All"
            )
            return ConcludeStep(
                itemID: item.id,
                step: step,
                kind: .agreed,
                reference: "Minute",
                source: "",
                decision: (road.sample.world.new(), record)
            )
        }
        func issue(_ step: Int, _ day: String) -> IssueStep {
            IssueStep(itemID: item.id, step: step, .init(day: .sample(day)))
        }
        try road.perform(notice("cabinet-a", "2024-02-01"), on: "2024-02-01")
        try road.perform(issue(0, "2024-02-20"), on: "2024-02-20")
        try road.perform(decide(0, "cabinet-a", "first"), on: "2024-03-05")
        try road.perform(issue(1, "2024-03-20"), on: "2024-03-20")
        let comment = ScrutinyComment(
            id: road.sample.world.new(),
            itemID: item.id,
            number: 1,
            bodyKey: "scrutiny",
            meetingKey: "scrutiny-a",
            text: "Why?",
            target: .init()
        )
        try road.perform(MakeScrutinyComment(comment), on: "2024-04-02")
        let answer = ScrutinyComment.Response(answer: .accepted, reasons: "So", day: .sample("2024-04-03"))
        try road.perform(AnswerScrutinyComment(comment.id, answer), on: "2024-04-03")
        let minutes = ConcludeStep(itemID: item.id, step: 1, kind: .commented, reference: "Minute 2", source: "")
        try road.perform(minutes, on: "2024-04-03")
        // The notice of the first time is none for the second.
        #expect(road.codes(issue(2, "2024-04-20"), on: "2024-04-20").contains("notice-for-other-meeting"))
        try road.perform(ReportScrutinyComments(itemID: item.id, meetingKey: "cabinet-b"), on: "2024-04-04")
        let waiting = try #require(road.council.items[item.id])
        #expect(road.council.standing(of: waiting, on: .sample("2024-04-04")).waitsFor.hasPrefix("There is no notice"))
        try road.perform(notice("cabinet-b", "2024-04-04"), on: "2024-04-04")
        try road.perform(issue(2, "2024-04-20"), on: "2024-04-20")
        try road.perform(decide(2, "cabinet-b", "second"), on: "2024-05-07")
        #expect(road.council.items[item.id]?.nextStep == nil)
        #expect(road.council.notice(for: item.id, at: "cabinet-a")?.firstPublished == .sample("2024-02-01"))
    }

    @Test func `A preset puts the council's bodies on its steps, and what has no body is refused`() throws {
        let preset = try #require(RoutePreset.all.first { $0.key == "agreement" })
        #expect(
            preset.steps(by: [.scrutiny: "scrutiny", .executive: "cabinet"]) == [
                .init(bodyKey: "scrutiny", part: .comment), .init(bodyKey: "cabinet", part: .decide),
            ]
        )
        let road = try SampleRoad()
        #expect(road.council.issues(with: preset.steps(by: [.scrutiny: "scrutiny"])).map(\.code) == ["body-unknown"])
    }

    @Test func `Presets that come with the product can each be travelled`() {
        for preset in RoutePreset.all {
            #expect(preset.steps.allSatisfy { $0.part.fits($0.kind) })
            #expect(preset.steps.dropLast().allSatisfy { $0.part != .adopt })
        }
    }
}
