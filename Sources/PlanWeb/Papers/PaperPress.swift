import Foundation
import Markup
package import PlanDocuments
import PlanDomain
package import PlanUseCases

/// Writes a paper in every format that can be made here.
package struct PaperPress: Sendable {
    /// Nil where there is none: then there is no PDF, and the page says so.
    private let typesetter: Typst?

    package init(_ typesetter: Typst?) {
        self.typesetter = typesetter
    }

    package var makesPDF: Bool { typesetter != nil }

    package func built(_ build: PaperBuild, _ document: Document) async throws(DocumentError) -> BuiltPaper {
        var files = [
            BuiltPaper.File(
                ending: Self.fragment,
                mediaType: MediaType.html,
                bytes: Data(document.html.string.utf8)
            )
        ]
        for format in PaperFormat.allCases where format != .pdf || makesPDF {
            let bytes = try await format.bytes(of: document, by: typesetter)
            files.append(.init(ending: format.rawValue, mediaType: format.mediaType, bytes: Data(bytes)))
        }
        return BuiltPaper(
            title: document.title,
            template: build.template.key,
            planID: build.plan.id,
            item: build.item,
            bodyKey: build.body.key,
            meetingKey: build.meeting.key,
            position: build.council.position,
            files: files
        )
    }

    /// What the committee system asks for, in one archive.
    func bundle(_ build: PaperBuild, _ document: Document) async throws(DocumentError) -> (name: String, bytes: [UInt8])
    {
        let bundle = try await PaperBundle.written(build, document, by: typesetter)
        return (bundle.name, PaperBundle.archive(of: bundle.files))
    }

    /// The part of a page that the site frames.
    static let fragment = "fragment"
}
