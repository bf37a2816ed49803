import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// How the council stands among others.
struct MeasureComparisonTests {
    /// Our own figure and those of a group's members, who may have none; member 0 is the first after us.
    private func world(
        _ own: [String: String],
        _ others: [[String: String]],
        _ change: (inout Measure) -> Void = { _ in }
    ) throws -> (council: Council, measure: Measure, group: ComparatorGroup) {
        var world = MeasuredCouncil()
        var measure = world.new("CMP-001")
        change(&measure)
        world.apply([.measure(.recorded(.init(measures: [measure])))])
        let areas = others.indices.map { AreaCode.sample("E0900000\($0)") }
        for (area, cells) in [(world.key.area, own)] + Array(zip(areas, others)) where !cells.isEmpty {
            let sorted = cells.map { (Period.sample($0.key), ObservedValue.sample($0.value)) }.sorted { $0.0 < $1.0 }
            var columns = FigureColumns()
            columns.add(measure.id, SeriesKey(area: area), sorted.map(\.0), sorted.map(\.1))
            try world.perform(RecordFigures(id: world.sample.world.new(), figures: columns))
        }
        let group = ComparatorGroup(
            key: .sample("GM"),
            name: "Ten",
            source: "GMCA",
            version: "1",
            members: [world.key.area] + areas
        )
        return (world.council, measure, group)
    }

    @Test(arguments: [(2, false), (3, true), (4, true)])
    func `At least three others have to have a figure`(count: Int, isCompared: Bool) throws {
        let (council, measure, group) = try world(["2023FY": "50"], (0..<count).map { ["2023FY": "\(40 + $0)"] })
        let comparison = council.comparison(of: measure, among: group)
        #expect((comparison != nil) == isCompared)
        #expect(comparison?.comparison.rank == (isCompared ? 1 : nil))
        #expect(council.medians(of: measure, among: group).isEmpty == !isCompared)
    }

    @Test(arguments: [(3, false), (4, true), (5, true), (6, true)])
    func `Two thirds of the others have to have a figure`(count: Int, isCompared: Bool) throws {
        let others = (0..<6).map { $0 < count ? ["2023FY": "\(40 + $0)"] : ["2023FY": "[x]"] }
        let (council, measure, group) = try world(["2023FY": "50"], others)
        let comparison = council.comparison(of: measure, among: group)
        #expect((comparison != nil) == isCompared)
        if isCompared { #expect(comparison?.missing.count == 6 - count && comparison?.comparison.count == count + 1) }
    }

    @Test func `A group that lags is compared by the latest period that it has`() throws {
        let others = [40, 50, 60].map { ["2022FY": "\($0)"] }
        let (council, measure, group) = try world(["2022FY": "55", "2023FY": "10", "2024FY": "[x]"], others)
        let comparison = try #require(council.comparison(of: measure, among: group))
        #expect(comparison.period == .sample("2022FY") && comparison.comparison.rank == 2)
        #expect(comparison.figures.map(\.figure.plain) == ["60", "55", "50", "40"])
        #expect(comparison.figures.map(\.isOwn) == [false, true, false, false])
    }

    @Test(arguments: [
        (GoodToBe.high, ["60", "50", "50", "40"], Int?.some(2)), (.low, ["40", "50", "50", "60"], 2),
        (.none, ["60", "50", "50", "40"], nil), (.inRange, ["60", "50", "50", "40"], nil),
    ])
    func `Ties share a rank, and our own figure stands first of those alike`(
        goodToBe: GoodToBe,
        order: [String],
        rank: Int?
    ) throws {
        let (council, measure, group) = try world(["2023FY": "50"], ["40", "50", "60"].map { ["2023FY": $0] }) {
            $0.definitions[0].goodToBe = goodToBe
        }
        let comparison = try #require(council.comparison(of: measure, among: group))
        #expect(comparison.figures.map(\.figure.plain) == order && comparison.comparison.rank == rank)
        #expect(comparison.figures.firstIndex { $0.isOwn } == 1)
    }

    @Test func `Totals that depend on the size of a place are neither ranked nor averaged`() throws {
        let (council, measure, group) = try world(["2023FY": "50"], ["40", "50", "60"].map { ["2023FY": $0] }) {
            $0.definitions[0].dependsOnSize = true
        }
        #expect(council.comparison(of: measure, among: group) == nil)
        #expect(council.medians(of: measure, among: group).isEmpty)
    }

    @Test func `The middle is that of the others, period by period`() throws {
        let others = [
            ["2021FY": "1", "2022FY": "10", "2023FY": "40"], ["2022FY": "20", "2023FY": "41"],
            ["2022FY": "30", "2023FY": "50"], ["2023FY": "60", "2022FY": "[c]"],
        ]
        let (council, measure, group) = try world(["2022FY": "99", "2023FY": "99"], others)
        let medians = council.medians(of: measure, among: group)
        #expect(medians.map(\.period.code) == ["2022FY", "2023FY"] && medians.map(\.figure.plain) == ["20", "45.5"])
    }

    @Test func `Without a figure of our own, or without an area, nothing is compared`() throws {
        let (council, measure, group) = try world([:], ["40", "50", "60"].map { ["2023FY": $0] })
        #expect(council.comparison(of: measure, among: group) == nil)
        #expect(council.medians(of: measure, among: group).count == 1)
        var nowhere = council
        nowhere.profile?.gssCode = "Stockport"
        #expect(nowhere.ownArea == nil && nowhere.comparison(of: measure, among: group) == nil)
    }

    /// Published figures bring the noise of binary arithmetic: "9.6199999999999992".
    @Test func `Figures with as many digits as there can be are ranked, and their middle is told`() throws {
        let texts = ["9.6199999999999992", "10.050000000000001", "8.0299999999999994", "4.7300000000000004"]
        let figures = texts.map { Figure(plain: $0)! }
        let comparison = try #require(Comparison(of: figures[0], in: figures, goodToBe: .high))
        #expect(comparison.rank == 2 && comparison.band == .b)
        // The exact quarters have more digits than a figure holds.
        #expect(
            comparison.quartiles.map { $0.shown(decimals: 9) }[1...3] == ["7.205000000", "8.825000000", "9.727500000"]
        )
        let large = ["999999999999999.123", "999999999999998.457"].map { Figure(plain: $0)! }
        #expect(Comparison(of: large[0], in: large, goodToBe: .low)?.rank == 2)
    }
}
