import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// The sample's council with an area, a decision and three measures, on which commands are tried one after another.
struct MeasuredCouncil {
    let sample = SamplePlan()
    let decision: Decision
    private(set) var council: Council
    private let homesID: Measure.ID
    private let jobsID: Measure.ID
    private let caseloadID: Measure.ID

    init() {
        let world = sample.world
        decision = Decision(
            id: world.new(),
            planID: sample.planID,
            body: "Cabinet",
            day: .sample("2024-01-30"),
            outcome: "Agreed",
            reference: "5",
            source: ""
        )
        var profile = CouncilProfile.sample
        profile.gssCode = "E08000007"
        let homes = Measure.sample("HOM-001", id: world.new(), unit: "homes", title: "Homes built")
        let jobs = Measure.sample("JOB-001", id: world.new(), title: "People in work")
        let caseload = Measure.sample("SWK-001", id: world.new(), unit: "cases", goodToBe: .inRange, title: "Caseload")
        (homesID, jobsID, caseloadID) = (homes.id, jobs.id, caseload.id)
        council = sample.council
        apply([
            .council(.described(profile)), .governance(.decisionRecorded(decision)),
            .measure(.recorded(.init(measures: [homes, jobs, caseload]))),
        ])
    }

    /// A number of homes by financial year; more is better.
    var homes: Measure { council.measures[homesID] ?? .sample("HOM-001", id: homesID) }

    /// A share of people by financial year; more is better.
    var jobs: Measure { council.measures[jobsID] ?? .sample("JOB-001", id: jobsID) }

    /// A number by financial year that should lie within a range.
    var caseload: Measure { council.measures[caseloadID] ?? .sample("SWK-001", id: caseloadID) }

    /// The council's own figures, without forecasts.
    var key: SeriesKey { SeriesKey(area: .sample("E08000007")) }

    func new(_ code: String) -> Measure { .sample(code, id: sample.world.new()) }

    func series(of measure: Measure) -> Series { council.series(of: measure.id, key) }

    // MARK: asking

    func ruling(_ command: some Command, reason: String? = nil, authority: Decision.ID? = nil) -> Ruling {
        command.ruling(in: council, context: CommandContext(reason: reason, authority: authority))
    }

    func changes(
        _ command: some Command,
        reason: String? = nil,
        authority: Decision.ID? = nil
    ) throws -> [Change] {
        let ruling = ruling(command, reason: reason, authority: authority)
        guard case .changes(let changes) = ruling else { throw Unexpected(ruling: ruling) }
        return changes
    }

    func after(_ command: some Command, reason: String? = nil) throws -> Council {
        var world = self
        world.apply(try changes(command, reason: reason))
        return world.council
    }

    /// Records what a command asks for; a command that changes nothing has not done its work.
    mutating func perform(_ command: some Command, reason: String? = nil, authority: Decision.ID? = nil) throws {
        let changes = try changes(command, reason: reason, authority: authority)
        guard !changes.isEmpty else { throw Unexpected(ruling: .changes([])) }
        apply(changes)
    }

    mutating func apply(_ changes: [Change]) {
        for change in changes { council.apply(change, at: council.position + 1) }
    }

    /// Releases all figures as the record stands.
    mutating func release() {
        let release = FigureRelease(
            id: sample.world.new(),
            number: council.nextFigureReleaseNumber,
            day: .sample("2024-05-01"),
            position: council.position,
            contentHash: "",
            nextUpdate: "In August."
        )
        apply([.publication(.figuresReleased(release))])
    }

    mutating func stage(_ id: Measure.ID, _ stage: Measure.Stage) {
        let retirement = stage == .retired ? Measure.Retirement(reason: "Why") : nil
        apply([.measure(.staged(.init(measureID: id, stage: stage, retirement: retirement)))])
    }

    /// By the codes of their periods.
    func figures(of measure: Measure, _ texts: [String: String], isForecast: Bool = false) -> RecordFigures {
        let cells = texts.map { (Period.sample($0.key), ObservedValue.sample($0.value)) }.sorted { $0.0 < $1.0 }
        var columns = FigureColumns()
        columns.add(measure.id, SeriesKey(area: key.area, isForecast: isForecast), cells.map(\.0), cells.map(\.1))
        return RecordFigures(id: sample.world.new(), figures: columns)
    }

    struct Unexpected: Error { let ruling: Ruling }
}

extension Measure {
    /// By financial year from 1 April 2010 on, a share of which more is better.
    static func sample(
        _ code: String,
        id: Measure.ID,
        unit: String = "% of people",
        goodToBe: GoodToBe = .high,
        title: String = "A measure"
    ) -> Measure {
        Measure(
            id: id,
            code: .sample(code),
            kind: .council,
            definitions: [
                MeasureDefinition(
                    from: .sample("2010-04-01"),
                    title: title,
                    unit: unit,
                    decimals: 1,
                    goodToBe: goodToBe,
                    frequency: .annual,
                    periodType: .financialYear
                )
            ]
        )
    }
}

extension MeasureCode {
    static func sample(_ text: String) -> MeasureCode {
        guard let code = MeasureCode(text) else { preconditionFailure("'\(text)' is no code.") }
        return code
    }
}

extension AreaCode {
    static func sample(_ text: String) -> AreaCode {
        guard let code = AreaCode(text) else { preconditionFailure("'\(text)' is no area.") }
        return code
    }
}

extension Period {
    static func sample(_ code: String) -> Period {
        guard let period = Period(code: code) else { preconditionFailure("'\(code)' is no period.") }
        return period
    }
}

extension ObservedValue {
    static func sample(_ text: String) -> ObservedValue {
        guard let value = ObservedValue(text) else { preconditionFailure("'\(text)' is no value.") }
        return value
    }
}

extension Breakdown {
    static func sample(_ text: String) -> Breakdown {
        guard let breakdown = Breakdown(text) else { preconditionFailure("'\(text)' is no part.") }
        return breakdown
    }
}
