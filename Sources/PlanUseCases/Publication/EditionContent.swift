package import Foundation
import PlanDomain

/// Everything that an edition shows, as it was rendered at its release: stored once, never rendered again.
///
/// Only the content is kept so; the frame around it (header, notices, footer) is the server's and may improve.
package struct EditionContent: Equatable, Codable, Sendable {
    package let pages: [Page]

    /// The canonical bytes of the plan as this edition shows it, to compare with other editions.
    package let plan: Data

    package init(pages: [Page], plan: Data) {
        self.pages = pages
        self.plan = plan
    }

    /// One page of an edition.
    package struct Page: Equatable, Codable, Sendable {
        /// Where it stands under the edition's address: "" for the plan itself, "priorities/1.2".
        package let path: String
        package let title: String

        /// One or two plain sentences for search engines and result lists.
        package let summary: String

        /// What search looks through, besides the title.
        package let searchText: String

        /// The trail above the page: title and path of each step.
        package let trail: [Step]

        /// The HTML of the main part, with `base:/` for the edition's address.
        package let html: String

        /// The same data as JSON, with `base:/` for the edition's address.
        package let json: String

        package init(
            path: String,
            title: String,
            summary: String,
            searchText: String,
            trail: [Step],
            html: String,
            json: String
        ) {
            self.path = path
            self.title = title
            self.summary = summary
            self.searchText = searchText
            self.trail = trail
            self.html = html
            self.json = json
        }
    }

    package struct Step: Equatable, Codable, Sendable {
        package let title: String
        package let path: String

        package init(title: String, path: String) {
            self.title = title
            self.path = path
        }
    }

    package func bytes() throws -> Data { try JSONEncoder.canonical.encode(self) }

    package init(bytes: Data) throws {
        self = try JSONDecoder().decode(EditionContent.self, from: bytes)
    }
}
