import ArgumentParser
import Foundation
import Ledger
import PlanDomain
import PlanInterchange
import PlanUseCases

extension MeasuresCommand {
    struct Targets: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set targets from a CSV file: measure_code, period, target, basis, rationale.",
            discussion: "All rows or none. Targets are proposed until the strategy lead approves them."
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The file.") var file: String
        @Option(help: "Why approved targets change.") var reason: String?
        @Option(help: "The id of the decision that allows the change of approved targets.") var authority: String?

        func run() async throws {
            guard let bytes = FileManager.default.contents(atPath: file) else {
                throw Failure("\(file) cannot be opened. Check the name.")
            }
            let authority = try authority.map { text in
                guard let id = Decision.ID(text) else { throw Failure("'\(text)' is no decision's id.") }
                return id
            }
            let office = try await options.writing().office
            let council = office.council
            let read: TargetFile
            do {
                read = try TargetFile(Array(bytes)) { council.measure($0) }
            } catch {
                throw Failure("\(file): \(error.sentence)")
            }
            try MeasuresCommand.refuse(read.faults)
            let outcome = try await office.perform(
                SetTargets(read.targets),
                as: Account.machineOperator,
                because: reason,
                on: authority
            )
            if case .refused(let issues) = outcome {
                for issue in issues.prefix(50) { print("\(issue.field): \(issue.sentence)") }
                throw Failure(
                    "Nothing was recorded: \(issues.count) \(issues.count == 1 ? "target is" : "targets are") refused."
                )
            }
            try outcome.report(done: "Set \(read.targets.count) \(read.targets.count == 1 ? "target" : "targets").")
        }
    }
}
