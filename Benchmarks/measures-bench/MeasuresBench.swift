import Foundation
import PlanDomain
import PlanInterchange

/// Reads a workload of observations and computes control charts and statuses over all of it.
///
/// Usage: measures-bench FOLDER with `observations.csv`, `measures.csv` and `neighbours.csv`. Prints one JSON line for each
/// figure, with sums by which other programs' results can be compared. With "import" behind it the file goes the way that
/// an officer's file goes: read, previewed, recorded durably.
@main
struct MeasuresBench {
    private let folder: URL
    private let runs = 5

    static func main() async throws {
        guard [2, 3].contains(CommandLine.arguments.count) else {
            FileHandle.standardError.write(Data("Usage: measures-bench FOLDER [import]\n".utf8))
            exit(2)
        }
        let folder = URL(fileURLWithPath: CommandLine.arguments[1], isDirectory: true)
        if CommandLine.arguments.count == 3 {
            try await ImportBench(folder: folder).run()
        } else {
            try MeasuresBench(folder: folder).run()
        }
    }

    private func run() throws {
        let measures = try self.measures()
        let (times, series) = try timed { try read() }
        emit("ingest", "csv_to_memory", times, "\"rows\":\(series.rows)")
        let (chartTimes, charts) = timed { self.charts(series) }
        emit("calc", "spc", chartTimes, "\"check\":{\(charts)}")
        let (statusTimes, statuses) = timed { self.statuses(series, measures) }
        emit("calc", "measure_status", statusTimes, "\"check\":{\(statuses)}")
        let neighbours = try self.neighbours()
        guard !neighbours.isEmpty else { return }
        let (rankTimes, ranks) = timed { self.ranks(series, measures, neighbours) }
        emit("calc", "compare", rankTimes, "\"check\":{\(ranks)}")
    }

    private func timed<Value>(_ body: () throws -> Value) rethrows -> (times: [Double], value: Value) {
        var times: [Double] = []
        var last = try once(body, &times)
        for _ in 1..<runs { last = try once(body, &times) }
        return (times.sorted(), last)
    }

    private func once<Value>(_ body: () throws -> Value, _ times: inout [Double]) rethrows -> Value {
        let start = ContinuousClock.now
        let value = try body()
        let time = ContinuousClock.now - start
        times.append(Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18)
        return value
    }

    private func emit(_ group: String, _ metric: String, _ times: [Double], _ more: String) {
        print(
            "{\"group\":\"\(group)\",\"peer\":\"throughline\",\"metric\":\"\(metric)\",\"unit\":\"s\",\"better\":\"lower\","
                + "\"median\":\(times[times.count / 2]),\"min\":\(times[0]),\"max\":\(times[times.count - 1]),\"n\":\(times.count),\(more)}"
        )
    }

    // MARK: reading

    private struct Key: Hashable {
        let area: String
        let measure: String
        let type: String
    }

    private struct Observation {
        let start: String
        let value: Figure?
        let target: Figure?
    }

    private struct Series {
        var rows = 0
        var observations: [Key: [Observation]] = [:]
    }

    private struct Unreadable: Error {
        let line: Int
        let text: String
    }

    private func read() throws -> Series {
        let file = try FileHandle(forReadingFrom: folder.appendingPathComponent("observations.csv"))
        defer { try? file.close() }
        var reader = TableReader()
        var series = Series()
        var isHeader = true
        // Rows of one series stand together: they are gathered before they are looked up.
        var key: Key?
        var waiting: [Observation] = []
        while true {
            let piece = try file.read(upToCount: 1 << 20) ?? Data()
            try reader.read([UInt8](piece), isLast: piece.isEmpty) { row in
                guard !isHeader else {
                    isHeader = false
                    return
                }
                let fields = row.fields
                if key?.measure != fields[0] || key?.area != fields[1] || key?.type != fields[3] {
                    if let key { series.observations[key, default: []] += waiting }
                    waiting.removeAll(keepingCapacity: true)
                    key = Key(area: fields[1], measure: fields[0], type: fields[3])
                }
                waiting.append(
                    Observation(
                        start: fields[2],
                        value: try figure(fields[4], row.line),
                        target: try figure(fields[5], row.line)
                    )
                )
                series.rows += 1
            }
            if piece.isEmpty { break }
        }
        if let key { series.observations[key, default: []] += waiting }
        return series
    }

    private func figure(_ text: String, _ line: Int) throws -> Figure? {
        switch FigureText(text) {
        case .figure(let written): written.value
        case .absent: nil
        case .refused: throw Unreadable(line: line, text: text)
        }
    }

    private struct Measure {
        let goodToBe: GoodToBe
        let rule: StatusRule
    }

    private func measures() throws -> [String: Measure] {
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("measures.csv")))
        let rows = try TableReader.rows(of: bytes)
        guard let header = rows.first?.fields, let id = header.firstIndex(of: "measure_id"),
            let polarity = header.firstIndex(of: "polarity"), let tolerance = header.firstIndex(of: "tolerance_pct")
        else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: try rows.dropFirst().map { row in
                let percent = try figure(row.fields[tolerance], row.line) ?? .zero
                let goodToBe: GoodToBe = row.fields[polarity] == "high" ? .high : .low
                return (row.fields[id], Measure(goodToBe: goodToBe, rule: .percentTolerance(percent)))
            }
        )
    }

    /// Each council with those that it is held against.
    private func neighbours() throws -> [String: [String]] {
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("neighbours.csv")))
        var groups: [String: [String]] = [:]
        for row in try TableReader.rows(of: bytes).dropFirst() {
            groups[row.fields[0], default: []].append(row.fields[1])
        }
        return groups
    }

    // MARK: what is computed

    /// At the last quarter: the rank among itself and its neighbours, and the share of all that are worse.
    private func ranks(_ series: Series, _ measures: [String: Measure], _ neighbours: [String: [String]]) -> String {
        var latest: [String: [String: Figure]] = [:]
        for (key, observations) in series.observations where key.type == "Q" {
            if let value = observations.last?.value { latest[key.measure, default: [:]][key.area] = value }
        }
        var count = 0
        var rankSum = 0
        var shareSum = 0.0
        for (id, figures) in latest {
            guard let measure = measures[id] else { continue }
            let sorted = figures.values.sorted()
            for (area, figure) in figures {
                let group = [figure] + (neighbours[area] ?? []).compactMap { figures[$0] }
                guard let comparison = Comparison(of: figure, in: group, goodToBe: measure.goodToBe),
                    let rank = comparison.rank
                else { continue }
                count += 1
                rankSum += rank
                let worse =
                    measure.goodToBe == .high
                    ? place(of: figure, in: sorted) : sorted.count - placeAfter(figure, in: sorted)
                shareSum += Double(worse) / Double(sorted.count - 1)
            }
        }
        return "\"pairs\":\(count),\"rank\":\(rankSum),\"percentile\":\((shareSum * 1e6).rounded() / 1e6)"
    }

    /// How many lie below.
    private func place(of figure: Figure, in sorted: [Figure]) -> Int { bound(sorted) { $0 < figure } }

    /// How many lie below or are the same.
    private func placeAfter(_ figure: Figure, in sorted: [Figure]) -> Int { bound(sorted) { $0 <= figure } }

    private func bound(_ sorted: [Figure], _ isBefore: (Figure) -> Bool) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(sorted[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func charts(_ series: Series) -> String {
        var outside = 0
        var runs = 0
        var upper = 0.0
        for observations in series.observations.values {
            let values = observations.compactMap { $0.value?.approximate }
            let chart = ControlChart(values, .init(goodToBe: .none, isScreened: false))
            guard let group = chart.groups.last else { continue }
            upper += group.limits?.upper ?? group.centre
            outside += chart.points.count { if case .outsideLimits? = $0.cause { true } else { false } }
            let last = values.suffix(7)
            if last.allSatisfy({ $0 > group.centre }) || last.allSatisfy({ $0 < group.centre }) { runs += 1 }
        }
        return
            "\"series\":\(series.observations.count),\"outside\":\(outside),\"runs7\":\(runs),\"ucl\":\((upper * 1000).rounded() / 1000)"
    }

    private func statuses(_ series: Series, _ measures: [String: Measure]) -> String {
        var counts: [String: Int] = [:]
        for (key, observations) in series.observations where key.type == "Q" {
            guard let measure = measures[key.measure], let last = observations.last(where: { $0.value != nil }),
                let value = last.value
            else {
                counts["N", default: 0] += 1
                continue
            }
            let rating = measure.rule.rating(
                of: value,
                against: last.target.map { .single($0) },
                goodToBe: measure.goodToBe
            )
            switch rating {
            case .status(let status): counts[String(status.rawValue.prefix(1)).uppercased(), default: 0] += 1
            case .none: counts["N", default: 0] += 1
            }
        }
        let parts = counts.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
        return "\"measures\":{\(parts.joined(separator: ","))}"
    }
}
