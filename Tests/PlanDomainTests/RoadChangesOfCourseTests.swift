import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// A plan's road when something comes in between: a meeting moves, a body rejects, members call in.
struct RoadChangesOfCourseTests {
    @Test func `A meeting cancelled after its papers went out: another is set, and the papers are issued again`() throws
    {
        var road = try SampleRoad(isKey: false)
        try road.passScrutiny()
        try road.perform(road.issue(1, on: "2024-01-22"), on: "2024-01-22")
        try road.perform(RecordMeeting(SampleRoad.meeting("cabinet-2", "cabinet", "2024-02-13")), on: "2024-01-22")
        let other = ScheduleStep(itemID: road.itemID, step: 1, meetingKey: "cabinet-2")
        #expect(road.codes(other, on: "2024-01-23") == ["step-issued"])
        try road.perform(CancelMeeting(key: "cabinet-1", reason: "Snow"), on: "2024-01-29")
        try road.perform(other, on: "2024-01-29")
        let step = try #require(road.council.items[road.itemID]?.steps[1])
        #expect(step.issued == nil && step.past.map(\.meetingKey) == ["cabinet-1"])
        // I24 is asked anew for the new meeting.
        #expect(road.codes(road.issue(1, on: "2024-02-06"), on: "2024-02-06") == ["agenda-late"])
    }

    @Test func `I24: papers that are out keep a meeting from moving too near to them, and out of the road's order`()
        throws
    {
        var road = try SampleRoad(isKey: false)
        try road.passScrutiny()
        try road.perform(road.issue(1, on: "2024-01-22"), on: "2024-01-22")
        func move(_ key: String, _ day: String) -> MoveMeeting {
            MoveMeeting(key: key, day: .sample(day), reason: "Why")
        }
        #expect(road.codes(move("cabinet-1", "2024-01-24"), on: "2024-01-22") == ["moved-before-papers"])
        #expect(road.codes(move("council-1", "2024-01-29"), on: "2024-01-22") == ["meeting-before-step"])
        #expect(road.codes(move("scrutiny-1", "2024-01-29"), on: "2024-01-22") == ["meeting-has-decided"])
        #expect(road.codes(CancelMeeting(key: "scrutiny-1", reason: "x"), on: "2024-01-22") == ["meeting-has-decided"])
        #expect(road.codes(move("cabinet-1", "2024-01-31"), on: "2024-01-22").isEmpty)
    }

    @Test func `What Cabinet rejected is not adopted unless the Council says so`() throws {
        var road = try SampleRoad(isKey: false)
        let element = try #require(road.council.elements[road.sample.invest.id])
        let recommendation = Recommendation(
            id: road.sample.world.new(),
            itemID: road.itemID,
            number: 1,
            verb: .adopt,
            text: "Other words",
            proposal: .init(elementID: element.id, before: element.wording, wording: .init(title: "Rejected words"))
        )
        try road.perform(MakeRecommendation(recommendation), on: "2024-01-16")
        try road.passScrutiny()
        try road.perform(road.issue(1, on: "2024-01-22"), on: "2024-01-22")
        try road.perform(road.conclude(1, .agreed, outcomes: [recommendation.id: .init(.rejected)]), on: "2024-01-30")
        try road.perform(road.issue(2, on: "2024-02-14"), on: "2024-02-14")
        try road.perform(road.conclude(2, .agreed), on: "2024-02-22")
        #expect(road.council.elements[element.id]?.wording == element.wording)
        #expect(road.council.recommendations[recommendation.id]?.outcomes.map(\.kind) == [.rejected])
    }

    @Test func `Amended needs the words; a second recommendation cannot change the same text`() throws {
        var road = try SampleRoad(isKey: false)
        let element = try #require(road.council.elements[road.sample.invest.id])
        func recommendation(_ number: Int) -> Recommendation {
            Recommendation(
                id: road.sample.world.new(),
                itemID: road.itemID,
                number: number,
                verb: .adopt,
                text: "Other words",
                proposal: .init(
                    elementID: element.id,
                    before: element.wording,
                    wording: .init(title: "Words \(number)")
                )
            )
        }
        let first = recommendation(1)
        try road.perform(MakeRecommendation(first), on: "2024-01-16")
        #expect(road.codes(MakeRecommendation(recommendation(2)), on: "2024-01-16") == ["proposal-taken"])
        try road.passScrutiny()
        try road.perform(road.issue(1, on: "2024-01-22"), on: "2024-01-22")
        #expect(
            road.codes(road.conclude(1, .amended, outcomes: [first.id: .init(.amended)]), on: "2024-01-30") == [
                "amended-words-missing"
            ]
        )
    }

    @Test func `A change of another text of the element does not stand in a resolution's way`() throws {
        var road = try SampleRoad(isKey: false)
        let element = try #require(road.council.elements[road.sample.invest.id])
        let recommendation = Recommendation(
            id: road.sample.world.new(),
            itemID: road.itemID,
            number: 1,
            verb: .adopt,
            text: "Other words",
            proposal: .init(elementID: element.id, before: element.wording, wording: .init(title: "New title"))
        )
        try road.perform(MakeRecommendation(recommendation), on: "2024-01-16")
        try road.passScrutiny()
        try road.perform(road.issue(1, on: "2024-01-22"), on: "2024-01-22")
        try road.perform(road.conclude(1, .agreed), on: "2024-01-30")
        try road.perform(road.issue(2, on: "2024-02-14"), on: "2024-02-14")
        var narrated = element.wording
        narrated.narrative = "A typo less."
        try road.perform(
            RewordElement(elementID: element.id, wording: narrated, seen: element.revision),
            on: "2024-02-15"
        )
        try road.perform(road.conclude(2, .agreed), on: "2024-02-22")
        let now = try #require(road.council.elements[element.id]?.wording)
        #expect(now.title == "New title" && now.narrative == "A typo less.")
    }

    @Test func `I25: a call-in holds the road, and referred back the body decides again`() throws {
        var road = try SampleRoad(isKey: false)
        try road.passScrutiny()
        try road.perform(road.issue(1, on: "2024-01-22"), on: "2024-01-22")
        try road.perform(road.conclude(1, .agreed), on: "2024-01-30")
        try road.perform(PublishDecision(road.cabinetDecision, on: .sample("2024-01-31")), on: "2024-01-31")
        let callIn = CallIn(day: .sample("2024-02-01"), requesters: "Five", reason: "Why?", bodyKey: "scrutiny")
        try road.perform(CallInDecision(road.cabinetDecision, callIn), on: "2024-02-01")
        #expect(road.codes(road.issue(2, on: "2024-02-14"), on: "2024-02-14") == ["decision-called-in"])
        try road.perform(
            ConcludeCallIn(road.cabinetDecision, .init(outcome: .referredBack, day: .sample("2024-02-12"), note: "")),
            on: "2024-02-12"
        )
        let item = try #require(road.council.items[road.itemID])
        #expect(item.nextStep == 1 && item.steps[1].past.map { $0.outcome?.kind } == [.agreed])
    }

    @Test func `I25: a decision that may be called in changes no words before it is carried out`() throws {
        var road = try SampleRoad(isKey: false)
        let element = try #require(road.council.elements[road.sample.invest.id])
        let id: GovernanceItem.ID = road.sample.world.new()
        let item = GovernanceItem(
            id: id,
            slug: "agreement",
            title: "Agreement",
            planID: road.sample.planID,
            isKeyDecision: false,
            steps: [.init(bodyKey: "cabinet", part: .decide)]
        )
        try road.perform(StartItem(item), on: "2024-01-02")
        try road.perform(ScheduleStep(itemID: id, step: 0, meetingKey: "cabinet-1"), on: "2024-01-02")
        let recommendation = Recommendation(
            id: road.sample.world.new(),
            itemID: id,
            number: 1,
            verb: .approve,
            text: "Other words",
            proposal: .init(elementID: element.id, before: element.wording, wording: .init(title: "Decided words"))
        )
        try road.perform(MakeRecommendation(recommendation), on: "2024-01-16")
        try road.perform(IssueStep(itemID: id, step: 0, .init(day: .sample("2024-01-22"))), on: "2024-01-22")
        let record = SampleRoad.record("cabinet", "2024-01-30-cabinet", item: id)
        let minutes = ConcludeStep(
            itemID: id,
            step: 0,
            kind: .agreed,
            reference: "Minute 1",
            source: "",
            decision: (road.cabinetDecision, record)
        )
        try road.perform(minutes, on: "2024-01-30")
        #expect(road.council.elements[element.id]?.wording == element.wording)
        try road.perform(PublishDecision(road.cabinetDecision, on: .sample("2024-01-31")), on: "2024-01-31")
        let early = ImplementDecision(road.cabinetDecision, on: .sample("2024-02-06"))
        #expect(road.codes(early, on: "2024-02-06") == ["not-effective-yet"])
        try road.perform(ImplementDecision(road.cabinetDecision, on: .sample("2024-02-07")), on: "2024-02-07")
        #expect(road.council.elements[element.id]?.wording.title == "Decided words")
    }

    @Test func `The record of a decision must be that of the step`() throws {
        var road = try SampleRoad(isKey: true)
        try road.passScrutiny()
        try road.issueToCabinet()
        let wrong = ConcludeStep(
            itemID: road.itemID,
            step: 1,
            kind: .agreed,
            reference: "Minute 2",
            source: "",
            decision: (road.cabinetDecision, SampleRoad.record("cabinet", "x-1", item: road.itemID, isKey: false))
        )
        #expect(road.codes(wrong, on: "2024-01-30") == ["record-of-another-step"])
    }

    @Test func `I26: the chair is told before the notice is public, and the notice names the item's own meeting`()
        throws
    {
        var road = try SampleRoad()
        try road.passScrutiny()
        let late = KeyDecisionNotice.Urgency(
            way: .generalException,
            reason: "Why",
            informed: "The chair",
            informedOn: .sample("2024-01-23")
        )
        #expect(
            road.codes(PublishNotice(road.notice(published: "2024-01-22", urgency: late)), on: "2024-01-25") == [
                "informed-too-late"
            ]
        )
        #expect(
            road.codes(PublishNotice(road.notice(published: "2022-01-22", urgency: nil)), on: "2024-01-25") == [
                "day-out-of-range"
            ]
        )
        try road.passCabinet()
        #expect(
            road.codes(
                PublishNotice(road.notice(published: "2024-01-22", urgency: SampleRoad.exception)),
                on: "2024-02-01"
            )
                == ["notice-decided"]
        )
    }

    @Test func `I29: what is decided and not published shows on no road; what was referred back stays in sight`() throws
    {
        var road = try SampleRoad(isKey: false)
        try road.passScrutiny()
        try road.perform(road.issue(1, on: "2024-01-22"), on: "2024-01-22")
        try road.perform(road.conclude(1, .referredBack), on: "2024-01-30")
        let open = try #require(road.council.publicGovernance.items.first)
        #expect(open.item.steps[1].past.map { $0.outcome?.kind } == [nil])
        try road.perform(PublishDecision(road.cabinetDecision, on: .sample("2024-01-31")), on: "2024-01-31")
        let later = try #require(road.council.publicGovernance.items.first)
        #expect(later.item.steps[1].past.map { $0.outcome?.kind } == [.referredBack])
    }

    @Test func `I29: an unpublished decision stands in no edition of the plan`() throws {
        var road = try SampleRoad(isKey: false)
        try road.passScrutiny()
        try road.perform(road.issue(1, on: "2024-01-22"), on: "2024-01-22")
        try road.perform(road.conclude(1, .agreed), on: "2024-01-30")
        try road.perform(road.issue(2, on: "2024-02-14"), on: "2024-02-14")
        try road.perform(road.conclude(2, .agreed), on: "2024-02-22")
        let plan = try #require(road.council.plans[road.sample.planID])
        #expect(road.council.decisions(on: plan).isEmpty)
        try road.perform(PublishDecision(road.councilDecision, on: .sample("2024-02-23")), on: "2024-02-23")
        #expect(road.council.decisions(on: plan).map(\.id) == [road.councilDecision])
    }

    @Test func `I29: a board's meeting cannot be put on the public calendar`() throws {
        let road = try SampleRoad()
        #expect(
            road.codes(RecordMeeting(SampleRoad.meeting("board-1", "board", "2024-01-10")), on: "2024-01-02") == [
                "board-not-public"
            ]
        )
    }

    @Test func `A meeting's name is not given to another body`() throws {
        let road = try SampleRoad()
        let other = Meeting(
            key: "cabinet-1",
            body: "Council",
            day: .sample("2024-01-30"),
            source: "",
            bodyKey: "council"
        )
        #expect(road.codes(RecordMeeting(other), on: "2024-01-02") == ["meeting-key-taken"])
    }
}
