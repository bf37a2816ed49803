import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// How a measure stands: its rating, whether it is late, and its control chart.
struct MeasureStandingTests {
    private let today = Day.sample("2024-06-01")

    // MARK: rating

    @Test(
        arguments: [
            ("100", Rating.status(.green)), ("101", .status(.amber)), ("106", .status(.red)),
            ("monitored", .none(.monitored)), ("baseline-year", .none(.baselineYear)),
            ("to-be-set 2025-03-31", .none(.noTarget)), (nil, .none(.noTarget)),
        ] as [(String?, Rating)]
    )
    func `Each aim gives a status or says why there is none`(aim: String?, rating: Rating) throws {
        let world = try MeasuredCouncil.measured(["2023FY": "100"], aim: aim)
        let standing = world.standing()
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
            #expect(
                try MeasuredCouncil.measured(["2022FY": "100", "2023FY": value], aim: aim).standing().rating
                    == .none(why)
            )
        }
    }

    @Test func `A measure without any figure awaits one, and without an area too`() throws {
        let world = try MeasuredCouncil.measured([:])
        let standing = world.standing()
        #expect(standing.rating == .none(.dataAwaited) && standing.period == nil && standing.late == nil)
        #expect(standing.shortTrend == .init(.notComparable(.noEarlierFigure)))
        #expect(standing.longTrend == .init(.notComparable(.noEarlierFigure)))
        #expect(world.council.standing(of: world.homes, in: .sample("2023FY"), asAt: today) == nil)
        let bare = Council(key: .sample)
        #expect(bare.standing(of: world.homes, asAt: today).rating == .none(.dataAwaited))
    }

    @Test func `A target that is only proposed rates nothing`() throws {
        var world = try MeasuredCouncil.measured(["2023FY": "100"])
        let period = Period.sample("2023FY")
        let aim = Target.Aim.value(.single(Figure(whole: 90)))
        try world.perform(
            SetTarget(measureID: world.homes.id, period: period, aim: aim, basis: .trend, rationale: "")
        )
        #expect(world.standing().rating == .none(.noTarget) && world.standing().target == nil)
        try world.perform(ApproveTarget(measureID: world.homes.id, period: period))
        #expect(world.standing().rating == .status(.green))
    }

    @Test func `I15 A judgement stands in place of the rule's status, which stays in view, and can be taken back`()
        throws
    {
        var world = try MeasuredCouncil.measured(["2022FY": "100", "2023FY": "100"], aim: "101")
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
        #expect(world.standing().rating == .status(.red) && world.standing().ruleRating == .status(.amber))
        #expect(world.standing().judgement?.reason == "Seen on site")
        // Another period's status is its own.
        let before = world.council.standing(of: world.homes, in: .sample("2022FY"), asAt: today)
        #expect(before?.judgement == nil)
        #expect(try Council(canonicalBytes: world.council.canonicalBytes()) == world.council)
        try world.perform(judge(nil))
        #expect(world.standing().rating == .status(.amber) && world.standing().judgement == nil)
    }

    @Test func `A proposal that was turned down is never public`() throws {
        var world = try MeasuredCouncil.measured(["2023FY": "100"])
        world.stage(world.homes.id, .proposed)
        world.stage(world.homes.id, .retired)
        #expect(!world.council.publicMeasures.contains { $0.id == world.homes.id })
    }

    @Test func `The measure's own rule goes before the council's, and is said to be its own`() throws {
        var world = try MeasuredCouncil.measured(["2023FY": "100"], aim: "102")
        #expect(world.standing().rating == .status(.amber))
        try world.perform(SetStatusRule(measureID: world.homes.id, rule: .absoluteTolerance(Figure(whole: 1))))
        #expect(world.standing().rating == .status(.red) && world.standing().isOwnRule)
        try world.perform(SetStatusScheme(StatusScheme(version: 1, rule: .manual)))
        #expect(world.standing().rating == .status(.red))
        try world.perform(SetStatusRule(measureID: world.homes.id, rule: nil))
        #expect(world.standing().rating == .none(.judgementAwaited))
    }

    @Test func `The year before counts for a rule that looks back, unless the definition broke between`() throws {
        var world = try MeasuredCouncil.measured(["2022FY": "80", "2023FY": "85"], aim: "100")
        try world.perform(SetStatusRule(measureID: world.homes.id, rule: .priorYearAware(Figure(whole: 5))))
        #expect(world.standing().rating == .status(.amber))
        try world.breakHomes(from: "2023-04-01", as: .broken)
        #expect(world.standing().rating == .none(.definitionChanged), "The year before was counted otherwise.")
        try world.perform(world.figures(of: world.homes, ["2023FY": "96"]), reason: "Late returns")
        #expect(world.standing().rating == .status(.green), "Within the tolerance nobody asks for the year before.")
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

    // MARK: late

    @Test(
        arguments: [
            (90, "2025-06-29", nil), (90, "2025-06-30", "2024FY"), (0, "2025-03-31", nil), (0, "2025-04-01", "2024FY"),
            (nil, "2030-01-01", nil),
        ] as [(Int?, String, String?)]
    )
    func `The next figure is late the day after its time`(lag: Int?, day: String, late: String?) throws {
        var world = try MeasuredCouncil.measured(["2022FY": "80", "2023FY": "[x]"])
        var definition = world.homes.definition
        definition.lag = lag
        if lag != nil {
            try world.perform(
                RedefineMeasure(measureID: world.homes.id, definition: definition, seen: world.homes.revision),
                reason: "Why"
            )
        }
        #expect(world.standing(on: day).late?.code == late)
        world.stage(world.homes.id, .underReview)
        #expect(world.standing(on: day).late == nil, "Only an active measure can be late.")
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
