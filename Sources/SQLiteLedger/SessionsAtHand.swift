import Foundation
import GRDB
import Ledger
import PlanDomain
import Synchronization

/// Sessions with their accounts, read on the thread that asks: every request of a signed-in person needs one.
///
/// Handing a read to another thread and back costs several times what such a read does. Blocking one of Swift's own
/// threads is right only because nothing here waits for a task: the connection serves nobody else, each holds it for
/// some microseconds, and readers of a write-ahead log do not wait for writers.
final class SessionsAtHand: Sendable {
    private let queue: DatabaseQueue
    private let known = Mutex(Known())

    private struct Known {
        /// SQLite's own count of what other connections, of whatever program, have committed.
        var version: Int?
        var sessions: [Digest: Found] = [:]
    }

    typealias Found = (session: Session, account: Account)

    /// More than the people of a council who work at the same time.
    private static let limit = 1000

    init(path: String, _ configuration: Configuration) throws {
        var configuration = configuration
        configuration.readonly = true
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    func close() throws { try queue.close() }

    /// What was read before stands while nobody has committed anything.
    func session(_ token: Digest) throws -> Found? {
        // Without a transaction: what is committed between the two readings is seen as a new version the next time.
        try queue.unsafeRead { db in
            let version = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version"))
            let before = known.withLock { known in
                if known.version != version || known.sessions.count >= Self.limit { known = Known(version: version) }
                return known.sessions[token]
            }
            if let before { return before }
            guard let found = try db.session(token) else { return nil }
            known.withLock { known in
                if known.version == version { known.sessions[token] = found }
            }
            return found
        }
    }
}

extension Database {
    /// A session with its account.
    func session(_ token: Digest) throws -> SessionsAtHand.Found? {
        let statement = try cachedStatement(
            sql: """
                SELECT session.value, account.value FROM session
                JOIN account ON account.id = session.account WHERE session.token = ?
                """
        )
        guard let row = try Row.fetchOne(statement, arguments: [token.description]) else { return nil }
        let decoder = JSONDecoder()
        let session = try decoder.decode(Session.self, from: Data((row[0] as String).utf8))
        let account = try decoder.decode(Account.self, from: Data((row[1] as String).utf8))
        return (session, account)
    }
}
