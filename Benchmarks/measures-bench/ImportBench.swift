import Foundation
import HashTreeCollections
import Ledger
import PlanDomain
import PlanInterchange
import PlanUseCases
import SQLiteLedger

/// The way of an officer's file: read as it comes in, held against what is known, recorded with its sync to the disk.
struct ImportBench {
    let folder: URL
    private let runs = 3

    func run() async throws {
        var times: [[Double]] = []
        var rows = 0
        // Of the first import alone: what comes after it in this process is no part of importing.
        var peak = 0
        for run in 1...runs {
            let (time, count, memory) = try await once(isLast: run == runs)
            times.append(time)
            rows = count
            if run == 1 { peak = memory }
        }
        for (place, metric) in ["read", "preview", "record", "import_durable", "reopen", "again"].enumerated() {
            let sorted = times.map { $0[place] }.sorted()
            print(
                "{\"group\":\"ingest\",\"peer\":\"throughline\",\"metric\":\"\(metric)\",\"unit\":\"s\",\"better\":\"lower\","
                    + "\"median\":\(sorted[sorted.count / 2]),\"min\":\(sorted[0]),\"max\":\(sorted[sorted.count - 1]),"
                    + "\"n\":\(sorted.count),\"rows\":\(rows),\"peak_rss_mb\":\(peak)}"
            )
        }
    }

    /// Reading, previewing, recording, all three, opening the record anew, and the same file a second time.
    private func once(isLast: Bool) async throws -> ([Double], Int, peak: Int) {
        let data = FileManager.default.temporaryDirectory.appendingPathComponent("import-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: data) }
        let path = data.appendingPathComponent("record.sqlite").path
        guard let key = CouncilKey("bench"), let today = Day(year: 2026, month: 11, day: 25) else { return ([], 0, 0) }
        let moment = Moment(millisecondsSinceEpoch: 1_795_000_000_000)
        let store = try SQLiteLedger(writing: path)
        let office = try await Office.open(key, in: store) { moment }
        _ = try await office.perform(RecordMeasures(try measures()), as: Account.machineOperator)
        let clock = ContinuousClock()
        let start = clock.now
        let file = try read(in: office.council)
        let wasRead = clock.now
        let preview = FigurePreview(file, in: office.council, today: today)
        let wasPreviewed = clock.now
        guard file.faultCount == 0 else { throw Refused(count: file.faultCount) }
        let command = RecordFigures(
            id: .init(rawValue: UUID()),
            file: .init(name: "observations.csv", digest: String(repeating: "0", count: 64)),
            areas: file.areas,
            figures: file.figures
        )
        guard case .done = try await office.perform(command, as: Account.machineOperator) else {
            throw Refused(count: preview.new)
        }
        let wasRecorded = clock.now
        let peak = Self.peakMemory
        try await office.keepCheckpoint()
        let beforeOpening = clock.now
        let again = try await Office.open(key, in: store) { moment }
        let wasOpened = clock.now
        let same = FigurePreview(try read(in: again.council), in: again.council, today: today)
        let wasSeenAgain = clock.now
        guard same.new == 0, same.changed == 0 else { throw Refused(count: same.new) }
        try store.close()
        if isLast { try hold(path) }
        func seconds(_ from: ContinuousClock.Instant, _ to: ContinuousClock.Instant) -> Double {
            let time = to - from
            return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        }
        return (
            [
                seconds(start, wasRead), seconds(wasRead, wasPreviewed), seconds(wasPreviewed, wasRecorded),
                seconds(start, wasRecorded), seconds(beforeOpening, wasOpened), seconds(wasOpened, wasSeenAgain),
            ], file.rows, peak
        )
    }

    /// A process that only holds the record, as a server does between requests; it says how much memory that takes.
    private func hold(_ path: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = [path, "hold"]
        try process.run()
        process.waitUntilExit()
    }

    static func held(_ path: String) async throws {
        guard let key = CouncilKey("bench") else { return }
        let store = try SQLiteLedger(writing: path)
        let office = try await Office.open(key, in: store) { Moment(millisecondsSinceEpoch: 1_795_000_000_000) }
        let figures = office.council.figures.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.values.count } }
        print(
            "{\"group\":\"memory\",\"peer\":\"throughline\",\"metric\":\"held_live\",\"unit\":\"MB\",\"better\":\"lower\","
                + "\"median\":\(memory("VmRSS:")),\"max\":\(peakMemory),\"n\":1,\"rows\":\(figures)}"
        )
        try store.close()
    }

    private struct Refused: Error {
        let count: Int
    }

    private func read(in council: Council) throws -> FigureFile {
        let handle = try FileHandle(forReadingFrom: folder.appendingPathComponent("observations.csv"))
        defer { try? handle.close() }
        var reader = FigureFileReader(council: council)
        while true {
            let piece = try handle.read(upToCount: 1 << 20).map(Array.init) ?? []
            try reader.read(piece, isLast: piece.isEmpty)
            if piece.isEmpty { break }
        }
        return try reader.finish()
    }

    private func measures() throws -> [Measure] {
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("measures.csv")))
        let rows = try TableReader.rows(of: bytes)
        guard let header = rows.first?.fields, let id = header.firstIndex(of: "measure_id"),
            let polarity = header.firstIndex(of: "polarity"), let decimals = header.firstIndex(of: "decimals"),
            let from = Day(year: 2000, month: 1, day: 1)
        else { return [] }
        return rows.dropFirst().compactMap { row in
            guard let code = MeasureCode(row.fields[id]) else { return nil }
            let definition = MeasureDefinition(
                from: from,
                title: row.fields[id],
                unit: "units",
                decimals: Int(row.fields[decimals]) ?? 0,
                goodToBe: row.fields[polarity] == "high" ? .high : .low,
                frequency: .quarterly,
                periodType: .quarter
            )
            return Measure(id: .init(rawValue: UUID()), code: code, kind: .council, definitions: [definition])
        }
    }

    /// The most memory that the process ever had, in megabytes.
    private static var peakMemory: Int { memory("VmHWM:") }

    private static func memory(_ name: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
    }
}
