package import Foundation
import Ledger
package import PlanDomain

/// A released paper with its files; a withdrawn one has none.
package struct ReleasedPaper: Sendable {
    package let release: PaperRelease

    /// The part of a page that the site frames.
    package let fragment: String

    /// By ending, in the order of their release.
    package let files: [(ending: String, bytes: Data)]

    init(_ release: PaperRelease, in store: any LedgerStore) async throws {
        self.release = release
        var files: [(ending: String, bytes: Data)] = []
        for file in release.withdrawal == nil ? release.files : [] {
            guard let digest = Digest(hex: file.hash), let bytes = try await store.content(digest) else {
                throw RecordFault(
                    .contentMissing,
                    "The stored .\(file.ending) of the paper '\(release.slug)' is missing. Restore a backup."
                )
            }
            files.append((file.ending, bytes))
        }
        fragment = files.first { $0.ending == "fragment" }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
        self.files = files.filter { $0.ending != "fragment" }
    }
}
