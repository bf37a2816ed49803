import HashTreeCollections

/// Asks to change an assessment's title, lead and scope.
package struct DescribeAssessment: Command {
    package let assessmentID: Assessment.ID
    package let title: String
    package let lead: String
    package let scope: String

    /// The revision that the author saw.
    package let seen: Int

    package init(assessmentID: Assessment.ID, title: String, lead: String, scope: String, seen: Int) {
        self.assessmentID = assessmentID
        self.title = title
        self.lead = lead
        self.scope = scope
        self.seen = seen
    }

    package func demand(in council: Council) -> Demand { council.demand(.editAssessment, about: assessmentID) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        switch council.openAssessment(assessmentID) {
        case .failure(let refusal): return .refused([refusal.issue])
        case .success(let assessment):
            guard assessment.revision == seen else {
                return .changedMeanwhile(seen: seen, current: assessment.revision)
            }
            let issues = AssessmentText.issues(title: title, lead: lead, scope: scope)
            guard issues.isEmpty else { return .refused(issues) }
            let new = [title, lead, scope].map(\.trimmingSpaces)
            guard new != [assessment.content.title, assessment.content.lead, assessment.content.scope] else {
                return .changes([])
            }
            return .changes([
                .assessment(
                    .described(
                        .init(
                            assessmentID: assessmentID,
                            title: new[0],
                            lead: new[1],
                            scope: new[2],
                            by: context.actor
                        )
                    )
                )
            ])
        }
    }
}

/// Why an assessment cannot be written in.
struct AssessmentRefusal: Error {
    let issue: Issue
}

extension Council {
    func demand(_ action: Action, about id: Assessment.ID) -> Demand {
        Demand(action, about: assessments[id].map { subject(of: $0.content.subject) } ?? .council)
    }

    /// An assessment whose words may still change.
    func openAssessment(_ id: Assessment.ID) -> Result<Assessment, AssessmentRefusal> {
        guard let assessment = assessments[id] else {
            return .failure(.init(issue: Issue(field: "assessment", code: "assessment-unknown")))
        }
        guard !assessment.stage.isLocked else {
            return .failure(
                .init(
                    issue: Issue(field: "assessment", code: "assessment-locked", detail: "\(assessment.version)")
                )
            )
        }
        return .success(assessment)
    }
}
