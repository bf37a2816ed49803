import HashTreeCollections

extension Council {
    /// What is missing until an assessment can be signed off, all at once; the field of each is the place that mends it.
    package func assessmentGaps(in content: AssessmentContent) -> [Issue] {
        guard let screening = content.screening else { return [Issue(field: "screening", code: "screening-first")] }
        guard screening.isNeeded else { return [] }
        return assessmentList.entries(of: content.kind).compactMap { entry in
            gap(for: entry, in: content).map {
                Issue(field: "finding-\(entry.code)", code: $0, detail: entry.name)
            }
        }
    }

    private func gap(for entry: AssessmentList.Entry, in content: AssessmentContent) -> String? {
        guard let finding = content.finding(entry.code) else { return "finding-missing" }
        let hasMitigation = content.mitigations(for: entry.code).contains { $0.closing == nil }
        if hasMitigation { return nil }
        // What is not known cannot be waved through: somebody has to find out by a day.
        if finding.impact == .unknown { return "unknown-without-plan" }
        if finding.impact.hasNegative, let severity = finding.severity, severity >= .medium,
            finding.reasonForNone.isEmpty
        {
            return "negative-without-mitigation"
        }
        return nil
    }
}
