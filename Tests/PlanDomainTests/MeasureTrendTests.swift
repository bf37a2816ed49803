import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Where a measure moves, and against what it can be held.
struct MeasureTrendTests {
    private let today = Day.sample("2024-06-01")

    @Test(arguments: [
        (MeasureDefinition.Comparability.Degree.comparable, Trend.gettingBetter), (.partly, .gettingBetter),
        (.broken, .notComparable(.definitionBreak)),
    ])
    func `I9 no trend goes over a break of the definition`(
        degree: MeasureDefinition.Comparability.Degree,
        trend: Trend
    ) throws {
        var world = try MeasuredCouncil.measured(["2022FY": "80", "2023FY": "85"])
        try world.breakHomes(from: "2023-04-01", as: degree)
        #expect(world.standing().shortTrend == .init(trend, from: .sample("2022FY")))
        #expect(world.standing().longTrend == .init(trend, from: .sample("2022FY")))
    }

    @Test(arguments: [
        ("2023-03-31", Trend.gettingBetter), ("2023-04-01", .notComparable(.definitionBreak)),
        ("2024-03-31", .notComparable(.definitionBreak)), ("2024-04-01", .gettingBetter),
    ])
    func `I9 a break counts from the day on which it holds, to the end of the later period`(from: String, trend: Trend)
        throws
    {
        var world = try MeasuredCouncil.measured(["2022FY": "80", "2023FY": "85"])
        try world.breakHomes(from: from, as: .broken)
        #expect(world.standing().shortTrend.trend == trend)
    }

    @Test func `I9 a year and a quarter are not compared, whatever is said of the definition`() throws {
        var world = try MeasuredCouncil.measured(["2022FY": "80", "2023FY": "320"])
        var quarterly = world.homes.definition
        (quarterly.from, quarterly.periodType, quarterly.frequency) = (.sample("2024-04-01"), .quarter, .quarterly)
        try world.perform(
            RedefineMeasure(measureID: world.homes.id, definition: quarterly, seen: world.homes.revision),
            reason: "Four times a year"
        )
        try world.perform(world.figures(of: world.homes, ["2024-M06-Q": "80"]))
        #expect(world.standing().shortTrend == .init(.notComparable(.definitionBreak), from: .sample("2023FY")))
        #expect(world.standing().longTrend == .init(.notComparable(.noEarlierFigure)))
    }

    @Test(
        arguments: [
            (["2021FY": "80", "2023FY": "85"], Trend.notComparable(.noEarlierFigure)),
            (["2022FY": "80", "2023FY": "85[b]"], .notComparable(.definitionBreak)),
            (["2022FY": "80[b]", "2023FY": "85"], .gettingBetter),
            (["2022FY": "80", "2023FY": "85[p]"], .notComparable(.otherStanding)),
            (["2022FY": "80[p]", "2023FY": "85[p]"], .gettingBetter),
            (["2022FY": "80[e]", "2023FY": "85"], .notComparable(.otherStanding)),
            (["2022FY": "80[r]", "2023FY": "85[u]"], .gettingBetter),
            (["2022FY": "[x]", "2023FY": "85"], .notComparable(.noEarlierFigure)),
            (["2022FY": "80", "2023FY": "[x]"], .notComparable(.noEarlierFigure)),
            (["2022FY": "100", "2023FY": "101"], .stable), (["2022FY": "100", "2023FY": "98"], .gettingWorse),
        ] as [([String: String], Trend)]
    )
    func `A mark may stand between two figures`(figures: [String: String], trend: Trend) throws {
        #expect(try MeasuredCouncil.measured(figures).standing().longTrend.trend == trend)
    }

    @Test func `The short trend looks past gaps, the long one only at the year before`() throws {
        let standing = try MeasuredCouncil.measured(["2020FY": "80", "2021FY": "[x]", "2023FY": "85"]).standing()
        #expect(standing.shortTrend == .init(.gettingBetter, from: .sample("2020FY")))
        #expect(standing.longTrend == .init(.notComparable(.noEarlierFigure)))
    }

    @Test func `I9 a break between is seen over a gap too`() throws {
        var world = try MeasuredCouncil.measured(["2020FY": "80", "2021FY": "70[b]", "2023FY": "85"])
        #expect(world.standing().shortTrend.trend == .gettingBetter)
        try world.perform(world.figures(of: world.homes, ["2021FY": "[x]"]), reason: "Withdrawn")
        #expect(world.standing().shortTrend.trend == .gettingBetter, "With the figure its mark is gone.")
        try world.breakHomes(from: "2022-01-01", as: .broken)
        #expect(world.standing().shortTrend == .init(.notComparable(.definitionBreak), from: .sample("2020FY")))
    }

    @Test func `A figure that adds up over the year is compared with the same point of another year alone`() throws {
        var world = MeasuredCouncil()
        var definition = world.homes.definition
        (definition.periodType, definition.frequency, definition.accumulation) = (.quarter, .quarterly, .cumulative)
        let id: Measure.ID = world.sample.world.new()
        let measure = Measure(id: id, code: .sample("CUM-001"), kind: .council, definitions: [definition])
        try world.perform(RecordMeasures([measure]))
        try world.perform(
            world.figures(of: measure, ["2023-M06-Q": "10", "2023-M09-Q": "20", "2024-M06-Q": "15"])
        )
        let standing = world.council.standing(of: measure, asAt: today)
        #expect(standing.shortTrend == .init(.notComparable(.otherPointOfYear), from: .sample("2023-M09-Q")))
        #expect(standing.longTrend == .init(.gettingBetter, from: .sample("2023-M06-Q")))
        #expect(standing.controlChart == nil)
    }

    @Test func `What is better one way is worse the other way, for high and for low`() throws {
        var random = SeededNumbers(seed: 4)
        let mirrored: [Trend: Trend] = [.gettingBetter: .gettingWorse, .gettingWorse: .gettingBetter, .stable: .stable]
        var seen: Set<Trend> = []
        for _ in 0..<300 {
            let values = (0..<2).map { _ in ObservedValue(Figure(whole: .random(in: -20...20, using: &random))) }
            func trend(_ values: [ObservedValue], _ goodToBe: GoodToBe) -> Trend {
                let measure = Measure.sample("EDU-001", id: MeasuredCouncil.anyID, goodToBe: goodToBe)
                let series = Series(
                    periods: [.sample("2022FY"), .sample("2023FY")],
                    values: values,
                    sequences: [1, 1]
                )
                let band = Trend.Band.absolute(Figure(whole: 3))
                return SeriesHistory(measure: measure, series: series, band: band, target: nil).before(1).trend
            }
            let there = trend(values, .high)
            seen.insert(there)
            #expect(trend(values.reversed(), .high) == mirrored[there])
            #expect(trend(values, .low) == mirrored[there])
            #expect(trend(values.reversed(), .low) == there)
        }
        #expect(seen.count == 3)
    }
}
