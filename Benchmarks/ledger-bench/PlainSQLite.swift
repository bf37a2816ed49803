import Foundation
import GRDB

/// SQLite by itself, through the same library, with the same durability: the rival of the appends.
struct PlainSQLite {
    private let queue: DatabaseQueue

    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.journalMode = .wal
        queue = try DatabaseQueue(path: path, configuration: configuration)
        // After the write-ahead log is on: GRDB sets NORMAL with it.
        try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        try queue.write { db in
            try db.execute(sql: "CREATE TABLE entry (sequence INTEGER PRIMARY KEY, payload BLOB NOT NULL) STRICT")
        }
    }

    /// One row in one transaction of its own.
    func insert(_ payload: Data) throws {
        try queue.write { db in
            try db.cachedStatement(sql: "INSERT INTO entry (payload) VALUES (?)").execute(arguments: [payload])
        }
    }
}
