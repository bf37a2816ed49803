import HashTreeCollections

/// Asks to record what was seen when a mitigation was looked at again, and whether it worked.
package struct ReviewMitigation: Command {
    package let assessmentID: Assessment.ID
    package let mitigationID: Mitigation.ID

    /// Nil where nobody chose.
    package let outcome: Mitigation.Outcome?
    package let seen: String
    package let next: String
    package let again: Day?

    package init(
        assessmentID: Assessment.ID,
        mitigationID: Mitigation.ID,
        outcome: Mitigation.Outcome?,
        seen: String,
        next: String = "",
        again: Day? = nil
    ) {
        self.assessmentID = assessmentID
        self.mitigationID = mitigationID
        self.outcome = outcome
        self.seen = seen
        self.next = next
        self.again = again
    }

    package func demand(in council: Council) -> Demand { council.demand(.editAssessment, about: assessmentID) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let assessment = council.assessments[assessmentID] else {
            return .refused("assessment", "assessment-unknown")
        }
        guard let mitigation = assessment.content.mitigation(mitigationID) else {
            return .refused("mitigation", "mitigation-unknown")
        }
        guard assessment.stage.isLocked else { return .refused("mitigation", "mitigation-not-in-effect") }
        guard mitigation.closing == nil else { return .refused("mitigation", "mitigation-closed") }
        let today = context.moment.dayInLondon
        let issues = issues(today: today)
        guard issues.isEmpty, let outcome else { return .refused(issues) }
        let review = Mitigation.Review(
            outcome: outcome,
            seen: seen.trimmingSpaces,
            day: today,
            next: next.trimmingSpaces,
            again: again
        )
        return .changes([
            .assessment(
                .mitigationReviewed(
                    .init(assessmentID: assessmentID, mitigationID: mitigationID, review: review)
                )
            )
        ])
    }

    private func issues(today: Day) -> [Issue] {
        var issues = AssessmentText.tooLong([("seen", seen), ("next", next)])
        if outcome == nil { issues.append(Issue(field: "outcome", code: "mitigation-outcome-missing")) }
        if seen.trimmingSpaces.isEmpty { issues.append(Issue(field: "seen", code: "seen-missing")) }
        // What did not do all that it should leaves a question open.
        if outcome == .failed || outcome == .partly, next.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "next", code: "next-missing"))
        }
        if outcome == .tooEarly, again == nil { issues.append(Issue(field: "again", code: "again-missing")) }
        if let again, again <= today {
            issues.append(Issue(field: "again", code: "days-out-of-order", detail: today.after.inWords))
        }
        return issues
    }
}
