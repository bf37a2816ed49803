import HTTPTypes
import PlanDomain
import PlanUseCases

/// The addresses of published impact assessments; who may use them is everybody.
extension PublicSite {
    mutating func addAssessments(_ pages: AssessmentPages) {
        for publication in pages.withdrawn {
            let slug = publication.content.slug
            var gone = [Path.assessmentVersion(slug, publication.number)]
            // The address of the assessment itself belongs to what stands, while anything does.
            if !pages.all.contains(where: { $0.slug == slug }) { gone.append(.assessment(slug)) }
            for path in gone {
                addPage(path, status: .gone) { pages.gone(publication, at: path) }
                addData(path, status: .gone) { WithdrawnAssessmentData(publication).json }
            }
        }
        guard !pages.all.isEmpty else { return }
        addPage(.assessments) { pages.overview }
        addData(.assessments) { AssessmentsData(pages).json }
        addPage(.cumulativeAssessments) { pages.cumulative }
        addData(.cumulativeAssessments) { CumulativeData(pages).json }
        for assessment in pages.all {
            let path = Path.assessment(assessment.slug)
            addPage(path) { pages.page(assessment, assessment.newest) }
            addData(path) { AssessmentData(assessment.newest, of: assessment, pages).json }
            for older in assessment.publications.dropLast() {
                let path = Path.assessmentVersion(assessment.slug, older.number)
                addPage(path) { pages.page(assessment, older) }
                addData(path) { AssessmentData(older, of: assessment, pages).json }
            }
        }
    }

    static func documents(_ pages: AssessmentPages) -> [SearchIndex.Document] {
        pages.all.map { assessment in
            let newest = assessment.newest
            let findings = newest.content.findings.flatMap { finding in
                [newest.entry(finding.code)?.name ?? "", finding.evidence]
            }
            return SearchIndex.Document(
                path: Path.assessment(assessment.slug).string,
                title: newest.content.title,
                text: ([newest.content.kind.name, newest.content.scope] + findings
                    + newest.content.mitigations.map(\.action)).joined(separator: " ")
            )
        }
    }
}
