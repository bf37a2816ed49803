import HashTreeCollections

/// Asks to begin a new version of an assessment that was signed off; the one before stays readable.
package struct ReopenAssessment: Command {
    package let assessmentID: Assessment.ID
    package let reason: String

    package init(assessmentID: Assessment.ID, reason: String) {
        self.assessmentID = assessmentID
        self.reason = reason
    }

    package func demand(in council: Council) -> Demand { council.demand(.editAssessment, about: assessmentID) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let assessment = council.assessments[assessmentID] else {
            return .refused("assessment", "assessment-unknown")
        }
        guard assessment.stage.isLocked else { return .changes([]) }
        guard !reason.trimmingSpaces.isEmpty else { return .refused("reason", "reason-missing") }
        guard reason.count <= 1000 else { return .refused("reason", "text-too-long", "1000") }
        return .changes([
            .assessment(
                .reopened(
                    .init(
                        assessmentID: assessmentID,
                        day: context.moment.dayInLondon,
                        reason: reason.trimmingSpaces
                    )
                )
            )
        ])
    }
}
