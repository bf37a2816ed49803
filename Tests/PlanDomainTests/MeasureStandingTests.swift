import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// How a measure stands: its rating, where it moves, whether it is late.
struct MeasureStandingTests {
    private let today = Day.sample("2024-06-01")

    private func standing(
        _ world: MeasuredCouncil,
        _ measure: Measure? = nil,
        on day: String = "2024-06-01"
    ) -> MeasureStanding {
        world.council.standing(of: measure ?? world.homes, asAt: .sample(day))
    }

    /// With a target for the last year, which nobody need approve for the council's own eyes.
    private func world(_ figures: [String: String], aim: String? = nil) throws -> MeasuredCouncil {
        var world = MeasuredCouncil()
        if !figures.isEmpty { try world.perform(world.figures(of: world.homes, figures)) }
        if let aim {
            let aim = try #require(Target.Aim(text: aim))
            let period = Period.sample(figures.keys.max() ?? "2023FY")
            try world.perform(
                SetTarget(measureID: world.homes.id, period: period, aim: aim, basis: .trend, rationale: "")
            )
            try world.perform(ApproveTarget(measureID: world.homes.id, period: period))
        }
        return world
    }

    // MARK: rating

    @Test(
        arguments: [
            ("100", Rating.status(.green)), ("101", .status(.amber)), ("106", .status(.red)),
            ("monitored", .none(.monitored)), ("baseline-year", .none(.baselineYear)),
            ("to-be-set 2025-03-31", .none(.noTarget)), (nil, .none(.noTarget)),
        ] as [(String?, Rating)]
    )
    func `Each aim gives a status or says why there is none`(aim: String?, rating: Rating) throws {
        let world = try world(["2023FY": "100"], aim: aim)
        let standing = standing(world)
        #expect(standing.rating == rating)
        #expect(standing.period == .sample("2023FY") && standing.value == .sample("100"))
        #expect(standing.target?.current.aim.text == aim && standing.scheme == .usual && !standing.isOwnRule)
        #expect(world.council.standing(of: world.homes, in: .sample("2023FY"), asAt: today) == standing)
    }

    @Test(arguments: [
        ("[x]", NoStatus.notAvailable), ("[z]", .notAvailable), ("[c]", .suppressed),
    ])
    func `Each absence has its own reason, whatever the target`(value: String, why: NoStatus) throws {
        for aim in ["100", "monitored", "baseline-year"] {
            #expect(standing(try world(["2022FY": "100", "2023FY": value], aim: aim)).rating == .none(why))
        }
    }

    @Test func `A measure without any figure awaits one, and without an area too`() throws {
        let world = try world([:])
        let standing = standing(world)
        #expect(standing.rating == .none(.dataAwaited) && standing.period == nil && standing.late == nil)
        #expect(standing.shortTrend == .init(.notComparable(.noEarlierFigure)))
        #expect(standing.longTrend == .init(.notComparable(.noEarlierFigure)))
        #expect(world.council.standing(of: world.homes, in: .sample("2023FY"), asAt: today) == nil)
        let bare = Council(key: .sample)
        #expect(bare.standing(of: world.homes, asAt: today).rating == .none(.dataAwaited))
    }

    @Test func `A target that is only proposed rates nothing`() throws {
        var world = try world(["2023FY": "100"])
        let period = Period.sample("2023FY")
        let aim = Target.Aim.value(.single(Figure(whole: 90)))
        try world.perform(
            SetTarget(measureID: world.homes.id, period: period, aim: aim, basis: .trend, rationale: "")
        )
        #expect(standing(world).rating == .none(.noTarget) && standing(world).target == nil)
        try world.perform(ApproveTarget(measureID: world.homes.id, period: period))
        #expect(standing(world).rating == .status(.green))
    }

    @Test func `I15 A judgement stands in place of the rule's status, which stays in view, and can be taken back`()
        throws
    {
        var world = try world(["2022FY": "100", "2023FY": "100"], aim: "101")
        let period = Period.sample("2023FY")
        func judge(_ status: Status?, _ reason: String = "Seen on site") -> JudgeStatus {
            JudgeStatus(measureID: world.homes.id, period: period, status: status, reason: reason)
        }
        #expect(world.ruling(judge(.red, " ")) == .refused([Issue(field: "judged-reason", code: "reason-missing")]))
        let unknown = JudgeStatus(
            measureID: world.homes.id,
            period: .sample("2030FY"),
            status: .red,
            reason: "Seen on site"
        )
        #expect(world.ruling(unknown) == .refused([Issue(field: "judged-period", code: "figure-unknown")]))
        try world.perform(judge(.red))
        #expect(standing(world).rating == .status(.red) && standing(world).ruleRating == .status(.amber))
        #expect(standing(world).judgement?.reason == "Seen on site")
        // Another period's status is its own.
        let before = world.council.standing(of: world.homes, in: .sample("2022FY"), asAt: today)
        #expect(before?.judgement == nil)
        #expect(try Council(canonicalBytes: world.council.canonicalBytes()) == world.council)
        try world.perform(judge(nil))
        #expect(standing(world).rating == .status(.amber) && standing(world).judgement == nil)
    }

    @Test func `A proposal that was turned down is never public`() throws {
        var world = try world(["2023FY": "100"])
        world.stage(world.homes.id, .proposed)
        world.stage(world.homes.id, .retired)
        #expect(!world.council.publicMeasures.contains { $0.id == world.homes.id })
    }

    @Test func `The measure's own rule goes before the council's, and is said to be its own`() throws {
        var world = try world(["2023FY": "100"], aim: "102")
        #expect(standing(world).rating == .status(.amber))
        try world.perform(SetStatusRule(measureID: world.homes.id, rule: .absoluteTolerance(Figure(whole: 1))))
        #expect(standing(world).rating == .status(.red) && standing(world).isOwnRule)
        try world.perform(SetStatusScheme(StatusScheme(version: 1, rule: .manual)))
        #expect(standing(world).rating == .status(.red))
        try world.perform(SetStatusRule(measureID: world.homes.id, rule: nil))
        #expect(standing(world).rating == .none(.judgementAwaited))
    }

    @Test func `The year before counts for a rule that looks back, unless the definition broke between`() throws {
        var world = try world(["2022FY": "80", "2023FY": "85"], aim: "100")
        try world.perform(SetStatusRule(measureID: world.homes.id, rule: .priorYearAware(Figure(whole: 5))))
        #expect(standing(world).rating == .status(.amber))
        try breaking(&world, from: "2023-04-01", as: .broken)
        #expect(standing(world).rating == .none(.definitionChanged), "The year before was counted otherwise.")
        try world.perform(world.figures(of: world.homes, ["2023FY": "96"]), reason: "Late returns")
        #expect(standing(world).rating == .status(.green), "Within the tolerance nobody asks for the year before.")
    }

    @Test(arguments: [("2024-07-30", NoStatus.notDue), ("2024-08-01", .dataAwaited)])
    func `I12 a measure without any figure is not due until its first one could be there`(
        day: String,
        reason: NoStatus
    ) throws {
        var world = MeasuredCouncil()
        var definition = world.homes.definition
        definition.from = .sample("2023-04-01")
        definition.lag = 122
        let fresh = Measure(
            id: world.sample.world.new(),
            code: .sample("NEW-001"),
            kind: .council,
            definitions: [definition]
        )
        try world.perform(RecordMeasures([fresh]))
        #expect(world.council.standing(of: fresh, asAt: .sample(day)).rating == .none(reason))
        definition.lag = nil
        let silent = Measure(
            id: world.sample.world.new(),
            code: .sample("NEW-002"),
            kind: .council,
            definitions: [definition]
        )
        #expect(world.council.standing(of: silent, asAt: .sample("2023-05-01")).rating == .none(.dataAwaited))
    }

    @Test(
        arguments: [
            ("2022-M06-Q", "2023-M06-Q", true), ("2022-M03-Q", "2023-M06-Q", false),
            ("2021-M06-Q", "2024-M06-Q", false),
        ]
    )
    func `I9 a baseline is held against a figure of the same kind and point of the year alone`(
        earlier: String,
        later: String,
        isComparable: Bool
    ) {
        let world = MeasuredCouncil()
        var first = world.homes.definition
        first.periodType = .quarter
        first.accumulation = .cumulative
        var second = first
        second.from = .sample("2024-04-01")
        second.comparability = .init(degree: .broken, note: "Counted anew")
        let measure = Measure(
            id: world.homes.id,
            code: .sample("CUM-001"),
            kind: .council,
            definitions: [first, second]
        )
        #expect(measure.isComparable(.sample(earlier), .sample(later)) == isComparable)
    }

    /// Rounded to be shown, both may read alike; the status is that of what was counted.
    @Test func `Rounding never changes a status, with any rule, target and number of decimals`() throws {
        var random = SeededNumbers(seed: 9)
        var moved = 0
        for _ in 0..<3000 {
            func figure() -> Figure { Figure(digits: .random(in: -2000...2000, using: &random), places: 2) ?? .zero }
            let (value, target, width) = (figure(), figure(), figure().magnitude)
            let rule = [StatusRule.percentTolerance(width), .absoluteTolerance(width)].randomElement(using: &random)!
            let rating = rule.rating(of: value, against: .single(target), goodToBe: .high)
            guard case .status(let status) = rating else {
                #expect(target == .zero && rating == .none(.ruleDoesNotFit))
                continue
            }
            // By whole hundredths of hundredths, as a person would reckon it.
            let gap = try #require(target.subtracting(value))
            let limit =
                rule == .absoluteTolerance(width)
                ? width : try #require(target.magnitude.multiplied(by: width)?.hundredth)
            let expected: Status = gap <= .zero ? .green : gap <= limit ? .amber : .red
            #expect(status == expected)
            let shown = rule.rating(of: value.rounded(to: 0), against: .single(target.rounded(to: 0)), goodToBe: .high)
            if shown != rating { moved += 1 }
        }
        #expect(moved > 50, "Had it been rounded, some statuses would be others.")
    }

    // MARK: trends

    private func breaking(
        _ world: inout MeasuredCouncil,
        from: String,
        as degree: MeasureDefinition.Comparability.Degree
    ) throws {
        var next = world.homes.definition
        next.from = .sample(from)
        next.comparability = .init(degree: degree, note: "Counted anew")
        try world.perform(
            RedefineMeasure(measureID: world.homes.id, definition: next, seen: world.homes.revision),
            reason: "Why"
        )
    }

    @Test(arguments: [
        (MeasureDefinition.Comparability.Degree.comparable, Trend.gettingBetter), (.partly, .gettingBetter),
        (.broken, .notComparable(.definitionBreak)),
    ])
    func `I9 no trend goes over a break of the definition`(
        degree: MeasureDefinition.Comparability.Degree,
        trend: Trend
    ) throws {
        var world = try world(["2022FY": "80", "2023FY": "85"])
        try breaking(&world, from: "2023-04-01", as: degree)
        #expect(standing(world).shortTrend == .init(trend, from: .sample("2022FY")))
        #expect(standing(world).longTrend == .init(trend, from: .sample("2022FY")))
    }

    @Test(arguments: [
        ("2023-03-31", Trend.gettingBetter), ("2023-04-01", .notComparable(.definitionBreak)),
        ("2024-03-31", .notComparable(.definitionBreak)), ("2024-04-01", .gettingBetter),
    ])
    func `I9 a break counts from the day on which it holds, to the end of the later period`(from: String, trend: Trend)
        throws
    {
        var world = try world(["2022FY": "80", "2023FY": "85"])
        try breaking(&world, from: from, as: .broken)
        #expect(standing(world).shortTrend.trend == trend)
    }

    @Test func `I9 a year and a quarter are not compared, whatever is said of the definition`() throws {
        var world = try world(["2022FY": "80", "2023FY": "320"])
        var quarterly = world.homes.definition
        (quarterly.from, quarterly.periodType, quarterly.frequency) = (.sample("2024-04-01"), .quarter, .quarterly)
        try world.perform(
            RedefineMeasure(measureID: world.homes.id, definition: quarterly, seen: world.homes.revision),
            reason: "Four times a year"
        )
        try world.perform(world.figures(of: world.homes, ["2024-M06-Q": "80"]))
        #expect(standing(world).shortTrend == .init(.notComparable(.definitionBreak), from: .sample("2023FY")))
        #expect(standing(world).longTrend == .init(.notComparable(.noEarlierFigure)))
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
        #expect(standing(try world(figures)).longTrend.trend == trend)
    }

    @Test func `The short trend looks past gaps, the long one only at the year before`() throws {
        let standing = standing(try world(["2020FY": "80", "2021FY": "[x]", "2023FY": "85"]))
        #expect(standing.shortTrend == .init(.gettingBetter, from: .sample("2020FY")))
        #expect(standing.longTrend == .init(.notComparable(.noEarlierFigure)))
    }

    @Test func `I9 a break between is seen over a gap too`() throws {
        var world = try world(["2020FY": "80", "2021FY": "70[b]", "2023FY": "85"])
        #expect(standing(world).shortTrend.trend == .gettingBetter)
        try world.perform(world.figures(of: world.homes, ["2021FY": "[x]"]), reason: "Withdrawn")
        #expect(standing(world).shortTrend.trend == .gettingBetter, "With the figure its mark is gone.")
        try breaking(&world, from: "2022-01-01", as: .broken)
        #expect(standing(world).shortTrend == .init(.notComparable(.definitionBreak), from: .sample("2020FY")))
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

    // MARK: periods

    @Test(arguments: [
        ("2024FY", "2023FY"), ("2023AY", "2022AY"), ("2024CY", "2023CY"), ("2024FY-P1", "2023FY-P1"),
        ("2024FY-P2", "2023FY-P2"), ("2024-M02", "2023-M02"), ("2023-M02", "2022-M02"), ("2024-M06-Q", "2023-M06-Q"),
        ("2023-M12-T", "2022-M12-T"), ("2024-M03-R12", "2023-M03-R12"), ("2016-M12-R36", "2015-M12-R36"),
        ("2027-M03-Y3", "2026-M03-Y3"), ("2024-02-29", "2023-02-28"), ("2025-02-28", "2024-02-29"),
        ("2024-02-28", "2023-02-28"), ("2023-03-31", "2022-03-31"), ("2021-03-21-C", "2020-03-21-C"),
        ("2001-M01", "2000-M01"), ("0002CY", "0001CY"),
    ])
    func `The year before a period is the same stretch of the year`(code: String, before: String) throws {
        #expect(Period.sample(code).yearBefore == .sample(before))
    }

    @Test(arguments: ["0001CY", "0001-01-01", "0001-M12", "0001FY"])
    func `Before the first year there is none`(code: String) throws {
        #expect(Period.sample(code).yearBefore == nil)
    }

    @Test(
        arguments: [
            ("2024-M01", .monthly, "2024-M02"), ("2024-M12", .monthly, "2025-M01"),
            ("2024-M06-Q", .quarterly, "2024-M09-Q"),
            ("2024-M12-Q", .quarterly, "2025-M03-Q"), ("2024FY-P1", .halfYearly, "2024FY-P2"),
            ("2024FY-P2", .halfYearly, "2025FY-P1"), ("2024FY", .annual, "2025FY"), ("2023AY", .annual, "2024AY"),
            ("2024CY", .biennial, "2026CY"), ("2024-M03-R12", .monthly, "2024-M04-R12"),
            ("2024-M03-R12", .quarterly, "2024-M06-R12"), ("2016-M12-R36", .annual, "2017-M12-R36"),
            ("2024-01-31", .monthly, "2024-02-29"), ("2023-01-31", .monthly, "2023-02-28"),
            ("2024-02-29", .monthly, "2024-03-31"), ("2024-06-30", .quarterly, "2024-09-30"),
            ("2024-01-30", .monthly, nil), ("2024-01-15", .monthly, "2024-02-15"),
            ("2024-02-29", .annual, "2025-02-28"),
            ("2023-M12-T", .termly, nil), ("2024FY", .irregular, nil), ("2024FY", .quarterly, nil),
            ("2024-M06-Q", .monthly, nil), ("9997CY", .annual, nil), ("9997-M12", .monthly, "9998-M01"),
            ("9998-M12", .monthly, nil),
        ] as [(String, MeasureDefinition.Frequency, String?)]
    )
    func `The next period is known where the series has one`(
        code: String,
        frequency: MeasureDefinition.Frequency,
        next: String?
    ) throws {
        guard let period = Period(code: code) else {
            #expect(next == nil, "The calendar ends here.")
            return
        }
        #expect(period.following(frequency)?.code == next)
    }

    @Test func `Shifted there and back a period is itself, unless its day is the last of a month`() throws {
        var random = SeededNumbers(seed: 2)
        let codes = [
            "2024FY", "2023AY", "2024CY", "2024FY-P1", "2024-M02", "2024-M06-Q", "2023-M12-T", "2024-M03-R12",
            "2016-M12-R36", "2027-M03-Y3", "2024-05-14", "2024-05-31", "2021-03-21-C",
        ]
        var found = 0
        for _ in 0..<2000 {
            let period = Period.sample(codes.randomElement(using: &random)!)
            let months = Int.random(in: -30_000...120_000, using: &random)
            guard let shifted = period.shifted(months: months) else { continue }
            found += 1
            #expect(shifted.type == period.type && shifted.months == period.months)
            #expect(shifted.shifted(months: -months) == period)
            #expect((months > 0) == (shifted > period) || months == 0)
        }
        #expect(found > 500)
    }

    // MARK: late

    @Test(
        arguments: [
            (90, "2025-06-29", nil), (90, "2025-06-30", "2024FY"), (0, "2025-03-31", nil), (0, "2025-04-01", "2024FY"),
            (nil, "2030-01-01", nil),
        ] as [(Int?, String, String?)]
    )
    func `The next figure is late the day after its time`(lag: Int?, day: String, late: String?) throws {
        var world = try world(["2022FY": "80", "2023FY": "[x]"])
        var definition = world.homes.definition
        definition.lag = lag
        if lag != nil {
            try world.perform(
                RedefineMeasure(measureID: world.homes.id, definition: definition, seen: world.homes.revision),
                reason: "Why"
            )
        }
        #expect(standing(world, on: day).late?.code == late)
        world.stage(world.homes.id, .underReview)
        #expect(standing(world, on: day).late == nil, "Only an active measure can be late.")
    }

    // MARK: control charts

    private func monthly(_ count: Int, _ change: (inout [ObservedValue], inout Measure) -> Void = { _, _ in }) throws
        -> MeasureControlChart?
    {
        var world = MeasuredCouncil()
        var definition = world.homes.definition
        (definition.periodType, definition.frequency) = (.month, .monthly)
        let id: Measure.ID = world.sample.world.new()
        var measure = Measure(id: id, code: .sample("MON-001"), kind: .council, definitions: [definition])
        var values = (0..<count).map { ObservedValue(Figure(whole: Int32(100 + $0 % 3))) }
        change(&values, &measure)
        let periods = (0..<count).map { Period.sample("20\(20 + $0 / 12)-M\(padded($0 % 12 + 1, 2))") }
        world.apply([.measure(.recorded(.init(measures: [measure])))])
        var columns = FigureColumns()
        columns.add(id, world.key, periods, values)
        let change = MeasureChange.FiguresRecorded(
            id: world.sample.world.new(),
            new: count,
            changed: 0,
            figures: columns
        )
        world.apply([.measure(.figuresRecorded(change))])
        return world.council.standing(of: measure, asAt: today).controlChart
    }

    @Test func `A control chart needs twelve figures, and what is absent is none`() throws {
        #expect(try monthly(11) == nil)
        #expect(try monthly(12)?.periods.count == 12)
        #expect(try monthly(12) { values, _ in values[3] = .absent(.notAvailable) } == nil)
        let chart = try #require(try monthly(13) { values, _ in values[3] = .absent(.notAvailable) })
        #expect(chart.periods.count == 12 && !chart.periods.contains(.sample("2020-M04")))
        #expect(chart.chart.points.count == 12 && chart.settings == .init())
    }

    @Test(arguments: MeasureDefinition.Accumulation.allCases)
    func `What adds up over the year has no control chart`(accumulation: MeasureDefinition.Accumulation) throws {
        let chart = try monthly(12) { _, measure in measure.definitions[0].accumulation = accumulation }
        #expect((chart == nil) == (accumulation == .cumulative))
    }

    @Test(arguments: PeriodType.allCases)
    func `Windows that overlap have no control chart`(type: PeriodType) throws {
        let chart = try monthly(12) { _, measure in measure.definitions[0].periodType = type }
        #expect((chart == nil) == [.rolling12, .threeYearPool, .multiYear].contains(type))
    }

    @Test func `A break begins a new process, whether marked, defined or said`() throws {
        func starts(_ chart: MeasureControlChart?) -> [Int] { chart?.chart.groups.map(\.range.lowerBound) ?? [] }
        #expect(starts(try monthly(24)) == [0])
        #expect(starts(try monthly(24) { values, _ in values[12] = .sample("100[b]") }) == [0, 12])
        #expect(
            starts(
                try monthly(24) { _, measure in
                    var next = measure.definition
                    next.from = .sample("2021-01-01")
                    next.comparability = .init(degree: .broken, note: "Counted anew")
                    measure.definitions.append(next)
                }
            ) == [0, 12]
        )
        #expect(
            starts(
                try monthly(24) { _, measure in
                    measure.chart = .init(rebasings: [
                        .init(period: .sample("2021-M01"), reason: "A new team"),
                        .init(period: .sample("2030-M01"), reason: "To come"),
                        .init(period: .sample("2010-M01"), reason: "Before it all"),
                    ])
                }
            ) == [0, 12]
        )
    }
}

extension MeasuredCouncil {
    /// Of a measure that no council has.
    fileprivate static let anyID: Measure.ID = World.still.new()
}
