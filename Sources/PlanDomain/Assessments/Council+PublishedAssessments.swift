import HashTreeCollections

extension Council {
    /// The newest publication, unless it was withdrawn, of each assessment of a plan, of a part of it or of a proposal to it, by kind and address.
    package func publishedAssessments(of plan: Plan.ID) -> [AssessmentPublication] {
        publishedAssessments.values.compactMap(\.last).filter {
            $0.withdrawal == nil && planID(of: $0.content.subject) == plan
        }
        .sorted { ($0.content.kind.rawValue, $0.content.slug) < ($1.content.kind.rawValue, $1.content.slug) }
    }
}
