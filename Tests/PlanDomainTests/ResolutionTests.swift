import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// What a resolution does to the plan.
struct ResolutionTests {
    @Test func `A resolution adopts the plan, applies the tracked change, and locks the wording`() throws {
        var road = try SampleRoad()
        let element = try #require(road.council.elements[road.sample.invest.id])
        let wording = PlanElement.Wording(title: "To invest in every town centre")
        let recommendation = Recommendation(
            id: road.sample.world.new(),
            itemID: road.itemID,
            number: 1,
            verb: .adopt,
            text: "That the plan be adopted as amended",
            elementIDs: [element.id],
            proposal: .init(elementID: element.id, before: element.wording, wording: wording)
        )
        try road.perform(MakeRecommendation(recommendation), on: "2024-01-16")
        try road.passScrutiny()
        try road.passCabinet()
        // What Cabinet recommends changes nothing yet.
        #expect(road.council.elements[element.id]?.wording == element.wording)
        try road.perform(road.issue(2, on: "2024-02-14"), on: "2024-02-14")
        try road.perform(road.conclude(2, .agreed), on: "2024-02-22")
        #expect(road.council.elements[element.id]?.wording == wording)
        #expect(road.council.plans[road.sample.planID]?.adoption?.decision == road.councilDecision)
        #expect(road.council.recommendations[recommendation.id]?.outcomes.map(\.kind) == [.agreed, .agreed])
        let item = try #require(road.council.items[road.itemID])
        #expect(
            road.council.standing(of: item, on: .sample("2024-03-01")).sentence
                == "Adopted by Council on 22 February 2024 (Minute 3)."
        )
        // Locked: from now on words change only by amendment.
        let revision = try #require(road.council.elements[element.id]?.revision)
        let later = RewordElement(elementID: element.id, wording: element.wording, seen: revision)
        #expect(road.codes(later, on: "2024-03-01") == ["adopted-text-needs-authority"])
    }

    @Test func `Amended: the words of the body take the place of those proposed`() throws {
        var road = try SampleRoad()
        let element = try #require(road.council.elements[road.sample.invest.id])
        let recommendation = Recommendation(
            id: road.sample.world.new(),
            itemID: road.itemID,
            number: 1,
            verb: .adopt,
            text: "That the plan be adopted as amended",
            proposal: .init(elementID: element.id, before: element.wording, wording: .init(title: "To invest more"))
        )
        try road.perform(MakeRecommendation(recommendation), on: "2024-01-16")
        try road.passScrutiny()
        try road.issueToCabinet()
        let amended = PlanElement.Wording(title: "To invest most")
        try road.perform(
            road.conclude(1, .amended, outcomes: [recommendation.id: .init(.amended, amended: amended)]),
            on: "2024-01-30"
        )
        try road.perform(road.issue(2, on: "2024-02-14"), on: "2024-02-14")
        try road.perform(road.conclude(2, .agreed), on: "2024-02-22")
        #expect(road.council.elements[element.id]?.wording == amended)
    }

    @Test func `Written on words that changed since, a proposal is refused and nothing is half done`() throws {
        var road = try SampleRoad()
        let element = try #require(road.council.elements[road.sample.invest.id])
        let recommendation = Recommendation(
            id: road.sample.world.new(),
            itemID: road.itemID,
            number: 1,
            verb: .adopt,
            text: "That the plan be adopted as amended",
            proposal: .init(elementID: element.id, before: element.wording, wording: .init(title: "To invest more"))
        )
        try road.perform(MakeRecommendation(recommendation), on: "2024-01-16")
        try road.passScrutiny()
        try road.passCabinet()
        try road.perform(road.issue(2, on: "2024-02-14"), on: "2024-02-14")
        try road.perform(
            RewordElement(elementID: element.id, wording: .init(title: "Otherwise"), seen: element.revision),
            on: "2024-02-15"
        )
        let before = road.council
        #expect(road.codes(road.conclude(2, .agreed), on: "2024-02-22") == ["proposal-outdated"])
        #expect(road.council == before)
    }

    @Test(arguments: [
        (GovernanceItem.Outcome.Kind.deferred, 2 as Int?), (.referredBack, 1), (.rejected, nil),
    ])
    func `Deferred waits, referred back returns a step, rejected ends the road`(
        kind: GovernanceItem.Outcome.Kind,
        next: Int?
    ) throws {
        var road = try SampleRoad()
        try road.passScrutiny()
        try road.passCabinet()
        try road.perform(road.issue(2, on: "2024-02-14"), on: "2024-02-14")
        try road.perform(road.conclude(2, kind), on: "2024-02-22")
        let item = try #require(road.council.items[road.itemID])
        #expect(item.nextStep == next)
        #expect(road.council.plans[road.sample.planID]?.adoption == nil)
        #expect(road.council.decisions[road.councilDecision] != nil)
        if let next { #expect(item.steps[next].meetingKey == nil) }
    }

    @Test func `Minutes are recorded after the meeting, step by step, once the papers were out`() throws {
        var road = try SampleRoad()
        #expect(road.codes(road.conclude(1, .agreed), on: "2024-01-30") == ["step-not-next"])
        #expect(road.codes(road.conclude(0, .noted), on: "2024-01-15") == ["step-not-issued"])
        try road.perform(road.issue(0, on: "2024-01-05"), on: "2024-01-05")
        #expect(road.codes(road.conclude(0, .noted), on: "2024-01-14") == ["meeting-not-held"])
        #expect(road.codes(road.conclude(0, .agreed), on: "2024-01-15") == ["outcome-not-possible"])
    }
}
