import HashTreeCollections

/// Asks to say whether a full assessment is needed; the reason is required either way.
package struct ScreenAssessment: Command {
    package let assessmentID: Assessment.ID

    /// Nil where nobody chose.
    package let isNeeded: Bool?
    package let reason: String

    package init(assessmentID: Assessment.ID, isNeeded: Bool?, reason: String) {
        self.assessmentID = assessmentID
        self.isNeeded = isNeeded
        self.reason = reason
    }

    package func demand(in council: Council) -> Demand { council.demand(.editAssessment, about: assessmentID) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        switch council.openAssessment(assessmentID) {
        case .failure(let refusal): return .refused([refusal.issue])
        case .success(let assessment):
            var issues = AssessmentText.tooLong([("reason", reason)])
            if isNeeded == nil { issues.append(Issue(field: "needed", code: "screening-missing")) }
            if reason.trimmingSpaces.isEmpty { issues.append(Issue(field: "reason", code: "reason-missing")) }
            guard issues.isEmpty, let isNeeded else { return .refused(issues) }
            let before = assessment.content.screening
            guard before?.isNeeded != isNeeded || before?.reason != reason.trimmingSpaces else { return .changes([]) }
            let screening = AssessmentContent.Screening(
                isNeeded: isNeeded,
                reason: reason.trimmingSpaces,
                day: context.moment.dayInLondon
            )
            return .changes([
                .assessment(
                    .screened(.init(assessmentID: assessmentID, screening: screening, by: context.actor))
                )
            ])
        }
    }
}
