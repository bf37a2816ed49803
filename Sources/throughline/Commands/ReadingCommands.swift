import ArgumentParser
import Foundation
import Ledger
import PlanDomain
import PlanUseCases
import PlanWeb

/// Prints the plan as the record stands.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print the plans as the record stands."
    )
    @OptionGroup var options: DataOptions

    func run() async throws {
        let (store, key) = try await options.reading()
        let council = try await Replay(store).council(key).council
        print("\(council.profile?.name ?? key.rawValue), entry \(council.position)")
        for plan in council.plansByPeriod {
            let references = council.references(for: plan)
            print(
                "\n\(council.title(plan))\(plan.adoption.map { ", adopted on \($0.day.inWords)" } ?? ", not adopted")"
            )
            for element in council.elementsInOrder(of: plan.id) {
                let indent = element.parentID == nil ? "" : "    "
                print("\(indent)\(council.citation(element)): \(references.resolving(element.wording.title))")
            }
        }
    }
}

/// Writes the public site as files.
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Write the public site as files that any web server can show."
    )
    @OptionGroup var options: DataOptions
    @Argument(help: "The folder to write; it must be empty or new.") var output: String
    @Option(help: "Scheme and host under which the public reaches the site.") var origin = "http://localhost:8080"

    func run() async throws {
        let (store, key) = try await options.reading()
        let council = try await Replay(store).council(key).council
        guard let released = try await ReleasedPlans(council, in: store) else {
            throw Failure("Describe the council first: 'throughline council describe'.")
        }
        let manager = FileManager.default
        if let there = try? manager.contentsOfDirectory(atPath: output), !there.isEmpty {
            throw Failure("\(output) is not empty. Name a new folder.")
        }
        let files = PublicSite(released, origin: origin).files
        do {
            for file in files {
                let url = URL(fileURLWithPath: output).appendingPathComponent(file.path)
                try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try file.bytes.write(to: url)
            }
        } catch {
            throw Failure("\(output) could not be written: \(error.localizedDescription)")
        }
        print("Wrote \(files.count) files to \(output).")
    }
}
