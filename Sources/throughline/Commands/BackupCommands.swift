import ArgumentParser
import Foundation
import Ledger
import PlanDomain
import SQLiteLedger

/// Copies the record while others read and write it.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the whole record into one file, consistently, beside a running server."
    )
    @OptionGroup var options: DataOptions
    @Argument(help: "The file to write; it must not exist.") var file: String

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: file) else {
            throw Failure("\(file) exists already. Name a new file, so that no older backup is lost.")
        }
        let store = try options.folder.openForReading()
        // Written under another name first: a file under the right name is always a whole backup.
        let part = file + ".part"
        try? FileManager.default.removeItem(atPath: part)
        do {
            options.folder.keepPrivate(part)
            try store.backUp(to: part)
            let report = try await Self.verified(part)
            try FileManager.default.moveItem(atPath: part, toPath: file)
            print("Backed up to \(file). \(report)")
        } catch {
            try? FileManager.default.removeItem(atPath: part)
            if error is RecordFault || error is Failure { throw error }
            throw Failure("\(file) could not be written: \(error.localizedDescription)")
        }
    }

    /// Verifies every council in a file and says what it holds.
    static func verified(_ path: String) async throws -> String {
        let copy = try SQLiteLedger(reading: path)
        var parts: [String] = []
        for key in try await copy.councils() {
            switch try await Verification(copy).verify(key) {
            case .sound(let head, _, _): parts.append("\(key): \(head.sequence) entries, head \(head.hash)")
            case .broken(let sequence, let fault):
                throw Failure("\(path): entry \(sequence) of \(key) is bad: \(fault).")
            }
        }
        try copy.close()
        return parts.isEmpty ? "It holds no entries." : parts.joined(separator: "; ") + "."
    }
}

/// Puts a backup in the place of the record.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in place; it is verified first, and nothing is overwritten unless you say so."
    )
    @OptionGroup var options: DataOptions
    @Argument(help: "The backup file.") var file: String
    @Flag(help: "Replace the record that is there; it is kept beside the new one under another name.") var overwrite =
        false

    func run() async throws {
        guard FileManager.default.fileExists(atPath: file) else { throw Failure("There is no file \(file).") }
        let report = try await BackupCommand.verified(file)
        let folder = options.folder
        if folder.hasRecord, !overwrite {
            throw Failure(
                "There is a record in \(options.path) already. Use --overwrite to replace it; it will be kept beside."
            )
        }
        let lock = try folder.lockMakingFolder()
        defer { withExtendedLifetime(lock) {} }
        let record = folder.recordPath
        let part = record + ".part"
        do {
            try? FileManager.default.removeItem(atPath: part)
            try FileManager.default.copyItem(atPath: file, toPath: part)
            folder.keepPrivate(part)
            // Before it is in place: nobody gets in by what was open when the backup was made.
            let copy = try SQLiteLedger(writing: part)
            try await copy.forgetVisits()
            try copy.close()
            for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: part + ending) }
            if folder.hasRecord {
                let kept = "\(record).before-\(Clock.now().millisecondsSinceEpoch)"
                // Folds the log in first, so that the file kept is whole by itself.
                try SQLiteLedger(writing: record).close()
                try FileManager.default.moveItem(atPath: record, toPath: kept)
                for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: record + ending) }
                print("The record that was there is kept as \(kept).")
            }
            try FileManager.default.moveItem(atPath: part, toPath: record)
        } catch let fault as RecordFault {
            throw fault
        } catch {
            throw Failure("The backup could not be put in place: \(error.localizedDescription)")
        }
        print("Restored. \(report)")
        print("Everybody signs in anew. Passwords, codes and accounts are as they were when the backup was made.")
    }
}
