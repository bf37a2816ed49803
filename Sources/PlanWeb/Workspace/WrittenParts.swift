import Ledger
import Markup
import PlanDomain
import Synchronization

/// Parts of pages that hang on the record, on people's names and on what the reader may do: written once for all who
/// see the same, and kept until any of it changes.
///
/// A form in such a part leaves a slot for the word that shows where it came from, so nothing of one person's session is
/// kept for another.
final class WrittenParts: Sendable {
    /// All that a part may depend on.
    struct Key: Hashable {
        /// The address with its query.
        let address: String

        /// How the council stood that the page shows.
        let position: Int
        let standings: [Standing]
        let day: Day
    }

    /// Where the record and the names stood when the parts were written.
    struct State: Equatable {
        let position: Int
        let directory: Int

        /// Whether all has moved on; a request that began before the last change ends nothing.
        func isOver(at other: State) -> Bool {
            self != other && position <= other.position && directory <= other.directory
        }
    }

    private struct Kept {
        var state: State?

        /// Finished or under way: whoever comes while a part is being written waits for it.
        var parts: [Key: Task<HTML, any Error>] = [:]
        var bytes = 0
    }

    private let kept = Mutex(Kept())

    /// A few hundred pages.
    private static let byteLimit = 8 * 1024 * 1024

    func part(
        _ key: Key,
        at state: State,
        _ make: @escaping @Sendable () async throws -> HTML
    ) async throws -> HTML {
        let part = kept.withLock { kept -> Task<HTML, any Error>? in
            if kept.state?.isOver(at: state) ?? true { kept = Kept(state: state) }
            guard kept.state == state else { return nil }
            if let known = kept.parts[key] { return known }
            let part = Task {
                do {
                    let part = try await make().written
                    finish(key, at: state, part)
                    return part
                } catch {
                    forget(key, at: state)
                    throw error
                }
            }
            kept.parts[key] = part
            return part
        }
        guard let part else { return try await make() }
        return try await part.value
    }

    private func finish(_ key: Key, at state: State, _ part: HTML) {
        kept.withLock { kept in
            guard kept.state == state else { return }
            kept.bytes += part.writtenCount + key.address.utf8.count
            if kept.bytes > Self.byteLimit { kept = Kept(state: state) }
        }
    }

    /// What failed is tried again by the next who asks.
    private func forget(_ key: Key, at state: State) {
        kept.withLock { kept in
            if kept.state == state { kept.parts[key] = nil }
        }
    }
}
