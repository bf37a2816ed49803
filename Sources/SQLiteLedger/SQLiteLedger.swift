package import Foundation
import GRDB
package import Ledger
package import PlanDomain

/// Records in one SQLite file: a pool of readers, one writer, and no answer before the commit is on the disk.
package struct SQLiteLedger: LedgerStore {
    private let database: any DatabaseWriter

    /// Of a file that is open for writing: a server's.
    let sessionsAtHand: SessionsAtHand?

    /// Named in faults; nil for a record in memory.
    private let path: String?

    /// Opens a record for reading and writing, and brings its tables up to date.
    package init(writing path: String) throws {
        do {
            var configuration = Self.configuration
            configuration.prepareDatabase { db in
                // Deleted words are overwritten with zeroes, or a redaction would leave them in the file.
                try db.execute(sql: "PRAGMA secure_delete = ON")
            }
            let pool = try DatabasePool(path: path, configuration: configuration)
            // FULL: a commit is answered only when the log has reached the disk, not just the operating system. Set
            // here and not above, because GRDB sets NORMAL when it turns the write-ahead log on, after preparing.
            try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
            try Schema.migrator.migrate(pool)
            database = pool
            sessionsAtHand = try SessionsAtHand(path: path, Self.configuration)
            self.path = path
        } catch let error as DatabaseError {
            throw error.asRecordFault(path)
        }
    }

    /// Opens an existing record for reading, beside a running server if there is one.
    package init(reading path: String) throws {
        do {
            var configuration = Self.configuration
            configuration.readonly = true
            let queue = try Self.readOnlyQueue(path, configuration)
            try queue.read { db in
                guard try Schema.migrator.hasCompletedMigrations(db) else {
                    // A file cut short looks much like one of another release; only SQLite's own check tells them apart.
                    let check = try String.fetchOne(db, sql: "PRAGMA quick_check(1)")
                    guard check == "ok" else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: check) }
                    guard try db.tableExists("grdb_migrations") else {
                        throw RecordFault(
                            .notARecord,
                            "\(path) holds no record: it is empty, cut short, or another program's. Name the right file."
                        )
                    }
                    throw RecordFault(
                        .newerSoftwareNeeded,
                        "\(path) was written by another release of Throughline. Start that release, or run a command "
                            + "that writes to bring the file up to date."
                    )
                }
            }
            database = queue
            sessionsAtHand = nil
            self.path = path
        } catch let error as DatabaseError {
            throw error.asRecordFault(path)
        }
    }

    /// A record in memory that speaks to the real SQLite: for tests.
    package init(inMemory _: Void = ()) throws {
        let queue = try DatabaseQueue(configuration: Self.configuration)
        try Schema.migrator.migrate(queue)
        database = queue
        sessionsAtHand = nil
        path = nil
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "throughline.record"
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        return configuration
    }

    /// A folder that cannot be written cannot hold SQLite's shared memory; the file alone can still be read as it lies.
    private static func readOnlyQueue(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let hasLog = FileManager.default.fileExists(atPath: path + "-wal")
        guard !hasLog, !FileManager.default.isWritableFile(atPath: folder) else {
            return try DatabaseQueue(path: path, configuration: configuration)
        }
        let name = URL(fileURLWithPath: path).absoluteString
        return try DatabaseQueue(path: name + "?immutable=1", configuration: configuration)
    }

    package func councils() async throws -> [CouncilKey] {
        try await reading { db in
            try String.fetchAll(db, sql: "SELECT DISTINCT council FROM entry ORDER BY council").compactMap(
                CouncilKey.init
            )
        }
    }

    package func head(of council: CouncilKey) async throws -> Head {
        try await reading { db in try Self.head(of: council, db) }
    }

    package func append(_ entries: [Entry], to council: CouncilKey, after head: Head) async throws -> AppendOutcome {
        try await writing { db in try Self.append(entries, to: council, after: head, db) }
    }

    package func entries(of council: CouncilKey, after sequence: Int, limit: Int) async throws -> [Entry] {
        try await reading { db in
            let statement = try db.cachedStatement(
                sql:
                    "SELECT \(EntryRow.columns) FROM entry WHERE council = ? AND sequence > ? ORDER BY sequence LIMIT ?"
            )
            let rows = try Row.fetchCursor(statement, arguments: [council.rawValue, sequence, limit])
            var entries: [Entry] = []
            entries.reserveCapacity(min(limit, 5000))
            while let row = try rows.next() { entries.append(try EntryRow.entry(row, council)) }
            return entries
        }
    }

    package func entries(of council: CouncilKey, at sequences: [Int]) async throws -> [Entry] {
        try await reading { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(EntryRow.columns) FROM entry
                    WHERE council = ? AND sequence IN (SELECT value FROM json_each(?)) ORDER BY sequence
                    """
            )
            let list = "[\(sequences.map(String.init).joined(separator: ","))]"
            return try Row.fetchAll(statement, arguments: [council.rawValue, list]).map {
                try EntryRow.entry($0, council)
            }
        }
    }

    package func redact(
        _ sequence: Int,
        leaving remainder: Data,
        recordedBy redaction: Entry,
        of council: CouncilKey,
        after head: Head
    ) async throws -> AppendOutcome {
        let outcome = try await writing { db in
            let outcome = try Self.append([redaction], to: council, after: head, db)
            guard case .appended = outcome else { return outcome }
            try db.execute(
                sql: """
                    UPDATE entry SET payload = ?, is_redacted = 1, reason = NULL WHERE council = ? AND sequence = ?
                    """,
                arguments: [remainder, council.rawValue, sequence]
            )
            guard db.changesCount == 1 else {
                throw RecordFault(.unknownEntry, "The record has no entry \(sequence).")
            }
            try db.execute(sql: "DELETE FROM checkpoint WHERE council = ?", arguments: [council.rawValue])
            return outcome
        }
        // The log still holds the old pages until it is folded into the file and cut off.
        try await database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        return outcome
    }

    package func keep(_ content: Data) async throws -> Digest {
        let digest = Digest(of: content)
        try await writing { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO content (hash, bytes) VALUES (?, ?)",
                arguments: [Data(digest.bytes), content]
            )
        }
        return digest
    }

    package func content(_ digest: Digest) async throws -> Data? {
        try await reading { db in
            try Data.fetchOne(db, sql: "SELECT bytes FROM content WHERE hash = ?", arguments: [Data(digest.bytes)])
        }
    }

    package func keep(_ checkpoint: Checkpoint, of council: CouncilKey) async throws {
        try await writing { db in
            try db.execute(
                sql:
                    "INSERT OR REPLACE INTO checkpoint (council, sequence, hash, version, bytes) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    council.rawValue, checkpoint.head.sequence, Data(checkpoint.head.hash.bytes), checkpoint.version,
                    checkpoint.bytes,
                ]
            )
        }
    }

    package func checkpoint(of council: CouncilKey) async throws -> Checkpoint? {
        try await reading { db in
            let row = try Row.fetchOne(
                db,
                sql: "SELECT sequence, hash, version, bytes FROM checkpoint WHERE council = ?",
                arguments: [council.rawValue]
            )
            guard let row, let hash = Digest(bytes: row["hash"] as Data) else { return nil }
            // A checkpoint that does not end in this very record is of no use: a restored backup may be older.
            let known = try Data.fetchOne(
                db,
                sql: "SELECT hash FROM entry WHERE council = ? AND sequence = ?",
                arguments: [council.rawValue, row["sequence"] as Int]
            )
            guard known == Data(hash.bytes) else { return nil }
            return Checkpoint(
                head: Head(sequence: row["sequence"], hash: hash),
                version: row["version"],
                bytes: row["bytes"]
            )
        }
    }

    package func forgetCheckpoints(of council: CouncilKey) async throws {
        try await writing { db in
            try db.execute(sql: "DELETE FROM checkpoint WHERE council = ?", arguments: [council.rawValue])
        }
    }

    /// How SQLite was told to treat the disk: journal mode, and 2 for a commit that waits for it.
    package func durability() throws -> (journal: String, synchronous: Int) {
        try database.writeWithoutTransaction { db in
            (
                try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "",
                try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
            )
        }
    }

    /// Copies the whole file, consistently, while others go on reading and writing.
    package func backUp(to path: String) throws {
        do {
            let copy = try DatabaseQueue(path: path)
            try database.backup(to: copy)
            // One self-contained file, without a log beside it.
            try copy.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
        } catch let error as DatabaseError {
            throw error.asRecordFault(path)
        }
    }

    /// Folds the log into the file and lets go of it, so that the file is whole by itself.
    package func close() throws {
        // SQLite folds the log in only when a connection that may write is the last to close; a reader may be.
        database.writeWithoutTransaction { db in _ = try? db.checkpoint(.truncate) }
        try sessionsAtHand?.close()
        try database.close()
    }

    func reading<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await database.read(body)
        } catch let error as DatabaseError {
            throw error.asRecordFault(path)
        }
    }

    /// Names the file in what SQLite reports.
    func naming<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw error.asRecordFault(path)
        }
    }

    func writing<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await database.write(body)
        } catch let error as DatabaseError {
            throw error.asRecordFault(path)
        }
    }

    private static func head(of council: CouncilKey, _ db: Database) throws -> Head {
        let statement = try db.cachedStatement(
            sql: "SELECT sequence, hash FROM entry WHERE council = ? ORDER BY sequence DESC LIMIT 1"
        )
        guard let row = try Row.fetchOne(statement, arguments: [council.rawValue]) else { return .empty }
        guard let hash = Digest(bytes: row["hash"] as Data) else {
            throw BadEntry(sequence: row["sequence"], fault: "its hash is not 32 bytes long")
        }
        return Head(sequence: row["sequence"], hash: hash)
    }

    private static func append(
        _ entries: [Entry],
        to council: CouncilKey,
        after head: Head,
        _ db: Database
    ) throws -> AppendOutcome {
        let current = try Self.head(of: council, db)
        guard current == head else { return .movedOn(current) }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO entry (council, sequence, recorded_at, actor, reason, reason_hash, authority, kind, version,
                payload, payload_hash, is_redacted, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
                """
        )
        for entry in entries { try statement.execute(arguments: EntryRow.arguments(entry)) }
        guard let last = entries.last else { return .appended(current) }
        return .appended(Head(sequence: last.sequence, hash: last.hash))
    }
}
