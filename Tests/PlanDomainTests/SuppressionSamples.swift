import PlanDomain

private func figure(_ number: Int) -> Figure { Figure(whole: Int32(number)) }

/// The same numbers for the same seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

extension SuppressionResult {
    var hidden: [Key: SuppressionMark] { marks.filter { $0.value.isHidden } }
}

extension SuppressionTable<String> {
    init(counts: [String: Int], sums: [String: [String]] = [:]) {
        self.init(
            cells: counts.mapValues { SuppressionCell(count: figure($0)) },
            relations: sums.map { Relation($0.key, $0.value) }
        )
    }

    /// Shown are whole per cents.
    init(rates: [String: (Int, Int)], sums: [String: [String]]) {
        self.init(
            cells: rates.mapValues { numerator, denominator in
                SuppressionCell(
                    numerator: figure(numerator),
                    denominator: figure(denominator),
                    displayed: figure(100 * numerator).divided(by: figure(denominator), decimals: 0)
                )
            },
            relations: sums.map { Relation($0.key, $0.value) }
        )
    }

    static func row(_ counts: [Int]) -> Self {
        let keys = counts.indices.map { "c\($0)" }
        let cells = Dictionary(uniqueKeysWithValues: zip(keys, counts))
        return Self(counts: cells.merging(["total": counts.reduce(0, +)]) { $1 }, sums: ["total": keys])
    }

    /// Rows, columns, and the margins of both.
    static func cross(_ counts: [[Int]]) -> Self {
        let rows = counts.indices
        let columns = counts[0].indices
        var all: [String: Int] = ["total": counts.joined().reduce(0, +)]
        for row in rows { all["r\(row)"] = counts[row].reduce(0, +) }
        for column in columns { all["c\(column)"] = rows.map { counts[$0][column] }.reduce(0, +) }
        for row in rows { for column in columns { all["r\(row)c\(column)"] = counts[row][column] } }
        var table = Self(counts: all)
        table.relations = rows.map { row in Relation("r\(row)", columns.map { "r\(row)c\($0)" }) }
        table.relations += columns.map { column in Relation("c\(column)", rows.map { "r\($0)c\(column)" }) }
        table.relations += [Relation("total", rows.map { "r\($0)" }), Relation("total", columns.map { "c\($0)" })]
        return table
    }

    /// Three dimensions, with "*" in a key where all of one are added up.
    static func cube(_ counts: [[[Int]]]) -> Self {
        var all: [String: Int] = [:]
        for (x, plane) in counts.enumerated() {
            for (y, row) in plane.enumerated() {
                for (z, count) in row.enumerated() {
                    for x in ["*", "\(x)"] {
                        for y in ["*", "\(y)"] { for z in ["*", "\(z)"] { all[x + y + z, default: 0] += count } }
                    }
                }
            }
        }
        var table = Self(counts: all)
        for key in all.keys.sorted() {
            for (place, mark) in key.enumerated() where mark == "*" {
                // The keys that differ from this one in that place alone.
                let parts = all.keys.filter { other in
                    zip(other, key).enumerated().allSatisfy { ($0 == place) != ($1.0 == $1.1) }
                }
                table.relations.append(Relation(key, parts.sorted()))
            }
        }
        return table
    }

    /// Up to five by five with margins, half of them with rows that belong to two districts.
    static func random(_ random: inout some RandomNumberGenerator, counts: ClosedRange<Int>? = nil) -> Self {
        let rows = Int.random(in: 1...5, using: &random)
        let columns = Int.random(in: 1...5, using: &random)
        let range = counts ?? 0...([3, 6, 12, 40].randomElement(using: &random) ?? 6)
        let table = (0..<rows).map { _ in (0..<columns).map { _ in Int.random(in: range, using: &random) } }
        var result = cross(table)
        guard rows > 2, Bool.random(using: &random) else { return result }
        let east = Int.random(in: 1..<rows, using: &random)
        let districts = [("east", 0..<east), ("west", east..<rows)]
        result.relations.removeAll { $0.total == "total" && $0.parts == (0..<rows).map { "r\($0)" } }
        for (name, rows) in districts {
            for column in 0..<columns {
                let count = rows.map { table[$0][column] }.reduce(0, +)
                result.cells["\(name)c\(column)"] = SuppressionCell(count: figure(count))
                result.relations.append(Relation("\(name)c\(column)", rows.map { "r\($0)c\(column)" }))
            }
            let count = rows.map { table[$0].reduce(0, +) }.reduce(0, +)
            result.cells[name] = SuppressionCell(count: figure(count))
            result.relations.append(Relation(name, rows.map { "r\($0)" }))
            result.relations.append(Relation(name, (0..<columns).map { "\(name)c\($0)" }))
        }
        for column in 0..<columns {
            result.relations.append(Relation("c\(column)", districts.map { "\($0.0)c\(column)" }))
        }
        result.relations.append(Relation("total", districts.map(\.0)))
        return result
    }

    var plain: String {
        cells.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.count?.plain ?? "-")" }.joined(separator: ", ")
    }
}
