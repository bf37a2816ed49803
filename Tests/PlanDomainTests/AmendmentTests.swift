import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Which decisions may change the words of an adopted plan (I2).
struct AmendmentTests {
    /// The plan is adopted on 22 February 2024.
    private func adopted() throws -> SampleRoad {
        var road = try SampleRoad(isKey: false)
        try road.passScrutiny()
        try road.perform(road.issue(1, on: "2024-01-22"), on: "2024-01-22")
        try road.perform(road.conclude(1, .agreed), on: "2024-01-30")
        try road.perform(road.issue(2, on: "2024-02-14"), on: "2024-02-14")
        try road.perform(road.conclude(2, .agreed), on: "2024-02-22")
        return road
    }

    private func decision(_ road: SampleRoad, _ day: String, plan: Plan.ID? = nil, body: String = "cabinet") -> Decision
    {
        Decision(
            id: road.sample.world.new(),
            planID: plan ?? road.sample.planID,
            body: bodyNames[body] ?? body,
            day: .sample(day),
            outcome: "Changed a word",
            reference: "Minute 8",
            source: "",
            record: DecisionRecord(
                slug: "\(day)-\(body)",
                bodyKey: body,
                reasons: "It is needed.",
                alternatives: "None",
                interests: "None"
            )
        )
    }

    private func codes(_ road: SampleRoad, _ authority: Decision.ID, on day: String) throws -> [String] {
        let element = try #require(road.council.elements[road.sample.invest.id])
        let reword = RewordElement(elementID: element.id, wording: .init(title: "Other"), seen: element.revision)
        switch reword.ruling(in: road.council, context: road.context(day, authority: authority)) {
        case .refused(let issues): return issues.map(\.code)
        case .changes, .changedMeanwhile: return []
        }
    }

    @Test func `I2: nothing older than the adoption changes it, but what the adoption left to an office may`() throws {
        let road = try adopted()
        #expect(try codes(road, road.cabinetDecision, on: "2024-03-01") == ["authority-before-adoption"])
        #expect(try codes(road, road.councilDecision, on: "2024-03-01").isEmpty)
        let plan = try #require(road.council.plans[road.sample.planID])
        #expect(road.council.authorities(for: plan, on: .sample("2024-03-01")).map(\.id) == [road.councilDecision])
    }

    @Test func `I2: a decision on another plan changes nothing here`() throws {
        var road = try adopted()
        let other = decision(road, "2024-03-05", plan: road.sample.world.new())
        road.apply(.governance(.decisionRecorded(other)))
        #expect(try codes(road, other.id, on: "2024-04-01") == ["authority-for-other-plan"])
    }

    @Test func `I2: a decision of the executive changes words once it is in effect, and not while it is called in`()
        throws
    {
        var road = try adopted()
        let made = decision(road, "2024-03-05")
        try road.perform(RecordDecision(made), on: "2024-03-05")
        #expect(try codes(road, made.id, on: "2024-03-05") == ["authority-not-in-effect"])
        try road.perform(PublishDecision(made.id, on: .sample("2024-03-06")), on: "2024-03-06")
        #expect(try codes(road, made.id, on: "2024-03-07") == ["authority-not-in-effect"])
        #expect(try codes(road, made.id, on: "2024-03-14").isEmpty)
        let callIn = CallIn(day: .sample("2024-03-08"), requesters: "Five", reason: "Cost", bodyKey: "scrutiny")
        try road.perform(CallInDecision(made.id, callIn), on: "2024-03-08")
        #expect(try codes(road, made.id, on: "2024-03-14") == ["authority-not-in-effect"])
    }

    @Test func `I2: a decision that deferred or rejected something allows nothing`() throws {
        var road = try adopted()
        let item = GovernanceItem(
            id: road.sample.world.new(),
            slug: "again",
            title: "Again",
            planID: road.sample.planID,
            isKeyDecision: false,
            steps: [.init(bodyKey: "council", part: .decide)]
        )
        try road.perform(StartItem(item), on: "2024-03-01")
        try road.perform(RecordMeeting(SampleRoad.meeting("council-2", "council", "2024-04-18")), on: "2024-03-01")
        try road.perform(ScheduleStep(itemID: item.id, step: 0, meetingKey: "council-2"), on: "2024-03-01")
        try road.perform(IssueStep(itemID: item.id, step: 0, .init(day: .sample("2024-04-10"))), on: "2024-04-10")
        let id: Decision.ID = road.sample.world.new()
        let record = DecisionRecord(
            slug: "2024-04-18-council",
            bodyKey: "council",
            meetingKey: "council-2",
            itemID: item.id,
            reasons: "It is needed.",
            alternatives: "None",
            interests: "None"
        )
        let minutes = ConcludeStep(
            itemID: item.id,
            step: 0,
            kind: .deferred,
            reference: "Minute 9",
            source: "",
            decision: (id, record)
        )
        try road.perform(minutes, on: "2024-04-18")
        #expect(try codes(road, id, on: "2024-05-01") == ["authority-decided-nothing"])
    }

    @Test func `A call-in that is typed in after the Council has adopted undoes nothing (I25)`() throws {
        var road = try SampleRoad(isKey: false)
        try road.passScrutiny()
        try road.perform(road.issue(1, on: "2024-01-22"), on: "2024-01-22")
        try road.perform(road.conclude(1, .agreed), on: "2024-01-30")
        try road.perform(PublishDecision(road.cabinetDecision, on: .sample("2024-02-01")), on: "2024-02-01")
        try road.perform(road.issue(2, on: "2024-02-14"), on: "2024-02-14")
        let callIn = CallIn(day: .sample("2024-02-05"), requesters: "Five", reason: "Cost", bodyKey: "scrutiny")
        #expect(road.codes(CallInDecision(road.cabinetDecision, callIn), on: "2024-02-20").isEmpty)
        try road.perform(road.conclude(2, .agreed), on: "2024-02-22")
        let late = CallInDecision(road.cabinetDecision, callIn)
        #expect(road.codes(late, on: "2024-02-23") == ["call-in-after-next-step"])
        #expect(road.council.stepAfter(road.cabinetDecision) == "Council on 22 February 2024")
    }

    @Test func `Where something stands says that it is called in, and that its call-in period runs`() throws {
        var road = try SampleRoad(isKey: false)
        let item = GovernanceItem(
            id: road.sample.world.new(),
            slug: "cabinet-alone",
            title: "Cabinet alone",
            planID: road.sample.planID,
            isKeyDecision: false,
            steps: [.init(bodyKey: "board", part: .clear), .init(bodyKey: "cabinet", part: .decide)]
        )
        func waits(_ day: String) -> String {
            road.council.items[item.id].map { road.council.standing(of: $0, on: .sample(day)).waitsFor } ?? ""
        }
        try road.perform(StartItem(item), on: "2024-01-02")
        let board = Meeting(
            key: "board-1",
            body: "Leadership Board",
            day: .sample("2024-01-10"),
            source: "",
            bodyKey: "board"
        )
        try road.perform(RecordMeeting(board), on: "2024-01-02")
        try road.perform(ScheduleStep(itemID: item.id, step: 0, meetingKey: "board-1"), on: "2024-01-02")
        #expect(waits("2024-01-03") == "The meeting is to come.")
        let cleared = ConcludeStep(itemID: item.id, step: 0, kind: .cleared, reference: "Note 1", source: "")
        try road.perform(cleared, on: "2024-01-10")
        try road.perform(ScheduleStep(itemID: item.id, step: 1, meetingKey: "cabinet-1"), on: "2024-01-10")
        try road.perform(IssueStep(itemID: item.id, step: 1, .init(day: .sample("2024-01-22"))), on: "2024-01-22")
        let id: Decision.ID = road.sample.world.new()
        let minutes = ConcludeStep(
            itemID: item.id,
            step: 1,
            kind: .agreed,
            reference: "Minute 9",
            source: "",
            decision: (id, SampleRoad.record("cabinet", "alone", item: item.id))
        )
        try road.perform(minutes, on: "2024-01-30")
        #expect(waits("2024-01-30").hasPrefix("Its record is to be published"))
        try road.perform(PublishDecision(id, on: .sample("2024-02-01")), on: "2024-02-01")
        #expect(waits("2024-02-02") == "It may be called in until Thursday 8 February 2024.")
        let open = try #require(road.council.items[item.id])
        #expect(road.council.standing(of: open, on: .sample("2024-02-02")).sentence.hasSuffix("8 February 2024."))
        #expect(waits("2024-02-09").hasPrefix("It is in effect"))
        let callIn = CallIn(day: .sample("2024-02-05"), requesters: "Five", reason: "Cost", bodyKey: "scrutiny")
        try road.perform(CallInDecision(id, callIn), on: "2024-02-05")
        #expect(waits("2024-02-06").hasPrefix("It is called in"))
    }

    @Test func `A meeting on a day on which nobody works, or on which the body meets already, is said and not refused`()
        throws
    {
        var road = try SampleRoad()
        for (key, day) in [("christmas", "2024-12-25"), ("twin-a", "2024-03-05"), ("twin-b", "2024-03-05")] {
            try road.perform(RecordMeeting(SampleRoad.meeting(key, "cabinet", day)), on: "2024-01-02")
        }
        func cautions(_ key: String) -> [String] { road.council.meetings[key].map(road.council.cautions) ?? [] }
        #expect(cautions("christmas").count == 1 && cautions("christmas")[0].contains("Christmas Day"))
        #expect(cautions("twin-a") == ["Cabinet meets on that day already."])
        #expect(cautions("cabinet-1").isEmpty)
        try road.perform(CancelMeeting(key: "twin-b", reason: "A slip"), on: "2024-01-03")
        #expect(cautions("twin-a").isEmpty && cautions("twin-b").isEmpty)
    }

    @Test func `I19: papers that were out before the answers cannot have held them`() throws {
        var road = try SampleRoad(isKey: false)
        try road.perform(road.issue(0, on: "2024-01-05"), on: "2024-01-05")
        let comment = road.comment()
        try road.perform(MakeScrutinyComment(comment), on: "2024-01-15")
        try road.perform(road.conclude(0, .commented), on: "2024-01-15")
        let answer = ScrutinyComment.Response(answer: .notAccepted, reasons: "So", day: .sample("2024-01-18"))
        try road.perform(AnswerScrutinyComment(comment.id, answer), on: "2024-01-18")
        #expect(road.codes(road.issue(1, on: "2024-01-17"), on: "2024-01-22") == ["issued-before-answers"])
        #expect(road.codes(road.issue(1, on: "2024-01-18"), on: "2024-01-22").isEmpty)
    }

    @Test func `I26: special urgency is not taken where the general exception is enough`() throws {
        let road = try SampleRoad()
        let urgency = KeyDecisionNotice.Urgency(
            way: .specialUrgency,
            reason: "It is read with the budget papers",
            informed: "The chair of the scrutiny committee",
            informedOn: .sample("2024-01-22"),
            agreedBy: "The chair of the scrutiny committee"
        )
        let early = PublishNotice(road.notice(published: "2024-01-22", urgency: urgency))
        #expect(road.codes(early, on: "2024-01-23") == ["special-urgency-not-needed"])
        let late = PublishNotice(road.notice(published: "2024-01-24", urgency: urgency))
        #expect(road.codes(late, on: "2024-01-24").isEmpty)
    }

    @Test func `A recommendation refers to the record, and to nothing else`() throws {
        let road = try SampleRoad()
        func codes(_ text: String) -> [String] {
            let made = Recommendation(
                id: road.sample.world.new(),
                itemID: road.itemID,
                number: 1,
                verb: .note,
                text: text
            )
            return road.codes(MakeRecommendation(made), on: "2024-01-05")
        }
        #expect(codes("Note the {plan.title}").isEmpty)
        #expect(codes("Note the {plan.nothing}") == ["text-reference-unknown"])
    }

    @Test func `What one body deferred by itself the next does not take up unless it says so`() throws {
        var road = try SampleRoad(isKey: false)
        let ids: [Recommendation.ID] = [road.sample.world.new(), road.sample.world.new()]
        for (place, id) in ids.enumerated() {
            let made = Recommendation(
                id: id,
                itemID: road.itemID,
                number: place + 1,
                verb: .approve,
                text: "Words \(place)"
            )
            try road.perform(MakeRecommendation(made), on: "2024-01-05")
        }
        try road.passScrutiny()
        try road.perform(road.issue(1, on: "2024-01-22"), on: "2024-01-22")
        try road.perform(road.conclude(1, .agreed, outcomes: [ids[1]: .init(.referredBack)]), on: "2024-01-30")
        try road.perform(road.issue(2, on: "2024-02-14"), on: "2024-02-14")
        try road.perform(road.conclude(2, .agreed), on: "2024-02-22")
        #expect(road.council.recommendations[ids[0]]?.outcomes.map(\.kind) == [.agreed, .agreed])
        #expect(road.council.recommendations[ids[1]]?.outcomes.map(\.kind) == [.referredBack])
    }
}
