import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Records of decisions: publication, call-in, correction, exempt parts.
struct DecisionTests {
    private func decision(
        _ road: SampleRoad,
        body: String,
        day: String,
        waiver: DecisionRecord.CallInWaiver? = nil,
        exempt: [ExemptPart] = []
    ) -> Decision {
        Decision(
            id: road.sample.world.new(),
            planID: road.sample.planID,
            body: bodyNames[body] ?? body,
            day: .sample(day),
            outcome: "Approved",
            reference: "Minute 7",
            source: "",
            record: DecisionRecord(
                slug: "\(day)-\(body)",
                bodyKey: body,
                reasons: "It is needed.",
                alternatives: "None",
                interests: "None",
                wards: "All",
                callInWaiver: waiver,
                exempt: exempt
            )
        )
    }

    /// Published on 28 April 2016: the four vectors of I25 are tested with the calendar; here is the clock that they set.
    private func published() throws -> (SampleRoad, Decision.ID) {
        var road = try SampleRoad()
        let made = decision(road, body: "cabinet", day: "2016-04-27")
        try road.perform(RecordDecision(made), on: "2016-04-27")
        try road.perform(PublishDecision(made.id, on: .sample("2016-04-28")), on: "2016-04-28")
        return (road, made.id)
    }

    @Test func `I25: a decision has no effect before the call-in period is over`() throws {
        var (road, id) = try published()
        let made = try #require(road.council.decisions[id])
        #expect(
            road.council.state(of: made, on: .sample("2016-05-05")) == .inCallInPeriod(until: .sample("2016-05-06"))
        )
        #expect(road.council.state(of: made, on: .sample("2016-05-06")) == .effective(since: .sample("2016-05-06")))
        #expect(
            road.codes(ImplementDecision(id, on: .sample("2016-05-05")), on: "2016-05-05") == ["not-effective-yet"]
        )
        try road.perform(ImplementDecision(id, on: .sample("2016-05-06")), on: "2016-05-06")
    }

    @Test func `I25: nobody carries out what is not published`() throws {
        var road = try SampleRoad()
        let made = decision(road, body: "cabinet", day: "2024-01-02")
        try road.perform(RecordDecision(made), on: "2024-01-02")
        #expect(
            road.codes(ImplementDecision(made.id, on: .sample("2024-01-30")), on: "2024-01-30") == [
                "decision-not-published"
            ]
        )
    }

    @Test func `I25: an urgent decision takes effect at once, with the office that agreed`() throws {
        var road = try SampleRoad()
        let incomplete = decision(
            road,
            body: "cabinet",
            day: "2024-01-02",
            waiver: .init(reason: "A grant would lapse", agreedBy: "")
        )
        #expect(road.codes(RecordDecision(incomplete), on: "2024-01-02") == ["waiver-incomplete"])
        let made = decision(
            road,
            body: "cabinet",
            day: "2024-01-02",
            waiver: .init(reason: "A grant would lapse", agreedBy: "The chair of scrutiny")
        )
        try road.perform(RecordDecision(made), on: "2024-01-02")
        let recorded = try #require(road.council.decisions[made.id])
        #expect(road.council.state(of: recorded, on: .sample("2024-01-02")) == .effective(since: .sample("2024-01-02")))
    }

    @Test func `A called-in decision cannot be carried out until it is upheld, and not at all when referred back`()
        throws
    {
        var (road, id) = try published()
        let late = CallIn(day: .sample("2016-05-09"), requesters: "Five members", reason: "Why?", bodyKey: "scrutiny")
        #expect(road.codes(CallInDecision(id, late), on: "2016-05-09") == ["outside-call-in-period"])
        let callIn = CallIn(day: .sample("2016-05-03"), requesters: "Five members", reason: "Why?", bodyKey: "scrutiny")
        try road.perform(CallInDecision(id, callIn), on: "2016-05-03")
        #expect(
            road.codes(ImplementDecision(id, on: .sample("2016-05-10")), on: "2016-05-10") == ["decision-called-in"]
        )
        #expect(road.codes(CallInDecision(id, callIn), on: "2016-05-04") == ["called-in-already"])
        var other = road
        try road.perform(
            ConcludeCallIn(id, .init(outcome: .upheld, day: .sample("2016-05-12"), note: "")),
            on: "2016-05-12"
        )
        try road.perform(ImplementDecision(id, on: .sample("2016-05-12")), on: "2016-05-12")
        try other.perform(
            ConcludeCallIn(id, .init(outcome: .referredBack, day: .sample("2016-05-12"), note: "")),
            on: "2016-05-12"
        )
        #expect(
            other.codes(ImplementDecision(id, on: .sample("2016-05-30")), on: "2016-05-30") == [
                "decision-referred-back"
            ]
        )
    }

    @Test(arguments: [("cabinet", true), ("council", false), ("scrutiny", false)])
    func `I28: only the executive's decisions can be called in`(body: String, isPossible: Bool) throws {
        var road = try SampleRoad()
        let made = decision(road, body: body, day: "2024-01-02")
        try road.perform(RecordDecision(made), on: "2024-01-02")
        try road.perform(PublishDecision(made.id, on: .sample("2024-01-02")), on: "2024-01-02")
        #expect(road.council.canBeCalledIn(made) == isPossible)
        let callIn = CallIn(day: .sample("2024-01-03"), requesters: "Five", reason: "Why?", bodyKey: "scrutiny")
        #expect(
            road.codes(CallInDecision(made.id, callIn), on: "2024-01-03")
                == (isPossible ? [] : ["call-in-not-possible"])
        )
    }

    @Test func `A record of the executive needs reasons, alternatives and interests`() throws {
        let road = try SampleRoad()
        var made = decision(road, body: "cabinet", day: "2024-01-02")
        made.record = DecisionRecord(slug: "x-1", bodyKey: "cabinet")
        #expect(
            road.codes(RecordDecision(made), on: "2024-01-02") == [
                "decision-reasons-missing", "alternatives-missing", "interests-missing",
            ]
        )
        #expect(
            road.codes(RecordDecision(decision(road, body: "cabinet", day: "2024-01-03")), on: "2024-01-02") == [
                "decision-in-the-future"
            ]
        )
    }

    @Test func `I29: an exempt part needs its paragraph and the public interest, and its text is never public`() throws
    {
        var road = try SampleRoad()
        let canary = "CANARY-7f3a"
        let unreasoned = ExemptPart(paragraph: 9, publicInterest: "", text: canary)
        #expect(
            road.codes(
                RecordDecision(decision(road, body: "cabinet", day: "2024-01-02", exempt: [unreasoned])),
                on: "2024-01-02"
            ) == ["exempt-paragraph-unknown", "public-interest-missing"]
        )
        let part = ExemptPart(paragraph: 3, publicInterest: "Bids would be known", text: canary)
        let made = decision(road, body: "cabinet", day: "2024-01-02", exempt: [part])
        try road.perform(RecordDecision(made), on: "2024-01-02")
        #expect(road.council.publicGovernance.decisions.isEmpty)
        try road.perform(PublishDecision(made.id, on: .sample("2024-01-02")), on: "2024-01-02")
        let open = road.council.publicGovernance
        #expect(open.decisions.count == 1)
        #expect(open.decisions[0].record.exempt.map(\.publicInterest) == ["Bids would be known"])
        #expect(!String(describing: open).contains(canary))
        // What editions and releases of figures keep is read by public pages too.
        let narrow = try road.council.narrowed(to: road.sample.planID).canonicalBytes()
        #expect(!String(decoding: narrow, as: UTF8.self).contains(canary))
        let figures = try road.council.narrowedToPublicMeasures().canonicalBytes()
        #expect(!String(decoding: figures, as: UTF8.self).contains(canary))
        #expect(String(decoding: try road.council.canonicalBytes(), as: UTF8.self).contains(canary))
    }

    @Test func `I29: boards, unpublished decisions and comments that are not reported stay inside`() throws {
        var road = try SampleRoad()
        try road.perform(road.issue(0, on: "2024-01-05"), on: "2024-01-05")
        try road.perform(MakeScrutinyComment(road.comment()), on: "2024-01-15")
        let open = road.council.publicGovernance
        #expect(!open.bodies.contains { $0.kind == .board })
        #expect(open.items.map(\.comments.count) == [0])
        #expect(open.items.map(\.recommendations.count) == [0])
        // A meeting that nobody put on the public calendar: the sample's own.
        #expect(!open.meetings.contains { $0.key == "cabinet" })
    }

    @Test func `A mistyped decision is put right, and how it read stays readable`() throws {
        var (road, id) = try published()
        let old = try #require(road.council.decisions[id])
        let right = Decision(
            id: id,
            planID: old.planID,
            body: old.body,
            day: old.day,
            outcome: "Approved with amendments",
            reference: "Minute 8",
            source: old.source,
            record: old.record
        )
        #expect(road.codes(CorrectDecision(right, reason: " "), on: "2016-05-03") == ["reason-missing"])
        try road.perform(CorrectDecision(right, reason: "The minute was mistyped"), on: "2016-05-03")
        let now = try #require(road.council.decisions[id])
        #expect(now.reference == "Minute 8" && now.published == .sample("2016-04-28"))
        #expect(now.corrections.map(\.reference) == ["Minute 7"])
        var moved = right
        moved.record = DecisionRecord(
            slug: "elsewhere",
            bodyKey: "cabinet",
            reasons: "x",
            alternatives: "x",
            interests: "x"
        )
        #expect(road.codes(CorrectDecision(moved, reason: "Why"), on: "2016-05-03") == ["decision-address-fixed"])
    }

    @Test func `Two decisions of a body on one day have two addresses`() throws {
        var road = try SampleRoad()
        try road.perform(RecordDecision(decision(road, body: "cabinet", day: "2024-01-02")), on: "2024-01-02")
        #expect(road.council.freeDecisionSlug(.sample("2024-01-02"), bodyKey: "cabinet") == "2024-01-02-cabinet-2")
        #expect(
            road.codes(RecordDecision(decision(road, body: "cabinet", day: "2024-01-02")), on: "2024-01-02") == [
                "decision-address-taken"
            ]
        )
    }
}
