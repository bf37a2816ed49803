import Foundation
import HashTreeCollections
import Ledger
import PlanDomain
import PlanTestSupport
import PlanUseCases
import SQLiteLedger

/// Writes to a record without end and prints each write that was acknowledged, so that a test can kill it at any moment.
@main
enum CrashWriter {
    static func main() async throws {
        guard CommandLine.arguments.count == 2 else { return }
        let (store, lock) = try DataFolder(CommandLine.arguments[1]).openForWriting()
        let key = try await store.councils().first ?? .sample
        let now: @Sendable () -> Moment = { Moment(millisecondsSinceEpoch: Int64(Date().timeIntervalSince1970 * 1000)) }
        let office = try await Office.open(key, in: store, now: now)
        if office.council.position == 0 {
            let sample = SamplePlan()
            let start = StartPlan(id: sample.planID, period: sample.plan.period, description: sample.plan.description)
            _ = try await office.perform(start, as: Account.machineOperator)
            _ = try await office.perform(AddElement(sample.jobs), as: Account.machineOperator)
        }
        while true {
            guard let element = office.council.elements.values.first else { return }
            let token = "token \(UUID().uuidString)"
            let reword = RewordElement(elementID: element.id, wording: .init(title: token), seen: element.revision)
            guard case .done = try await office.perform(reword, as: Account.machineOperator, because: token) else {
                continue
            }
            FileHandle.standardOutput.write(Data((token + "\n").utf8))
            if office.council.position % 50 == 0 { try await office.keepCheckpoint() }
        }
        withExtendedLifetime(lock) {}
    }
}
