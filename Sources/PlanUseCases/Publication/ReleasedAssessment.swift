import HashTreeCollections
package import PlanDomain

/// An impact assessment as the public sees it: nothing but what was published of it (I29).
package struct ReleasedAssessment: Sendable {
    /// Every time that it was published and not withdrawn, oldest first; never empty.
    package let publications: [AssessmentPublication]

    /// The one that stands.
    package let newest: AssessmentPublication

    package init?(_ published: [AssessmentPublication]) {
        publications = published.filter { $0.withdrawal == nil }
        guard let newest = publications.last else { return nil }
        self.newest = newest
    }

    /// By title, with a permanent order where titles are alike.
    static func all(of council: Council) -> [ReleasedAssessment] {
        council.publishedAssessments.values.compactMap { ReleasedAssessment($0) }.sorted {
            ($0.newest.content.title, $0.newest.content.slug) < ($1.newest.content.title, $1.newest.content.slug)
        }
    }

    /// What was published and withdrawn: its addresses say why.
    static func withdrawn(of council: Council) -> [AssessmentPublication] {
        council.publishedAssessments.values.flatMap { $0 }.filter { $0.withdrawal != nil }
            .sorted { ($0.content.slug, $0.number) < ($1.content.slug, $1.number) }
    }

    /// The name in its permanent address.
    package var slug: String { newest.content.slug }
}

extension [ReleasedAssessment] {
    /// All that stand together, by group and by theme.
    package var cumulativeView: CumulativeView {
        var entries: [AssessmentList.Entry] = []
        // Names as the newest publication has them; none that only a draft knows.
        for entry in sorted(by: { $0.newest.day > $1.newest.day }).flatMap(\.newest.entries)
        where !entries.contains(where: { $0.code == entry.code }) {
            entries.append(entry)
        }
        return CumulativeView(
            map(\.newest.content),
            list: AssessmentList(nation: .england, entries: entries)
        )
    }
}
