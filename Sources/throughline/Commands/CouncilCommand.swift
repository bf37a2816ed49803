import ArgumentParser
import Ledger
import PlanDomain
import PlanUseCases

/// Who the council is.
struct CouncilCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "council",
        abstract: "Say who the council is.",
        subcommands: [Describe.self]
    )

    struct Describe: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set the council's name, contact and colours; every public page shows them."
        )
        @OptionGroup var options: DataOptions
        @Option(help: "The full name: 'Stockport Council'.") var name: String
        @Option(name: .customLong("short-name"), help: "The short name: 'Stockport'.") var shortName: String
        @Option(help: "Whom to ask for another format, as a sentence.") var contact: String
        @Option(help: "The ONS code: E08000007.") var gss: String?
        @Option(help: "The council's own website.") var website: String?
        @Option(help: "Three colours, each six hexadecimal digits: behind white words, for links, for washes.")
        var colours: String = "0b3d3c,0a5957,eaf3ef"

        func run() async throws {
            let parts = colours.split(separator: ",").map { String($0).lowercased() }
            guard parts.count == 3 else {
                throw Failure("Give three colours with commas between: 0b3d3c,0a5957,eaf3ef.")
            }
            let writing = try await options.beginning()
            let office = writing.office
            let profile = CouncilProfile(
                name: name,
                shortName: shortName,
                gssCode: gss,
                website: website,
                formatsContact: contact,
                colours: BrandColours(brand: parts[0], ink: parts[1], wash: parts[2]),
                levelNames: office.council.profile?.levelNames ?? LevelNames()
            )
            try await office.perform(DescribeCouncil(profile), as: Account.machineOperator)
                .report(done: "\(name) is described in the record.")
        }
    }
}
