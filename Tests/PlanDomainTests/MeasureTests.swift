import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// The measure dictionary: what is taken into it, what is refused and why.
struct MeasureTests {
    private let world = MeasuredCouncil()

    @Test func `A measure is found by its code, in small letters too`() throws {
        let measure = world.new("EDU-001")
        let council = try world.after(RecordMeasures([measure]))
        #expect(council.measure(.sample("edu-001"))?.id == measure.id)
        #expect(council.measures[measure.id]?.revision == council.position)
        #expect(council.measure(.sample("EDU-002")) == nil)
    }

    @Test func `No measure at all needs no entry`() { #expect(world.ruling(RecordMeasures([])) == .changes([])) }

    @Test(arguments: DefinitionCase.refused)
    func `A definition that cannot be is refused, new or as the next version`(definition: DefinitionCase) throws {
        var wrong = world.new("EDU-001").definition
        definition.change(&wrong)
        let issue = Issue(field: definition.field, code: definition.code, detail: definition.detail)
        let measure = Measure(
            id: world.sample.world.new(),
            code: .sample("EDU-001"),
            kind: .council,
            definitions: [wrong]
        )
        #expect(world.ruling(RecordMeasures([measure])) == .refused([issue]))
        let known = world.homes
        let next = RedefineMeasure(measureID: known.id, definition: wrong, seen: known.revision)
        let expected = Issue(
            field: definition.field,
            code: definition.code,
            detail: definition.detail == "EDU-001" ? known.code.rawValue : definition.detail
        )
        #expect(world.ruling(next, reason: "Why") == .refused([expected]))
    }

    @Test(arguments: DefinitionCase.allowed)
    func `A definition at the limit of what can be is taken`(definition: DefinitionCase) throws {
        var edge = world.new("EDU-001").definition
        definition.change(&edge)
        let measure = Measure(
            id: world.sample.world.new(),
            code: .sample("EDU-001"),
            kind: .council,
            definitions: [edge]
        )
        let council = try world.after(RecordMeasures([measure]))
        #expect(council.measures[measure.id]?.definition == edge)
    }

    @Test func `The posts that answer for a measure have to be known`() throws {
        var world = world
        let post = Post(
            id: world.sample.world.new(),
            title: "Head",
            unit: "Homes",
            grants: [],
            from: .sample("2020-01-01")
        )
        var definition = world.homes.definition
        (definition.owner, definition.deputy, definition.approver) = (post.id, post.id, post.id)
        let redefine = RedefineMeasure(measureID: world.homes.id, definition: definition, seen: world.homes.revision)
        let issues = ["owner", "deputy", "approver"].map { Issue(field: $0, code: "post-unknown") }
        #expect(world.ruling(redefine, reason: "Why") == .refused(issues))
        world.apply([.people(.postRecorded(post))])
        #expect(try world.changes(redefine, reason: "Why").count == 1)
    }

    @Test func `All that is wrong with new measures is said at once`() {
        var wrong = world.new("EDU-001").definition
        wrong.title = " "
        wrong.decimals = 9
        let unknown = world.sample.world.new(PlanElement.self)
        let measures = [
            Measure(id: world.sample.world.new(), code: .sample("EDU-001"), kind: .council, definitions: [wrong]),
            Measure(
                id: world.sample.world.new(),
                code: .sample("EDU-002"),
                kind: .council,
                definitions: [world.homes.definition],
                elements: [unknown]
            ),
        ]
        #expect(
            world.ruling(RecordMeasures(measures))
                == .refused([
                    Issue(field: "title", code: "measure-title-missing", detail: "EDU-001"),
                    Issue(field: "decimals", code: "decimals-malformed"),
                    Issue(field: "elements", code: "element-unknown"),
                ])
        )
    }

    @Test func `A measure without any definition is none, for it could not even be named`() {
        let bare = Measure(id: world.sample.world.new(), code: .sample("EDU-001"), kind: .council, definitions: [])
        #expect(
            world.ruling(RecordMeasures([bare]))
                == .refused([Issue(field: "title", code: "measure-title-missing", detail: "EDU-001")])
        )
    }

    // MARK: I1

    @Test func `I1 a measure's code is never given twice, not in one go and not after it is retired`() throws {
        var world = world
        let taken = Issue(field: "code", code: "measure-code-taken", detail: "HOM-001")
        #expect(world.ruling(RecordMeasures([world.new("HOM-001")])) == .refused([taken]))
        try world.perform(
            StageMeasure(measureID: world.homes.id, stage: .retired, retirement: .init(reason: "No longer counted"))
        )
        #expect(world.ruling(RecordMeasures([world.new("HOM-001")])) == .refused([taken]))
        let twice = Issue(field: "code", code: "measure-code-taken", detail: "EDU-001")
        #expect(world.ruling(RecordMeasures([world.new("EDU-001"), world.new("EDU-001")])) == .refused([twice]))
    }

    @Test func `I1 a measure does not take the place of another by having its identity`() throws {
        let thief = Measure(
            id: world.homes.id,
            code: .sample("NEW-001"),
            kind: .council,
            definitions: world.homes.definitions
        )
        guard case .refused(let issues) = world.ruling(RecordMeasures([thief])) else {
            PlanTesting.fail("A recorded measure was replaced.")
            return
        }
        #expect(issues.map(\.code) == ["measure-code-taken"])
        let twin = Measure(
            id: world.sample.world.new(),
            code: .sample("NEW-001"),
            kind: .council,
            definitions: world.homes.definitions
        )
        let other = Measure(id: twin.id, code: .sample("NEW-002"), kind: .council, definitions: twin.definitions)
        guard case .refused = world.ruling(RecordMeasures([twin, other])) else {
            PlanTesting.fail("Two measures of one identity were taken.")
            return
        }
    }

    @Test(arguments: Measure.Stage.allCases, Measure.Stage.allCases)
    func `A measure goes from stage to stage in order only`(from: Measure.Stage, to: Measure.Stage) throws {
        var world = world
        world.stage(world.homes.id, from)
        let command = StageMeasure(
            measureID: world.homes.id,
            stage: to,
            retirement: to == .retired ? .init(reason: "Why") : nil
        )
        let follows: [Measure.Stage: [Measure.Stage]] = [
            .proposed: [.approved, .retired], .approved: [.active, .retired], .active: [.underReview, .retired],
            .underReview: [.active, .retired], .retired: [],
        ]
        if from == to {
            #expect(world.ruling(command) == .changes([]))
        } else if follows[from]?.contains(to) == true {
            let council = try world.after(command)
            #expect(council.measures[world.homes.id]?.stage == to)
            #expect((council.measures[world.homes.id]?.retirement != nil) == (to == .retired))
        } else {
            #expect(
                world.ruling(command)
                    == .refused([Issue(field: "stage", code: "stage-out-of-order", detail: from.name)])
            )
        }
    }

    @Test(
        arguments: [
            (.retired, nil, "reason-missing", ""), (.retired, " \n", "reason-missing", ""),
            (.retired, String(repeating: "x", count: 1001), "text-too-long", "1000"),
            (.underReview, "Why", "reason-missing", ""),
        ] as [(Measure.Stage, String?, String, String)]
    )
    func `I1 retiring a measure needs a reason, and nothing else has one`(
        stage: Measure.Stage,
        reason: String?,
        code: String,
        detail: String
    ) {
        let command = StageMeasure(
            measureID: world.homes.id,
            stage: stage,
            retirement: reason.map { .init(reason: $0) }
        )
        #expect(world.ruling(command) == .refused([Issue(field: "reason", code: code, detail: detail)]))
    }

    @Test func `I1 links from measure to measure close no circle`() throws {
        var world = world
        let (first, second) = (world.homes.id, world.jobs.id)
        func retire(_ id: Measure.ID, for successor: Measure.ID?) -> StageMeasure {
            StageMeasure(measureID: id, stage: .retired, retirement: .init(reason: "Why", successor: successor))
        }
        let circle = Ruling.refused([Issue(field: "successor", code: "successor-in-circle")])
        #expect(world.ruling(retire(first, for: first)) == circle)
        #expect(
            world.ruling(retire(first, for: world.sample.world.new()))
                == .refused([Issue(field: "successor", code: "measure-unknown")])
        )
        try world.perform(retire(first, for: second))
        let third = world.new("EDU-001")
        try world.perform(RecordMeasures([third]))
        #expect(world.ruling(retire(second, for: first)) == circle)
        try world.perform(retire(second, for: third.id))
        #expect(world.ruling(retire(third.id, for: first)) == circle, "By way of the second")
        #expect(try world.changes(retire(third.id, for: nil)).count == 1)
    }

    @Test func `A circle that stands in the record already is seen and does not hold up the council`() throws {
        var world = world
        let (first, second) = (world.homes.id, world.jobs.id)
        for (one, other) in [(first, second), (second, first)] {
            world.apply([
                .measure(
                    .staged(.init(measureID: one, stage: .retired, retirement: .init(reason: "Why", successor: other)))
                )
            ])
        }
        let third = world.new("EDU-001")
        try world.perform(RecordMeasures([third]))
        let retire = StageMeasure(
            measureID: third.id,
            stage: .retired,
            retirement: .init(reason: "Why", successor: first)
        )
        #expect(world.ruling(retire) == .refused([Issue(field: "successor", code: "successor-in-circle")]))
    }

    // MARK: I2

    @Test func `I2 a new definition leaves the ones before as they were and needs a reason`() throws {
        var next = world.homes.definition
        next.title = "Homes completed"
        next.from = .sample("2025-04-01")
        let redefine = RedefineMeasure(measureID: world.homes.id, definition: next, seen: world.homes.revision)
        for reason in [nil, "", " \t"] {
            #expect(
                world.ruling(redefine, reason: reason) == .refused([Issue(field: "reason", code: "reason-missing")])
            )
        }
        let after = try #require(world.after(redefine, reason: "The return changed").measures[world.homes.id])
        #expect(after.definitions == world.homes.definitions + [next])
        #expect(
            after.definition(for: .sample("2024FY")) == world.homes.definition,
            "It ends before the new one begins."
        )
        #expect(after.definition(for: .sample("2025FY")) == next)
        #expect(after.definition(for: .sample("1999FY")) == world.homes.definition, "The first holds for all before.")
    }

    @Test func `I2 a definition that begins before the last is refused, one of the same day is not`() throws {
        var world = world
        var next = world.homes.definition
        next.title = "Homes completed"
        let redefine = RedefineMeasure(measureID: world.homes.id, definition: next, seen: world.homes.revision)
        try world.perform(redefine, reason: "Why")
        next.from = world.homes.definition.from.before
        let early = RedefineMeasure(measureID: world.homes.id, definition: next, seen: world.homes.revision)
        #expect(
            world.ruling(early, reason: "Why")
                == .refused([
                    Issue(field: "from", code: "days-out-of-order", detail: world.homes.definition.from.inWords)
                ])
        )
    }

    @Test func `I2 the definition that holds already is no new one, and the first may come again`() throws {
        var world = world
        let first = world.homes.definition
        func redefine(_ definition: MeasureDefinition) -> RedefineMeasure {
            RedefineMeasure(measureID: world.homes.id, definition: definition, seen: world.homes.revision)
        }
        #expect(world.ruling(redefine(first)) == .changes([]), "Nothing to give a reason for")
        var other = first
        other.unit = "homes a year"
        try world.perform(redefine(other), reason: "Why")
        try world.perform(redefine(first), reason: "Back again")
        #expect(world.homes.definitions == [first, other, first])
    }

    @Test func `I2 a definition written on an older one, on a retired measure or on none is refused`() throws {
        var world = world
        var next = world.homes.definition
        next.title = "Homes completed"
        let seen = world.homes.revision
        let stale = RedefineMeasure(measureID: world.homes.id, definition: next, seen: seen - 1)
        #expect(world.ruling(stale, reason: "Why") == .changedMeanwhile(seen: seen - 1, current: seen))
        let nobody = RedefineMeasure(measureID: world.sample.world.new(), definition: next, seen: 0)
        #expect(world.ruling(nobody, reason: "Why") == .refused([Issue(field: "measure", code: "measure-unknown")]))
        world.stage(world.homes.id, .retired)
        let late = RedefineMeasure(measureID: world.homes.id, definition: next, seen: world.homes.revision)
        #expect(world.ruling(late, reason: "Why") == .refused([Issue(field: "measure", code: "measure-retired")]))
    }

    // MARK: the plan

    @Test func `A measure is put under known parts of the plan, each once, whatever their order`() throws {
        var world = world
        let (one, other) = (world.sample.jobs.id, world.sample.invest.id)
        func link(_ elements: PlanElement.ID...) -> LinkMeasure {
            LinkMeasure(measureID: world.homes.id, elements: elements)
        }
        let refused = Ruling.refused([Issue(field: "elements", code: "element-unknown")])
        #expect(world.ruling(link(world.sample.world.new())) == refused)
        #expect(world.ruling(link(one, one)) == refused)
        try world.perform(link(one, other))
        #expect(world.homes.elements == [one, other])
        #expect(world.ruling(link(other, one)) == .changes([]))
        try world.perform(link())
        #expect(world.homes.elements.isEmpty)
        let nobody = LinkMeasure(measureID: world.sample.world.new(), elements: [])
        #expect(world.ruling(nobody) == .refused([Issue(field: "measure", code: "measure-unknown")]))
    }

    @Test func `I16 why a part of the plan has no measure is said in words, changed and taken back`() throws {
        var world = world
        let id = world.sample.jobs.id
        func leave(_ reason: String?) -> LeaveUnmeasured { LeaveUnmeasured(elementID: id, reason: reason) }
        #expect(world.ruling(leave(nil)) == .changes([]))
        #expect(world.ruling(leave("  ")) == .refused([Issue(field: "reason", code: "reason-missing")]))
        #expect(
            world.ruling(leave(String(repeating: "x", count: 501)))
                == .refused([Issue(field: "reason", code: "text-too-long", detail: "500")])
        )
        #expect(
            world.ruling(LeaveUnmeasured(elementID: world.sample.world.new(), reason: "Why"))
                == .refused([Issue(field: "element", code: "element-unknown")])
        )
        for reason in [String(repeating: "x", count: 500), "We look for one.", nil] {
            try world.perform(leave(reason))
            #expect(world.council.unmeasured[id] == reason)
            #expect(world.ruling(leave(reason)) == .changes([]))
        }
    }

    // MARK: whom to compare with

    private func group(
        _ name: String = "Neighbours",
        source: String = "CIPFA",
        version: String = "2024",
        members: [String] = ["E08000001", "E08000002"]
    ) throws -> ComparatorGroup {
        ComparatorGroup(
            key: .sample("GM"),
            name: name,
            source: source,
            version: version,
            members: try members.map { try #require(AreaCode($0)) }
        )
    }

    @Test func `A group to compare with takes the place of the older of the same key, and only what is new is written`()
        throws
    {
        var world = world
        let bolton = Area(code: .sample("E08000001"), name: "Bolton")
        try world.perform(RecordComparators(groups: [group()], areas: [bolton]))
        #expect(world.council.comparators[.sample("GM")]?.members.count == 2)
        #expect(world.ruling(RecordComparators(groups: [try group()], areas: [bolton])) == .changes([]))
        let next = try group(members: ["E08000001", "E08000002", "E08000003"])
        let bury = Area(code: .sample("E08000002"), name: "Bury")
        #expect(
            try world.changes(RecordComparators(groups: [next], areas: [bolton, bury]))
                == [.measure(.comparatorsRecorded(.init(groups: [next], areas: [bury])))]
        )
    }

    @Test func `A group without members, name or source, or with a member twice, is refused`() throws {
        func issues(_ group: ComparatorGroup) -> [Issue] {
            guard case .refused(let issues) = world.ruling(RecordComparators(groups: [group], areas: [])) else {
                return []
            }
            return issues
        }
        let members = Issue(field: "members", code: "members-malformed", detail: "GM")
        #expect(issues(try group(members: [])) == [members])
        #expect(issues(try group(members: ["E08000001", "E08000001"])) == [members])
        #expect(issues(try group(" ")) == [Issue(field: "name", code: "name-missing")])
        #expect(issues(try group(source: "")) == [Issue(field: "source", code: "source-missing", detail: "GM")])
        let long = Issue(field: "name", code: "text-too-long", detail: "300")
        let text = String(repeating: "x", count: 301)
        for group in [try group(text), try group(source: text), try group(version: text)] {
            #expect(issues(group) == [long])
        }
        #expect(issues(try group(String(text.dropLast()))).isEmpty)
    }
}

private typealias Issue = PlanDomain.Issue

/// One way to change a definition, and what is said to it.
struct DefinitionCase: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let field: String
    let code: String
    let detail: String
    let change: @Sendable (inout MeasureDefinition) -> Void

    init(
        _ name: String,
        _ field: String = "",
        _ code: String = "",
        _ detail: String = "",
        _ change: @escaping @Sendable (inout MeasureDefinition) -> Void
    ) {
        testDescription = name
        (self.field, self.code, self.detail, self.change) = (field, code, detail, change)
    }

    private static func text(_ count: Int) -> String { String(repeating: "x", count: count) }

    static var refused: [DefinitionCase] {
        [
            .init("no title", "title", "measure-title-missing", "EDU-001") { $0.title = " \u{A0}" },
            .init("a long title", "title", "text-too-long", "120") { $0.title = text(121) },
            .init("no unit", "unit", "unit-missing", "EDU-001") { $0.unit = "" },
            .init("a long unit", "unit", "text-too-long", "60") { $0.unit = text(61) },
            .init("decimals below nothing", "decimals", "decimals-malformed") { $0.decimals = -1 },
            .init("many decimals", "decimals", "decimals-malformed") { $0.decimals = 7 },
            .init("decimals beyond all", "decimals", "decimals-malformed") { $0.decimals = .max },
            .init("a lag below nothing", "lag", "lag-malformed") { $0.lag = -1 },
            .init("a long lag", "lag", "lag-malformed") { $0.lag = 1501 },
            .init("a break without a note", "comparability", "break-note-missing") {
                $0.comparability = .init(degree: .broken, note: " ")
            },
            .init("partly comparable without a note", "comparability", "break-note-missing") {
                $0.comparability = .init(degree: .partly, note: "")
            },
        ]
            + DefinitionText.allCases.map { field in
                .init("a long \(field.rawValue)", field.rawValue, "text-too-long", "2000") { $0[field] = text(2001) }
            }
    }

    static var allowed: [DefinitionCase] {
        [
            .init("a title at its limit") { $0.title = text(120) }, .init("a unit at its limit") { $0.unit = text(60) },
            .init("no decimals") { $0.decimals = 0 }, .init("six decimals") { $0.decimals = 6 },
            .init("no lag") { $0.lag = 0 }, .init("four years' lag") { $0.lag = 1500 },
            .init("a threshold of three") { $0.smallNumbers = .init(threshold: 3) },
            .init("a threshold of a hundred") { $0.smallNumbers = .init(threshold: 100) },
            .init("comparable without a note") { $0.comparability = .init(degree: .comparable, note: "") },
            .init("a break with a note") { $0.comparability = .init(degree: .broken, note: "x") },
        ] + DefinitionText.allCases.map { field in .init("\(field.rawValue) at its limit") { $0[field] = text(2000) } }
    }
}
