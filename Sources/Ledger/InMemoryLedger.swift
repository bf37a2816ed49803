package import Foundation
package import PlanDomain

/// A store that forgets everything with the process, for tests and dry runs.
package actor InMemoryLedger: LedgerStore {
    private var records: [CouncilKey: [Entry]] = [:]
    private var contents: [Digest: Data] = [:]
    private var checkpoints: [CouncilKey: Checkpoint] = [:]

    package init() {}

    package func councils() -> [CouncilKey] { records.keys.sorted { $0.rawValue < $1.rawValue } }

    package func head(of council: CouncilKey) -> Head {
        records[council]?.last.map { Head(sequence: $0.sequence, hash: $0.hash) } ?? .empty
    }

    package func append(_ entries: [Entry], to council: CouncilKey, after head: Head) -> AppendOutcome {
        let current = self.head(of: council)
        guard current == head else { return .movedOn(current) }
        if !entries.isEmpty { records[council, default: []] += entries }
        return .appended(self.head(of: council))
    }

    package func entries(of council: CouncilKey, after sequence: Int, limit: Int) -> [Entry] {
        Array((records[council] ?? []).dropFirst(max(0, sequence)).prefix(limit))
    }

    package func entries(of council: CouncilKey, at sequences: [Int]) -> [Entry] {
        let record = records[council] ?? []
        return Set(sequences).sorted().compactMap { record[safe: $0 - 1] }
    }

    package func redact(
        _ sequence: Int,
        leaving remainder: Data,
        recordedBy redaction: Entry,
        of council: CouncilKey,
        after head: Head
    ) throws -> AppendOutcome {
        let current = self.head(of: council)
        guard current == head else { return .movedOn(current) }
        guard let entry = records[council]?[safe: sequence - 1] else {
            throw RecordFault(.unknownEntry, "The record has no entry \(sequence).")
        }
        records[council]?[sequence - 1] = Entry(
            header: entry.header,
            payload: .redacted(remainder: remainder),
            reason: nil,
            hash: entry.hash
        )
        checkpoints[council] = nil
        return append([redaction], to: council, after: head)
    }

    package func keep(_ content: Data) -> Digest {
        let digest = Digest(of: content)
        contents[digest] = content
        return digest
    }

    package func content(_ digest: Digest) -> Data? { contents[digest] }

    package func keep(_ checkpoint: Checkpoint, of council: CouncilKey) { checkpoints[council] = checkpoint }

    package func checkpoint(of council: CouncilKey) -> Checkpoint? { checkpoints[council] }

    package func forgetCheckpoints(of council: CouncilKey) { checkpoints[council] = nil }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
