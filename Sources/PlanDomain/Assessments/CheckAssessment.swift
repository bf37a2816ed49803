import HashTreeCollections

/// Asks to record that somebody who did not write an assessment read all of it.
package struct CheckAssessment: Command {
    package let assessmentID: Assessment.ID
    package let note: String

    package init(assessmentID: Assessment.ID, note: String) {
        self.assessmentID = assessmentID
        self.note = note
    }

    package func demand(in council: Council) -> Demand { council.demand(.reviewAssessment, about: assessmentID) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        switch council.openAssessment(assessmentID) {
        case .failure(let refusal): return .refused([refusal.issue])
        case .success(let assessment):
            guard assessment.stage != .reviewed else { return .changes([]) }
            var issues = council.assessmentGaps(in: assessment.content) + AssessmentText.tooLong([("note", note)])
            if note.trimmingSpaces.isEmpty { issues.append(Issue(field: "note", code: "check-note-missing")) }
            if assessment.writers.contains(context.actor) {
                issues.append(Issue(field: "note", code: "own-assessment"))
            }
            guard issues.isEmpty else { return .refused(issues) }
            let check = Assessment.Check(
                by: context.actor,
                day: context.moment.dayInLondon,
                note: note.trimmingSpaces
            )
            return .changes([.assessment(.reviewed(.init(assessmentID: assessmentID, check: check)))])
        }
    }
}
