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
        migrator.registerMigration("2-accounts") { db in
            try db.execute(
                sql: """
                    CREATE TABLE account (
                        id TEXT PRIMARY KEY CHECK (length(id) = 36),
                        council TEXT NOT NULL,
                        email TEXT NOT NULL,
                        value TEXT NOT NULL,
                        UNIQUE (council, email)
                    ) STRICT;
                    CREATE TABLE credentials (
                        account TEXT PRIMARY KEY CHECK (length(account) = 36),
                        value TEXT NOT NULL,
                        last_code_step INTEGER NOT NULL
                    ) STRICT;
                    CREATE TABLE session (
                        token TEXT PRIMARY KEY CHECK (length(token) = 64),
                        account TEXT NOT NULL CHECK (length(account) = 36),
                        last_used_at TEXT NOT NULL,
                        value TEXT NOT NULL
                    ) STRICT;
                    CREATE INDEX session_account ON session (account);
                    CREATE TABLE link (
                        token TEXT PRIMARY KEY CHECK (length(token) = 64),
                        council TEXT NOT NULL,
                        purpose TEXT NOT NULL,
                        account TEXT NOT NULL,
                        expires_at TEXT NOT NULL,
                        value TEXT NOT NULL
                    ) STRICT;
                    CREATE TABLE throttle (
                        key TEXT PRIMARY KEY,
                        last_failure_at TEXT NOT NULL,
                        value TEXT NOT NULL
                    ) STRICT;
                    CREATE TABLE draft (
                        account TEXT NOT NULL CHECK (length(account) = 36),
                        council TEXT NOT NULL,
                        subject TEXT NOT NULL,
                        saved_at TEXT NOT NULL,
                        value TEXT NOT NULL,
                        PRIMARY KEY (account, council, subject)
                    ) STRICT;
                    CREATE TABLE security_event (
                        id INTEGER PRIMARY KEY,
                        council TEXT NOT NULL,
                        at TEXT NOT NULL,
                        value TEXT NOT NULL
                    ) STRICT;
                    CREATE TABLE mail (
                        id TEXT PRIMARY KEY,
                        state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'given-up')),
                        next_attempt_at TEXT NOT NULL,
                        value TEXT NOT NULL
                    ) STRICT;
                    CREATE INDEX mail_waiting ON mail (next_attempt_at) WHERE state = 'waiting';
                    """
            )
        }
        return migrator
    }
}
