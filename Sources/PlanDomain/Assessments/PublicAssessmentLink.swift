import HashTreeCollections

/// Where a published assessment of a plan is found, and what it found.
package struct PublicAssessmentLink: Equatable, Sendable {
    package let slug: String

    /// The publication by its number, where a later one has taken its place; nil for the one that stands.
    package let number: Int?
    package let title: String
    package let kind: AssessmentKind
    package let found: String
    package let published: Day

    /// Whether nothing of it was published on the day that was asked for: it cannot have been looked at then.
    package let isLater: Bool
}

extension Council {
    /// The assessments of a plan as they were public on a day, and what came later; without a day, as they stand.
    func assessmentLinks(of plan: Plan.ID, on day: Day? = nil) -> [PublicAssessmentLink] {
        publishedAssessments(of: plan).map { newest in
            let all = (publishedAssessments[newest.content.id] ?? []).filter { $0.withdrawal == nil }
            let then = day.flatMap { day in all.last { $0.day <= day } }
            let shown = then ?? newest
            return PublicAssessmentLink(
                slug: shown.content.slug,
                number: shown.number == newest.number ? nil : shown.number,
                title: shown.content.title,
                kind: shown.content.kind,
                found: shown.content.foundInWords,
                published: shown.day,
                isLater: day != nil && then == nil
            )
        }
    }
}
