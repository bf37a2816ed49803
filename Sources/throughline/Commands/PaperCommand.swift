import ArgumentParser

/// What can be done with a committee paper that is not yet, or never will be, a plan in the record.
struct PaperCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paper",
        abstract: "Check committee papers.",
        subcommands: [Lint.self]
    )
}
