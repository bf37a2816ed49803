import HashTreeCollections

/// Asks to show a signed-off assessment to the public as it stands, with the looks at its mitigations up to now.
package struct PublishAssessment: Command {
    package let assessmentID: Assessment.ID

    /// What is new in it, for readers; required from the second time on.
    package let note: String

    package init(assessmentID: Assessment.ID, note: String = "") {
        self.assessmentID = assessmentID
        self.note = note
    }

    package func demand(in council: Council) -> Demand { council.demand(.publishAssessment, about: assessmentID) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let assessment = council.assessments[assessmentID] else {
            return .refused("assessment", "assessment-unknown")
        }
        guard assessment.stage.isLocked else { return .refused("assessment", "sign-off-first") }
        let last = council.publishedAssessments[assessmentID]?.last
        if let last, last.withdrawal == nil, last.content == assessment.content,
            last.afterwards == assessment.afterwards,
            last.version == assessment.version
        {
            return .changes([])
        }
        var issues: [Issue] = []
        if last != nil, note.trimmingSpaces.isEmpty { issues.append(Issue(field: "note", code: "new-note-missing")) }
        if note.count > 1000 { issues.append(Issue(field: "note", code: "text-too-long", detail: "1000")) }
        // What it is about has to be public before it: its title would tell of a plan that nobody may know yet (I29).
        if let plan = council.planID(of: assessment.content.subject), council.editions(of: plan).isEmpty {
            issues.append(Issue(field: "assessment", code: "assessment-plan-unreleased"))
        }
        guard issues.isEmpty else { return .refused(issues) }
        return .changes([
            .assessment(
                .published(
                    .init(
                        assessmentID: assessmentID,
                        version: assessment.version,
                        day: context.moment.dayInLondon,
                        note: note.trimmingSpaces
                    )
                )
            )
        ])
    }
}
