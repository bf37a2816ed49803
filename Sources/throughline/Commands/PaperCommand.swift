import ArgumentParser

/// Committee papers: built from the record, and bundled for the committee system.
struct PaperCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paper",
        abstract: "Build and check committee papers.",
        subcommands: [Build.self, Bundle.self]
    )
}
