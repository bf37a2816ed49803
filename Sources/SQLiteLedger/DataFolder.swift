package import Foundation
import Ledger

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The folder in which a server keeps its record, and the lock that keeps a second writer out.
package struct DataFolder: Sendable {
    package let url: URL

    package init(_ path: String) {
        url = URL(fileURLWithPath: path, isDirectory: true)
    }

    package var recordPath: String { url.appendingPathComponent("record.sqlite").path }

    package var hasRecord: Bool { FileManager.default.fileExists(atPath: recordPath) }

    /// Fails, with what to do, when there is no record.
    package func requireRecord() throws {
        guard hasRecord else {
            throw RecordFault(
                .noRecord,
                "There is no record in \(url.path). Name the folder with --data, or make one with 'throughline demo' or "
                    + "'throughline plan import'."
            )
        }
    }

    /// Opens the record to read, beside whoever writes.
    package func openForReading() throws -> SQLiteLedger {
        try requireRecord()
        return try SQLiteLedger(reading: recordPath)
    }

    /// Opens the record to write, making folder and file when they are missing; the lock lasts as long as its value.
    package func openForWriting() throws -> (ledger: SQLiteLedger, lock: Lock) {
        let lock = try lockMakingFolder()
        return (try openBesideServer(), lock)
    }

    /// Opens the file to write what is not the record, beside a running server: accounts alone.
    package func openBesideServer() throws -> SQLiteLedger {
        keepPrivate(recordPath)
        return try SQLiteLedger(writing: recordPath)
    }

    /// Password hashes and the secrets of codes are in the file: nobody else on the machine may read it.
    ///
    /// SQLite gives its log the same permissions.
    package func keepPrivate(_ path: String) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        fchmod(descriptor, 0o600)
        close(descriptor)
    }

    /// Takes the right to write, or says who has it; makes the folder when it is missing.
    package func lockMakingFolder() throws -> Lock {
        do {
            try FileManager.default.createDirectory(
                at: url,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw RecordFault(
                .readOnly,
                "The folder \(url.path) cannot be made. Check the path and who may write there."
            )
        }
        return try Lock(url.appendingPathComponent("throughline.lock").path, folder: url.path)
    }

    /// Held while a process may write; the operating system lets go of it when the process ends, however it ends.
    package final class Lock: Sendable {
        private let descriptor: Int32

        fileprivate init(_ path: String, folder: String) throws {
            descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else {
                let code: RecordFault.Code = errno == ENOSPC ? .full : .readOnly
                let cause = String(cString: strerror(errno))
                throw RecordFault(code, "The folder \(folder) cannot be written (\(cause)). Nothing was changed.")
            }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                close(descriptor)
                throw RecordFault(
                    .inUse,
                    "Another Throughline is writing in \(folder). Stop that server first."
                )
            }
        }

        deinit {
            close(descriptor)
        }
    }
}
