package import PlanDomain

/// Folds a record into the council's value.
package struct Replay: Sendable {
    private let store: any LedgerStore
    private let upcasters: [Upcaster]

    package init(_ store: any LedgerStore, upcasters: [Upcaster] = Upcaster.all) {
        self.store = store
        self.upcasters = upcasters
    }

    /// The council as it stands, from the newest usable checkpoint and the entries after it.
    package func council(_ key: CouncilKey, useCheckpoint: Bool = true) async throws -> (council: Council, head: Head) {
        var start = Council(key: key)
        var head = Head.empty
        if useCheckpoint, let checkpoint = try await store.checkpoint(of: key),
            checkpoint.version == Checkpoint.currentVersion,
            let council = try? Council(canonicalBytes: checkpoint.bytes), council.key == key
        {
            start = council
            head = checkpoint.head
        }
        return try await fold(start, from: head, upTo: .max)
    }

    /// The council as it stood after the given entry.
    package func council(_ key: CouncilKey, upTo position: Int) async throws -> Council {
        try await fold(Council(key: key), from: .empty, upTo: position).council
    }

    private func fold(_ start: Council, from head: Head, upTo last: Int) async throws -> (council: Council, head: Head)
    {
        var council = start
        var head = head
        // Reading JSON is most of the work, so both halves of a batch are read at once and folded in order.
        try await store.forEachBatch(of: start.key, after: head.sequence) { batch in
            let entries = batch.prefix { $0.sequence <= last }
            let middle = entries.count / 2
            async let first = changes(in: entries.prefix(middle))
            async let second = changes(in: entries.dropFirst(middle))
            for (change, entry) in zip(try await first + second, entries) {
                council.apply(change, at: entry.sequence)
            }
            if let end = entries.last { head = Head(sequence: end.sequence, hash: end.hash) }
        }
        return (council, head)
    }

    private func changes(in entries: ArraySlice<Entry>) async throws -> [Change] {
        let reader = ChangeReader(upcasters: upcasters)
        return try entries.map(reader.change)
    }
}
