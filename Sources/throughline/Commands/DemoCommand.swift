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

    func run() async throws {
        let (store, lock) = try options.folder.openForWriting()
        let known = try await store.councils()
        if !known.isEmpty, known != [Demonstration.key] {
            throw Failure("\(options.path) holds another council's record. Name an empty folder with --data.")
        }
        let office = try await Office.open(Demonstration.key, in: store, now: Clock.now)
        if known.isEmpty {
            try await Demonstration(office: office, store: store).make()
            print("Made the demonstration council: \(office.council.position) entries in \(options.path).")
        } else {
            print("The demonstration council is in \(options.path) already: \(office.council.position) entries.")
        }
        let writing = DataOptions.Writing(store: store, office: office, lock: lock)
        guard !isOnlyMade else { return try await office.keepCheckpoint() }
        try await serving.run(writing)
    }
}
