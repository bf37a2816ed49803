import ArgumentParser

/// Committee papers: built from the record, bundled for the committee system, and checked whoever wrote them.
struct PaperCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paper",
        abstract: "Build and check committee papers.",
        subcommands: [Build.self, Bundle.self, Lint.self, Template.self]
    )
}
