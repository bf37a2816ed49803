import Synchronization

/// The public site as it stands: replaced as a whole whenever an edition is released, corrected or withdrawn.
package final class PublishedSite: Sendable {
    private let shown: Mutex<PublicSite>
    private let read: @Sendable () async throws -> PublicSite?

    /// `read` makes the site anew from what is released; without it the site stays as it is.
    package init(_ site: PublicSite, read: @escaping @Sendable () async throws -> PublicSite? = { nil }) {
        shown = Mutex(site)
        self.read = read
    }

    /// Got without waiting; whoever holds it goes on seeing the site as it was.
    package var current: PublicSite { shown.withLock { $0 } }

    package func refresh() async throws {
        guard let site = try await read() else { return }
        shown.withLock { $0 = site }
    }
}
