import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Figures as they are recorded, revised, taken back, remarked upon and released.
struct FigureCommandTests {
    private let world = MeasuredCouncil()

    @Test func `Figures that are new are counted as new and stand in the record`() throws {
        var world = world
        let record = world.figures(of: world.homes, ["2022FY": "310", "2023FY": "295[p]"])
        #expect(world.council.difference(bringing: record.figures).new == 2)
        try world.perform(record)
        let series = world.series(of: world.homes)
        #expect(series.periods.map(\.code) == ["2022FY", "2023FY"] && series.values.map(\.text) == ["310", "295[p]"])
        #expect(series.sequences == [Int32](repeating: Int32(world.council.position), count: 2))
        #expect(world.council.imports[record.id]?.new == 2 && world.council.imports[record.id]?.changed == 0)
        #expect(world.ruling(world.figures(of: world.homes, ["2022FY": "310.0"])) == .changes([]), "The same figure")
        #expect(world.ruling(world.figures(of: world.homes, [:])) == .changes([]))
    }

    @Test func `I2 and I10 a figure that changes needs a reason, and the one before is kept with its entry`() throws {
        var world = world
        try world.perform(world.figures(of: world.homes, ["2022FY": "310", "2023FY": "295"]))
        let first = world.council.position
        let revise = world.figures(of: world.homes, ["2021FY": "280", "2022FY": "312", "2023FY": "295"])
        for reason in [nil, "", "  "] {
            #expect(
                world.ruling(revise, reason: reason)
                    == .refused([Issue(field: "reason", code: "revision-needs-reason", detail: "1")])
            )
        }
        try world.perform(revise, reason: "Late returns")
        #expect(world.series(of: world.homes).values.map(\.text) == ["280", "312", "295"])
        #expect(
            world.council.revisions[world.homes.id] == [
                FigureRevision(
                    key: world.key,
                    period: .sample("2022FY"),
                    before: .sample("310"),
                    after: .sample("312"),
                    earlier: first,
                    sequence: world.council.position
                )
            ]
        )
        #expect(world.series(of: world.homes).sequences.map(Int.init) == [first + 1, first + 1, first])
    }

    @Test(
        arguments: [
            ("100", nil), ("0", nil), ("100.01", FigureFault.beyondHundred), ("-0.01", .beyondHundred), ("[x]", nil),
            ("[c]", nil),
        ] as [(String, FigureFault?)]
    )
    func `I5 and I8 a share lies between 0 and 100 per cent`(value: String, fault: FigureFault?) throws {
        let command = world.figures(of: world.jobs, ["2023FY": value])
        if let fault {
            #expect(
                world.ruling(command)
                    == .refused([Issue(field: "value", code: fault.rawValue, detail: "JOB-001, 2023/24")])
            )
        } else {
            #expect(try world.changes(command).count == 1)
        }
    }

    @Test(arguments: ["100.01", "-3", "1000000"])
    func `I8 a share may be beyond 100 per cent where its definition says so`(value: String) throws {
        var world = world
        var definition = world.jobs.definition
        definition.mayExceedHundred = true
        try world.perform(
            RedefineMeasure(measureID: world.jobs.id, definition: definition, seen: world.jobs.revision),
            reason: "A rate of growth"
        )
        #expect(try world.changes(world.figures(of: world.jobs, ["2023FY": value])).count == 1)
    }

    @Test func `I9 a figure is for a period of its measure's kind, by the definition that holds then`() throws {
        var world = world
        let quarter = Period.sample("2024-M06-Q")
        #expect(
            world.ruling(world.figures(of: world.homes, [quarter.code: "80"]))
                == .refused([Issue(field: "value", code: "figure-other-period", detail: "HOM-001, \(quarter.label)")])
        )
        var quarterly = world.homes.definition
        (quarterly.from, quarterly.periodType, quarterly.frequency) = (.sample("2024-04-01"), .quarter, .quarterly)
        try world.perform(
            RedefineMeasure(measureID: world.homes.id, definition: quarterly, seen: world.homes.revision),
            reason: "Four times a year"
        )
        #expect(try world.changes(world.figures(of: world.homes, [quarter.code: "80", "2022FY": "310"])).count == 1)
        guard case .refused = world.ruling(world.figures(of: world.homes, ["2024FY": "310"])) else {
            PlanTesting.fail("A year was taken for a quarter.")
            return
        }
    }

    @Test func `I6 and I11 a forecast stands beside the figure of the same period and is another series`() throws {
        var world = world
        try world.perform(world.figures(of: world.homes, ["2023FY": "295"]))
        try world.perform(world.figures(of: world.homes, ["2023FY": "320", "2024FY": "330"], isForecast: true))
        #expect(world.series(of: world.homes).values.map(\.text) == ["295"])
        let forecast = world.council.series(of: world.homes.id, SeriesKey(area: .sample("E08000007"), isForecast: true))
        #expect(forecast.values.map(\.text) == ["320", "330"])
        #expect(world.council.revisions[world.homes.id] == nil, "Neither changes the other.")
        let standing = world.council.standing(of: world.homes, asAt: .sample("2024-06-01"))
        #expect(standing.value == .sample("295") && standing.period == .sample("2023FY"))
    }

    @Test func `I6 each place, part and kind has one figure for a period`() throws {
        var world = world
        let keys = [
            world.key, SeriesKey(area: .england), SeriesKey(area: world.key.area, breakdown: .sample("sex=female")),
            SeriesKey(area: world.key.area, isForecast: true),
        ]
        for _ in 0..<2 {
            for (number, key) in keys.enumerated() {
                var columns = FigureColumns()
                columns.add(world.homes.id, key, [.sample("2023FY")], [ObservedValue(Figure(whole: Int32(number)))])
                let record = RecordFigures(id: world.sample.world.new(), figures: columns)
                if let changes = try? world.changes(record, reason: "Why") { world.apply(changes) }
            }
        }
        #expect(world.council.figures[world.homes.id]?.count == 4)
        for (number, key) in keys.enumerated() {
            let series = world.council.series(of: world.homes.id, key)
            #expect(series.values == [ObservedValue(Figure(whole: Int32(number)))])
        }
        #expect(world.council.revisions[world.homes.id] == nil)
    }

    @Test func `Figures of an unknown or a retired measure are refused`() throws {
        var world = world
        var columns = FigureColumns()
        columns.add(world.sample.world.new(), world.key, [.sample("2023FY")], [.sample("1")])
        #expect(
            world.ruling(RecordFigures(id: world.sample.world.new(), figures: columns))
                == .refused([Issue(field: "measure", code: "measure-unknown")])
        )
        world.stage(world.homes.id, .retired)
        #expect(
            world.ruling(world.figures(of: world.homes, ["2023FY": "295"]))
                == .refused([Issue(field: "measure", code: "measure-retired", detail: "HOM-001")])
        )
    }

    @Test func `Whoever owns one measure may give its figures, and whoever brings several answers for all`() {
        let one = world.figures(of: world.homes, ["2023FY": "295"])
        #expect(one.demand(in: world.council) == Demand(.recordFigures, about: .measure(world.homes.id)))
        var columns = one.figures
        columns.add(world.homes.id, SeriesKey(area: .england), [.sample("2023FY")], [.sample("1")])
        let same = RecordFigures(id: one.id, figures: columns)
        #expect(same.demand(in: world.council) == Demand(.recordFigures, about: .measure(world.homes.id)))
        columns.add(world.jobs.id, world.key, [.sample("2023FY")], [.sample("1")])
        #expect(RecordFigures(id: one.id, figures: columns).demand(in: world.council) == Demand(.recordFigures))
        #expect(RecordFigures(id: one.id, figures: .init()).demand(in: world.council) == Demand(.recordFigures))
    }

    @Test func `A mapping and places are kept with the figures, each once`() throws {
        var world = world
        let mapping = FigureMapping(headings: ["Code", "Value"], columns: [.measure, .value])
        let stockport = Area(code: .sample("E08000007"), name: "Stockport")
        func record(_ value: String) -> RecordFigures {
            let figures = world.figures(of: world.homes, ["2023FY": value])
            return RecordFigures(id: figures.id, mapping: mapping, areas: [stockport], figures: figures.figures)
        }
        try world.perform(record("1"))
        #expect(world.council.mappings[mapping.fingerprint] == mapping)
        #expect(world.council.areas[stockport.code] == stockport)
        guard case .measure(.figuresRecorded(let change))? = try world.changes(record("2"), reason: "Why").first else {
            PlanTesting.fail("No figures were recorded.")
            return
        }
        #expect(change.mapping == nil && change.areas.isEmpty)
    }

    @Test func `An import is taken back once, with a reason`() throws {
        var world = world
        let record = world.figures(of: world.homes, ["2023FY": "295"])
        try world.perform(record)
        let takeBack = TakeBackImport(importID: record.id)
        #expect(world.ruling(takeBack) == .refused([Issue(field: "reason", code: "reason-missing")]))
        #expect(world.ruling(takeBack, reason: " ") == .refused([Issue(field: "reason", code: "reason-missing")]))
        #expect(
            world.ruling(TakeBackImport(importID: world.sample.world.new()), reason: "Why")
                == .refused([Issue(field: "import", code: "import-unknown")])
        )
        try world.perform(takeBack, reason: "The wrong file")
        #expect(world.council.figures[world.homes.id] == nil)
        #expect(world.council.imports[record.id]?.takenBack == world.council.position)
        #expect(
            world.ruling(takeBack, reason: "Again") == .refused([Issue(field: "import", code: "import-taken-back")])
        )
    }

    @Test(arguments: FigureRemark.Kind.allCases)
    func `What is said beside a figure has words, and not too many`(kind: FigureRemark.Kind) throws {
        var world = world
        func remark(_ text: String, on id: Measure.ID? = nil) -> RemarkOnFigure {
            RemarkOnFigure(
                measureID: id ?? world.homes.id,
                remark: FigureRemark(period: .sample("2023FY"), kind: kind, text: text)
            )
        }
        let missing = kind == .noDataYet ? "no-data-reason-missing" : "comment-missing"
        #expect(world.ruling(remark(" \n")) == .refused([Issue(field: "remark", code: missing)]))
        #expect(
            world.ruling(remark(String(repeating: "x", count: 2001)))
                == .refused([Issue(field: "remark", code: "text-too-long", detail: "2000")])
        )
        #expect(
            world.ruling(remark("Why", on: world.sample.world.new()))
                == .refused([Issue(field: "measure", code: "measure-unknown")])
        )
        try world.perform(remark(String(repeating: "x", count: 2000)))
        try world.perform(remark("More"))
        #expect(world.council.remarks[world.homes.id]?.map(\.text.count) == [2000, 4])
        #expect(world.council.remarks[world.homes.id]?.last?.sequence == world.council.position)
    }

    private func release(
        _ number: Int = 1,
        at position: Int? = nil,
        next: String = "In May",
        note: String = "",
        purpose: Edition.Purpose = .statutory
    ) -> ReleaseFigures {
        ReleaseFigures(
            FigureRelease(
                id: world.sample.world.new(),
                number: number,
                day: .sample("2024-01-05"),
                position: position ?? world.council.position,
                contentHash: String(repeating: "0", count: 64),
                nextUpdate: next,
                note: note,
                purpose: purpose
            )
        )
    }

    @Test func `A release has the next number, says when the next one comes and is of the record as it stands`() throws
    {
        #expect(
            world.ruling(release(at: world.council.position - 1))
                == .changedMeanwhile(seen: world.council.position - 1, current: world.council.position)
        )
        let wrong: [(ReleaseFigures, Issue)] = [
            (release(2), Issue(field: "number", code: "figure-release-taken", detail: "2")),
            (release(0), Issue(field: "number", code: "figure-release-taken", detail: "0")),
            (release(next: " "), Issue(field: "nextUpdate", code: "next-update-missing")),
            (
                release(next: String(repeating: "x", count: 1001)),
                Issue(field: "nextUpdate", code: "text-too-long", detail: "1000")
            ),
            (
                release(note: String(repeating: "x", count: 1001)),
                Issue(field: "note", code: "text-too-long", detail: "1000")
            ),
        ]
        for (command, issue) in wrong { #expect(world.ruling(command) == .refused([issue])) }
        let council = try world.after(release(next: String(repeating: "x", count: 1000)))
        #expect(council.figureReleases.map(\.number) == [1] && council.nextFigureReleaseNumber == 2)
    }

    @Test func `A release needs a described council and a measure that may be public`() throws {
        let bare = Council(key: .sample)
        #expect(
            release(at: 0).ruling(in: bare, context: CommandContext())
                == .refused([
                    Issue(field: "council", code: "council-not-described"),
                    Issue(field: "measures", code: "no-public-measures"),
                ])
        )
    }

    @Test func `A promotional release waits for the end of an election, a statutory one does not`() throws {
        var world = world
        let period = PreElectionPeriod(
            id: world.sample.world.new(),
            election: "Local elections",
            starts: .sample("2024-01-05"),
            ends: .sample("2024-01-05")
        )
        world.apply([.governance(.preElectionPeriodRecorded(period))])
        let position = world.council.position
        #expect(
            world.ruling(release(at: position, purpose: .promotional))
                == .refused([Issue(field: "purpose", code: "pre-election-hold", detail: "Local elections")])
        )
        #expect(try world.changes(release(at: position)).count == 1)
    }
}

private typealias Issue = PlanDomain.Issue
