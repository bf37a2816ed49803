import Foundation
import GRDB
package import Ledger
package import PlanDomain

/// People and what belongs to them, in tables beside the record.
///
/// Each row keeps the value as JSON and, as columns of their own, what it is looked up by and what must be unique.
extension SQLiteLedger: AccountStore {
    package func accounts(of council: CouncilKey) async throws -> [Account] {
        try await values("SELECT value FROM account WHERE council = ? ORDER BY email", [council.rawValue])
    }

    package func account(_ id: Account.ID, of council: CouncilKey) async throws -> Account? {
        try await value(Self.oneAccount, [id.description, council.rawValue])
    }

    package func keep(lastSeenPosition: Int, of account: Account.ID) async throws {
        try await run(
            "UPDATE account SET value = json_set(value, '$.lastSeenPosition', CAST(?1 AS INTEGER)) WHERE id = ?2",
            [String(lastSeenPosition), account.description]
        )
    }

    package func account(email: String, of council: CouncilKey) async throws -> Account? {
        try await value(
            "SELECT value FROM account WHERE council = ? AND email = ?",
            [council.rawValue, email]
        )
    }

    package func account(openIDSubject subject: String, of council: CouncilKey) async throws -> Account? {
        try await value(
            """
            SELECT account.value FROM credentials JOIN account ON account.id = credentials.account
            WHERE account.council = ? AND json_extract(credentials.value, '$.openIDSubject') = ?
            """,
            [council.rawValue, subject]
        )
    }

    package func keep(_ account: Account, of council: CouncilKey) async throws -> Bool {
        let value = try Self.json(account)
        return try await writing { db in
            let holder = try String.fetchOne(
                db,
                sql: "SELECT id FROM account WHERE council = ? AND email = ?",
                arguments: [council.rawValue, account.email]
            )
            guard holder == nil || holder == account.id.description else { return false }
            try db.execute(
                sql: """
                    INSERT INTO account (id, council, email, value) VALUES (?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET email = excluded.email, value = excluded.value
                    """,
                arguments: [account.id.description, council.rawValue, account.email, value]
            )
            return true
        }
    }

    package func credentials(of account: Account.ID) async throws -> Credentials {
        try await value(Self.credentials, [account.description]) ?? Credentials()
    }

    @discardableResult
    package func change(
        credentialsOf account: Account.ID,
        _ change: @escaping @Sendable (inout Credentials) -> Bool
    ) async throws -> Bool {
        try await writing { db in
            let known: Credentials? = try db.value(Self.credentials, [account.description])
            var credentials = known ?? Credentials()
            guard change(&credentials) else { return false }
            try db.execute(
                sql: """
                    INSERT INTO credentials (account, value, last_code_step) VALUES (?, ?, 0)
                    ON CONFLICT (account) DO UPDATE SET value = excluded.value
                    """,
                arguments: [account.description, try Self.json(credentials)]
            )
            return true
        }
    }

    package func useCodeStep(_ step: Int, of account: Account.ID) async throws -> Bool {
        try await writing { db in
            try db.execute(
                sql: "UPDATE credentials SET last_code_step = ? WHERE account = ? AND last_code_step < ?",
                arguments: [step, account.description, step]
            )
            return db.changesCount == 1
        }
    }

    package func useRecoveryCode(_ digest: Digest, of account: Account.ID) async throws -> Bool {
        try await change(credentialsOf: account) { credentials in
            guard let place = credentials.recoveryCodes.firstIndex(of: digest.description) else { return false }
            credentials.recoveryCodes.remove(at: place)
            return true
        }
    }

    // MARK: sessions and links

    package func keep(lastUsedAt: Moment, of token: Digest) async throws {
        try await run(
            "UPDATE session SET last_used_at = ?1, value = json_set(value, '$.lastUsedAt', ?1) WHERE token = ?2",
            [lastUsedAt.iso, token.description]
        )
    }

    package func keep(_ session: Session) async throws {
        let value = try Self.json(session)
        try await run(
            "INSERT OR REPLACE INTO session (token, account, last_used_at, value) VALUES (?, ?, ?, ?)",
            [session.token.description, session.account.description, session.lastUsedAt.iso, value]
        )
    }

    package func session(_ token: Digest) async throws -> (session: Session, account: Account)? {
        guard let sessionsAtHand else { return try await reading { db in try db.session(token) } }
        return try naming { try sessionsAtHand.session(token) }
    }

    package func sessions(of account: Account.ID) async throws -> [Session] {
        try await values(
            "SELECT value FROM session WHERE account = ? ORDER BY last_used_at DESC",
            [account.description]
        )
    }

    package func endSession(_ token: Digest) async throws {
        try await run("DELETE FROM session WHERE token = ?", [token.description])
    }

    package func endSessions(of account: Account.ID, except token: Digest?) async throws {
        try await run(
            "DELETE FROM session WHERE account = ? AND token <> ?",
            [account.description, token?.description ?? ""]
        )
    }

    package func keep(_ link: OneTimeLink) async throws {
        let value = try Self.json(link)
        try await run(
            "INSERT INTO link (token, council, purpose, account, expires_at, value) VALUES (?, ?, ?, ?, ?, ?)",
            [
                link.token.description, link.council.rawValue, link.purpose.rawValue,
                link.account?.description ?? "", link.expiresAt.iso, value,
            ]
        )
    }

    package func link(_ token: Digest) async throws -> OneTimeLink? {
        try await value("SELECT value FROM link WHERE token = ?", [token.description])
    }

    package func useLink(_ token: Digest) async throws -> OneTimeLink? {
        try await writing { db in
            guard
                let text = try String.fetchOne(
                    db,
                    sql: "DELETE FROM link WHERE token = ? RETURNING value",
                    arguments: [token.description]
                )
            else { return nil }
            return try JSONDecoder().decode(OneTimeLink.self, from: Data(text.utf8))
        }
    }

    package func removeLinks(
        for purpose: OneTimeLink.Purpose,
        of account: Account.ID?,
        in council: CouncilKey
    ) async throws {
        try await run(
            "DELETE FROM link WHERE council = ? AND purpose = ? AND account = ?",
            [council.rawValue, purpose.rawValue, account?.description ?? ""]
        )
    }

    // MARK: throttles, drafts, events

    package func throttle(_ key: String) async throws -> Throttle? {
        try await value("SELECT value FROM throttle WHERE key = ?", [key])
    }

    package func keep(_ throttle: Throttle) async throws {
        let value = try Self.json(throttle)
        try await run(
            "INSERT OR REPLACE INTO throttle (key, last_failure_at, value) VALUES (?, ?, ?)",
            [throttle.key, throttle.lastFailureAt.iso, value]
        )
    }

    package func forgetThrottle(_ key: String) async throws {
        try await run("DELETE FROM throttle WHERE key = ?", [key])
    }

    package func keep(_ draft: Draft) async throws {
        let value = try Self.json(draft)
        try await run(
            "INSERT OR REPLACE INTO draft (account, council, subject, saved_at, value) VALUES (?, ?, ?, ?, ?)",
            [draft.account.description, draft.council.rawValue, draft.subject, draft.savedAt.iso, value]
        )
    }

    package func draft(of account: Account.ID, about subject: String, in council: CouncilKey) async throws -> Draft? {
        try await value(
            "SELECT value FROM draft WHERE account = ? AND council = ? AND subject = ?",
            [account.description, council.rawValue, subject]
        )
    }

    package func drafts(of account: Account.ID, in council: CouncilKey) async throws -> [Draft] {
        try await values(
            "SELECT value FROM draft WHERE account = ? AND council = ? ORDER BY saved_at DESC",
            [account.description, council.rawValue]
        )
    }

    package func removeDraft(of account: Account.ID, about subject: String, in council: CouncilKey) async throws {
        try await run(
            "DELETE FROM draft WHERE account = ? AND council = ? AND subject = ?",
            [account.description, council.rawValue, subject]
        )
    }

    package func keep(_ event: SecurityEvent) async throws {
        let value = try Self.json(event)
        try await run(
            "INSERT INTO security_event (council, at, value) VALUES (?, ?, ?)",
            [event.council.rawValue, event.at.iso, value]
        )
    }

    package func securityEvents(of council: CouncilKey, limit: Int) async throws -> [SecurityEvent] {
        try await values(
            "SELECT value FROM security_event WHERE council = ? ORDER BY id DESC LIMIT \(limit)",
            [council.rawValue]
        )
    }

    // MARK: mail

    package func keep(_ mail: OutgoingMail) async throws {
        let value = try Self.json(mail)
        try await run(
            "INSERT OR REPLACE INTO mail (id, state, next_attempt_at, value) VALUES (?, ?, ?, ?)",
            [mail.id, mail.state.rawValue, mail.nextAttemptAt.iso, value]
        )
    }

    package func mails(due moment: Moment, limit: Int) async throws -> [OutgoingMail] {
        try await values(
            """
            SELECT value FROM mail WHERE state = 'waiting' AND next_attempt_at <= ?
            ORDER BY next_attempt_at LIMIT \(limit)
            """,
            [moment.iso]
        )
    }

    package func mails(limit: Int) async throws -> [OutgoingMail] {
        try await values("SELECT value FROM mail ORDER BY rowid DESC LIMIT \(limit)", [])
    }

    package func claim(_ mail: OutgoingMail, at now: Moment, until later: Moment) async throws -> Bool {
        try await writing { db in
            try db.execute(
                sql: """
                    UPDATE mail SET next_attempt_at = ? WHERE id = ? AND state = 'waiting' AND next_attempt_at <= ?
                    """,
                arguments: [later.iso, mail.id, now.iso]
            )
            return db.changesCount == 1
        }
    }

    package func forget(endedBefore moment: Moment, throttlesBefore: Moment, eventsBefore: Moment) async throws {
        try await writing { db in
            try db.execute(sql: "DELETE FROM session WHERE last_used_at < ?", arguments: [moment.iso])
            try db.execute(sql: "DELETE FROM link WHERE expires_at < ?", arguments: [moment.iso])
            try db.execute(sql: "DELETE FROM throttle WHERE last_failure_at < ?", arguments: [throttlesBefore.iso])
            try db.execute(sql: "DELETE FROM security_event WHERE at < ?", arguments: [eventsBefore.iso])
            try db.execute(
                sql: "DELETE FROM mail WHERE state <> 'waiting' AND next_attempt_at < ?",
                arguments: [eventsBefore.iso]
            )
        }
    }

    /// Shuts what a copy of an older state would open again: sessions, links, and mails that went out since.
    package func forgetVisits() async throws {
        try await writing { db in
            for table in ["session", "link"] { try db.execute(sql: "DELETE FROM \(table)") }
            try db.execute(
                sql: """
                    UPDATE mail SET state = ?1, value = json_set(value, '$.state', ?1, '$.text', '', '$.problem', ?2)
                    WHERE state = 'waiting'
                    """,
                arguments: [
                    OutgoingMail.State.givenUp.rawValue,
                    "The record was restored from a backup; the mail may have gone out before.",
                ]
            )
        }
    }

    // MARK: parts

    private static let credentials = "SELECT value FROM credentials WHERE account = ?"
    private static let oneAccount = "SELECT value FROM account WHERE id = ? AND council = ?"

    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder.canonical.encode(value), as: UTF8.self)
    }

    private func values<Value: Decodable & Sendable>(_ sql: String, _ arguments: [String]) async throws -> [Value] {
        try await reading { db in
            let decoder = JSONDecoder()
            return try String.fetchAll(db, sql: sql, arguments: StatementArguments(arguments)).map {
                try decoder.decode(Value.self, from: Data($0.utf8))
            }
        }
    }

    private func value<Value: Decodable & Sendable>(_ sql: String, _ arguments: [String]) async throws -> Value? {
        try await reading { db in try db.value(sql, arguments) }
    }

    private func run(_ sql: String, _ arguments: [String]) async throws {
        try await writing { db in try db.execute(sql: sql, arguments: StatementArguments(arguments)) }
    }
}

extension Database {
    /// The one value that a statement asks for, read from its JSON.
    fileprivate func value<Value: Decodable>(_ sql: String, _ arguments: [String]) throws -> Value? {
        try String.fetchOne(try cachedStatement(sql: sql), arguments: StatementArguments(arguments)).map {
            try JSONDecoder().decode(Value.self, from: Data($0.utf8))
        }
    }
}
