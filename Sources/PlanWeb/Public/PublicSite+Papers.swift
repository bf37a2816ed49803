import Foundation
import HTTPTypes
import PlanDomain
import PlanUseCases

/// The addresses of released papers: who may use them is everybody.
extension PublicSite {
    mutating func addPapers(_ released: ReleasedCouncil) {
        let papers = released.papers
        let made = PapersPages(papers: papers, pages: SitePages(released: released, frame: frame))
        addPage(.papers) { made.list() }
        addData(.papers) { PapersData(papers).json }
        for paper in papers {
            let release = paper.release
            let path = Path.paper(release.slug, release.version)
            guard release.withdrawal == nil else {
                addPage(path, status: .gone) { made.gone(release) }
                addData(path, status: .gone) { PaperData(release).json }
                for file in release.files where file.ending != PaperPress.fragment {
                    addPage(.paperFile(release.slug, release.version, file.ending), status: .gone) {
                        made.gone(release)
                    }
                }
                continue
            }
            addPage(path) { made.paper(paper) }
            addData(path) { PaperData(release).json }
            for (ending, bytes) in paper.files {
                let type = release.files.first { $0.ending == ending }?.mediaType ?? MediaType.text
                add(
                    .paperFile(release.slug, release.version, ending),
                    Resource(contentType: type, bytes: { Array(bytes) })
                )
            }
        }
        for paper in papers where made.newest(paper.release.slug) == nil {
            addPage(.paper(paper.release.slug), status: .gone) { made.gone(paper.release) }
        }
        for paper in made.newest {
            addPage(.paper(paper.release.slug)) { made.paper(paper) }
            addData(.paper(paper.release.slug)) { PaperData(paper.release).json }
        }
    }
}
