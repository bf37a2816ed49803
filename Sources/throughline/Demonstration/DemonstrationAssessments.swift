import HashTreeCollections
import PlanDomain
import PlanUseCases

/// Impact assessments made up for the demonstration: every one says so in its title, its scope and its findings.
///
/// The example people do what their posts are for, since nobody signs off what they wrote.
struct DemonstrationAssessments {
    let office: Office
    private let identities = IdentitySource.random

    init(office: Office) {
        self.office = office
    }

    private static let why = "Illustrative: made up for the demonstration"
    static let scope =
        "This assessment is illustrative. It is made up to show how one works: it is not the council's, nobody was asked for it, and no decision rests on it. The council's own paper of January 2024 had its own assessments, which are not held here.\n\nWhat is looked at is the plan as a whole: its core, its four ambitions, its themes and its enablers."

    func make() async throws {
        guard let plan = office.council.plan(period: Self.period) else { return }
        try await makeEquality(plan)
        try await makeEnvironmental(plan)
        try await makeDraft(plan)
        try await makeScreenedOut(plan)
    }

    private static let period: PlanPeriod = {
        guard let period = PlanPeriod("2024-27") else { preconditionFailure("'2024-27' is a period.") }
        return period
    }()

    // MARK: published

    private func makeEquality(_ plan: Plan) async throws {
        let id = try await start(
            .equality,
            .plan(plan.id),
            "Council Plan 2024-27: equality impact assessment (illustrative)",
            Self.scope
        )
        try await screen(id, true, "Illustrative: the plan touches every resident, and some groups more than others.")
        let mitigations = try await write(DemonstrationFinding.equality, in: id)
        try await signAndPublish(id)
        if let mitigation = mitigations["poverty"] {
            try await perform(
                ReviewMitigation(
                    assessmentID: id,
                    mitigationID: mitigation,
                    outcome: .partly,
                    seen: "Illustrative: most proposals of the first year said whom a charge would hit; three did not.",
                    next: "Illustrative: the form for proposals asks for it, so that none can leave it out.",
                    again: office.council.day(after: 180, in: id)
                ),
                .planEditor
            )
            try await perform(
                PublishAssessment(assessmentID: id, note: "The first look at a mitigation, for people in poverty."),
                .publisher
            )
        }
    }

    private func makeEnvironmental(_ plan: Plan) async throws {
        let id = try await start(
            .environmental,
            .plan(plan.id),
            "Council Plan 2024-27: environmental impact assessment (illustrative)",
            Self.scope
        )
        try await screen(id, true, "Illustrative: the plan builds homes and roads, and has climate action as a theme.")
        let mitigations = try await write(DemonstrationFinding.environmental, in: id)
        try await signAndPublish(id)
        if let mitigation = mitigations["waste"] {
            // Not published yet, so that the workspace has something to publish.
            try await perform(
                ReviewMitigation(
                    assessmentID: id,
                    mitigationID: mitigation,
                    outcome: .tooEarly,
                    seen: "Illustrative: the first collections have only begun.",
                    again: office.council.day(after: 365, in: id)
                ),
                .planEditor
            )
        }
    }

    // MARK: on their way

    private func makeDraft(_ plan: Plan) async throws {
        let address = ElementAddress(planID: plan.id, kind: .ambition, number: "1")
        guard let ambition = office.council.element(address) else { return }
        let id = try await start(
            .equality,
            .element(ambition.id),
            "Ambition 1: equality impact assessment (illustrative)",
            "This draft is illustrative. It is made up so that there is one to write in."
        )
        try await screen(id, true, "Illustrative: investment reaches some places and not others.")
        _ = try await write(DemonstrationFinding.draft, in: id)
    }

    private func makeScreenedOut(_ plan: Plan) async throws {
        let id = try await start(
            .equality,
            .proposal(title: "New lamps in a store room (made up)", planID: plan.id),
            "New lamps in a store room: equality impact assessment (illustrative)",
            "This proposal is made up, to show how a full assessment is found not to be needed."
        )
        try await screen(
            id,
            false,
            "Illustrative: nobody but the caretaker enters the room, and the light gets better."
        )
        try await perform(
            CheckAssessment(assessmentID: id, note: "Illustrative: read, and agreed that none is needed."),
            .reviewer
        )
    }

    // MARK: steps

    private func start(_ kind: AssessmentKind, _ subject: AssessmentSubject, _ title: String, _ scope: String)
        async throws -> Assessment.ID
    {
        let id = identities.identity(for: Assessment.self)
        try await perform(
            StartAssessment(
                id: id,
                kind: kind,
                subject: subject,
                title: title,
                lead: "Example Plan Editor",
                scope: scope
            ),
            .planEditor
        )
        return id
    }

    private func screen(_ id: Assessment.ID, _ isNeeded: Bool, _ reason: String) async throws {
        try await perform(ScreenAssessment(assessmentID: id, isNeeded: isNeeded, reason: reason), .planEditor)
    }

    /// Gives the mitigation of each group or theme that has one.
    private func write(_ findings: [DemonstrationFinding], in id: Assessment.ID) async throws -> [String: Mitigation.ID]
    {
        var mitigations: [String: Mitigation.ID] = [:]
        for finding in findings {
            guard let code = AssessmentCode(finding.code), let entry = office.council.assessmentList.entry(code) else {
                throw Failure("The demonstration has no group or theme '\(finding.code)'.")
            }
            try await perform(
                WriteFinding(
                    assessmentID: id,
                    code: code,
                    evidence: "Illustrative: \(finding.evidence)",
                    engagement: DemonstrationFinding.engagement,
                    impact: finding.impact,
                    severity: finding.severity,
                    aims: entry.aims.map { Array($0.prefix(2)) } ?? [],
                    reasonForNone: finding.reasonForNone,
                    emissions: finding.emissions
                ),
                .planEditor
            )
            guard let action = finding.action else { continue }
            let mitigation = identities.identity(for: Mitigation.self)
            try await perform(
                AddMitigation(
                    id: mitigation,
                    assessmentID: id,
                    code: code,
                    action: action,
                    owner: finding.owner,
                    reviewDay: office.council.day(after: finding.daysToReview, in: id),
                    measureID: finding.measure.flatMap { MeasureCode($0) }.flatMap(office.council.measure)?.id
                ),
                .planEditor
            )
            mitigations[finding.code] = mitigation
        }
        return mitigations
    }

    private func signAndPublish(_ id: Assessment.ID) async throws {
        try await perform(
            CheckAssessment(assessmentID: id, note: "Illustrative: read in full, with the plan beside it."),
            .strategyLead
        )
        try await perform(
            SignOffAssessment(
                assessmentID: id,
                statement:
                    "Illustrative: I read the findings and what is done about them. Nothing of this is the council's."
            ),
            .monitoringOfficer
        )
        try await perform(PublishAssessment(assessmentID: id), .publisher)
    }

    private func perform(_ command: some Command, _ role: Role) async throws {
        let council = office.council
        guard let actor = council.example(role) else { throw Failure("The demonstration has no \(role.name).") }
        let outcome = try await office.perform(command, as: actor, because: Self.why)
        switch outcome {
        case .done, .unchanged: return
        case .refused(let issues):
            throw Failure("The demonstration is at fault: \(issues.map(\.sentence).joined(separator: " "))")
        case .notAllowed(let refusal): throw Failure("The demonstration's \(role.name) may not \(refusal.action.name).")
        case .changedMeanwhile: throw Failure("The demonstration writes over itself.")
        }
    }
}

extension Council {
    /// Who holds a post with a role for the whole council.
    fileprivate func example(_ role: Role) -> Account.ID? {
        let posts = postsByTitle.filter { $0.grants.contains { $0.role == role && $0.scope == .council } }
        return appointments.values.filter { appointment in posts.contains { $0.id == appointment.postID } }
            .map(\.account).min()
    }

    /// So many days after an assessment was screened.
    fileprivate func day(after days: Int, in id: Assessment.ID) -> Day? {
        assessments[id]?.content.screening.map { Day(daysSinceEpoch: $0.day.daysSinceEpoch + days) }
    }
}
