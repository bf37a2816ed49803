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
        let measure = Measure(id: world.sample.world.new(), code: .sample("EDU-001"), kind: .council, definitions: [wrong])
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
        let measure = Measure(id: world.sample.world.new(), code: .sample("EDU-001"), kind: .council, definitions: [edge])
        let council = try world.after(RecordMeasures([measure]))
        #expect(council.measures[measure.id]?.definition == edge)
    }

    @Test func `The posts that answer for a measure have to be known`() throws {
        var world = world
        let post = Post(id: world.sample.world.new(), title: "Head", unit: "Homes", grants: [], from: .sample("2020-01-01"))
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
        let command = StageMeasure(measureID: world.homes.id, stage: stage, retirement: reason.map { .init(reason: $0) })
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
        #expect(after.definition(for: .sample("2024FY")) == world.homes.definition, "It ends before the new one begins.")
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

/// What a measure is to reach, and who may say so.
struct TargetTests {
    private let world = MeasuredCouncil()
    private let year = Period.sample("2024FY")

    private func set(
        _ aim: String,
        for id: Measure.ID? = nil,
        in period: Period? = nil,
        basis: Target.Basis = .localAmbition,
        rationale: String = ""
    ) throws -> SetTarget {
        SetTarget(
            measureID: id ?? world.homes.id,
            period: period ?? year,
            aim: try #require(Target.Aim(text: aim), "\(aim)"),
            basis: basis,
            rationale: rationale
        )
    }

    @Test(arguments: ["62", "-0.5", "monitored", "baseline-year", "to-be-set 2025-03-31"])
    func `A target is proposed, and the same again changes nothing`(aim: String) throws {
        var world = world
        try world.perform(set(aim))
        let target = try #require(world.council.targets[TargetKey(world.homes.id, year)])
        #expect(target.current.aim.text == aim && target.current.approved == nil)
        #expect(target.current.sequence == world.council.position)
        #expect(world.ruling(try set(aim)) == .changes([]))
        #expect(try world.changes(set(aim, basis: .statutory)).count == 1)
        #expect(try world.changes(set(aim, rationale: "Why")).count == 1)
    }

    @Test func `A target that does not fit its measure is refused`() throws {
        #expect(
            world.ruling(try set("62", for: world.sample.world.new()))
                == .refused([Issue(field: "measure", code: "measure-unknown")])
        )
        #expect(
            world.ruling(try set("62", in: .sample("2024-M06-Q")))
                == .refused([Issue(field: "period", code: "period-of-other-kind", detail: "financial year")])
        )
        #expect(
            world.ruling(try set("10 to 20"))
                == .refused([Issue(field: "aim", code: "target-range-misplaced")])
        )
        #expect(
            world.ruling(try set("10", for: world.caseload.id))
                == .refused([Issue(field: "aim", code: "target-range-needed")])
        )
        #expect(
            world.ruling(try set("62", rationale: String(repeating: "x", count: 1001)))
                == .refused([Issue(field: "rationale", code: "text-too-long", detail: "1000")])
        )
        #expect(try world.changes(set("62", rationale: String(repeating: "x", count: 1000))).count == 1)
        #expect(try world.changes(set("10 to 20", for: world.caseload.id)).count == 1)
        #expect(try world.changes(set("10 to 10", for: world.caseload.id)).count == 1)
    }

    @Test func `A range that ends before it begins is refused, for the record could never be read again`() throws {
        let ends = (Figure(whole: 20), Figure(whole: 10))
        let command = SetTarget(
            measureID: world.caseload.id,
            period: year,
            aim: .value(.range(ends.0, ends.1)),
            basis: .trend,
            rationale: ""
        )
        #expect(world.ruling(command) == .refused([Issue(field: "aim", code: "target-range-needed")]))
    }

    @Test func `I2 an approved target changes only with a reason and a decision that allows it`() throws {
        var world = world
        try world.perform(set("62"))
        try world.perform(set("64"))
        #expect(world.ruling(ApproveTarget(measureID: world.homes.id, period: .sample("2023FY"))) == unknown)
        try world.perform(ApproveTarget(measureID: world.homes.id, period: year))
        #expect(world.ruling(ApproveTarget(measureID: world.homes.id, period: year)) == .changes([]))
        let locked = try #require(world.council.targets[TargetKey(world.homes.id, year)])
        #expect(locked.changes.isEmpty, "What was proposed and never approved is no change of a target.")
        let noReason = Issue(field: "reason", code: "locked-target-needs-reason")
        let noAuthority = Issue(field: "authority", code: "locked-target-needs-authority")
        let lower = try set("60")
        #expect(world.ruling(lower) == .refused([noReason, noAuthority]))
        #expect(world.ruling(lower, reason: " ") == .refused([noReason, noAuthority]))
        #expect(world.ruling(lower, reason: "Prices") == .refused([noAuthority]))
        #expect(world.ruling(lower, authority: world.decision.id) == .refused([noReason]))
        let stranger = world.ruling(lower, reason: "Prices", authority: world.sample.world.new())
        #expect(stranger == .refused([Issue(field: "authority", code: "authority-unknown")]))
        try world.perform(lower, reason: "Prices", authority: world.decision.id)
        let changed = try #require(world.council.targets[TargetKey(world.homes.id, year)])
        #expect(Array(changed.versions.prefix(2)) == locked.versions, "The older versions stand.")
        #expect(changed.changes.map { "\($0.before.aim.text) to \($0.after.aim.text)" } == ["64 to 60"])
        #expect(changed.current.approved == world.council.position, "What was decided needs no second approval.")
        let again = world.ruling(try set("61"))
        #expect(again == .refused([noReason, noAuthority]), "It stays locked.")
    }

    private var unknown: Ruling { .refused([Issue(field: "period", code: "target-unknown")]) }

    @Test func `A target never set cannot be approved`() {
        #expect(world.ruling(ApproveTarget(measureID: world.sample.world.new(), period: year)) == unknown)
    }
}

/// The council's statuses, rules and charts.
struct StatusSchemeTests {
    private let world = MeasuredCouncil()

    private func scheme(
        version: Int = 1,
        rule: StatusRule = .percentTolerance(.zero),
        band: Trend.Band = .usual,
        _ change: (inout [StatusScheme.Word]) -> Void = { _ in }
    ) -> StatusScheme {
        var words = StatusScheme.Word.usual
        change(&words)
        return StatusScheme(version: version, words: words, rule: rule, band: band)
    }

    private func issues(_ scheme: StatusScheme) -> [Issue] {
        if case .refused(let issues) = world.ruling(SetStatusScheme(scheme)) { issues } else { [] }
    }

    @Test func `A scheme is a new version each time, and whoever did not see the last one is told`() throws {
        var world = world
        try world.perform(SetStatusScheme(scheme()))
        #expect(world.ruling(SetStatusScheme(scheme())) == .changes([]))
        let other = scheme(rule: .absoluteTolerance(Figure(whole: 2)))
        #expect(world.ruling(SetStatusScheme(other)) == .changedMeanwhile(seen: 0, current: 1))
        let next = scheme(version: 2, rule: .manual)
        try world.perform(SetStatusScheme(next))
        #expect(world.council.statusSchemes == [scheme(), next] && world.council.statusScheme == next)
    }

    @Test func `A status needs a word, a letter and a shape of its own`() {
        #expect(issues(scheme { $0.removeLast() }) == [Issue(field: "words", code: "status-words-incomplete")])
        #expect(issues(scheme { $0.append($0[0]) }).map(\.code).contains("status-words-incomplete"))
        let wrong: [(field: String, scheme: StatusScheme)] = [
            ("words", scheme { $0[1] = $0[1].with(word: $0[0].word) }), ("words", scheme { $0[1] = $0[1].with(word: " ") }),
            ("letters", scheme { $0[1] = $0[1].with(letter: "G") }), ("letters", scheme { $0[2] = $0[2].with(letter: "") }),
            ("shapes", scheme { $0[1] = $0[1].with(shape: .circle) }),
        ]
        for (field, scheme) in wrong {
            #expect(issues(scheme) == [Issue(field: field, code: "status-words-alike")])
        }
    }

    @Test func `Words of a status are short, and can be read on its colour`() {
        func long(_ count: Int) -> String { String(repeating: "x", count: count) }
        #expect(issues(scheme { $0[0] = $0[0].with(word: long(30), letter: "GG", meaning: long(200)) }).isEmpty)
        #expect(
            issues(scheme { $0[0] = $0[0].with(word: long(31), letter: "GGG", meaning: long(201)) })
                == [
                    Issue(field: "words", code: "text-too-long", detail: "30"),
                    Issue(field: "letters", code: "text-too-long", detail: "2"),
                    Issue(field: "meaning", code: "text-too-long", detail: "200"),
                ]
        )
        #expect(issues(scheme { $0[0] = $0[0].with(colour: "999999") }).isEmpty, "Dark words can be read on it.")
        for colour in ["", "fff", "zzzzzz", "+12345", "-00000", "00613a;", "#00613a", "００613a"] {
            #expect(
                issues(scheme { $0[0] = $0[0].with(colour: colour) })
                    == [Issue(field: "colours", code: "colour-malformed", detail: colour)],
                "\(colour)"
            )
        }
    }

    @Test(arguments: [
        ("percent -1", "tolerance-negative"), ("absolute -0.1", "tolerance-negative"), ("range -5", "tolerance-negative"),
        ("prior-year -5", "tolerance-negative"), ("bands 20 10", "bands-out-of-order"),
    ])
    func `A rule that could give no status is refused, for all measures and for one`(rule: String, code: String) throws {
        let rule = try #require(StatusRule(text: rule))
        let refused = Ruling.refused([Issue(field: "rule", code: code)])
        #expect(world.ruling(SetStatusScheme(scheme(rule: rule))) == refused)
        #expect(world.ruling(SetStatusRule(measureID: world.homes.id, rule: rule)) == refused)
    }

    @Test(arguments: [Trend.Band.percent(Figure(whole: -1)), .absolute(Figure(whole: -1))])
    func `A band below nothing is refused, for what stands still would be getting better`(band: Trend.Band) {
        #expect(issues(scheme(band: band)) == [Issue(field: "band", code: "tolerance-negative")])
    }

    @Test(arguments: ["percent 0", "absolute 0", "bands 10 10", "range 0", "prior-year 0", "manual", "none"])
    func `A measure gets a rule of its own and loses it again`(text: String) throws {
        var world = world
        let rule = try #require(StatusRule(text: text))
        func set(_ rule: StatusRule?) -> SetStatusRule { SetStatusRule(measureID: world.homes.id, rule: rule) }
        #expect(world.ruling(set(nil)) == .changes([]))
        try world.perform(set(rule))
        #expect(world.homes.statusRule == rule && world.ruling(set(rule)) == .changes([]))
        try world.perform(set(nil))
        #expect(world.homes.statusRule == nil)
        let nobody = SetStatusRule(measureID: world.sample.world.new(), rule: rule)
        #expect(world.ruling(nobody) == .refused([Issue(field: "measure", code: "measure-unknown")]))
    }

    @Test func `How a control chart is made is said with reasons`() throws {
        var world = world
        func set(_ settings: Measure.ChartSettings) -> SetChart {
            SetChart(measureID: world.homes.id, settings: settings)
        }
        func rebased(_ reason: String) -> Measure.ChartSettings {
            .init(rebasings: [.init(period: .sample("2024FY"), reason: reason)])
        }
        #expect(world.ruling(set(.init())) == .changes([]), "The usual way needs no entry.")
        #expect(world.ruling(set(rebased(" "))) == .refused([Issue(field: "rebasings", code: "reason-missing")]))
        #expect(
            world.ruling(set(rebased(String(repeating: "x", count: 501))))
                == .refused([Issue(field: "rebasings", code: "text-too-long", detail: "500")])
        )
        for count in [1, 0, -5, 1001, .max, .min] {
            #expect(
                world.ruling(set(.init(fixedAfter: count)))
                    == .refused([Issue(field: "fixedAfter", code: "count-malformed")])
            )
        }
        for settings in [
            Measure.ChartSettings(fixedAfter: 2), .init(fixedAfter: 1000), .init(isScreened: false),
            rebased(String(repeating: "x", count: 500)), .init(),
        ] {
            try world.perform(set(settings))
            #expect(world.homes.chart == settings && world.ruling(set(settings)) == .changes([]))
        }
        let nobody = SetChart(measureID: world.sample.world.new(), settings: .init(isScreened: false))
        #expect(world.ruling(nobody) == .refused([Issue(field: "measure", code: "measure-unknown")]))
    }

    /// I12: whatever the ratings are, none is lost and none counted twice.
    @Test(arguments: 0..<50) func `I12 counts of statuses and of reasons for none add up to all measures`(seed: Int) {
        var random = SeededNumbers(seed: UInt64(seed))
        let all = Status.allCases.map { Rating.status($0) } + NoStatus.allCases.map { Rating.none($0) }
        let ratings = (0..<Int.random(in: 0...200, using: &random)).map { _ in all.randomElement(using: &random)! }
        let counts = StatusCounts(ratings)
        #expect(counts.total == ratings.count && counts.rated + counts.unrated == ratings.count)
        #expect(
            Status.allCases.map { counts[$0] }.reduce(0, +) + NoStatus.allCases.map { counts[$0] }.reduce(0, +)
                == ratings.count
        )
        for status in Status.allCases { #expect(counts[status] == ratings.count { $0 == .status(status) }) }
        for why in NoStatus.allCases { #expect(counts[why] == ratings.count { $0 == .none(why) }) }
    }
}

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

    @Test(arguments: [
        ("100", nil), ("0", nil), ("100.01", FigureFault.beyondHundred), ("-0.01", .beyondHundred), ("[x]", nil),
        ("[c]", nil),
    ] as [(String, FigureFault?)])
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

    @Test func `A release has the next number, says when the next one comes and is of the record as it stands`() throws {
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
            .init("a threshold of one", "smallNumbers", "threshold-malformed") { $0.smallNumbers = .init(threshold: 1) },
            .init("a high threshold", "smallNumbers", "threshold-malformed") { $0.smallNumbers = .init(threshold: 101) },
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
            .init("a threshold of two") { $0.smallNumbers = .init(threshold: 2) },
            .init("a threshold of a hundred") { $0.smallNumbers = .init(threshold: 100) },
            .init("comparable without a note") { $0.comparability = .init(degree: .comparable, note: "") },
            .init("a break with a note") { $0.comparability = .init(degree: .broken, note: "x") },
        ] + DefinitionText.allCases.map { field in .init("\(field.rawValue) at its limit") { $0[field] = text(2000) } }
    }
}

extension StatusScheme.Word {
    fileprivate func with(
        word: String? = nil,
        letter: String? = nil,
        shape: StatusScheme.Shape? = nil,
        colour: String? = nil,
        meaning: String? = nil
    ) -> StatusScheme.Word {
        StatusScheme.Word(
            status: status,
            word: word ?? self.word,
            letter: letter ?? self.letter,
            shape: shape ?? self.shape,
            colour: colour ?? self.colour,
            meaning: meaning ?? self.meaning
        )
    }
}
