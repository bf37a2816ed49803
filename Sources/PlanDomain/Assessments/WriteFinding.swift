import HashTreeCollections

/// Asks to write what an assessment finds for one group or theme.
package struct WriteFinding: Command {
    package let assessmentID: Assessment.ID
    package let code: AssessmentCode
    package let evidence: String
    package let engagement: String

    /// Nil where nobody chose.
    package let impact: AssessmentFinding.Impact?
    package let severity: AssessmentFinding.Severity?
    package let aims: [EqualityAim]
    package let reasonForNone: String
    package let emissions: EmissionsEstimate?

    /// The entry of the finding that the author saw; 0 where there was none.
    package let seen: Int

    package init(
        assessmentID: Assessment.ID,
        code: AssessmentCode,
        evidence: String,
        engagement: String,
        impact: AssessmentFinding.Impact?,
        severity: AssessmentFinding.Severity? = nil,
        aims: [EqualityAim] = [],
        reasonForNone: String = "",
        emissions: EmissionsEstimate? = nil,
        seen: Int = 0
    ) {
        self.assessmentID = assessmentID
        self.code = code
        self.evidence = evidence
        self.engagement = engagement
        self.impact = impact
        self.severity = severity
        self.aims = aims
        self.reasonForNone = reasonForNone
        self.emissions = emissions
        self.seen = seen
    }

    package func demand(in council: Council) -> Demand { council.demand(.editAssessment, about: assessmentID) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        switch council.openAssessment(assessmentID) {
        case .failure(let refusal): return .refused([refusal.issue])
        case .success(let assessment):
            guard let screening = assessment.content.screening else { return .refused("code", "screening-first") }
            guard screening.isNeeded else { return .refused("code", "screened-out") }
            guard let entry = council.assessmentList.entry(code), entry.kind == assessment.content.kind,
                entry.retired == nil
            else { return .refused("code", "assessment-entry-unknown", code.rawValue) }
            let before = assessment.content.finding(code)
            guard before?.sequence ?? 0 == seen else {
                return .changedMeanwhile(seen: seen, current: before?.sequence ?? 0)
            }
            let issues = issues(for: entry)
            guard issues.isEmpty, var finding else { return .refused(issues) }
            finding.sequence = before?.sequence ?? 0
            guard finding != before else { return .changes([]) }
            finding.sequence = 0
            return .changes([
                .assessment(
                    .findingWritten(.init(assessmentID: assessmentID, finding: finding, by: context.actor))
                )
            ])
        }
    }

    private var finding: AssessmentFinding? {
        impact.map {
            AssessmentFinding(
                code: code,
                evidence: evidence.trimmingSpaces,
                engagement: engagement.trimmingSpaces,
                impact: $0,
                severity: severity,
                aims: EqualityAim.allCases.filter(aims.contains),
                reasonForNone: reasonForNone.trimmingSpaces,
                emissions: emissions
            )
        }
    }

    private func issues(for entry: AssessmentList.Entry) -> [Issue] {
        var issues: [Issue] = []
        if evidence.trimmingSpaces.isEmpty { issues.append(Issue(field: "evidence", code: "finding-evidence-missing")) }
        if engagement.trimmingSpaces.isEmpty { issues.append(Issue(field: "engagement", code: "engagement-missing")) }
        if impact == nil { issues.append(Issue(field: "impact", code: "impact-missing")) }
        let isNegative = impact?.hasNegative ?? false
        if isNegative, severity == nil { issues.append(Issue(field: "severity", code: "severity-missing")) }
        if impact != nil, !isNegative, severity != nil {
            issues.append(Issue(field: "severity", code: "severity-misplaced"))
        }
        if impact != nil, !isNegative, !reasonForNone.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "reason-for-none", code: "reason-for-none-misplaced"))
        }
        if emissions != nil, entry.asksForEmissions != true {
            issues.append(Issue(field: "low", code: "emissions-misplaced"))
        }
        return issues + aimIssues(for: entry)
            + AssessmentText.tooLong([
                ("evidence", evidence), ("engagement", engagement), ("reason-for-none", reasonForNone),
            ])
    }

    /// Marriage and civil partnership is under the first aim alone (Equality Act 2010, section 149(7)).
    private func aimIssues(for entry: AssessmentList.Entry) -> [Issue] {
        let allowed = entry.aims ?? []
        if let other = aims.first(where: { !allowed.contains($0) }) {
            return [
                Issue(
                    field: "aims",
                    code: "aim-not-for-group",
                    detail: "\(entry.name): \(other.name.lowercased())"
                )
            ]
        }
        return !allowed.isEmpty && aims.isEmpty ? [Issue(field: "aims", code: "aim-missing")] : []
    }
}
