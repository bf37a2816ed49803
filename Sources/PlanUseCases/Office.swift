import Foundation
package import Ledger
package import PlanDomain
import Synchronization

/// Where everything that is asked of one council is decided and recorded: one writer, any number of readers.
package actor Office {
    package nonisolated let key: CouncilKey
    private let store: any LedgerStore
    private let now: @Sendable () -> Moment
    private let writer: EntryWriter
    private let snapshot: Mutex<Council>
    private var head: Head
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private init(council: Council, head: Head, store: any LedgerStore, now: @escaping @Sendable () -> Moment) {
        key = council.key
        self.store = store
        self.now = now
        self.head = head
        writer = EntryWriter(council: council.key)
        snapshot = Mutex(council)
    }

    /// Opens a council's record, from its newest checkpoint when there is one.
    package static func open(
        _ key: CouncilKey,
        in store: any LedgerStore,
        now: @escaping @Sendable () -> Moment
    ) async throws -> Office {
        let (council, head) = try await Replay(store).council(key)
        return Office(council: council, head: head, store: store, now: now)
    }

    /// The council as it stands: an immutable value, got without waiting.
    package nonisolated var council: Council { snapshot.withLock { $0 } }

    /// Asks whether the person may, decides on what is asked and records it; done means that it is on the disk.
    package func perform(
        _ command: some Command,
        as actor: Account.ID,
        because reason: String? = nil,
        on authority: Decision.ID? = nil
    ) async throws -> Outcome {
        await enter()
        defer { leave() }
        let context = CommandContext(actor: actor, moment: now(), reason: reason, authority: authority)
        while true {
            let council = council
            if let refusal = Self.refusal(of: command, in: council, context) { return .notAllowed(refusal) }
            switch command.ruling(in: council, context: context) {
            case .refused(let issues): return .refused(issues)
            case .changedMeanwhile(let seen, let current): return .changedMeanwhile(seen: seen, current: current)
            case .changes(let changes) where changes.isEmpty: return .unchanged(council)
            case .changes(let changes):
                let entries = try writer.entries(
                    for: changes,
                    after: head,
                    at: context.moment,
                    by: actor,
                    reason: reason,
                    authority: authority
                )
                switch try await store.append(entries, to: key, after: head) {
                case .appended(let head):
                    let next = zip(changes, entries).reduce(into: council) { $0.apply($1.0, at: $1.1.sequence) }
                    accept(next, head)
                    return .done(next)
                case .movedOn:
                    // Another process wrote first: take in what it wrote, then decide again.
                    let (latest, head) = try await Replay(store).council(key)
                    accept(latest, head)
                }
            }
        }
    }

    /// Whoever runs commands on the machine owns its files already; everybody else needs a post that may.
    private static func refusal(of command: some Command, in council: Council, _ context: CommandContext) -> Refusal? {
        guard context.actor != Account.machineOperator else { return nil }
        let demand = command.demand(in: council)
        let day = context.moment.dayInLondon
        switch council.verdict(on: demand.action, about: demand.subject, for: context.actor, on: day) {
        case .allowed: return nil
        case .refused(let refusal): return refusal
        }
    }

    /// Removes the words of an entry, on the authority of the reason given, and refolds the record without them.
    package func redact(_ sequence: Int, as actor: Account.ID, because reason: String) async throws {
        await enter()
        defer { leave() }
        guard let entry = try await store.entries(of: key, after: sequence - 1, limit: 1).first,
            entry.sequence == sequence
        else { throw RecordFault(.unknownEntry, "The record has no entry \(sequence); it ends at \(head.sequence).") }
        guard !entry.isRedacted else { throw RecordFault(.unknownEntry, "Entry \(sequence) is redacted already.") }
        let change = try ChangeReader().change(in: entry)
        if case .redaction = change {
            throw RecordFault(.unknownEntry, "Entry \(sequence) is itself a redaction and holds no words to remove.")
        }
        let remainder = try change.withoutFreeText("[removed from the record]").payloadBytes(.canonical)
        let entries = try writer.entries(
            for: [.redaction(Redaction(sequence: sequence, remainder: remainder))],
            after: head,
            at: now(),
            by: actor,
            reason: reason
        )
        guard let redaction = entries.first,
            case .appended = try await store.redact(
                sequence,
                leaving: remainder,
                recordedBy: redaction,
                of: key,
                after: head
            )
        else { throw RecordFault(.inUse, "The record moved on meanwhile. Nothing was redacted: try again.") }
        let (latest, head) = try await Replay(store).council(key)
        accept(latest, head)
    }

    /// Keeps the folded value, so that the next start is quick.
    package func keepCheckpoint() async throws {
        try await store.keep(Checkpoint(head: head, bytes: council.canonicalBytes()), of: key)
    }

    private func accept(_ council: Council, _ head: Head) {
        self.head = head
        snapshot.withLock { $0 = council }
    }

    // An actor lets others in at every await; writers take turns, so that each decides on what the one before left.
    private func enter() async {
        guard isBusy else {
            isBusy = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        guard !waiting.isEmpty else {
            isBusy = false
            return
        }
        waiting.removeFirst().resume()
    }
}

/// How a request ended.
package enum Outcome: Equatable, Sendable {
    case done(Council)

    /// It is so already; nothing was recorded.
    case unchanged(Council)
    case refused([Issue])
    case changedMeanwhile(seen: Int, current: Int)

    /// The person holds no post that may.
    case notAllowed(Refusal)
}
