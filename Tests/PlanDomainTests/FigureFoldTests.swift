import Foundation
import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Imports one over another, and taken back again, against a model that keeps every cell's whole history.
struct FigureFoldTests {
    /// What each cell was given and by which import, oldest first; what counts is the last that is not taken back.
    private struct Model {
        struct Cell: Hashable {
            let measureID: Measure.ID
            let key: SeriesKey
            let period: Period
        }

        var cells: [Cell: [(value: ObservedValue, sequence: Int)]] = [:]
        var takenBack: Set<Int> = []

        func value(_ cell: Cell) -> (value: ObservedValue, sequence: Int)? {
            cells[cell]?.last { !takenBack.contains($0.sequence) }
        }

        var standing: [Cell: ObservedValue] { cells.keys.reduce(into: [:]) { $0[$1] = value($1)?.value } }

        /// Only what is new or different is written down, as the command has it.
        mutating func record(_ cell: Cell, _ value: ObservedValue, at sequence: Int) {
            if self.value(cell)?.value != value { cells[cell, default: []].append((value, sequence)) }
        }
    }

    private func standing(_ council: Council) -> [Model.Cell: ObservedValue] {
        var found: [Model.Cell: ObservedValue] = [:]
        for (id, table) in council.figures {
            for (key, series) in table {
                #expect(series.periods == series.periods.sorted() && Set(series.periods).count == series.periods.count)
                for (period, value) in zip(series.periods, series.values) {
                    found[.init(measureID: id, key: key, period: period)] = value
                }
            }
        }
        return found
    }

    private func sequences(_ council: Council) -> [Model.Cell: Int] {
        var found: [Model.Cell: Int] = [:]
        for (id, table) in council.figures {
            for (key, series) in table {
                for (period, sequence) in zip(series.periods, series.sequences) {
                    found[.init(measureID: id, key: key, period: period)] = Int(sequence)
                }
            }
        }
        return found
    }

    private static let periods = (2018..<2024).map { Period.sample("\($0)FY") }
    private static let keys = [
        SeriesKey(area: .sample("E08000007")), SeriesKey(area: .england),
        SeriesKey(area: .sample("E08000007"), breakdown: .sample("sex=female")),
        SeriesKey(area: .sample("E08000007"), isForecast: true),
    ]

    /// A few cells of a few series, with few values, so that imports often meet.
    private func columns(_ world: MeasuredCouncil, _ random: inout SeededNumbers) -> FigureColumns {
        var columns = FigureColumns()
        for measure in [world.homes, world.caseload] where Bool.random(using: &random) || columns.isEmpty {
            for key in Self.keys where Bool.random(using: &random) {
                let periods = Self.periods.filter { _ in Bool.random(using: &random) }
                let values = periods.map { _ in
                    ObservedValue.sample(["1", "2", "3[p]", "[x]"].randomElement(using: &random) ?? "")
                }
                columns.add(measure.id, key, periods, values)
            }
        }
        return columns
    }

    @Test(arguments: 0..<15)
    func `Imports and their taking back in any order leave what was given last and not taken back`(seed: Int) throws {
        var random = SeededNumbers(seed: UInt64(seed))
        var world = MeasuredCouncil()
        var model = Model()
        var imports: [FigureImport.ID] = []
        var tookBack = 0
        for _ in 0..<25 {
            if !imports.isEmpty, Int.random(in: 0..<3, using: &random) == 0 {
                let id = imports.remove(at: Int.random(in: imports.indices, using: &random))
                let sequence = try #require(world.council.imports[id]).sequence
                try world.perform(TakeBackImport(importID: id), reason: "Why")
                model.takenBack.insert(sequence)
                tookBack += 1
            } else {
                let record = RecordFigures(id: world.sample.world.new(), figures: columns(world, &random))
                let changes = try world.changes(record, reason: "Why")
                world.apply(changes)
                guard !changes.isEmpty else { continue }
                imports.append(record.id)
                for column in record.figures.columns {
                    for (period, value) in zip(record.figures.periods(of: column), column.values) {
                        let cell = Model.Cell(measureID: column.measureID, key: column.key, period: period)
                        model.record(cell, value, at: world.council.position)
                    }
                }
            }
            #expect(standing(world.council) == model.standing)
            let sequences = sequences(world.council)
            for (cell, sequence) in sequences { #expect(model.value(cell)?.sequence == sequence) }
        }
        #expect(try Council(canonicalBytes: world.council.canonicalBytes()) == world.council)
        #expect(tookBack > 2 && !model.cells.isEmpty)
        for id in imports { try world.perform(TakeBackImport(importID: id), reason: "All of it") }
        #expect(world.council.figures.isEmpty, "With nothing left nothing stands.")
    }

    @Test(arguments: [[0, 1], [1, 0]])
    func `Two imports over each other are both gone when both are taken back, in either order`(order: [Int]) throws {
        var world = MeasuredCouncil()
        let first = world.figures(of: world.homes, ["2022FY": "1", "2023FY": "1"])
        let second = world.figures(of: world.homes, ["2023FY": "2", "2024FY": "2"])
        try world.perform(first)
        try world.perform(second, reason: "Why")
        let ids = order.map { [first.id, second.id][$0] }
        try world.perform(TakeBackImport(importID: ids[0]), reason: "Why")
        let left = world.series(of: world.homes)
        #expect(
            zip(left.periods, left.values).map { "\($0.code) \($1.text)" }
                == (order[0] == 0
                    ? ["2023FY 2", "2024FY 2"] : ["2022FY 1", "2023FY 1"])
        )
        try world.perform(TakeBackImport(importID: ids[1]), reason: "Why")
        #expect(world.council.figures.isEmpty)
    }

    @Test func `What somebody changed since an import stays as they left it when it is taken back`() throws {
        var world = MeasuredCouncil()
        let file = world.figures(of: world.homes, ["2022FY": "1", "2023FY": "1"])
        try world.perform(file)
        try world.perform(world.figures(of: world.homes, ["2023FY": "5"]), reason: "Typed")
        try world.perform(TakeBackImport(importID: file.id), reason: "Why")
        let series = world.series(of: world.homes)
        #expect(series.periods.map(\.code) == ["2023FY"] && series.values.map(\.text) == ["5"])
    }

    @Test func `An import that gives one cell twice is taken back whole`() throws {
        var world = MeasuredCouncil()
        var columns = FigureColumns()
        for value in ["1", "2"] {
            columns.add(world.homes.id, world.key, [.sample("2023FY")], [.sample(value)])
        }
        let id: FigureImport.ID = world.sample.world.new()
        world.apply([.measure(.figuresRecorded(.init(id: id, new: 2, changed: 0, figures: columns)))])
        #expect(world.series(of: world.homes).values.map(\.text) == ["2"])
        world.apply([.measure(.importTakenBack(.init(importID: id)))])
        #expect(world.council.figures.isEmpty)
    }

    // MARK: revisions

    @Test func `I10 a revision of a revision keeps each older figure with the entry that gave it`() throws {
        var world = MeasuredCouncil()
        var entries: [Int] = []
        for value in ["1", "2", "3[r]"] {
            try world.perform(world.figures(of: world.homes, ["2023FY": value]), reason: "Why")
            entries.append(world.council.position)
        }
        let revisions = try #require(world.council.revisions[world.homes.id])
        #expect(revisions.map { $0.before?.text } == ["1", "2"] && revisions.map { $0.after?.text } == ["2", "3[r]"])
        #expect(revisions.map(\.earlier) == [entries[0], entries[1]])
        #expect(revisions.map(\.sequence) == [entries[1], entries[2]])
    }

    // MARK: replay

    /// A council with everything that there is about measures, in an order that mixes it all.
    private func full() throws -> MeasuredCouncil {
        var world = MeasuredCouncil()
        let world0 = world.sample.world
        try world.perform(SetStatusScheme(StatusScheme(version: 1, rule: .percentTolerance(Figure(whole: 5)))))
        let group = ComparatorGroup(
            key: .sample("GM"),
            name: "Ten",
            source: "GMCA",
            version: "1",
            members: [.sample("E08000001")]
        )
        try world.perform(
            RecordComparators(groups: [group], areas: [Area(code: .sample("E08000001"), name: "Bolton")])
        )
        try world.perform(world.figures(of: world.homes, ["2022FY": "310", "2023FY": "295"]))
        try world.perform(world.figures(of: world.homes, ["2023FY": "299[r]"]), reason: "Late returns")
        try world.perform(world.figures(of: world.homes, ["2024FY": "320"], isForecast: true))
        let wrong = world.figures(of: world.jobs, ["2022FY": "55.5", "2023FY": "[x]"])
        try world.perform(
            RecordFigures(
                id: wrong.id,
                file: .init(name: "jobs.csv", digest: "ab"),
                mapping: FigureMapping(headings: ["Code", "Sex"], columns: [.measure, .trait("sex")]),
                areas: [Area(code: .sample("E08000007"), name: "Stockport")],
                figures: wrong.figures
            )
        )
        try world.perform(
            ReleaseFigures(
                FigureRelease(
                    id: world0.new(),
                    number: 1,
                    day: .sample("2024-01-05"),
                    position: world.council.position,
                    contentHash: "",
                    nextUpdate: "In May"
                )
            )
        )
        try world.perform(TakeBackImport(importID: wrong.id), reason: "The wrong file")
        try world.perform(
            SetTarget(
                measureID: world.homes.id,
                period: .sample("2024FY"),
                aim: .value(.single(Figure(whole: 300))),
                basis: .trend,
                rationale: "Why"
            )
        )
        try world.perform(ApproveTarget(measureID: world.homes.id, period: .sample("2024FY")))
        try world.perform(
            SetTarget(
                measureID: world.homes.id,
                period: .sample("2024FY"),
                aim: .monitored,
                basis: .trend,
                rationale: "Why not"
            ),
            reason: "Why",
            authority: world.decision.id
        )
        try world.perform(
            RemarkOnFigure(
                measureID: world.homes.id,
                remark: .init(period: .sample("2024FY"), kind: .noDataYet, text: "Why", expected: .sample("2025-06-30"))
            )
        )
        try world.perform(LeaveUnmeasured(elementID: world.sample.skills.id, reason: "Why"))
        try world.perform(LinkMeasure(measureID: world.homes.id, elements: [world.sample.jobs.id]))
        try world.perform(SetStatusRule(measureID: world.jobs.id, rule: .bands(lower: .zero, upper: Figure(whole: 1))))
        try world.perform(SetChart(measureID: world.jobs.id, settings: .init(isScreened: false, fixedAfter: 12)))
        var definition = world.homes.definition
        definition.comparability = .init(degree: .broken, note: "Counted anew")
        definition[.question] = "How many?"
        try world.perform(
            RedefineMeasure(measureID: world.homes.id, definition: definition, seen: world.homes.revision),
            reason: "Why"
        )
        world.stage(world.caseload.id, .underReview)
        try world.perform(
            StageMeasure(
                measureID: world.caseload.id,
                stage: .retired,
                retirement: .init(reason: "Why", successor: world.homes.id)
            )
        )
        return world
    }

    @Test func `A council with everything about measures reads back from its bytes, and goes on in the same way`()
        throws
    {
        let world = try full()
        let bytes = try world.council.canonicalBytes()
        let back = try Council(canonicalBytes: bytes)
        #expect(back == world.council)
        #expect(try back.canonicalBytes() == bytes)
        #expect(back.measure(.sample("HOM-001"))?.id == world.homes.id)
        let record = world.figures(of: world.homes, ["2023FY": "300", "2025FY": "310"])
        let changes = try world.changes(record, reason: "Why")
        let change = try #require(changes.first)
        let next = world.council.position + 1
        let live = world.council.applying(change, at: next)
        #expect(back.applying(change, at: next) == live)
        #expect(live.revisions[world.homes.id]?.count == 2)
    }

    // MARK: what is public

    private func release(_ world: inout MeasuredCouncil) throws {
        try world.perform(
            ReleaseFigures(
                FigureRelease(
                    id: world.sample.world.new(),
                    number: world.council.nextFigureReleaseNumber,
                    day: .sample("2024-01-05"),
                    position: world.council.position,
                    contentHash: "",
                    nextUpdate: "In May"
                )
            )
        )
    }

    /// What is told of changed figures: "1 to 2".
    private func told(_ world: MeasuredCouncil) -> [String] {
        (world.council.narrowedToPublicMeasures().revisions[world.homes.id] ?? []).map {
            "\($0.before?.text ?? "none") to \($0.after?.text ?? "none")"
        }
    }

    private func give(_ value: String, _ world: inout MeasuredCouncil) throws -> FigureImport.ID {
        let record = world.figures(of: world.homes, ["2023FY": value])
        try world.perform(record, reason: "Why")
        return record.id
    }

    @Test func `I29 a figure put right before anybody outside saw it leaves no trace`() throws {
        var world = MeasuredCouncil()
        _ = try give("1", &world)
        _ = try give("2", &world)
        #expect(told(world).isEmpty, "Nothing was released.")
        try release(&world)
        #expect(told(world).isEmpty, "The first figure was never released.")
        _ = try give("3", &world)
        #expect(told(world) == ["2 to 3"])
    }

    @Test func `I29 of several changes between two releases only the first figure and the last are told`() throws {
        var world = MeasuredCouncil()
        _ = try give("1", &world)
        try release(&world)
        for value in ["666", "777", "4"] { _ = try give(value, &world) }
        #expect(told(world) == ["1 to 4"])
        try release(&world)
        _ = try give("5", &world)
        #expect(told(world) == ["1 to 4", "4 to 5"])
    }

    @Test func `I29 an import that was taken back before anybody outside saw it leaves no trace`() throws {
        var world = MeasuredCouncil()
        _ = try give("1", &world)
        try release(&world)
        let wrong = try give("666", &world)
        try world.perform(TakeBackImport(importID: wrong), reason: "The wrong file")
        #expect(told(world).isEmpty, "What readers saw still stands.")
        let bytes = try world.council.narrowedToPublicMeasures().canonicalBytes()
        #expect(!String(decoding: bytes, as: UTF8.self).contains("666"))
    }

    @Test func `I29 what stood between a release and the taking back of what it showed is told once`() throws {
        var world = MeasuredCouncil()
        _ = try give("1", &world)
        let wrong = try give("2", &world)
        try release(&world)
        try world.perform(TakeBackImport(importID: wrong), reason: "The wrong file")
        #expect(told(world) == ["2 to 1"])
        _ = try give("3", &world)
        #expect(told(world) == ["2 to 3"], "Nobody outside ever saw the one.")
    }

    @Test func `I29 a released figure that is taken back is told`() throws {
        var world = MeasuredCouncil()
        let wrong = try give("1", &world)
        try release(&world)
        try world.perform(TakeBackImport(importID: wrong), reason: "The wrong file")
        #expect(told(world) == ["1 to none"])
    }

    /// Each figure tells by its number when it was given, so that any that was never released is seen.
    @Test(arguments: 0..<25) func `I29 no release tells of a figure that none showed`(seed: Int) throws {
        var random = SeededNumbers(seed: UInt64(seed))
        var world = MeasuredCouncil()
        var imports: [FigureImport.ID] = []
        var shown: [String?] = []
        func current() -> String? { world.series(of: world.homes)[.sample("2023FY")]?.text }
        for number in 1...30 {
            switch Int.random(in: 0..<4, using: &random) {
            case 0 where !imports.isEmpty:
                let id = imports.remove(at: Int.random(in: imports.indices, using: &random))
                try world.perform(TakeBackImport(importID: id), reason: "Why")
            case 1:
                shown.append(current())
                try release(&world)
            default: imports.append(try give("\(number)", &world))
            }
            // What a release made now would show: each change from one release to the next, and to now.
            let seen = shown + [current()]
            let expected = zip(seen, seen.dropFirst()).filter { $0 != $1 && $0 != nil }.map {
                "\($0 ?? "none") to \($1 ?? "none")"
            }
            #expect(told(world) == expected)
        }
    }

    @Test func `I29 measures that are proposed or internal, and targets nobody approved, are not public`() throws {
        var world = try full()
        var secret = world.new("SEC-001")
        secret.definitions[0].publishability = .internal
        secret.definitions[0].title = "Secret matter"
        var proposal = world.new("PRO-001")
        proposal.stage = .proposed
        proposal.definitions[0].title = "Secret proposal"
        try world.perform(RecordMeasures([secret, proposal]))
        for measure in [secret, proposal] {
            try world.perform(world.figures(of: measure, ["2023FY": "66.6"]))
            try world.perform(
                RemarkOnFigure(
                    measureID: measure.id,
                    remark: .init(period: .sample("2023FY"), kind: .commentary, text: "Secret words")
                )
            )
            for period in ["2023FY", "2024FY"] {
                try world.perform(
                    SetTarget(
                        measureID: measure.id,
                        period: .sample(period),
                        aim: .value(.single(Figure(whole: 66))),
                        basis: .trend,
                        rationale: "Secret reasons"
                    )
                )
            }
            try world.perform(ApproveTarget(measureID: measure.id, period: .sample("2024FY")))
        }
        try world.perform(
            SetTarget(
                measureID: world.homes.id,
                period: .sample("2025FY"),
                aim: .value(.single(Figure(whole: 66))),
                basis: .trend,
                rationale: "Secret ambition"
            )
        )
        try release(&world)
        try world.perform(world.figures(of: secret, ["2023FY": "66.7"]), reason: "Secret revision")
        let narrow = world.council.narrowedToPublicMeasures()
        let text = String(decoding: try narrow.canonicalBytes(), as: UTF8.self)
        #expect(!text.contains("Secret"))
        for measure in [secret, proposal] { #expect(!text.contains(measure.id.description)) }
        #expect(narrow.publicMeasures.map(\.code.rawValue) == ["HOM-001", "JOB-001", "SWK-001"])
        #expect(narrow.targets.values.allSatisfy { $0.versions.allSatisfy { $0.approved != nil } })
        #expect(narrow.targets.count == 1, "Not empty, so that something was looked at")
        #expect(narrow.imports.isEmpty && narrow.mappings.isEmpty && narrow.plans.isEmpty && narrow.comments.isEmpty)
        #expect(try Council(canonicalBytes: narrow.canonicalBytes()) == narrow)
    }

    @Test func `A figure whose numbers were never given to anyone is public only as long as its measure is`() throws {
        var world = try full()
        #expect(world.council.narrowedToPublicMeasures().figures[world.homes.id] != nil)
        var hidden = world.homes.definition
        hidden.publishability = .internal
        try world.perform(
            RedefineMeasure(measureID: world.homes.id, definition: hidden, seen: world.homes.revision),
            reason: "Why"
        )
        let narrow = world.council.narrowedToPublicMeasures()
        #expect(narrow.figures[world.homes.id] == nil && narrow.revisions[world.homes.id] == nil)
        #expect(narrow.targets.isEmpty && narrow.remarks[world.homes.id] == nil)
    }
}
