import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// What to ask about, and what another rule would change.
struct WorthAskingTests {
    private let today = Day.sample("2024-06-01")

    /// A target of 100 for each year, approved.
    private func targets(_ years: [String], of measure: Measure, _ aim: String, _ world: inout MeasuredCouncil) throws {
        for year in years {
            try world.perform(
                SetTarget(
                    measureID: measure.id,
                    period: .sample(year),
                    aim: try #require(Target.Aim(text: aim)),
                    basis: .trend,
                    rationale: ""
                )
            )
            try world.perform(ApproveTarget(measureID: measure.id, period: .sample(year)))
        }
    }

    private func asked(_ world: MeasuredCouncil, on day: String = "2024-06-01") -> [WorthAsking.Reason] {
        world.council.worthAsking(about: [world.homes], asAt: .sample(day)).map(\.reason)
    }

    /// With an owner, so that nothing is worth asking from the start.
    private func owned(_ change: (inout MeasureDefinition) -> Void = { _ in }) throws -> MeasuredCouncil {
        var world = MeasuredCouncil()
        let post = Post(
            id: world.sample.world.new(),
            title: "Head",
            unit: "Homes",
            grants: [],
            from: .sample("2020-01-01")
        )
        world.apply([.people(.postRecorded(post))])
        var definition = world.homes.definition
        definition.owner = post.id
        change(&definition)
        try world.perform(
            RedefineMeasure(measureID: world.homes.id, definition: definition, seen: world.homes.revision),
            reason: "Why"
        )
        return world
    }

    @Test func `A measure that has all it needs is not asked about`() throws {
        var world = try owned()
        #expect(asked(world).isEmpty)
        try world.perform(world.figures(of: world.homes, ["2023FY": "100"]))
        #expect(asked(world).isEmpty)
    }

    @Test(arguments: [
        (["2021FY": "1", "2022FY": "2", "2023FY": "3"], "2021FY"), (["2022FY": "2", "2023FY": "3"], ""),
        (["2021FY": "100", "2022FY": "2", "2023FY": "3"], ""), (["2021FY": "1", "2022FY": "2", "2023FY": "100"], ""),
        (["2020FY": "1", "2021FY": "2", "2022FY": "[x]", "2023FY": "3"], "2020FY"),
        (["2020FY": "1", "2021FY": "2", "2022FY": "3", "2023FY": "[x]"], ""),
        (["2019FY": "1", "2020FY": "1", "2021FY": "2", "2022FY": "3", "2023FY": "4"], "2021FY"),
    ])
    func `Red three times running is asked about, from the first of the three on`(
        figures: [String: String],
        since: String
    )
        throws
    {
        var world = try owned()
        try world.perform(world.figures(of: world.homes, figures))
        try targets((2019..<2024).map { "\($0)FY" }, of: world.homes, "100", &world)
        #expect(asked(world) == (since.isEmpty ? [] : [.redForThree(since: .sample(since))]))
    }

    @Test(arguments: [
        (["100", "99"], true), (["100", "101"], false), (["100", "monitored"], true), (["100", "99", "100"], true),
        (["monitored", "100"], false), (["100", "to-be-set 2025-03-31"], true),
    ])
    func `A target that was made easier after its approval is asked about`(aims: [String], isAsked: Bool) throws {
        var world = try owned()
        try targets(["2024FY"], of: world.homes, aims[0], &world)
        for aim in aims.dropFirst() {
            try world.perform(
                SetTarget(
                    measureID: world.homes.id,
                    period: .sample("2024FY"),
                    aim: try #require(Target.Aim(text: aim)),
                    basis: .trend,
                    rationale: ""
                ),
                reason: "Why",
                authority: world.decision.id
            )
        }
        #expect(asked(world) == (isAsked ? [.targetLowered(.sample("2024FY"))] : []))
    }

    @Test func `A proposal that was lowered before its approval is nobody's business`() throws {
        var world = try owned()
        for aim in ["100", "50"] {
            try world.perform(
                SetTarget(
                    measureID: world.homes.id,
                    period: .sample("2024FY"),
                    aim: try #require(Target.Aim(text: aim)),
                    basis: .trend,
                    rationale: ""
                )
            )
        }
        #expect(asked(world).isEmpty)
    }

    @Test(arguments: Measure.Kind.allCases)
    func `A measure that nobody answers for is asked about, unless it is only watched`(kind: Measure.Kind) throws {
        var world = MeasuredCouncil()
        let definitions = world.homes.definitions
        let measure = Measure(
            id: world.sample.world.new(),
            code: .sample("EDU-001"),
            kind: kind,
            definitions: definitions
        )
        try world.perform(RecordMeasures([measure]))
        let found = world.council.worthAsking(about: [measure], asAt: today).map(\.reason)
        #expect(found == (kind == .contextual ? [] : [.noOwner]))
    }

    @Test(arguments: Measure.Stage.allCases) func `Only an active measure is asked about`(stage: Measure.Stage) throws {
        var world = MeasuredCouncil()
        world.stage(world.homes.id, stage)
        #expect(asked(world).isEmpty == (stage != .active))
    }

    @Test func `Reasons come in the order of their weight, and measures by code`() throws {
        var world = try owned {
            $0.owner = nil
            $0.lag = 0
        }
        // Twelve years that fall at last: red, a change for the worse, a lowered target, late, no owner.
        let values = [100, 101, 100, 101, 100, 101, 100, 101, 100, 60, 55, 20]
        let years = values.indices.map { "\(2012 + $0)FY" }
        try world.perform(
            world.figures(
                of: world.homes,
                Dictionary(uniqueKeysWithValues: zip(years, values.map { "\($0)" }))
            )
        )
        try targets(years, of: world.homes, "100", &world)
        try world.perform(
            SetTarget(
                measureID: world.homes.id,
                period: .sample("2023FY"),
                aim: .value(.single(Figure(whole: 90))),
                basis: .trend,
                rationale: ""
            ),
            reason: "Why",
            authority: world.decision.id
        )
        #expect(
            asked(world, on: "2026-01-01") == [
                .redForThree(since: .sample("2021FY")), .specialCause(.sample("2023FY")),
                .targetLowered(.sample("2023FY")), .late(.sample("2024FY")), .noOwner,
            ]
        )
        let all = world.council.worthAsking(
            about: [world.caseload, world.jobs, world.homes],
            asAt: .sample("2026-01-01")
        )
        #expect(all.suffix(3).map(\.measure.code.rawValue) == ["HOM-001", "JOB-001", "SWK-001"])
        #expect(all.suffix(3).allSatisfy { $0.reason == .noOwner })
    }

    // MARK: another rule

    @Test func `Another rule shows which ratings it would change, now and a year before`() throws {
        var world = MeasuredCouncil()
        try world.perform(world.figures(of: world.homes, ["2022FY": "96", "2023FY": "94"]))
        try world.perform(world.figures(of: world.jobs, ["2022FY": "96", "2023FY": "100"]))
        for measure in [world.homes, world.jobs] { try targets(["2022FY", "2023FY"], of: measure, "100", &world) }
        func flips(_ rule: StatusRule?, _ id: Measure.ID? = nil) -> [String] {
            world.council.flips(underRule: rule, for: id, asAt: today).map {
                "\($0.measure.code) \($0.period.code)"
            }
        }
        let strict = StatusRule.percentTolerance(Figure(whole: 2))
        #expect(flips(strict) == ["HOM-001 2022FY", "JOB-001 2022FY"])
        #expect(flips(strict, world.jobs.id) == ["JOB-001 2022FY"])
        #expect(flips(.percentTolerance(Figure(whole: 10))) == ["HOM-001 2023FY"])
        #expect(flips(.percentTolerance(Figure(whole: 5))).isEmpty, "The rule that holds already")
        #expect(flips(nil, world.homes.id).isEmpty && flips(nil).isEmpty)
        #expect(flips(strict, world.sample.world.new()).isEmpty)
        try world.perform(SetStatusRule(measureID: world.homes.id, rule: strict))
        #expect(flips(nil, world.homes.id) == ["HOM-001 2022FY"], "Without its own rule")
        let flip = try #require(world.council.flips(underRule: nil, for: world.homes.id, asAt: today).first)
        #expect(flip.before == .status(.red) && flip.after == .status(.amber))
    }
}
