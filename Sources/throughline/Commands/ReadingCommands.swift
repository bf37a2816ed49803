import ArgumentParser
import Foundation
import Ledger
import PlanDomain
import PlanUseCases

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
