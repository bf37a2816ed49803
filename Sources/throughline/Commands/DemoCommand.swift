import ArgumentParser
import Foundation
import PlanDomain
import PlanUseCases
import SQLiteLedger

/// Makes the demonstration council and serves it.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make the demonstration council in an empty data folder, then serve it."
    )
    @OptionGroup var options: DataOptions
    @OptionGroup var serving: ServingOptions
    @Flag(name: .customLong("no-serve"), help: "Make the council and stop.") var isOnlyMade = false
    @Option(
        name: .customLong("clock-file"),
        help:
            "Read the time from this file (2026-05-07T09:30:00.000Z) instead of the machine's clock, for training and tests."
    )
    var clockFile: String?

    private var clock: @Sendable () -> Moment { clockFile.map(Clock.file) ?? Clock.now }

    func run() async throws {
        let folder = options.folder
        if !folder.hasRecord {
            let count = try await make(in: folder)
            print("Made the demonstration council: \(count) entries in \(options.path).")
        }
        let (store, lock) = try folder.openForWriting()
        guard try await store.councils() == [Demonstration.key] else {
            throw Failure("\(options.path) holds another council's record. Name an empty folder with --data.")
        }
        guard !isOnlyMade else { return }
        let office = try await Office.open(Demonstration.key, in: store, now: clock)
        try await serving.run(
            DataOptions.Writing(store: store, office: office, lock: lock, folder: folder),
            now: clock,
            isDemonstration: true
        )
    }

    /// Made under another name first: a demonstration that a full disk cut short is never taken for a whole one.
    private func make(in folder: DataFolder) async throws -> Int {
        let lock = try folder.lockMakingFolder()
        defer { withExtendedLifetime(lock) {} }
        let part = folder.recordPath + ".part"
        func remove() {
            for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: part + ending) }
        }
        remove()
        do {
            folder.keepPrivate(part)
            let store = try SQLiteLedger(writing: part)
            let office = try await Office.open(Demonstration.key, in: store, now: clock)
            let demonstration = Demonstration(office: office, store: store)
            try await demonstration.make()
            try await ExamplePeople(office: office, store: store, now: clock).make()
            try await DemonstrationAssessments(office: office).make()
            try await demonstration.releasePaper()
            try await folder.signer(office, store).signReleases()
            try await office.keepCheckpoint()
            try store.close()
            try FileManager.default.moveItem(atPath: part, toPath: folder.recordPath)
            return office.council.position
        } catch {
            remove()
            throw error
        }
    }
}
