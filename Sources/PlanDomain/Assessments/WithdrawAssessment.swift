import HashTreeCollections

/// Asks to take a published assessment off the public pages; its addresses give the reason from then on.
///
/// Everything that was published of it goes; it may be published again once what was wrong is put right.
package struct WithdrawAssessment: Command {
    package let assessmentID: Assessment.ID

    /// For readers: it is published.
    package let reason: String

    package init(assessmentID: Assessment.ID, reason: String) {
        self.assessmentID = assessmentID
        self.reason = reason
    }

    package func demand(in council: Council) -> Demand { council.demand(.publishAssessment, about: assessmentID) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard council.assessments[assessmentID] != nil else { return .refused("assessment", "assessment-unknown") }
        guard council.publishedAssessments[assessmentID]?.last?.withdrawal == nil,
            council.publishedAssessments[assessmentID] != nil
        else { return .refused("assessment", "assessment-not-public") }
        guard !reason.trimmingSpaces.isEmpty else { return .refused("reason", "reason-missing") }
        guard reason.count <= 1000 else { return .refused("reason", "text-too-long", "1000") }
        let withdrawal = AssessmentPublication.Withdrawal(
            reason: reason.trimmingSpaces,
            day: context.moment.dayInLondon
        )
        return .changes([.assessment(.withdrawn(.init(assessmentID: assessmentID, withdrawal: withdrawal)))])
    }
}
