import Foundation
import NIOCore
package import PlanDomain
package import PlanUseCases

/// Makes the files of a release that people can keep and check, at the moment when it is signed.
package struct ReleaseDownloads: ReleasedFileRenderer {
    package init() {}

    /// A paper's formats are kept bytes already, those that its page offers.
    private static func files(of paper: ReleasedPaper) -> [ReleasedFile] {
        let release = paper.release
        return release.files.compactMap { file in
            paper.files.first { $0.ending == file.ending }.map {
                ReleasedFile(
                    path: Path.paperFile(release.slug, release.version, file.ending).string,
                    mediaType: file.mediaType,
                    content: $0.bytes
                )
            }
        }
    }

    package func files(of subject: ManifestSubject, in released: ReleasedCouncil) throws -> [ReleasedFile] {
        for plan in released.plans {
            guard let edition = plan.editions.first(where: { .edition($0.edition.id) == subject }) else { continue }
            return EditionDownloads(plan: plan, released: edition, council: released.council).files
        }
        if let paper = released.papers.first(where: { .paper($0.release.id) == subject }) {
            return Self.files(of: paper)
        }
        guard let figures = released.figures.first(where: { .figures($0.release.id) == subject }) else { return [] }
        // The tables exactly as the site gives them today; from now on the kept bytes take their place.
        return PublicSite(released, origin: "").tables(ofRelease: figures.release.number)
    }
}

extension PublicSite {
    /// Everything of a release of figures that is no page, under its permanent address.
    fileprivate func tables(ofRelease number: Int) -> [ReleasedFile] {
        let base = Path.figureRelease(number).string
        return resources.filter { path, resource in
            (path.hasPrefix(base + "/") || path.hasPrefix(base + ".")) && resource.contentType != MediaType.html
        }
        .map { path, resource in
            ReleasedFile(
                path: path,
                mediaType: resource.contentType,
                content: Data(resource.variant(.plain).body.readableBytesView)
            )
        }
        .sorted { $0.path < $1.path }
    }
}
