import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Groups and themes as data, and all assessments together by them.
struct AssessmentListTests {
    @Test func `The law's characteristics are there, and marriage and civil partnership is under the first aim alone`()
    {
        let list = AssessmentList.preset(.england)
        let law = list.entries(of: .equality).filter { $0.origin == .law }
        #expect(
            law.map(\.code.rawValue) == [
                "age", "disability", "gender-reassignment", "marriage-and-civil-partnership",
                "pregnancy-and-maternity", "race", "religion-or-belief", "sex", "sexual-orientation",
            ]
        )
        for entry in law {
            let expected =
                entry.code.rawValue == "marriage-and-civil-partnership" ? [EqualityAim.eliminate] : EqualityAim.allCases
            #expect(entry.aims == expected)
        }
        #expect(!list.offers(.socioEconomic) && list.offers(.environmental))
    }

    @Test(arguments: [
        (Nation.england, false), (.wales, true), (.scotland, true), (.northernIreland, false),
    ])
    func `The socio-economic duty is law in Wales and Scotland alone`(nation: Nation, isLaw: Bool) {
        #expect(AssessmentList.preset(nation).offers(.socioEconomic) == isLaw)
        let codes = AssessmentList.preset(nation).entries.map(\.code)
        #expect(Set(codes).count == codes.count)
    }

    @Test func `Another nation brings its law's groups, retires the other's, and keeps the council's own`() throws {
        var world = AssessedCouncil()
        let own = AssessmentList.Entry(
            code: .sample("night-workers"),
            kind: .equality,
            name: "Night workers",
            origin: .council,
            aims: [.advance]
        )
        try world.perform(SetAssessmentList(world.council.assessmentList.with(own)))
        try world.perform(SetAssessmentList(world.council.assessmentList.moved(to: .northernIreland)))
        let list = world.council.assessmentList
        #expect(list.entry(.sample("political-opinion"))?.retired == nil)
        #expect(list.entry(.sample("race"))?.retired != nil)
        #expect(list.entry(.sample("night-workers"))?.retired == nil)
        try world.perform(SetAssessmentList(list.moved(to: .england)))
        #expect(world.council.assessmentList.entry(.sample("race"))?.retired == nil)
        #expect(world.council.assessmentList.entry(.sample("political-opinion"))?.retired != nil)
    }

    @Test func `I1 no code is taken out or made to mean something else, and the law's are not retired`() throws {
        let world = AssessedCouncil()
        let list = world.council.assessmentList
        let age = try #require(list.entry(.sample("age")))
        let carers = try #require(list.entry(.sample("carers")))
        func codes(_ list: AssessmentList) -> [String] { world.codes(SetAssessmentList(list)) }
        #expect(
            codes(AssessmentList(nation: .england, entries: list.entries.filter { $0 != carers })) == [
                "entry-taken-out"
            ]
        )
        let other = AssessmentList.Entry(code: carers.code, kind: .environmental, name: "Cars", origin: .council)
        #expect(codes(list.with(other)) == ["entry-code-taken"])
        #expect(codes(AssessmentList(nation: .england, entries: list.entries + [carers])).contains("entry-code-taken"))
        #expect(codes(list.with(age.retired(because: "Old"))) == ["entry-by-law"])
        #expect(codes(list.with(carers.retired(because: " "))) == ["reason-missing"])
        #expect(codes(list.with(carers.retired(because: "Merged"))).isEmpty)
        #expect(codes(list.with(carers.named("Age", about: ""))).contains("entry-name-taken"))
        #expect(codes(list.with(carers.named(" ", about: ""))) == ["name-missing"])
        #expect(codes(list.with(age.named("Age of people", about: ""))).isEmpty)
    }

    @Test func `A new name gets a code that nothing had before`() {
        let list = AssessmentList.preset(.england)
        #expect(list.freeCode(for: "Night workers")?.rawValue == "night-workers")
        #expect(list.freeCode(for: "Carers")?.rawValue == "carers-2")
        #expect(list.freeCode(for: "!") == nil)
    }

    @Test func `A retired group is asked for no more, and what was found for it stays`() throws {
        var world = AssessedCouncil()
        let id = try world.startScreened()
        try world.perform(world.finding(id, "carers", .positive))
        let carers = try #require(world.council.assessmentList.entry(.sample("carers")))
        let list = world.council.assessmentList.with(carers.retired(because: "Merged"))
        try world.perform(SetAssessmentList(list))
        #expect(!world.council.assessmentGaps(in: world.content(id)).contains { $0.detail == "Carers" })
        #expect(
            world.codes(world.finding(id, "carers", seen: world.sequence(id, "carers"))) == ["assessment-entry-unknown"]
        )
        #expect(world.council.cumulativeView.rows.contains { $0.entry.code == carers.code })
    }

    // MARK: all together

    @Test func `The cumulative view counts each finding once, and the counts add up`() throws {
        var world = AssessedCouncil()
        let first = try world.startScreened()
        let second = try world.startScreened(about: .element(world.sample.jobs.id))
        let third = try world.start()
        try world.perform(ScreenAssessment(assessmentID: third, isNeeded: false, reason: "Nobody."))
        try world.perform(world.finding(first, "age", .negative, .high))
        try world.perform(world.finding(second, "age", .mixed, .low))
        try world.perform(world.finding(first, "sex"))
        try world.perform(world.finding(second, "sex", .unknown))
        let view = world.council.cumulativeView
        #expect(view.count == 3 && view.screenedOut == 1)
        let age = try #require(view.rows.first { $0.entry.code == .sample("age") })
        #expect(age.touching == 2 && age.negative() == 2 && age.negative(.high) == 1 && age.negative(.low) == 1)
        #expect(age.items.map(\.assessmentID) == [first, second], "The most severe first.")
        let sex = try #require(view.rows.first { $0.entry.code == .sample("sex") })
        #expect(sex.touching == 1 && sex.count(.neutral) == 1 && sex.count(.unknown) == 1)
        for row in view.rows {
            #expect(AssessmentFinding.Impact.allCases.reduce(0) { $0 + row.count($1) } == row.items.count)
        }
        #expect(view.rows(of: .equality).count == 13 && view.rows(of: .environmental).count == 9)
    }
}
