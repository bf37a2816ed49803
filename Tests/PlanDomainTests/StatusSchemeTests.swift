import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

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
            ("words", scheme { $0[1] = $0[1].with(word: $0[0].word) }),
            ("words", scheme { $0[1] = $0[1].with(word: " ") }),
            ("letters", scheme { $0[1] = $0[1].with(letter: "G") }),
            ("letters", scheme { $0[2] = $0[2].with(letter: "") }),
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
        ("percent -1", "tolerance-negative"), ("absolute -0.1", "tolerance-negative"),
        ("range -5", "tolerance-negative"),
        ("prior-year -5", "tolerance-negative"), ("bands 20 10", "bands-out-of-order"),
    ])
    func `A rule that could give no status is refused, for all measures and for one`(rule: String, code: String) throws
    {
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

private typealias Issue = PlanDomain.Issue
