import Foundation
import Ledger
import PlanDomain
import PlanTestSupport
import PlanUseCases
import SQLiteLedger
import Testing

/// What an operator is told when files are not what they should be.
struct FaultTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fault-\(UUID().uuidString)")
        .path

    private func write(_ bytes: Data, _ name: String = "record.sqlite") throws -> DataFolder {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try bytes.write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
        return DataFolder(folder)
    }

    @Test func `A wrong file is called one`() throws {
        let data = try write(Data(String(repeating: "not a database ", count: 300).utf8))
        let fault = #expect(throws: RecordFault.self) { try data.openForReading() }
        #expect(fault?.code == .notARecord)
        #expect(throws: RecordFault.self) { try data.openForWriting() }
    }

    @Test(arguments: [(2, RecordFault.Code.unreadable), (4, .unreadable), (200, .unreadable)])
    func `A file cut short is told from a whole one`(part: Int, code: RecordFault.Code) async throws {
        let path = folder + "/whole.sqlite"
        _ = try write(Data(), "nothing")
        let store = try SQLiteLedger(writing: path)
        _ = try await SamplePlan().office(on: store)
        try store.close()
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let half = try write(whole.prefix(whole.count / part))
        var codes: [RecordFault.Code] = []
        do {
            let store = try half.openForReading()
            _ = try await Verification(store).verify(.sample)
        } catch let fault as RecordFault {
            codes.append(fault.code)
        }
        #expect(codes == [code])
    }

    @Test func `A missing record is named with what to do`() {
        let fault = #expect(throws: RecordFault.self) { try DataFolder(folder).openForReading() }
        #expect(fault?.code == .noRecord)
        #expect(fault?.message.contains("throughline demo") == true)
    }

    @Test func `A second writer on the same folder is refused, a reader is not`() async throws {
        let data = DataFolder(folder)
        let first = try data.openForWriting()
        _ = try await SamplePlan().office(on: first.ledger)
        let fault = #expect(throws: RecordFault.self) { try data.openForWriting() }
        #expect(fault?.code == .inUse)
        #expect(try await data.openForReading().head(of: .sample).sequence == SamplePlan().changes.count)
        withExtendedLifetime(first.lock) {}
    }

    /// A killed process loses nothing that the operating system holds, so only this shows what a power cut would find.
    @Test func `A commit waits for the disk`() async throws {
        let opened = try DataFolder(folder).openForWriting()
        _ = try await SamplePlan().office(on: opened.ledger)
        let durability = try opened.ledger.durability()
        #expect(durability.journal == "wal")
        #expect(durability.synchronous == 2)
    }

    @Test func `A backup taken beside a writer verifies and equals the record`() async throws {
        let data = DataFolder(folder)
        let first = try data.openForWriting()
        _ = try await SamplePlan().office(on: first.ledger)
        let copy = folder + "/copy.sqlite"
        try data.openForReading().backUp(to: copy)
        let back = try SQLiteLedger(reading: copy)
        #expect(try await back.head(of: .sample) == first.ledger.head(of: .sample))
        guard case .sound = try await Verification(back).verify(.sample) else {
            Issue.record("The backup is broken.")
            return
        }
    }

    @Test func `Redacted words are nowhere left in the files`() async throws {
        let data = DataFolder(folder)
        let opened = try data.openForWriting()
        let sample = SamplePlan()
        let office = try await sample.office(on: opened.ledger)
        let element = try #require(office.council.element(sample.invest.address))
        let secret = "Zaphod Beeblebrox"
        let reword = RewordElement(
            elementID: element.id,
            wording: .init(title: "Homes", narrative: "Ask \(secret)."),
            seen: element.revision
        )
        _ = try await office.perform(reword, as: Account.machineOperator, because: "\(secret) asked for it")
        let sequence = office.council.position
        try await office.keepCheckpoint()
        try await office.redact(sequence, as: Account.machineOperator, because: "A person's name")
        try opened.ledger.close()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(name))
            #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name) still holds the name")
        }
        #expect(office.council.element(sample.invest.address)?.wording.title == "[removed from the record]")
    }
}
