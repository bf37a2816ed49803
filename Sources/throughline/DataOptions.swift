import ArgumentParser
import Foundation
import Ledger
import PlanDomain
import PlanUseCases
import SQLiteLedger

/// Where the record is, and which council's: the same two options for every command.
struct DataOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: ArgumentHelp("The folder that holds the record.", valueName: "DIR"))
    var path = ProcessInfo.processInfo.environment["THROUGHLINE_DATA"] ?? "./data"

    @Option(
        name: .customLong("council"),
        help: ArgumentHelp("The council, where the record holds several.", valueName: "KEY")
    )
    var councilKey: String?

    var folder: DataFolder { DataFolder(path) }

    /// The key given, well formed.
    var givenKey: CouncilKey? {
        get throws {
            guard let councilKey else { return nil }
            guard let key = CouncilKey(councilKey) else {
                throw Failure(
                    "'\(councilKey)' is no council's key: write small letters, digits and hyphens, such as 'stockport'."
                )
            }
            return key
        }
    }

    /// The council to work on: the one named, or the only one there is.
    func council(in store: some LedgerStore) async throws -> CouncilKey {
        let known = try await store.councils()
        if let given = try givenKey {
            guard known.contains(given) else {
                let names =
                    known.isEmpty ? "It is empty." : "It holds: \(known.map(\.rawValue).joined(separator: ", "))."
                throw Failure("The record has no council '\(given)'. \(names)")
            }
            return given
        }
        guard let only = known.first else {
            throw Failure(
                "The record in \(path) is empty. Make a plan with 'throughline plan import', or see 'throughline demo'."
            )
        }
        guard known.count == 1 else {
            throw Failure("Name the council with --council: \(known.map(\.rawValue).joined(separator: ", ")).")
        }
        return only
    }

    /// Opens the record to read, beside a running server.
    func reading() async throws -> (store: SQLiteLedger, key: CouncilKey) {
        let store = try folder.openForReading()
        return (store, try await council(in: store))
    }

    /// Opens the record to write; refused while a server runs on it.
    func writing() async throws -> Writing {
        try folder.requireRecord()
        let (store, lock) = try folder.openForWriting()
        let key = try await council(in: store)
        return Writing(
            store: store,
            office: try await Office.open(key, in: store, now: Clock.now),
            lock: lock,
            folder: folder
        )
    }

    /// Opens the file to change accounts, beside a running server if there is one.
    func accounts() async throws -> (store: SQLiteLedger, office: Office) {
        try folder.requireRecord()
        let store = try folder.openBesideServer()
        let key = try await council(in: store)
        return (store, try await Office.open(key, in: store, now: Clock.now))
    }

    /// Opens the record to write, beginning it when there is none; a new council is called 'council' unless it is named.
    func beginning() async throws -> Writing {
        let (store, lock) = try folder.openForWriting()
        let known = try await store.councils()
        guard let key = try givenKey ?? (known.isEmpty ? CouncilKey("council") : known.count == 1 ? known.first : nil)
        else {
            throw Failure("Name the council with --council: \(known.map(\.rawValue).joined(separator: ", ")).")
        }
        return Writing(
            store: store,
            office: try await Office.open(key, in: store, now: Clock.now),
            lock: lock,
            folder: folder
        )
    }

    /// An opened record with the right to write it.
    struct Writing {
        let store: SQLiteLedger
        let office: Office
        let lock: DataFolder.Lock
        let folder: DataFolder
    }
}

/// The machine's clock: the one place where time comes in.
enum Clock {
    static let now: @Sendable () -> Moment = {
        Moment(millisecondsSinceEpoch: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    static var today: Day { now().dayInLondon }

    /// The time that a file gives; the machine's while the file gives none.
    static func file(_ path: String) -> @Sendable () -> Moment {
        {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return now() }
            return Moment(iso: text.trimmingSpaces) ?? now()
        }
    }
}

extension IdentitySource {
    /// New identities at random.
    static let random = IdentitySource { UUID() }
}

extension Outcome {
    /// Says what came of a request, or fails with the reasons.
    func report(done: String, unchanged: String = "Nothing to change: the record says so already.") throws {
        switch self {
        case .done: print(done)
        case .unchanged: print(unchanged)
        case .refused(let issues): throw Failure(issues.map(\.sentence).joined(separator: " "))
        case .changedMeanwhile: throw Failure("Somebody changed the record meanwhile. Nothing was saved: try again.")
        case .notAllowed: throw Failure("This account may not do that. Nothing was saved.")
        }
    }
}

/// Writes a value as JSON that people can read too.
func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
}
