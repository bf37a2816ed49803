import GRDB

/// The tables.
///
/// A released migration's name is for ever, and migrations only go forward.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1-record") { db in
            try db.execute(
                sql: """
                    CREATE TABLE entry (
                        council TEXT NOT NULL,
                        sequence INTEGER NOT NULL CHECK (sequence >= 1),
                        recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 24),
                        actor TEXT NOT NULL CHECK (length(actor) = 36),
                        reason TEXT,
                        reason_hash BLOB CHECK (length(reason_hash) = 32),
                        authority TEXT CHECK (length(authority) = 36),
                        kind TEXT NOT NULL,
                        version INTEGER NOT NULL CHECK (version >= 1),
                        payload BLOB NOT NULL,
                        payload_hash BLOB NOT NULL CHECK (length(payload_hash) = 32),
                        is_redacted INTEGER NOT NULL CHECK (is_redacted IN (0, 1)),
                        hash BLOB NOT NULL CHECK (length(hash) = 32),
                        PRIMARY KEY (council, sequence)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE content (
                        hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
                        bytes BLOB NOT NULL
                    ) STRICT;
                    CREATE TABLE checkpoint (
                        council TEXT PRIMARY KEY,
                        sequence INTEGER NOT NULL,
                        hash BLOB NOT NULL CHECK (length(hash) = 32),
                        version INTEGER NOT NULL,
                        bytes BLOB NOT NULL
                    ) STRICT;
                    """
            )
        }
        return migrator
    }
}
