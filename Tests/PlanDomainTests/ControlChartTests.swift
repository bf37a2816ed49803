import Foundation
import Testing

@testable import PlanDomain

/// Centre, limits, the four rules in their order, and what they mean for a direction.
struct ControlChartTests {
    private typealias Cause = ControlChart.SpecialCause

    private func causes(_ values: [Double], _ options: ControlChart.Options = .init()) -> [Cause?] {
        ControlChart(values, options).points.map(\.cause)
    }

    /// The published example of NHSRplotthedots' vignette on deviations from Excel: one outlier, screened and not.
    @Test(arguments: [(true, -0.715_555_555_6, 4.604_444_444_4), (false, -3.062_614_379_1, 6.951_503_268_0)])
    func `An extreme moving range is left out once, unless that is switched off`(
        isScreened: Bool,
        lower: Double,
        upper: Double
    )
        throws
    {
        let values: [Double] = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
        let chart = ControlChart(values, .init(isScreened: isScreened))
        let group = try #require(chart.groups.first)
        let limits = try #require(group.limits)
        #expect(abs(group.centre - 35.0 / 18) < 1e-9)
        #expect(abs(limits.lower - lower) < 1e-9 && abs(limits.upper - upper) < 1e-9)
        #expect(chart.points.map(\.cause) == values.map { $0 == 10 ? .outsideLimits(.high) : nil })
    }

    @Test(arguments: [([], 0), ([5], 1), ([5, 5, 5], 3)] as [([Double], Int)])
    func `A series that does not vary has no limits and no special cause`(values: [Double], count: Int) {
        let chart = ControlChart(values)
        #expect(chart.points.count == count && chart.points.allSatisfy { $0.cause == nil })
        #expect(chart.groups.allSatisfy { $0.limits == nil && $0.isTrial })
        #expect(chart.variation == .commonCause && chart.assurance(target: 5) == nil)
    }

    @Test(arguments: [(11, true), (12, false)])
    func `Limits of fewer than twelve points are on trial`(count: Int, isTrial: Bool) throws {
        let chart = ControlChart((0..<count).map { Double($0 % 2) })
        #expect(try #require(chart.groups.first).isTrial == isTrial)
    }

    @Test func `Seven points on one side are a shift, six are not, and one on the centre begins anew`() {
        // The centre is 10: five below and as many above besides the run.
        func series(_ run: [Double]) -> [Double] { [9, 11, 9, 11, 9, 11] + run + [9, 9.5, 9, 9.5, 9, 9.5, 8.5] }
        let seven = causes(series([10.5, 11, 10.5, 11, 10.5, 11, 10.5]))
        #expect(seven.count { $0 == .shift(.high) } >= 7)
        let values: [Double] = [11, 9, 11, 9, 11, 9, 11, 10, 11, 10.5, 11, 9, 9.5, 9, 9, 10]
        #expect(values.reduce(0, +) / Double(values.count) == 10)
        #expect(causes(values).allSatisfy { $0 == nil }, "The point on the centre parts the run.")
    }

    @Test func `Seven points that each move the same way are a trend, and a tie ends it`() {
        let rise: [Double] = [5, 5.5, 5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 5, 5.5, 5]
        #expect(causes(rise).enumerated().filter { $0.element == .trend(.high) }.map(\.offset) == Array(3...9))
        let fall = rise.map { 12 - $0 }
        #expect(causes(fall).enumerated().filter { $0.element == .trend(.low) }.map(\.offset) == Array(3...9))
        let tied: [Double] = [5, 5.5, 5, 4, 4.5, 5, 5, 6, 6.5, 7, 5, 5.5, 5]
        #expect(!causes(tied).contains(.trend(.high)))
    }

    @Test(arguments: [
        (GoodToBe.high, ControlChart.Meaning.improvement), (.low, .concern), (.none, .neutralHigh),
    ])
    func `What a special cause means hangs on what is good`(
        goodToBe: GoodToBe,
        meaning: ControlChart.Meaning
    ) {
        let values: [Double] = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 20]
        #expect(ControlChart(values, .init(goodToBe: goodToBe)).variation == meaning)
    }

    @Test(arguments: [
        (GoodToBe.high, 20.0, ControlChart.Assurance?.some(.consistentlyMisses)),
        (.high, 0, .consistentlyMeets),
        (.high, 10, .hitAndMiss), (.low, 20, .consistentlyMeets), (.low, 0, .consistentlyMisses), (.none, 20, nil),
    ])
    func `A process meets a target always, never, or as chance has it`(
        goodToBe: GoodToBe,
        target: Double,
        assurance: ControlChart.Assurance?
    ) {
        let chart = ControlChart((0..<20).map { 10 + Double($0 % 3) - 1 }, .init(goodToBe: goodToBe))
        #expect(chart.assurance(target: target) == assurance)
    }

    @Test func `A rebased process is measured anew, and no rule looks across`() throws {
        let values = (0..<12).map { 5 + Double($0 % 2) } + (0..<12).map { 50 + Double($0 % 2) }
        let chart = ControlChart(values, .init(rebasings: [12]))
        #expect(chart.groups.map(\.range) == [0..<12, 12..<24] && chart.groups.map(\.centre) == [5.5, 50.5])
        #expect(chart.points.allSatisfy { $0.cause == nil })
        #expect(ControlChart(values).points.allSatisfy { $0.cause != nil }, "As one process it is all special.")
        #expect(
            ControlChart(values, .init(rebasings: [0, 24, 99, -1])) == ControlChart(values),
            "Nothing begins there."
        )
    }

    @Test func `Limits that are fixed hang on the first points alone`() throws {
        let base = (0..<12).map { 5 + Double($0 % 2) }
        let chart = ControlChart(base + [90, 91, 90], .init(fixedAfter: 12))
        let alone = ControlChart(base)
        #expect(
            chart.groups.first?.centre == alone.groups.first?.centre
                && chart.groups.first?.limits == alone.groups.first?.limits
        )
        #expect(chart.points.suffix(3).allSatisfy { $0.cause == .outsideLimits(.high) })
    }

    /// Nothing but its own scale: what a process says is the same in pounds and in pence, and upside down.
    @Test func `Scale, place and sign change no signal`() {
        var state: UInt64 = 99
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double((state >> 33) % 64)
        }
        for _ in 0..<300 {
            let values = (0..<30).map { _ in next() }
            let plain = causes(values)
            #expect(causes(values.map { $0 * 4 + 1024 }) == plain)
            let turned = causes(values.map { -$0 }).map { cause -> Cause? in
                switch cause {
                case nil: nil
                case .outsideLimits(let side): .outsideLimits(side == .high ? .low : .high)
                case .trend(let side): .trend(side == .high ? .low : .high)
                case .nearLimit(let side): .nearLimit(side == .high ? .low : .high)
                case .shift(let side): .shift(side == .high ? .low : .high)
                }
            }
            #expect(turned == plain)
        }
    }
}

/// The same series as another program sees them, where its results lie beside the project.
struct ControlChartAgreementTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../shared/data/third-party/spc/nhsr_ptd_golden").standardizedFileURL

    private static let files =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }.sorted())
        ?? []

    private struct Golden: Decodable {
        let options: Options?
        let summary: [Summary]
        let expected: [Row]

        struct Options: Decodable {
            let improvementDirection: String?
            let screenOutliers: Bool?
            let fixAfterNPoints: Int?
            let rebase: String?
            let target: Double?

            /// No options are written as an empty list.
            init(from decoder: any Decoder) throws {
                let values = try? decoder.container(keyedBy: Key.self)
                improvementDirection = try values?.decodeIfPresent(String.self, forKey: .improvementDirection)
                screenOutliers = try values?.decodeIfPresent(Bool.self, forKey: .screenOutliers)
                fixAfterNPoints = try values?.decodeIfPresent(Int.self, forKey: .fixAfterNPoints)
                rebase = try values?.decodeIfPresent(String.self, forKey: .rebase)
                target = try values?.decodeIfPresent(Double.self, forKey: .target)
            }

            private enum Key: String, CodingKey {
                case improvementDirection, screenOutliers, fixAfterNPoints, rebase, target
            }
        }

        struct Summary: Decodable {
            let variationType: String
            let assuranceType: String?
        }

        struct Row: Decodable {
            let x: String
            let y: Double
            let meanCol: Double
            let lpl: Double?
            let upl: Double?
            let specialCauseType: String
            let pointType: String
        }
    }

    private func word(_ cause: ControlChart.SpecialCause?) -> String {
        switch cause {
        case nil: "Common Cause"
        case .outsideLimits(let side): side == .high ? "Above UCL" : "Below LCL"
        case .trend(let side): "7 Point Trend (\(side == .high ? "Increasing" : "Decreasing"))"
        case .nearLimit(let side): "2 in 3 \(side == .high ? "Above" : "Below") CL"
        case .shift(let side): "7 Points \(side == .high ? "Above" : "Below") CL"
        }
    }

    private func word(_ meaning: ControlChart.Meaning) -> String {
        meaning == .commonCause
            ? "common_cause" : "special_cause_" + meaning.rawValue.replacing("-", with: "_")
    }

    @Test(.enabled(if: !files.isEmpty), arguments: files)
    func `NHSRplotthedots sees the same limits to a billionth, the same causes and the same meaning`(file: String)
        throws
    {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let golden = try decoder.decode(
            Golden.self,
            from: Data(contentsOf: Self.folder.appendingPathComponent(file))
        )
        let options = golden.options
        let rebased = options?.rebase.flatMap { day in golden.expected.firstIndex { $0.x >= day } }
        let chart = ControlChart(
            golden.expected.map(\.y),
            .init(
                goodToBe: ["decrease": GoodToBe.low, "neutral": GoodToBe.none][options?.improvementDirection ?? ""]
                    ?? .high,
                isScreened: options?.screenOutliers ?? true,
                fixedAfter: options?.fixAfterNPoints,
                rebasings: rebased.map { [$0] } ?? []
            )
        )
        for (place, row) in golden.expected.enumerated() {
            let group = try #require(chart.groups.first { $0.range.contains(place) })
            for (mine, theirs) in [
                (group.centre, row.meanCol), (group.limits?.lower, row.lpl), (group.limits?.upper, row.upl),
            ] {
                #expect((mine == nil) == (theirs == nil))
                if let mine, let theirs { #expect(abs(mine - theirs) < 1e-9 * max(1, abs(theirs))) }
            }
            #expect(word(chart.points[place].cause) == row.specialCauseType)
            #expect(word(chart.points[place].meaning) == row.pointType)
        }
        let summary = try #require(golden.summary.last)
        #expect(word(chart.variation) == summary.variationType)
        let assurance: ControlChart.Assurance? = options?.target.flatMap { chart.assurance(target: $0) }
        let theirs = [
            "consistent_pass": ControlChart.Assurance.consistentlyMeets, "consistent_fail": .consistentlyMisses,
            "inconsistent": .hitAndMiss,
        ]
        #expect(assurance == summary.assuranceType.flatMap { theirs[$0] })
    }

    /// qicharts2 divides by 1.128 where others multiply by 2.66, and always leaves extreme moving ranges out.
    @Test(.enabled(if: !files.isEmpty), arguments: files)
    func `qicharts2 sees the same centre, and limits within a two-thousandth of their distance`(file: String) throws {
        let name = file.replacing(".json", with: "__i.csv")
        let other = Self.folder.deletingLastPathComponent().appendingPathComponent("qicharts2_golden/\(name)")
        guard let text = try? String(contentsOf: other, encoding: .utf8) else { return }
        let lines = text.split(separator: "\n").map {
            $0.replacing("\"", with: "").split(separator: ",").map(String.init)
        }
        let header = try #require(lines.first)
        func column(_ name: String) throws -> [Double?] {
            let place = try #require(header.firstIndex(of: name))
            return lines.dropFirst().map { Double($0[place]) }
        }
        func truths(_ name: String) throws -> [Bool] {
            let place = try #require(header.firstIndex(of: name))
            return lines.dropFirst().map { $0[place] == "TRUE" }
        }
        let parts = try column("part").compactMap(\.self)
        let baseline = try truths("baseline")
        let chart = ControlChart(
            try column("y").compactMap(\.self),
            .init(
                fixedAfter: baseline.contains(false) ? baseline.prefix(while: \.self).count : nil,
                rebasings: Set(parts.indices.dropFirst().filter { parts[$0] != parts[$0 - 1] })
            )
        )
        let (centres, lower, upper) = (try column("cl"), try column("lcl"), try column("ucl"))
        for place in chart.points.indices {
            let group = try #require(chart.groups.first { $0.range.contains(place) })
            let centre = try #require(centres[place])
            #expect(abs(group.centre - centre) < 1e-9 * max(1, abs(centre)))
            guard let limits = group.limits, let low = lower[place], let high = upper[place] else { continue }
            #expect(
                abs(limits.lower - low) <= 0.0005 * (centre - low)
                    && abs(limits.upper - high) <= 0.0005 * (high - centre)
            )
        }
    }
}
