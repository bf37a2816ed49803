import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// What stands behind a figure: numerator, denominator and the ends of its confidence interval.
struct FigurePartsTests {
    private let world = MeasuredCouncil()

    /// "75" with "150 of 200", limits "70 to 80"; what is not given is "".
    private func command(
        _ measure: Measure,
        _ period: String = "2023FY",
        value: String = "",
        of numerator: String = "",
        _ denominator: String = "",
        limits: (String, String) = ("", "")
    ) -> RecordFigures {
        var columns = FigureColumns()
        let texts: [(FigureComponent, String)] = [
            (.value, value), (.numerator, numerator), (.denominator, denominator), (.lowerLimit, limits.0),
            (.upperLimit, limits.1),
        ]
        for (component, text) in texts where !text.isEmpty {
            columns.add(measure.id, world.key.with(component), [.sample(period)], [.sample(text)])
        }
        return RecordFigures(id: world.sample.world.new(), figures: columns)
    }

    private func refusal(_ ruling: Ruling) -> String? {
        guard case .refused(let issues) = ruling else { return nil }
        return issues.first?.code
    }

    @Test(
        arguments: [
            ("75", "150", "200", nil), ("74.9", "150", "200", .quotientDiffers),
            // One decimal is shown: whatever rounds to it agrees, and halves either way.
            ("33.3", "1", "3", nil), ("33.4", "1", "3", .quotientDiffers), ("66.7", "2", "3", nil),
            ("12.3", "49", "400", nil), ("12.2", "49", "400", nil), ("12.25", "49", "400", nil),
            ("12.4", "49", "400", .quotientDiffers), ("12.26", "49", "400", .quotientDiffers),
            ("33.333", "1", "3", nil), ("33.334", "1", "3", .quotientDiffers), ("0", "0", "200", nil),
            ("0.1", "0", "200", .quotientDiffers), ("75", "150", "0", .denominatorNotPositive),
            ("75", "150", "-200", .denominatorNotPositive), ("[z]", "0", "0", nil), ("[c]", "3", "200", nil),
            ("[z]", "0", "-1", .denominatorNotPositive), ("75", "150", "", nil), ("75", "", "200", nil),
            ("", "150", "200", .nothingToStandBehind),
        ] as [(String, String, String, FigureFault?)]
    )
    func `I5 a figure is what its numerator and denominator give, within rounding`(
        value: String,
        numerator: String,
        denominator: String,
        fault: FigureFault?
    ) {
        let ruling = world.ruling(command(world.jobs, value: value, of: numerator, denominator))
        #expect(refusal(ruling) == fault?.rawValue, "\(ruling)")
    }

    @Test func `I5 what is recorded already counts too, whichever of the three comes later`() throws {
        var world = world
        try world.perform(command(world.jobs, value: "75", of: "150", "200"))
        #expect(refusal(world.ruling(command(world.jobs, value: "80"), reason: "Why")) == "figure-not-the-quotient")
        #expect(refusal(world.ruling(command(world.jobs, of: "160"), reason: "Why")) == "figure-not-the-quotient")
        #expect(refusal(world.ruling(command(world.jobs, value: "80", of: "160"))) == "revision-needs-reason")
        try world.perform(command(world.jobs, value: "80", of: "160"), reason: "Late returns")
        let parts = world.council.parts(of: world.jobs.id, world.key, in: .sample("2023FY"))
        #expect(parts.value?.text == "80" && parts.numerator?.plain == "160" && parts.denominator?.plain == "200")
        #expect(world.council.revisions[world.jobs.id]?.map(\.key.component) == [.value, .numerator])
        #expect(try Council(canonicalBytes: world.council.canonicalBytes()) == world.council)
    }

    @Test func `I5 a rate of so many in 100,000 is checked by its multiplier, and without one nothing can be`() throws {
        var world = world
        #expect(refusal(world.ruling(command(world.homes, value: "12.5", of: "25", "200000"))) == "multiplier-unknown")
        var definition = world.homes.definition
        definition.multiplier = Figure(whole: 100_000)
        definition.unit = "per 100,000 people"
        try world.perform(
            RedefineMeasure(measureID: world.homes.id, definition: definition, seen: world.homes.revision),
            reason: "A rate now"
        )
        #expect(refusal(world.ruling(command(world.homes, value: "12.5", of: "25", "200000"))) == nil)
        #expect(
            refusal(world.ruling(command(world.homes, value: "13.5", of: "25", "200000"))) == "figure-not-the-quotient"
        )
    }

    @Test(
        arguments: [
            ("70", "80", nil), ("75", "75", nil), ("75.1", "80", .outsideLimits), ("70", "74.9", .outsideLimits),
            ("70", "", nil), ("", "74", .outsideLimits),
        ] as [(String, String, FigureFault?)]
    )
    func `A figure lies within its own confidence interval`(lower: String, upper: String, fault: FigureFault?) {
        let ruling = world.ruling(command(world.jobs, value: "75", limits: (lower, upper)))
        #expect(refusal(ruling) == fault?.rawValue)
    }

    @Test func `What is worked out agrees with what it was worked out from, for any numbers`() throws {
        var random = SeededNumbers(seed: 21)
        for _ in 0..<2000 {
            let denominator = Figure(whole: .random(in: 1...2_000_000, using: &random))
            let numerator = Figure(whole: .random(in: 0...2_000_000, using: &random))
            var definition = world.jobs.definition
            definition.mayExceedHundred = true
            definition.decimals = .random(in: 0...6, using: &random)
            let value = try #require(definition.value(numerator: numerator, denominator: denominator))
            let parts = FigureParts(value: .init(value), behind: [.numerator: numerator, .denominator: denominator])
            #expect(definition.fault(of: parts) == nil)
            let next = try #require(value.adding(Figure(digits: 2, places: value.decimals) ?? .zero))
            let wrong = FigureParts(value: .init(next), behind: [.numerator: numerator, .denominator: denominator])
            #expect(definition.fault(of: wrong) == .quotientDiffers || next.decimals < value.decimals)
        }
    }

    @Test func `Taking an import back takes what stands behind its figures with them`() throws {
        var world = world
        let first = command(world.jobs, value: "75", of: "150", "200")
        try world.perform(first)
        try world.perform(TakeBackImport(importID: first.id), reason: "The wrong file")
        #expect(world.council.figures[world.jobs.id] == nil)
    }

    // MARK: small numbers

    private func hiding(_ measure: Measure, in world: inout MeasuredCouncil) throws {
        var definition = measure.definition
        definition.smallNumbers = .standard
        try world.perform(
            RedefineMeasure(measureID: measure.id, definition: definition, seen: measure.revision),
            reason: "People could be known"
        )
    }

    @Test func `I30 a rate is hidden where few people are behind it, with everything that stands behind it`() throws {
        var world = world
        try hiding(world.jobs, in: &world)
        try world.perform(command(world.jobs, "2022FY", value: "1.5", of: "3", "200", limits: ("0.5", "4")))
        try world.perform(command(world.jobs, "2023FY", value: "2.5", of: "5", "200"))
        let narrow = world.council.narrowedToPublicMeasures()
        let hidden = narrow.parts(of: world.jobs.id, world.key, in: .sample("2022FY"))
        #expect(hidden == FigureParts(value: .absent(.suppressed)))
        let shown = narrow.parts(of: world.jobs.id, world.key, in: .sample("2023FY"))
        #expect(shown.value?.text == "2.5" && shown.numerator?.plain == "5")
    }

    @Test func `I30 a rate of which nobody knows how many people it counts is withheld`() throws {
        var world = world
        try hiding(world.jobs, in: &world)
        try world.perform(command(world.jobs, value: "62"))
        let narrow = world.council.narrowedToPublicMeasures()
        #expect(narrow.series(of: world.jobs.id, world.key).values == [.absent(.suppressed)])
    }

    @Test func `I30 places that add up hide another beside a small one`() throws {
        var world = world
        try hiding(world.homes, in: &world)
        let wards = ["E05000001", "E05000002", "E05000003"].map { AreaCode.sample($0) }
        try world.perform(
            RecordAreas(wards.map { Area(code: $0, name: "Ward \($0)", parent: world.key.area) })
        )
        var columns = FigureColumns()
        for (area, text) in zip(wards + [world.key.area], ["3", "40", "57", "100"]) {
            columns.add(world.homes.id, SeriesKey(area: area), [.sample("2023FY")], [.sample(text)])
        }
        try world.perform(RecordFigures(id: world.sample.world.new(), figures: columns))
        let narrow = world.council.narrowedToPublicMeasures()
        let shown = wards.map { narrow.series(of: world.homes.id, SeriesKey(area: $0)).values.map(\.text) }
        #expect(shown == [["[c]"], ["[c]"], ["57"]])
        #expect(narrow.series(of: world.homes.id, world.key).values.map(\.text) == ["100"])
    }

    @Test func `I30 a place that had ended is no part of the sum`() throws {
        var world = world
        try hiding(world.homes, in: &world)
        let (old, new) = (AreaCode.sample("E05000001"), AreaCode.sample("E05000002"))
        try world.perform(
            RecordAreas([
                Area(code: old, name: "Old", parent: world.key.area, until: .sample("2022-03-31"), successors: [new]),
                Area(code: new, name: "New", parent: world.key.area),
            ])
        )
        var columns = FigureColumns()
        columns.add(world.homes.id, SeriesKey(area: new), [.sample("2023FY")], [.sample("3")])
        columns.add(world.homes.id, world.key, [.sample("2023FY")], [.sample("3")])
        try world.perform(RecordFigures(id: world.sample.world.new(), figures: columns))
        // The one ward is the whole borough: hiding it alone would say nothing less.
        let narrow = world.council.narrowedToPublicMeasures()
        #expect(narrow.series(of: world.homes.id, world.key).values.map(\.text) == ["[c]"])
    }

    @Test func `I30 what a cumulative figure rose by is a count of its own`() throws {
        var world = world
        var definition = world.homes.definition
        definition.smallNumbers = .standard
        definition.periodType = .quarter
        definition.frequency = .quarterly
        definition.accumulation = .cumulative
        let added = Measure(
            id: world.sample.world.new(),
            code: .sample("CUM-001"),
            kind: .council,
            definitions: [definition]
        )
        try world.perform(RecordMeasures([added]))
        let periods = ["2023-M06-Q", "2023-M09-Q", "2023-M12-Q", "2024-M06-Q"].map { Period.sample($0) }
        var columns = FigureColumns()
        columns.add(added.id, world.key, periods, ["20", "23", "60", "25"].map { .sample($0) })
        try world.perform(RecordFigures(id: world.sample.world.new(), figures: columns))
        let shown = world.council.narrowedToPublicMeasures().series(of: added.id, world.key).values.map(\.text)
        // Between June and September three were added: one of the two is hidden. The new year begins anew.
        #expect(shown == ["[c]", "23", "60", "25"] || shown == ["20", "[c]", "60", "25"])
    }

    @Test func `I30 a place that was none yet is no part of the sum`() throws {
        var world = world
        try hiding(world.homes, in: &world)
        let codes = ["E05000001", "E05000002", "E05000003", "E05000004"].map { AreaCode.sample($0) }
        let own = world.key.area
        try world.perform(
            RecordAreas([
                Area(code: codes[0], name: "Stays", parent: own),
                Area(
                    code: codes[1],
                    name: "Is split",
                    parent: own,
                    until: .sample("2023-05-03"),
                    successors: [codes[2], codes[3]]
                ), Area(code: codes[2], name: "First half", parent: own),
                Area(code: codes[3], name: "Second half", parent: own),
            ])
        )
        var columns = FigureColumns()
        for (area, text) in [(codes[0], "17"), (codes[1], "3"), (own, "20")] {
            columns.add(world.homes.id, SeriesKey(area: area), [.sample("2022FY")], [.sample(text)])
        }
        try world.perform(RecordFigures(id: world.sample.world.new(), figures: columns))
        let narrow = world.council.narrowedToPublicMeasures()
        let shown = codes.prefix(2).map { narrow.series(of: world.homes.id, SeriesKey(area: $0)).values.map(\.text) }
        #expect(shown == [["[c]"], ["[c]"]], "20 less 17 would be three.")
    }

    @Test func `I30 what stands behind a figure that is not there is never public, with a rule or without`() throws {
        var world = world
        try world.perform(command(world.jobs, value: "[c]", of: "3", "200"))
        #expect(world.council.parts(of: world.jobs.id, world.key, in: .sample("2023FY")).numerator?.plain == "3")
        let narrow = world.council.narrowedToPublicMeasures()
        let parts = narrow.parts(of: world.jobs.id, world.key, in: .sample("2023FY"))
        #expect(parts == FigureParts(value: .absent(.suppressed)))
        #expect(try !String(decoding: narrow.canonicalBytes(), as: UTF8.self).contains("numerator"))
    }

    @Test func `I30 a revision does not tell what an earlier release hid`() throws {
        var world = world
        try hiding(world.jobs, in: &world)
        try world.perform(command(world.jobs, value: "1.5", of: "3", "200"))
        let first = world.council.narrowedToPublicMeasures()
        world.release()
        try world.perform(command(world.jobs, value: "7", of: "14", "200"), reason: "Counted again")
        let second = world.council.narrowedToPublicMeasures(shownBefore: [first])
        #expect(second.series(of: world.jobs.id, world.key).values.map(\.text) == ["7"])
        #expect(second.revisions[world.jobs.id]?.isEmpty ?? true)
        world.release()
        try world.perform(command(world.jobs, value: "8", of: "16", "200"), reason: "And again")
        let third = world.council.narrowedToPublicMeasures(shownBefore: [first, second])
        let seen = third.revisions[world.jobs.id]?.filter { $0.key.component == .value }
        #expect(seen?.map { [$0.before?.text, $0.after?.text] } == [["7", "8"]], "Both were seen.")
    }

    @Test func `I30 a baseline of few people is not public`() throws {
        for (value, isShown) in [("3", false), ("5", true)] {
            var world = world
            var definition = world.homes.definition
            definition.smallNumbers = .standard
            definition.baseline = .init(period: .sample("2019FY"), value: Figure(plain: value)!)
            try world.perform(
                RedefineMeasure(measureID: world.homes.id, definition: definition, seen: world.homes.revision),
                reason: "Why"
            )
            try world.perform(command(world.homes, value: "40"))
            let narrow = world.council.narrowedToPublicMeasures()
            #expect((narrow.measures[world.homes.id]?.definition.baseline != nil) == isShown)
        }
    }

    @Test func `I30 a numerator without a rate is refused: nobody could hide it`() {
        #expect(refusal(world.ruling(command(world.homes, value: "12.5", of: "3"))) == "multiplier-unknown")
    }

    @Test(arguments: [["10", "[x]", "12"], ["10", "", "12"], ["10", "11", "12"]])
    func `I30 a gap between cumulative figures hides no rise`(texts: [String]) throws {
        var world = world
        var definition = world.homes.definition
        definition.smallNumbers = .standard
        definition.periodType = .quarter
        definition.accumulation = .cumulative
        let id: Measure.ID = world.sample.world.new()
        try world.perform(
            RecordMeasures([Measure(id: id, code: .sample("CUM-001"), kind: .council, definitions: [definition])])
        )
        let cells = zip(["2023-M06-Q", "2023-M09-Q", "2023-M12-Q"], texts).filter { !$0.1.isEmpty }
        var columns = FigureColumns()
        columns.add(id, world.key, cells.map { .sample($0.0) }, cells.map { .sample($0.1) })
        try world.perform(RecordFigures(id: world.sample.world.new(), figures: columns))
        let narrow = world.council.narrowedToPublicMeasures()
        let shown = narrow.series(of: id, world.key).values.compactMap(\.figure).map(\.plain)
        #expect(!(shown.contains("10") && shown.contains("12")), "\(shown)")
        // Once both were shown there is nothing left to hide, and nothing that stops a release.
        #expect(world.council.exposedSmallNumbers(shownBefore: [world.council]).isEmpty)
    }
}
