import ArgumentParser
import Foundation
import HashTreeCollections
import Ledger
import PlanDocuments
import PlanDomain
import PlanUseCases

extension PaperCommand {
    /// The templates from which papers are built.
    struct Template: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List, show and record the templates of papers.",
            discussion: """
                Begin with one of the product: 'throughline paper template show council-plan-report > ours.json', \
                change it, and record it with 'throughline paper template record ours.json'.
                """,
            subcommands: [All.self, Show.self, Record.self],
            defaultSubcommand: All.self
        )

        struct All: AsyncParsableCommand {
            static let configuration = CommandConfiguration(commandName: "list", abstract: "List the templates.")
            @OptionGroup var options: DataOptions

            func run() async throws {
                let council = try await options.council()
                for template in council.availablePaperTemplates {
                    let whose = council.paperTemplates[template.key] == nil ? "the product's" : "the council's"
                    print("\(template.key)\t\(whose)\t\(template.title)")
                }
            }
        }

        struct Show: AsyncParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Print a template as JSON.")
            @OptionGroup var options: DataOptions
            @Argument(help: "Its key, such as council-plan-report.") var key: String

            func run() async throws {
                let council = try await options.council()
                guard let template = council.paperTemplate(key) else {
                    throw Failure("There is no template '\(key)'. There is: \(council.paperTemplateKeys).")
                }
                print(try template.json, terminator: "")
            }
        }

        struct Record: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Keep a template of the council's own, or change it; a running server is stopped before."
            )
            @OptionGroup var options: DataOptions
            @Argument(help: "A file with the template (.json).") var file: String

            func run() async throws {
                let template = try PaperTemplate(atPath: file)
                let office = try await options.writing().office
                try await office.perform(
                    RecordPaperTemplate(template, seen: office.council.paperTemplates[template.key]),
                    as: Account.machineOperator
                )
                .report(
                    done: "Recorded the template '\(template.key)': 'throughline paper build \(template.key)' uses it.",
                    unchanged: "The record has the template '\(template.key)' like this already."
                )
            }
        }
    }
}

extension PaperTemplate {
    /// One from a file on the disk; what is wrong with it is told with the file's name.
    init(atPath file: String) throws {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: file)) else {
            throw Failure("\(file) cannot be opened. Check the name.")
        }
        do throws(PaperTemplateFault) {
            self = try PaperTemplate(json: data)
        } catch {
            throw Failure("\(file): \(error.message)")
        }
    }
}

extension Council {
    /// For messages that say what there is.
    var paperTemplateKeys: String { availablePaperTemplates.map(\.key).joined(separator: ", ") }
}

extension DataOptions {
    /// The council's value, to be read beside a running server.
    fileprivate func council() async throws -> Council {
        let (store, key) = try await reading()
        return try await Replay(store).council(key).council
    }
}
