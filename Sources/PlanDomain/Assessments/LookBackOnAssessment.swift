import HashTreeCollections

/// Asks to record what came of it all, once every mitigation was looked at again or closed.
package struct LookBackOnAssessment: Command {
    package let assessmentID: Assessment.ID
    package let text: String

    package init(assessmentID: Assessment.ID, text: String) {
        self.assessmentID = assessmentID
        self.text = text
    }

    package func demand(in council: Council) -> Demand { council.demand(.editAssessment, about: assessmentID) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let assessment = council.assessments[assessmentID] else {
            return .refused("assessment", "assessment-unknown")
        }
        guard assessment.stage == .published || assessment.stage == .reviewedAfter else {
            return .refused("text", "publish-first")
        }
        var issues = AssessmentText.tooLong([("text", text)])
        if text.trimmingSpaces.isEmpty { issues.append(Issue(field: "text", code: "afterwards-missing")) }
        let open = assessment.content.mitigations.filter { $0.closing == nil && $0.reviews.isEmpty }
        issues += open.map { Issue(field: "text", code: "mitigation-not-reviewed", detail: $0.action) }
        guard issues.isEmpty else { return .refused(issues) }
        guard assessment.afterwards?.text != text.trimmingSpaces else { return .changes([]) }
        let afterwards = Assessment.Afterwards(day: context.moment.dayInLondon, text: text.trimmingSpaces)
        return .changes([
            .assessment(.reviewedAfter(.init(assessmentID: assessmentID, afterwards: afterwards)))
        ])
    }
}
