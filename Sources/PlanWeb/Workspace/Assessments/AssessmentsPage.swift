import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// All impact assessments that the person may see, and those that wait for something.
extension WorkspaceVisit {
    var readableAssessments: [Assessment] {
        council.assessmentsByTitle.filter { may(.readAssessments, council.subject(of: $0.content.subject)) }
    }

    func assessmentsPage() -> Answer {
        page("Impact assessments", trail: [("Home", .workspace)], section: .draftAssessments) {
            element(.h1) { "Impact assessments" }
            element(.nav, .class("page-actions"), .aria("label", "Impact assessments")) {
                element(.ul) {
                    if may(.editAssessment, .any) {
                        element(.li) { link("Start an assessment", to: Path.draftAssessments.step("start")) }
                    }
                    element(.li) {
                        link("All together, by group and theme", to: Path.draftAssessments.step("cumulative"))
                    }
                    element(.li) { link("Did the mitigations work?", to: Path.draftAssessments.step("mitigations")) }
                    element(.li) { link("Groups and themes", to: Path.draftAssessments.step("lists")) }
                }
            }
            if readableAssessments.isEmpty {
                element(.p) { "There is no assessment yet." }
            } else {
                Table(
                    caption: "Impact assessments, by title",
                    columns: ["Assessment", "What it is about", "Kind", "Stage", "Public"],
                    rows: readableAssessments.map { assessment in
                        let content = assessment.content
                        return [
                            link(content.title, to: .draft(assessment)), .text(council.label(content.subject)),
                            .text(content.kind.name), .text(stageInWords(assessment)), .text(publicInWords(assessment)),
                        ]
                    }
                ).html
            }
            asItStood(.draftAssessments)
        }
    }

    func stageInWords(_ assessment: Assessment) -> String {
        assessment.version == 1 ? assessment.stage.name : "\(assessment.stage.name), version \(assessment.version)"
    }

    /// Whether what the public sees is what stands here.
    func publicInWords(_ assessment: Assessment) -> String {
        guard let last = council.publishedAssessments[assessment.id]?.last else { return "No" }
        if let withdrawal = last.withdrawal { return "Withdrawn on \(withdrawal.day.inWords): \(withdrawal.reason)" }
        let isSame = last.content == assessment.content && last.afterwards == assessment.afterwards
        return isSame
            ? "Yes, as it stands" : "Version \(last.version), of \(last.day.inWords): this page is ahead of it"
    }
}
