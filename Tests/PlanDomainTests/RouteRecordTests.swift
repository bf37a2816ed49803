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
        guard case .changes(let none) = road.ruling(RecordRoute(Self.route(Self.whole)), on: "2024-01-02") else {
            Testing.Issue.record("Refused")
            return
        }
        #expect(none.isEmpty)
        let retired = Route(key: "children", name: "Old", steps: Self.whole, isOffered: false)
        try road.perform(RecordRoute(retired), on: "2024-01-03")
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
        #expect(
            road.codes(RecordRoute(Self.route(Self.whole, key: "council-plan", name: " ")), on: "2024-01-02") == [
                "key-of-the-product", "name-missing",
            ]
        )
    }

    @Test func `A road that changes leaves what travels on it as it was`() throws {
        var road = try SampleRoad()
        try road.perform(RecordRoute(Self.route(Self.whole)), on: "2024-01-02")
        let before = road.council.items
        try road.perform(RecordRoute(Self.route(Array(Self.whole.dropFirst()))), on: "2024-01-03")
        #expect(road.council.items == before)
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
