import ArgumentParser
import Foundation
import Ledger
import PlanDomain
import PlanInterchange
import PlanUseCases

extension MeasuresCommand {
    struct Areas: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Load places from a CSV file: area_code, area_name, parent_code, valid_to, successor_codes (with semicolons).",
            discussion:
                "Wards with their borough as parent are shown place by place, and small numbers are hidden knowing that they add up."
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The file.") var file: String

        func run() async throws {
            guard let bytes = FileManager.default.contents(atPath: file) else {
                throw Failure("\(file) cannot be opened. Check the name.")
            }
            let read: AreaFile
            do {
                read = try AreaFile(Array(bytes))
            } catch {
                throw Failure("\(file): \(error.sentence)")
            }
            try MeasuresCommand.refuse(read.faults)
            try await options.writing().office.perform(RecordAreas(read.areas), as: Account.machineOperator)
                .report(
                    done: "Loaded \(read.areas.count) \(read.areas.count == 1 ? "place" : "places").",
                    unchanged: "Nothing to change: all \(read.areas.count) places are described like this already."
                )
        }
    }
}
