import Foundation
package import Ledger
package import PlanDomain
import Synchronization

/// Where everything that is asked of one council is decided and recorded: one writer, any number of readers.
package actor Office {
    package nonisolated let key: CouncilKey
    private let store: any LedgerStore
    let now: @Sendable () -> Moment
    private let writer: EntryWriter
    private let snapshot: Mutex<Council>
    private var head: Head
    private var isBusy = false
    private var waiting: [Waiting] = []

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
    ///
    /// Writers take turns. Whoever's turn it is decides for all who wait, one after another, each on what the one before
    /// left, and records everything in one commit: a sync of the disk costs the same for one as for ten.
    package func perform(
        _ command: some Command,
        as actor: Account.ID,
        because reason: String? = nil,
        on authority: Decision.ID? = nil
    ) async throws -> Outcome {
        let request = Request(command: command, actor: actor, reason: reason, authority: authority)
        if case .ended(let outcome) = await turn(for: request) { return try outcome.get() }
        let others = waiting.prefix { $0.request != nil }
        waiting.removeFirst(others.count)
        do {
            let outcomes = try await outcomes(of: [request] + others.compactMap(\.request))
            for (other, outcome) in zip(others, outcomes.dropFirst()) {
                other.turn.resume(returning: .ended(.success(outcome)))
            }
            leave()
            return outcomes[0]
        } catch {
            // What could not be written was written for nobody.
            for other in others { other.turn.resume(returning: .ended(.failure(error))) }
            leave()
            throw error
        }
    }

    /// Decides on several requests in order and records all that comes of them, or nothing.
    private func outcomes(of requests: [Request]) async throws -> [Outcome] {
        while true {
            var council = council
            var end = head
            var entries: [Entry] = []
            let outcomes = try requests.map { request -> Outcome in
                let context = CommandContext(
                    actor: request.actor,
                    moment: now(),
                    reason: request.reason,
                    authority: request.authority
                )
                if let refusal = Self.refusal(of: request.command, in: council, context) { return .notAllowed(refusal) }
                switch request.command.ruling(in: council, context: context) {
                case .refused(let issues): return .refused(issues)
                case .changedMeanwhile(let seen, let current): return .changedMeanwhile(seen: seen, current: current)
                case .changes(let changes) where changes.isEmpty: return .unchanged(council)
                case .changes(let changes):
                    let made = try writer.entries(
                        for: changes,
                        after: end,
                        at: context.moment,
                        by: request.actor,
                        reason: request.reason,
                        authority: request.authority
                    )
                    for (change, entry) in zip(changes, made) {
                        council.apply(change, at: entry.sequence)
                        end = Head(sequence: entry.sequence, hash: entry.hash)
                    }
                    entries += made
                    return .done(council)
                }
            }
            guard !entries.isEmpty else { return outcomes }
            switch try await store.append(entries, to: key, after: head) {
            case .appended(let head):
                accept(council, head)
                return outcomes
            case .movedOn:
                // Another process wrote first: take in what it wrote, then decide again.
                let (latest, head) = try await Replay(store).council(key)
                accept(latest, head)
            }
        }
    }

    /// Whoever runs commands on the machine owns its files already; everybody else needs a post that may.
    private static func refusal(of command: any Command, in council: Council, _ context: CommandContext) -> Refusal? {
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
        // A start on a record that nobody has written since would only write the same again.
        if let known = try await store.checkpoint(of: key), known.head == head,
            known.version == Checkpoint.currentVersion
        {
            return
        }
        try await store.keep(Checkpoint(head: head, bytes: council.canonicalBytes()), of: key)
    }

    private func accept(_ council: Council, _ head: Head) {
        self.head = head
        snapshot.withLock { $0 = council }
    }

    // MARK: turns

    /// What somebody asks for, while they wait for their turn.
    private struct Request {
        let command: any Command
        let actor: Account.ID
        let reason: String?
        let authority: Decision.ID?
    }

    /// Whose turn comes, or whose request was seen to in somebody else's.
    private enum Turn {
        case come
        case ended(Result<Outcome, any Error>)
    }

    private struct Waiting {
        /// Nil for work that has to have its turn to itself.
        let request: Request?
        let turn: CheckedContinuation<Turn, Never>
    }

    // An actor lets others in at every await; writers take turns, so that each decides on what the one before left.
    private func turn(for request: Request?) async -> Turn {
        guard isBusy else {
            isBusy = true
            return .come
        }
        return await withCheckedContinuation { waiting.append(Waiting(request: request, turn: $0)) }
    }

    private func enter() async { _ = await turn(for: nil) }

    private func leave() {
        guard !waiting.isEmpty else {
            isBusy = false
            return
        }
        waiting.removeFirst().turn.resume(returning: .come)
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
