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
        var parts: [Key: HTML] = [:]
        var bytes = 0
    }

    private let kept = Mutex(Kept())

    /// A few hundred pages.
    private static let byteLimit = 8 * 1024 * 1024

    func part(_ key: Key, at state: State, _ make: () async throws -> HTML) async rethrows -> HTML {
        let known = kept.withLock { kept in
            if kept.state?.isOver(at: state) ?? true { kept = Kept(state: state) }
            return kept.state == state ? kept.parts[key] : nil
        }
        if let known { return known }
        let part = try await make().written
        kept.withLock { kept in
            guard kept.state == state else { return }
            if kept.bytes > Self.byteLimit { kept = Kept(state: state) }
            kept.bytes += part.writtenCount + key.address.utf8.count
            kept.parts[key] = part
        }
        return part
    }
}
