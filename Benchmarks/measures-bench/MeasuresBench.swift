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
        if CommandLine.arguments.last == "hold" {
            try await ImportBench.held(CommandLine.arguments[1])
        } else if CommandLine.arguments.count == 3 {
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

    /// Areas, measures and kinds of period by number, as the record knows them by identity.
    private struct Key: Hashable {
        let area: Int
        let measure: Int
        let type: Int
    }

    /// One series, oldest first, as columns.
    private struct Column {
        var values: [Figure?] = []
        var targets: [Figure?] = []
    }

    private struct Series {
        var rows = 0
        var columns: [Key: Column] = [:]
        var areas = Names()
        var measures = Names()
        var types = Names()
    }

    private struct Names {
        private(set) var all: [String] = []
        private var numbers: [String: Int] = [:]

        mutating func number(_ name: String) -> Int {
            if let known = numbers[name] { return known }
            all.append(name)
            numbers[name] = all.count - 1
            return all.count - 1
        }

        func known(_ name: String) -> Int? { numbers[name] }
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
        var texts: (measure: String, area: String, type: String)?
        var waiting = Column()
        func gather() {
            guard let texts else { return }
            let key = Key(
                area: series.areas.number(texts.area),
                measure: series.measures.number(texts.measure),
                type: series.types.number(texts.type)
            )
            if series.columns[key] == nil {
                series.columns[key] = waiting
            } else {
                series.columns[key]?.values += waiting.values
                series.columns[key]?.targets += waiting.targets
            }
        }
        while true {
            let piece = try file.read(upToCount: 1 << 20) ?? Data()
            try reader.read([UInt8](piece), isLast: piece.isEmpty) { row in
                guard !isHeader else {
                    isHeader = false
                    return
                }
                let fields = row.fields
                if texts?.measure != fields[0] || texts?.area != fields[1] || texts?.type != fields[3] {
                    gather()
                    waiting = Column()
                    // Ten years by quarters.
                    waiting.values.reserveCapacity(40)
                    waiting.targets.reserveCapacity(40)
                    texts = (fields[0], fields[1], fields[3])
                }
                waiting.values.append(try figure(fields[4], row.line))
                waiting.targets.append(try figure(fields[5], row.line))
                series.rows += 1
            }
            if piece.isEmpty { break }
        }
        gather()
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
        guard let quarter = series.types.known("Q") else { return "" }
        let areas = series.areas.all
        var latest = [[Figure?]](repeating: Array(repeating: nil, count: areas.count), count: series.measures.all.count)
        for (key, column) in series.columns where key.type == quarter {
            latest[key.measure][key.area] = column.values.last ?? nil
        }
        var count = 0
        var rankSum = 0
        var shareSum = 0.0
        let groups = areas.map { (neighbours[$0] ?? []).compactMap(series.areas.known) }
        for (id, figures) in zip(series.measures.all, latest) {
            guard let measure = measures[id] else { continue }
            let sorted = figures.compactMap(\.self).sorted()
            for case (let area, let figure?) in figures.enumerated() {
                let group = [figure] + groups[area].compactMap { figures[$0] }
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
        for column in series.columns.values {
            let values = column.values.compactMap { $0?.approximate }
            let chart = ControlChart(values, .init(goodToBe: .none, isScreened: false))
            guard let group = chart.groups.last else { continue }
            upper += group.limits?.upper ?? group.centre
            outside += chart.points.count { if case .outsideLimits? = $0.cause { true } else { false } }
            let last = values.suffix(7)
            if last.allSatisfy({ $0 > group.centre }) || last.allSatisfy({ $0 < group.centre }) { runs += 1 }
        }
        return
            "\"series\":\(series.columns.count),\"outside\":\(outside),\"runs7\":\(runs),\"ucl\":\((upper * 1000).rounded() / 1000)"
    }

    private func statuses(_ series: Series, _ measures: [String: Measure]) -> String {
        var counts: [String: Int] = [:]
        guard let quarter = series.types.known("Q") else { return "" }
        let known = series.measures.all.map { measures[$0] }
        for (key, column) in series.columns where key.type == quarter {
            guard let measure = known[key.measure], let last = column.values.lastIndex(where: { $0 != nil }),
                let value = column.values[last]
            else {
                counts["N", default: 0] += 1
                continue
            }
            let rating = measure.rule.rating(
                of: value,
                against: column.targets[last].map { .single($0) },
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
