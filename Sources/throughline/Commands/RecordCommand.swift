import ArgumentParser
import Foundation
import HashTreeCollections
import Ledger
import PlanDomain
import PlanUseCases
import SQLiteLedger

/// What an auditor asks of the record.
struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Verify, read and redact the record.",
        subcommands: [Verify.self, Log.self, Redact.self]
    )

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Walk the chain of entries and say whether any was altered, removed or added."
        )
        @OptionGroup var options: DataOptions

        func run() async throws {
            let store = try options.folder.openForReading()
            let known = try await store.councils()
            let keys = try options.givenKey.map { [$0] } ?? known
            guard !keys.isEmpty else {
                print("The record is sound: it holds no entries yet.")
                return
            }
            for key in keys {
                switch try await Verification(store).verify(key) {
                case .sound(let head, let redacted, let contents):
                    let gone = redacted == 0 ? "" : ", \(redacted) redacted"
                    print(
                        "\(key): sound. \(head.sequence) entries\(gone), \(contents) stored files, each as its hash says. Head \(head.hash)"
                    )
                case .broken(let sequence, let fault):
                    throw Failure(
                        "\(key): entry \(sequence) is bad: \(fault). Keep the file as it is and restore a backup."
                    )
                }
            }
        }
    }

    struct Log: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show who changed what, when and why, in plain words."
        )
        @OptionGroup var options: DataOptions
        @Flag(help: "Write JSON.") var json = false

        func run() async throws {
            let (store, key) = try await options.reading()
            let history = try await RecordHistory(of: key, in: store)
            let directory = try await Directory(of: key, in: store)
            guard !json else { return try printJSON(history.lines.map { Line($0, directory) }) }
            for line in history.lines {
                print("\(line.sequence). \(line.recordedAt.inWords), by \(directory.name(of: line.actor))")
                print("   \(line.summary)\(line.isRedacted ? " (words removed)" : "")")
                if let reason = line.reason { print("   Why: \(reason)") }
                if let authority = line.authority { print("   Authority: decision \(authority)") }
            }
        }

        private struct Line: Encodable {
            let sequence: Int
            let recordedAt: String
            let actor: String

            /// From the accounts beside the record, as they are now.
            let actorName: String
            let kind: String
            let summary: String
            let reason: String?
            let authority: String?
            let hash: String
            let redacted: Bool

            init(_ line: RecordHistory.Line, _ directory: Directory) {
                sequence = line.sequence
                recordedAt = line.recordedAt.iso
                actor = line.actor.description
                actorName = directory.name(of: line.actor)
                kind = line.kind
                summary = line.summary
                reason = line.reason
                authority = line.authority?.description
                hash = line.hash.description
                redacted = line.isRedacted
            }
        }
    }

    struct Redact: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove the words of an entry, such as personal data; its place and hash remain."
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The entry's number, as 'record log' shows it.") var sequence: Int
        @Option(help: "Why the words must go.") var reason: String

        func run() async throws {
            guard !reason.trimmingSpaces.isEmpty else { throw Failure("Give the reason with --reason.") }
            let writing = try await options.writing()
            try await writing.office.redact(sequence, as: Account.machineOperator, because: reason)
            print("The words of entry \(sequence) are gone; the chain still holds, and the redaction is in the record.")
            let showing = writing.office.council.editions.values.filter {
                $0.position >= sequence && $0.withdrawal == nil
            }
            guard !showing.isEmpty else { return }
            let names = showing.map { "\($0.number) (\($0.name))" }.sorted().joined(separator: ", ")
            print(
                "Released editions may still show them: \(names). Withdraw those with 'throughline edition withdraw'."
            )
        }
    }
}
