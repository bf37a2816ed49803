import Foundation
import Testing

@testable import PlanDomain

/// I13: how a figure and its target become a status, at and around every boundary.
struct StatusRuleTests {
    private func figure(_ text: String) throws -> Figure { try #require(Figure(plain: text)) }

    private func rating(
        _ rule: StatusRule,
        _ value: String,
        _ target: String?,
        _ goodToBe: GoodToBe,
        yearBefore: String? = nil
    ) throws -> Rating {
        rule.rating(
            of: try figure(value),
            against: try target.map { .single(try figure($0)) },
            goodToBe: goodToBe,
            yearBefore: try yearBefore.map(figure)
        )
    }

    @Test(arguments: [
        ("100", "100", GoodToBe.high, Status.green), ("100.0001", "100", .high, .green),
        ("99.9999", "100", .high, .amber),
        ("95", "100", .high, .amber), ("94.9999", "100", .high, .red), ("100", "100", .low, .green),
        ("99", "100", .low, .green),
        ("105", "100", .low, .amber), ("105.0001", "100", .low, .red), ("-100", "-100", .high, .green),
        ("-105", "-100", .high, .amber),
        ("-105.01", "-100", .high, .red), ("-95", "-100", .low, .amber), ("-94.99", "-100", .low, .red),
        ("0", "0.5", .high, .red),
        ("0.475", "0.5", .high, .amber), ("0.4749", "0.5", .high, .red),
    ])
    func `I13 Exactly on target is green, exactly on the tolerance is amber, within five per cent`(
        value: String,
        target: String,
        goodToBe: GoodToBe,
        status: Status
    ) throws {
        #expect(try rating(.percentTolerance(figure("5")), value, target, goodToBe) == .status(status))
    }

    @Test(arguments: [
        ("0", GoodToBe.high, Status.green), ("-2", .high, .amber), ("-2.01", .high, .red), ("2", .low, .amber),
        ("2.01", .low, .red),
        ("-7", .low, .green),
    ])
    func `I13 A target of nothing takes a distance`(value: String, goodToBe: GoodToBe, status: Status) throws {
        #expect(try rating(.absoluteTolerance(figure("2")), value, "0", goodToBe) == .status(status))
        #expect(try rating(.percentTolerance(figure("5")), value, "0", goodToBe) == .none(.ruleDoesNotFit))
    }

    @Test(arguments: [
        ("40", Status.green), ("60", .green), ("50", .green), ("39.99", .amber), ("38", .amber), ("37.99", .red),
        ("62", .amber),
        ("62.01", .red),
    ])
    func `I13 Inside a range is green with both its ends`(value: String, status: Status) throws {
        let target = TargetValue.range(try figure("40"), try figure("60"))
        for rule in [StatusRule.rangeBand(try figure("2")), .absoluteTolerance(try figure("2"))] {
            #expect(rule.rating(of: try figure(value), against: target, goodToBe: .inRange) == .status(status))
        }
    }

    @Test(arguments: [
        ("80", GoodToBe.high, Status.green), ("79.9", .high, .amber), ("70", .high, .amber), ("69.9", .high, .red),
        ("70", .low, .green),
        ("70.1", .low, .amber), ("80", .low, .amber), ("80.1", .low, .red),
    ])
    func `I13 Of two boundaries the better one is green`(value: String, goodToBe: GoodToBe, status: Status) throws {
        let rule = StatusRule.bands(lower: try figure("70"), upper: try figure("80"))
        #expect(try rating(rule, value, nil, goodToBe) == .status(status), "It needs no target.")
    }

    @Test(
        arguments: [
            ("90", nil, Status.green), ("89.9", "89.9", .amber), ("85", "84", .amber), ("85", "85.1", .red),
            ("85", nil, .red),
        ] as [(String, String?, Status)]
    )
    func `A miss that is no worse than a year before is amber where the council looks back`(
        value: String,
        yearBefore: String?,
        status: Status
    ) throws {
        let rule = StatusRule.priorYearAware(try figure("10"))
        #expect(try rating(rule, value, "100", .high, yearBefore: yearBefore) == .status(status))
    }

    @Test func `Every reason for no status is its own`() throws {
        let percent = StatusRule.percentTolerance(try figure("5"))
        #expect(try rating(percent, "5", nil, .high) == .none(.noTarget))
        #expect(try rating(.none, "5", "5", .high) == .none(.monitored))
        #expect(try rating(.manual, "5", "5", .high) == .none(.judgementAwaited))
        #expect(try rating(percent, "5", "5", .none) == .none(.ruleDoesNotFit), "Nothing is good or bad.")
        #expect(try rating(percent, "5", "5", .inRange) == .none(.ruleDoesNotFit), "One figure is no range.")
        #expect(try rating(.percentTolerance(figure("-5")), "5", "5", .high) == .none(.ruleDoesNotFit))
        #expect(try rating(.bands(lower: figure("8"), upper: figure("7")), "5", nil, .high) == .none(.ruleDoesNotFit))
        let back = TargetValue.range(try figure("60"), try figure("40"))
        #expect(
            StatusRule.rangeBand(.zero).rating(of: .zero, against: back, goodToBe: .inRange) == .none(.ruleDoesNotFit)
        )
    }

    @Test func `Rounding to be shown changes no status`() throws {
        // Shown with no decimals both would read 100 of 100.
        #expect(try rating(.percentTolerance(figure("0")), "99.6", "100", .high) == .status(.red))
        #expect(try rating(.percentTolerance(figure("0")), "99.6", "99.6", .high) == .status(.green))
    }

    @Test func `High and low are mirror images, and a rule comes back from the record as it was`() throws {
        var state: UInt64 = 5
        func next() throws -> Figure {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return try #require(Figure(digits: Int64((state >> 33) % 4001) - 2000, places: 1))
        }
        for _ in 0..<5000 {
            let (value, target, tolerance) = (try next(), try next(), try next().magnitude)
            for rule in [
                StatusRule.percentTolerance(tolerance), .absoluteTolerance(tolerance), .priorYearAware(tolerance),
            ] {
                let high = rule.rating(of: value, against: .single(target), goodToBe: .high)
                let low = rule.rating(of: value.negated, against: .single(target.negated), goodToBe: .low)
                #expect(high == low)
            }
        }
        let rules: [StatusRule] = [
            .percentTolerance(try figure("2.5")), .absoluteTolerance(.zero),
            .bands(lower: .zero, upper: try figure("1")),
            .rangeBand(try figure("0.1")), .priorYearAware(try figure("10")), .manual, .none,
        ]
        #expect(try JSONDecoder().decode([StatusRule].self, from: JSONEncoder().encode(rules)) == rules)
    }
}

/// Whether a measure moved, and whether that is good.
struct TrendTests {
    private func figure(_ text: String) throws -> Figure { try #require(Figure(plain: text)) }

    @Test(arguments: [
        ("100", "101", GoodToBe.high, Trend.stable), ("100", "101.01", .high, .gettingBetter),
        ("100", "99", .high, .stable),
        ("100", "98.99", .high, .gettingWorse), ("100", "102", .low, .gettingWorse),
        ("100", "98", .low, .gettingBetter),
        ("-100", "-98.9", .high, .gettingBetter), ("-100", "-99", .high, .stable), ("0", "0", .high, .stable),
        ("0", "0.1", .high, .gettingBetter),
        ("100", "102", .none, .higher), ("100", "98", .none, .lower), ("100", "100.5", .none, .same),
    ])
    func `A change within one per cent is stable`(from: String, to: String, goodToBe: GoodToBe, trend: Trend) throws {
        #expect(Trend(from: try figure(from), to: try figure(to), goodToBe: goodToBe) == trend)
    }

    @Test(arguments: [
        ("30", "35", Trend.gettingBetter), ("45", "55", .stable), ("55", "70", .gettingWorse), ("70", "30", .stable),
    ])
    func `Nearer to its range is better`(from: String, to: String, trend: Trend) throws {
        let target = TargetValue.range(try figure("40"), try figure("60"))
        let band = Trend.Band.absolute(try figure("0.5"))
        let found = Trend(from: try figure(from), to: try figure(to), goodToBe: .inRange, target: target, band: band)
        #expect(found == trend)
    }

    @Test
    func `What is better when high is good is worse when low is, and with a fixed band the way back undoes the way`()
        throws
    {
        let opposite: [Trend: Trend] = [.gettingBetter: .gettingWorse, .gettingWorse: .gettingBetter, .stable: .stable]
        var state: UInt64 = 3
        func next() throws -> Figure {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return try #require(Figure(digits: Int64((state >> 33) % 401) - 200, places: 1))
        }
        for _ in 0..<5000 {
            let (from, to) = (try next(), try next())
            for band in [Trend.Band.usual, .absolute(try figure("0.5"))] {
                let high = Trend(from: from, to: to, goodToBe: .high, band: band)
                #expect(Trend(from: from, to: to, goodToBe: .low, band: band) == opposite[high])
            }
            let fixed = Trend.Band.absolute(try next().magnitude)
            let there = Trend(from: from, to: to, goodToBe: .high, band: fixed)
            #expect(Trend(from: to, to: from, goodToBe: .high, band: fixed) == opposite[there])
        }
    }
}

/// Rank, quartiles and difference among others.
struct ComparisonTests {
    private func figures(_ texts: String...) throws -> [Figure] { try texts.map { try #require(Figure(plain: $0)) } }

    @Test func `Ties share the better rank, from whichever end is good`() throws {
        let group = try figures("10", "20", "20", "30", "40")
        func rank(_ value: Figure, _ goodToBe: GoodToBe) -> Int? {
            Comparison(of: value, in: group, goodToBe: goodToBe)?.rank
        }
        #expect(group.map { rank($0, .high) } == [5, 3, 3, 2, 1])
        #expect(group.map { rank($0, .low) } == [1, 2, 2, 4, 5])
        #expect(group.map { rank($0, .none) } == [nil, nil, nil, nil, nil])
    }

    /// As `quantile(x, type = 7)` in R gives them.
    @Test(arguments: [
        (["1", "2", "3", "4"], ["1", "1.75", "2.5", "3.25", "4"]), (["5"], ["5", "5", "5", "5", "5"]),
        (["1", "2"], ["1", "1.25", "1.5", "1.75", "2"]),
        (["3", "1", "2"], ["1", "1.5", "2", "2.5", "3"]),
        (["0.1", "0.2", "0.4", "0.8", "1.6", "3.2"], ["0.1", "0.25", "0.6", "1.4", "3.2"]),
        (["-4", "-3", "-2", "-1"], ["-4", "-3.25", "-2.5", "-1.75", "-1"]),
    ])
    func `Quartiles are exact`(values: [String], quartiles: [String]) throws {
        let group = try values.map { try #require(Figure(plain: $0)) }
        let comparison = try #require(Comparison(of: group[0], in: group, goodToBe: .high))
        #expect(comparison.quartiles.map(\.plain) == quartiles)
        #expect(comparison.median.plain == quartiles[2] && comparison.count == values.count)
    }

    @Test func `A figure on a boundary belongs to the lower stretch, whichever is good`() throws {
        let group = try figures("1", "2", "3", "4", "5")
        func bands(_ goodToBe: GoodToBe) -> [String] {
            group.map { Comparison(of: $0, in: group, goodToBe: goodToBe)?.band?.rawValue ?? "" }
        }
        #expect(bands(.high) == ["D", "D", "C", "B", "A"])
        #expect(bands(.low) == ["A", "A", "B", "C", "D"])
        #expect(bands(.none) == ["", "", "", "", ""])
    }

    @Test func `Whoever is not in the group is not compared in it`() throws {
        #expect(Comparison(of: .zero, in: try figures("1", "2"), goodToBe: .high) == nil)
        #expect(Comparison(of: .zero, in: [], goodToBe: .high) == nil)
    }

    @Test(arguments: [
        ("4.1", GoodToBe.high, Difference.worse), ("4", .high, .similar), ("2", .high, .similar),
        ("1.9", .high, .better),
        ("4.1", .low, .better), ("1.9", .low, .worse), ("3", .none, .similar), ("1.9", .none, .higher),
        ("4.1", .none, .lower),
    ])
    func `Whatever lies in the confidence interval may be the same`(
        other: String,
        goodToBe: GoodToBe,
        difference: Difference
    ) throws {
        let ends = try figures("2", "4")
        #expect(
            Difference(ends[0]...ends[1], against: try #require(Figure(plain: other)), goodToBe: goodToBe) == difference
        )
    }
}
