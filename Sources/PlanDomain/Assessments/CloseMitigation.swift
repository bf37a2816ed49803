import HashTreeCollections

/// Asks to close a mitigation under which nothing more is done; it stays where it is, with the reason.
package struct CloseMitigation: Command {
    package let assessmentID: Assessment.ID
    package let mitigationID: Mitigation.ID
    package let reason: String

    package init(assessmentID: Assessment.ID, mitigationID: Mitigation.ID, reason: String) {
        self.assessmentID = assessmentID
        self.mitigationID = mitigationID
        self.reason = reason
    }

    package func demand(in council: Council) -> Demand { council.demand(.editAssessment, about: assessmentID) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let assessment = council.assessments[assessmentID] else {
            return .refused("assessment", "assessment-unknown")
        }
        guard let mitigation = assessment.content.mitigation(mitigationID) else {
            return .refused("mitigation", "mitigation-unknown")
        }
        guard mitigation.closing == nil else { return .changes([]) }
        guard !reason.trimmingSpaces.isEmpty else { return .refused("close-reason", "reason-missing") }
        guard reason.count <= 1000 else { return .refused("close-reason", "text-too-long", "1000") }
        let closing = Mitigation.Closing(reason: reason.trimmingSpaces, day: context.moment.dayInLondon)
        return .changes([
            .assessment(
                .mitigationClosed(
                    .init(
                        assessmentID: assessmentID,
                        mitigationID: mitigationID,
                        closing: closing,
                        by: context.actor
                    )
                )
            )
        ])
    }
}
