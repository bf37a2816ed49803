package import Foundation
import Ledger
package import PlanDomain

/// A file that people can download, as it was when its release was signed: its bytes never change.
package struct ReleasedFile: Equatable, Sendable {
    package let path: String
    package let mediaType: String
    package let content: Data

    package init(path: String, mediaType: String, content: Data) {
        self.path = path
        self.mediaType = mediaType
        self.content = content
    }
}

/// Makes the files of a release, once, when it is signed; the web target does it.
package protocol ReleasedFileRenderer: Sendable {
    /// None for what it does not know.
    func files(of subject: ManifestSubject, in released: ReleasedCouncil) throws -> [ReleasedFile]
}
