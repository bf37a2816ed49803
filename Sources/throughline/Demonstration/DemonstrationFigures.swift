import CDemonstrationFigures
import HashTreeCollections
import Ledger
import PlanDomain
import PlanInterchange
import PlanUseCases

/// Real published figures under the plan's priorities; which measure stands where, and every target, are ours and say so.
struct DemonstrationFigures {
    let office: Office
    let store: any LedgerStore
    private let identities = IdentitySource.random

    init(office: Office, store: any LedgerStore) {
        self.office = office
        self.store = store
    }

    private static let why = "Illustrative: chosen for the demonstration"

    func make(_ plan: Plan) async throws {
        let owners = owners
        for owner in owners { try await record(RecordPost(owner.post), Self.why) }
        try await record(RecordMeasures(try measures(of: plan, owners)), Self.why)
        let groups = try read { () throws(FigureFileFault) in try ComparatorFile(Self.comparators) }
        try await record(
            RecordComparators(groups: groups.groups, areas: groups.areas),
            "Groups as their publishers had them"
        )
        let file = try read { () throws(FigureFileFault) in
            try FigureFileReader.file(Self.observations, council: office.council)
        }
        guard file.faults.isEmpty else {
            throw Failure("The demonstration's figures are at fault: \(file.faults[0].sentence)")
        }
        let digest = Digest(of: .init(Self.observations))
        try await record(
            RecordFigures(
                id: identities.identity(for: FigureImport.self),
                file: .init(name: "observations.csv", digest: digest.description),
                areas: file.areas,
                figures: file.figures
            ),
            "Official statistics, compiled in November 2026"
        )
        try await setTargets()
        try await changeTarget(plan)
        try await leaveUnmeasured(plan)
        try await release()
    }

    // MARK: the tables

    private static let observations = bytes(demonstration_observations_start, demonstration_observations_count)
    private static let comparators = bytes(demonstration_comparators_start, demonstration_comparators_count)

    private static func bytes(_ start: UnsafePointer<UInt8>, _ count: Int) -> [UInt8] {
        Array(UnsafeBufferPointer(start: start, count: count))
    }

    private func read<File>(_ body: () throws(FigureFileFault) -> File) throws -> File {
        do {
            return try body()
        } catch {
            throw Failure("The demonstration's tables are at fault: \(error.sentence)")
        }
    }

    private func measures(of plan: Plan, _ owners: [(post: Post, codes: [String])]) throws -> [Measure] {
        guard let from = Day(year: 2000, month: 1, day: 1) else { return [] }
        let council = office.council
        let table = Self.bytes(demonstration_measures_start, demonstration_measures_count)
        let file = try read { () throws(FigureFileFault) in
            try MeasureFile(table, identities: identities, from: from) { council.element(named: $0, in: plan.id) }
        }
        guard file.faults.isEmpty else {
            throw Failure("The demonstration's measures are at fault: \(file.faults[0].sentence)")
        }
        return file.measures.map { measure in
            guard let post = owners.first(where: { $0.codes.contains(String(measure.code.rawValue.prefix(3))) })?.post,
                measure.kind != .contextual
            else { return measure }
            var definition = measure.definition
            definition.owner = post.id
            return Measure(
                id: measure.id,
                code: measure.code,
                kind: measure.kind,
                definitions: [definition],
                elements: measure.elements
            )
        }
    }

    // MARK: targets

    /// England's own figure of the same period, for the last three periods in which it and the council have one.
    private func setTargets() async throws {
        let council = office.council
        guard let own = council.ownArea else { return }
        for measure in council.measures.values.sorted(by: { $0.code < $1.code }) {
            let mine = council.series(of: measure.id, SeriesKey(area: own))
            let england = council.series(of: measure.id, SeriesKey(area: .england))
            let periods = mine.periods.filter { mine[$0]?.figure != nil && england[$0]?.figure != nil }.suffix(3)
            guard measure.definition.goodToBe != .none else {
                for period in mine.periods.suffix(1) { try await set(.monitored, measure, period, "Watched only") }
                continue
            }
            guard measure.kind != .contextual, !measure.definition.dependsOnSize else { continue }
            for period in periods {
                guard let figure = england[period]?.figure else { continue }
                try await set(
                    .value(.single(figure)),
                    measure,
                    period,
                    "England's figure for the same period, as something to hold against"
                )
            }
        }
    }

    private func set(_ aim: Target.Aim, _ measure: Measure, _ period: Period, _ rationale: String) async throws {
        try await record(
            SetTarget(
                measureID: measure.id,
                period: period,
                aim: aim,
                basis: .illustrative,
                rationale: rationale
            ),
            Self.why
        )
        try await record(ApproveTarget(measureID: measure.id, period: period), Self.why)
    }

    /// One target made easier after it was approved, by a decision that is made up and says so.
    private func changeTarget(_ plan: Plan) async throws {
        guard let code = MeasureCode("CLA-002"), let measure = office.council.measure(code),
            let target = office.council.targets.values.filter({ $0.measureID == measure.id }).max(by: {
                $0.period < $1.period
            }), case .single(let figure)? = target.current.value, let easier = figure.adding(Figure(whole: 1)),
            let day = Day(year: 2026, month: 9, day: 15)
        else { return }
        let decision = Decision(
            id: identities.identity(for: Decision.self),
            planID: plan.id,
            body: "Example Cabinet",
            day: day,
            outcome: "Illustrative: changed a target, to show how a changed target is printed",
            reference: "Example Cabinet, 15 September 2026 (made up)",
            source: ""
        )
        try await record(RecordDecision(decision), Self.why)
        let command = SetTarget(
            measureID: measure.id,
            period: target.period,
            aim: .value(.single(easier)),
            basis: .illustrative,
            rationale: "One point easier than England's figure"
        )
        let outcome = try await office.perform(
            command,
            as: Account.machineOperator,
            because: "Illustrative: shows how a target that was made easier is printed",
            on: decision.id
        )
        if case .refused(let issues) = outcome {
            throw Failure("The demonstration is at fault: \(issues.map(\.sentence).joined(separator: " "))")
        }
    }

    // MARK: who answers

    /// Posts made up for the demonstration; some measures have none, as in real councils.
    private var owners: [(post: Post, codes: [String])] {
        guard let from = Day(year: 2024, month: 1, day: 1) else { return [] }
        func post(_ title: String) -> Post {
            Post(
                id: identities.identity(for: Post.self),
                title: title,
                unit: "Made up for the demonstration",
                grants: [RoleGrant(role: .dataOwner)],
                from: from
            )
        }
        return [
            (post("Example Head of Children's Data"), ["EDU", "SEN", "YPW", "CLA", "SAF", "FAI", "MHL", "SWK", "FIN"]),
            (post("Example Head of Adults' and Place Data"), ["ASC", "HLC", "PRV", "PLN", "CLI"]),
        ]
    }

    // MARK: what is not there

    private func leaveUnmeasured(_ plan: Plan) async throws {
        let council = office.council
        let measured = Set(council.measures.values.flatMap(\.elements))
        for element in council.elementsInOrder(of: plan.id) {
            guard [.priority, .enabler].contains(element.kind), !measured.contains(element.id) else { continue }
            try await record(
                LeaveUnmeasured(
                    elementID: element.id,
                    reason: "No figure for Stockport was found among the published sources of this demonstration."
                ),
                Self.why
            )
        }
    }

    private func release() async throws {
        guard let day = Day(year: 2026, month: 11, day: 20) else { return }
        let outcome = try await FigurePublisher(office: office, store: store).release(
            id: identities.identity(for: FigureRelease.self),
            day: day,
            nextUpdate: "This is a demonstration and will not be updated.",
            note:
                "The figures are real and published. Which measure stands under which priority, who answers for it, most directions and every target are illustrative choices of this demonstration, not the council's.",
            as: Account.machineOperator
        )
        if case .refused(let issues) = outcome {
            throw Failure("The demonstration is at fault: \(issues.map(\.sentence).joined(separator: " "))")
        }
    }

    private func record(_ command: some Command, _ reason: String) async throws {
        let outcome = try await office.perform(command, as: Account.machineOperator, because: reason)
        guard case .refused(let issues) = outcome else { return }
        throw Failure("The demonstration is at fault: \(issues.map(\.sentence).joined(separator: " "))")
    }
}
