package import Foundation
package import PlanDomain

/// Where records are kept; every store passes the same contract tests.
///
/// A success is answered only once it would survive a power cut.
package protocol LedgerStore: Sendable {
    /// The councils that have a record, by key.
    func councils() async throws -> [CouncilKey]

    func head(of council: CouncilKey) async throws -> Head

    /// Adds entries that follow the given head, all or none.
    func append(_ entries: [Entry], to council: CouncilKey, after head: Head) async throws -> AppendOutcome

    /// Entries in sequence after the given one, at most `limit`; none when there are no more.
    func entries(of council: CouncilKey, after sequence: Int, limit: Int) async throws -> [Entry]

    /// The entries that have these sequences, in order; none for a sequence that there is not.
    func entries(of council: CouncilKey, at sequences: [Int]) async throws -> [Entry]

    /// Replaces the words of an entry by what remains and adds the entry that says so, both or neither.
    ///
    /// Forgets the council's checkpoints, which hold the words too.
    func redact(
        _ sequence: Int,
        leaving remainder: Data,
        recordedBy redaction: Entry,
        of council: CouncilKey,
        after head: Head
    ) async throws -> AppendOutcome

    /// Keeps bytes under their own hash; keeping the same bytes twice is keeping them once.
    func keep(_ content: Data) async throws -> Digest

    func content(_ digest: Digest) async throws -> Data?

    /// Keeps the newest checkpoint in place of an older one.
    func keep(_ checkpoint: Checkpoint, of council: CouncilKey) async throws

    func checkpoint(of council: CouncilKey) async throws -> Checkpoint?

    func forgetCheckpoints(of council: CouncilKey) async throws
}

/// How an append ended.
package enum AppendOutcome: Equatable, Sendable {
    case appended(Head)

    /// Somebody else appended first; nothing of this was kept.
    case movedOn(Head)
}

/// The folded value at one position, kept so that a start need not fold everything: a cache, never the truth.
package struct Checkpoint: Equatable, Sendable {
    package let head: Head

    /// The version of the value's shape; a checkpoint of another version is ignored.
    package let version: Int
    package let bytes: Data

    /// Raised whenever the shape of `Council`'s canonical bytes, or what a change does to it, changes.
    package static let currentVersion = 8

    package init(head: Head, version: Int = Checkpoint.currentVersion, bytes: Data) {
        self.head = head
        self.version = version
        self.bytes = bytes
    }
}

extension LedgerStore {
    /// Walks a council's entries in batches, so that memory does not grow with the record.
    package func forEachBatch(
        of council: CouncilKey,
        after sequence: Int = 0,
        size: Int = 5000,
        _ body: ([Entry]) async throws -> Void
    ) async throws {
        var batch = try await entries(of: council, after: sequence, limit: size)
        while let end = batch.last {
            // The next batch is read while this one is worked on.
            async let next = entries(of: council, after: end.sequence, limit: size)
            try await body(batch)
            batch = try await next
        }
    }
}
