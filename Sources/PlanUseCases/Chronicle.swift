import HashTreeCollections
package import Ledger
package import PlanDomain

/// The story of one council's record, ready to be asked: who changed what, and how all stood at any moment.
///
/// It reads on from where it stopped whenever the record has grown. Councils are persistent values, so keeping one for
/// every hundred entries costs only what changed between them.
package actor Chronicle {
    private let key: CouncilKey
    private let store: any LedgerStore
    private let reader = ChangeReader()
    private var lines: [RecordHistory.Line] = []
    private var linesOfElements: [PlanElement.ID: [Int]] = [:]
    private var snapshots: [Council]
    private var latest: Council
    private var reading: Task<Void, any Error>?

    /// Entries between two kept snapshots.
    private static let stride = 100

    package init(of key: CouncilKey, in store: any LedgerStore) {
        self.key = key
        self.store = store
        latest = Council(key: key)
        snapshots = [latest]
    }

    /// All lines up to a position, oldest first.
    package func history(upTo position: Int) async throws -> RecordHistory {
        try await catchUp(to: position)
        return RecordHistory(lines: Array(lines.prefix(position)))
    }

    /// The last lines up to a position, newest first.
    package func newest(_ count: Int, upTo position: Int) async throws -> [RecordHistory.Line] {
        try await catchUp(to: position)
        return lines.prefix(position).suffix(count).reversed()
    }

    /// What happened to one element, oldest first.
    package func lines(of element: PlanElement.ID, upTo position: Int) async throws -> [RecordHistory.Line] {
        try await catchUp(to: position)
        return (linesOfElements[element] ?? []).map { lines[$0 - 1] }.filter { $0.sequence <= position }
    }

    /// The council as it stood after an entry.
    package func council(at position: Int) async throws -> Council {
        try await catchUp(to: position)
        guard position < latest.position else { return latest }
        var council = snapshots[max(0, position) / Self.stride]
        let missing = position - council.position
        guard missing > 0 else { return council }
        for entry in try await store.entries(of: key, after: council.position, limit: missing) {
            council.apply(try reader.change(in: entry), at: entry.sequence)
        }
        return council
    }

    /// The last entry recorded before a moment; 0 when there was none.
    package func position(before moment: Moment, upTo position: Int) async throws -> Int {
        try await catchUp(to: position)
        // Time may have been set back between two entries: the record's own order decides, so the first later one ends it.
        return (lines.prefix(position).firstIndex { $0.recordedAt >= moment }) ?? min(position, lines.count)
    }

    /// The changes of some entries, for those who need what was written and not only a sentence about it.
    package func changes(_ sequences: [Int]) async throws -> [Int: Change] {
        let entries = try await store.entries(of: key, at: sequences)
        return Dictionary(uniqueKeysWithValues: try entries.map { ($0.sequence, try reader.change(in: $0)) })
    }

    private func catchUp(to position: Int) async throws {
        while latest.position < position {
            // Whoever comes while another reads waits for the same reading.
            if let reading {
                try await reading.value
                continue
            }
            let task = Task { try await self.readOn() }
            reading = task
            defer { reading = nil }
            let before = latest.position
            try await task.value
            guard latest.position > before else { return }
        }
    }

    private func readOn() async throws {
        while true {
            let batch = try await store.entries(of: key, after: latest.position, limit: 2000)
            guard !batch.isEmpty else { return }
            for entry in batch {
                let change = try reader.change(in: entry)
                let line = RecordHistory.Line(entry, change, before: latest)
                lines.append(line)
                if let element = line.elementID { linesOfElements[element, default: []].append(line.sequence) }
                latest.apply(change, at: entry.sequence)
                if latest.position.isMultiple(of: Self.stride) { snapshots.append(latest) }
            }
        }
    }
}
