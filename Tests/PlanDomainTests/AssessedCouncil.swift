import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// The sample's council on which assessments are tried, with those who write, read and sign.
struct AssessedCouncil {
    let sample = SamplePlan()
    private(set) var council: Council
    let writer: Account.ID
    let second: Account.ID
    let reader: Account.ID
    let signer: Account.ID

    init(_ council: Council? = nil) {
        self.council = council ?? sample.council
        (writer, second) = (sample.world.new(), sample.world.new())
        (reader, signer) = (sample.world.new(), sample.world.new())
    }

    // MARK: asking

    func ruling(_ command: some Command, as actor: Account.ID? = nil) -> Ruling {
        command.ruling(
            in: council,
            context: CommandContext(actor: actor ?? writer, moment: Moment(millisecondsSinceEpoch: 1_704_445_200_000))
        )
    }

    /// The codes of what stands in the way; none where nothing does.
    func codes(_ command: some Command, as actor: Account.ID? = nil) -> [String] {
        guard case .refused(let issues) = ruling(command, as: actor) else { return [] }
        return issues.map(\.code)
    }

    mutating func perform(_ command: some Command, as actor: Account.ID? = nil) throws {
        let ruling = ruling(command, as: actor)
        guard case .changes(let changes) = ruling, !changes.isEmpty else {
            throw MeasuredCouncil.Unexpected(ruling: ruling)
        }
        apply(changes)
    }

    mutating func apply(_ changes: [Change]) {
        for change in changes { council.apply(change, at: council.position + 1) }
    }

    func assessment(_ id: Assessment.ID) -> Assessment {
        guard let assessment = council.assessments[id] else { preconditionFailure("It was started.") }
        return assessment
    }

    func content(_ id: Assessment.ID) -> AssessmentContent { assessment(id).content }

    func sequence(_ id: Assessment.ID, _ code: String) -> Int { content(id).finding(.sample(code))?.sequence ?? 0 }

    // MARK: steps

    func startCommand(kind: AssessmentKind = .equality, about subject: AssessmentSubject) -> StartAssessment {
        StartAssessment(
            id: sample.world.new(),
            kind: kind,
            subject: subject,
            title: "What it means",
            lead: "Head of Strategy",
            scope: "The whole plan."
        )
    }

    mutating func start(kind: AssessmentKind = .equality, about subject: AssessmentSubject? = nil) throws
        -> Assessment.ID
    {
        let command = startCommand(kind: kind, about: subject ?? .plan(planID))
        try perform(command)
        return command.id
    }

    /// Of the council's own plan, whatever sample it came from.
    private var planID: Plan.ID { council.plansByPeriod.first?.id ?? sample.planID }

    mutating func startScreened(kind: AssessmentKind = .equality, about subject: AssessmentSubject? = nil) throws
        -> Assessment.ID
    {
        let id = try start(kind: kind, about: subject)
        try perform(ScreenAssessment(assessmentID: id, isNeeded: true, reason: "It touches many."))
        return id
    }

    func finding(
        _ id: Assessment.ID,
        _ code: String,
        _ impact: AssessmentFinding.Impact = .neutral,
        _ severity: AssessmentFinding.Severity? = nil,
        aims: [EqualityAim] = [.eliminate],
        reason: String = "",
        emissions: EmissionsEstimate? = nil,
        seen: Int = 0
    ) -> WriteFinding {
        WriteFinding(
            assessmentID: id,
            code: .sample(code),
            evidence: "What is known.",
            engagement: "Who was asked.",
            impact: impact,
            severity: severity,
            aims: aims,
            reasonForNone: reason,
            emissions: emissions,
            seen: seen
        )
    }

    /// A neutral finding for each group or theme in use.
    mutating func writeAll(_ id: Assessment.ID) throws {
        let kind = content(id).kind
        for entry in council.assessmentList.entries(of: kind) {
            try perform(finding(id, entry.code.rawValue, aims: kind == .equality ? [.eliminate] : []))
        }
    }

    /// Looked at again on 1 June 2024.
    mutating func mitigate(_ id: Assessment.ID, _ code: String, measure: Measure.ID? = nil) throws -> Mitigation.ID {
        let command = AddMitigation(
            id: sample.world.new(),
            assessmentID: id,
            code: .sample(code),
            action: "Do something",
            owner: "Head of Care",
            reviewDay: .sample("2024-06-01"),
            measureID: measure
        )
        try perform(command)
        return command.id
    }

    mutating func finish(_ id: Assessment.ID) throws {
        try perform(CheckAssessment(assessmentID: id, note: "Read."), as: reader)
        try perform(SignOffAssessment(assessmentID: id, statement: "I sign."), as: signer)
    }

    mutating func signedOff() throws -> Assessment.ID {
        let id = try startScreened()
        try writeAll(id)
        try finish(id)
        return id
    }

    mutating func releasePlan() {
        let edition = Edition(
            id: sample.world.new(),
            planID: planID,
            number: 1,
            name: "Draft",
            stage: .draft,
            day: .sample("2024-01-30"),
            position: council.position,
            contentHash: "",
            nextUpdate: "",
            note: ""
        )
        apply([.publication(.editionReleased(edition))])
    }
}

extension AssessmentCode {
    static func sample(_ text: String) -> AssessmentCode {
        guard let code = AssessmentCode(text) else { preconditionFailure("'\(text)' is no code.") }
        return code
    }
}
