import Ledger
import PlanDomain
import Synchronization

/// When this server last wrote down that a session was used: requests that come together write it once.
final class LastUses: Sendable {
    private let written = Mutex<[Digest: Moment]>([:])

    /// A session goes on for an hour; to the minute is near enough.
    private static let milliseconds: Int64 = 60_000
    private static let limit = 1000

    /// Whether a use should be written down now; whoever is told so does it.
    func isDue(_ session: Session, at now: Moment) -> Bool {
        written.withLock { written in
            let last = max(session.lastUsedAt, written[session.token] ?? session.lastUsedAt)
            guard now.millisecondsSinceEpoch - last.millisecondsSinceEpoch >= Self.milliseconds else { return false }
            if written.count >= Self.limit { written = [:] }
            written[session.token] = now
            return true
        }
    }
}
