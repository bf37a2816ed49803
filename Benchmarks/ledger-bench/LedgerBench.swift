import Foundation
import HashTreeCollections
import Ledger
import PlanDomain
import PlanTestSupport
import PlanUseCases
import SQLiteLedger

/// Measures the record: durable appends, replay, cold start and memory; one JSON line for each figure.
@main
enum LedgerBench {
    private static let runs = 5
    private static let elementCount = 500

    static func main() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ledger-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let arguments = CommandLine.arguments
        // A start is measured in a process of its own: 'ledger-bench start FILE [--no-checkpoint]'.
        if arguments.count >= 3, arguments[1] == "start" {
            return try await start(path: arguments[2], useCheckpoint: !arguments.contains("--no-checkpoint"))
        }
        try await appends(in: folder)
        try await replay(in: folder)
    }

    // MARK: appends

    private static func appends(in folder: URL) async throws {
        var single: [Double] = []
        var batched: [Double] = []
        var rival: [Double] = []
        var grouped: [Double] = []
        // Turn by turn, so that a noisy moment hits all alike.
        for run in 0..<runs {
            rival.append(try plainSQLite(at: folder.appendingPathComponent("plain-\(run).sqlite").path, count: 1000))
            single.append(
                try await oneAtATime(at: folder.appendingPathComponent("single-\(run).sqlite").path, count: 1000)
            )
            batched.append(
                try await inBatches(at: folder.appendingPathComponent("batch-\(run).sqlite").path, count: 50_000)
            )
            grouped.append(
                try await tenWriters(at: folder.appendingPathComponent("ten-\(run).sqlite").path, count: 1000)
            )
        }
        let limit = median(rival)
        emit("sqlite-wal-full", "append-one-at-a-time", "entries/s", rival)
        emit(
            "throughline",
            "append-one-at-a-time",
            "entries/s",
            single,
            ratio: median(single) / limit,
            to: "sqlite-wal-full"
        )
        emit(
            "throughline",
            "append-ten-writers",
            "entries/s",
            grouped,
            ratio: median(grouped) / limit,
            to: "sqlite-wal-full"
        )
        emit("throughline", "append-in-batches-of-1000", "entries/s", batched)
    }

    /// What SQLite itself reaches with the same rows and the same durability, without our code.
    private static func plainSQLite(at path: String, count: Int) throws -> Double {
        let plain = try PlainSQLite(path)
        let payload = Data(repeating: 120, count: 236)
        return try rate(count) { for _ in 0..<count { try plain.insert(payload) } }
    }

    private static func oneAtATime(at path: String, count: Int) async throws -> Double {
        let office = try await office(at: path)
        return try await rateAsync(count) { for number in 0..<count { try await reword(office, number) } }
    }

    private static func tenWriters(at path: String, count: Int) async throws -> Double {
        let office = try await office(at: path)
        return try await rateAsync(count) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<10 {
                    group.addTask {
                        for number in 0..<count / 10 {
                            try await reword(office, writer * count / 10 + number, element: writer)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    private static func inBatches(at path: String, count: Int) async throws -> Double {
        let store = try SQLiteLedger(writing: path)
        let changes = workload(count)
        let writer = EntryWriter(council: .sample)
        return try await rateAsync(count) {
            var head = Head.empty
            for start in stride(from: 0, to: count, by: 1000) {
                let batch = Array(changes[start..<min(start + 1000, count)])
                let entries = try writer.entries(for: batch, after: head, at: moment, by: Account.machineOperator)
                guard case .appended(let next) = try await store.append(entries, to: .sample, after: head) else {
                    return
                }
                head = next
            }
        }
    }

    // MARK: replay

    private static func replay(in folder: URL) async throws {
        let count = 100_000
        let path = folder.appendingPathComponent("replay.sqlite").path
        let store = try SQLiteLedger(writing: path)
        let changes = workload(count)
        let writer = EntryWriter(council: .sample)
        var head = Head.empty
        for start in stride(from: 0, to: count, by: 5000) {
            let batch = Array(changes[start..<min(start + 5000, count)])
            let entries = try writer.entries(for: batch, after: head, at: moment, by: Account.machineOperator)
            guard case .appended(let next) = try await store.append(entries, to: .sample, after: head) else { return }
            head = next
        }
        var folded: [Double] = []
        for _ in 0..<runs {
            folded.append(
                try await rateAsync(count) { _ = try await Replay(store).council(.sample, useCheckpoint: false) }
            )
        }
        emit("throughline", "replay-100000", "entries/s", folded)
        var verified: [Double] = []
        for _ in 0..<runs {
            verified.append(try await rateAsync(count) { _ = try await Verification(store).verify(.sample) })
        }
        emit("throughline", "verify-100000", "entries/s", verified)
        let office = try await Office.open(.sample, in: store, now: { moment })
        try await office.keepCheckpoint()
        try store.close()
        for isCheckpointUsed in [true, false] {
            var seconds: [Double] = []
            var memory: [Double] = []
            for _ in 0..<runs {
                let (time, megabytes) = try measuredStart(path, useCheckpoint: isCheckpointUsed)
                seconds.append(time)
                memory.append(megabytes)
            }
            let name = isCheckpointUsed ? "with-checkpoint" : "without-checkpoint"
            emit("throughline", "cold-start-100000-\(name)", "s", seconds)
            emit("throughline", "memory-100000-\(name)", "MB", memory)
        }
    }

    /// A whole process, from its start to the moment when the council can be read.
    private static func measuredStart(_ path: String, useCheckpoint: Bool) throws -> (
        seconds: Double, megabytes: Double
    ) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = ["start", path] + (useCheckpoint ? [] : ["--no-checkpoint"])
        let output = Pipe()
        process.standardOutput = output
        let clock = ContinuousClock()
        let began = clock.now
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let seconds = (clock.now - began).inSeconds
        process.waitUntilExit()
        return (seconds, Double(text.split(separator: "\n").last ?? "") ?? 0)
    }

    private static func start(path: String, useCheckpoint: Bool) async throws {
        let store = try SQLiteLedger(reading: path)
        let (council, _) = try await Replay(store).council(.sample, useCheckpoint: useCheckpoint)
        precondition(council.position == 100_000)
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") } ?? ""
        let kilobytes = Double(line.filter(\.isNumber)) ?? 0
        print(kilobytes / 1024)
    }

    // MARK: the workload

    private static let moment = Moment(millisecondsSinceEpoch: 1_704_445_200_000)

    /// A council that edits: five hundred elements are added, then reworded over and over with texts of about 150 characters.
    private static func workload(_ count: Int) -> [Change] {
        let sample = SamplePlan()
        let added = elements(sample)
        let opening: [Change] = [.plan(.started(sample.plan))] + added.map { Change.plan(.elementAdded($0)) }
        guard count > opening.count else { return Array(opening.prefix(count)) }
        let edits = (opening.count..<count).map { number in
            Change.plan(.elementReworded(.init(elementID: added[number % added.count].id, wording: wording(number))))
        }
        return opening + edits
    }

    private static func elements(_ sample: SamplePlan) -> [PlanElement] {
        (0..<elementCount).map { number in
            PlanElement(
                id: sample.world.new(),
                planID: sample.planID,
                kind: .ambition,
                number: "\(number + 1)",
                order: number + 1,
                wording: wording(number)
            )
        }
    }

    private static func wording(_ number: Int) -> PlanElement.Wording {
        .init(
            title: "To build homes that people can afford, version \(number)",
            narrative:
                "We will work with our partners on \(number % 97) sites across the borough, and say each year how it goes."
        )
    }

    private static func office(at path: String) async throws -> Office {
        let store = try SQLiteLedger(writing: path)
        let office = try await Office.open(.sample, in: store, now: { moment })
        let sample = SamplePlan()
        let start = StartPlan(id: sample.planID, period: sample.plan.period, description: sample.plan.description)
        _ = try await office.perform(start, as: Account.machineOperator)
        for element in elements(sample).prefix(10) {
            _ = try await office.perform(AddElement(element), as: Account.machineOperator)
        }
        return office
    }

    private static func reword(_ office: Office, _ number: Int, element place: Int = 0) async throws {
        guard let plan = office.council.plans.keys.first,
            let element = office.council.element(.init(planID: plan, kind: .ambition, number: "\(place + 1)"))
        else { return }
        let command = RewordElement(elementID: element.id, wording: wording(number + 1000), seen: element.revision)
        guard case .done = try await office.perform(command, as: Account.machineOperator) else {
            preconditionFailure("An edit that nobody disputes was refused.")
        }
    }

    // MARK: figures

    private static func rate(_ count: Int, _ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let duration = try clock.measure(body)
        return Double(count) / duration.inSeconds
    }

    private static func rateAsync(_ count: Int, _ body: () async throws -> Void) async rethrows -> Double {
        let clock = ContinuousClock()
        let duration = try await clock.measure(body)
        return Double(count) / duration.inSeconds
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private static func emit(
        _ who: String,
        _ work: String,
        _ unit: String,
        _ values: [Double],
        ratio: Double? = nil,
        to rival: String? = nil
    ) {
        func rounded(_ value: Double) -> String {
            value < 10 ? String(format: "%.4f", value) : String(format: "%.1f", value)
        }
        var line = "{\"work\":\"\(work)\",\"who\":\"\(who)\",\"unit\":\"\(unit)\",\"median\":\(rounded(median(values)))"
        line += ",\"min\":\(rounded(values.min() ?? 0)),\"max\":\(rounded(values.max() ?? 0)),\"n\":\(values.count)"
        if let ratio, let rival { line += ",\"ratio\":\(rounded(ratio)),\"ratio_to\":\"\(rival)\"" }
        FileHandle.standardOutput.write(Data((line + "}\n").utf8))
    }
}

extension Duration {
    fileprivate var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
