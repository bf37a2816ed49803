import Testing

@testable import PlanDomain

/// Three readers, none of whom shares a line with what is tested, cannot find a small count.
func expectSafe(
    _ table: SuppressionTable<String>,
    _ result: SuppressionResult<String>,
    known: Set<String> = [],
    at location: SourceLocation = #_sourceLocation
) {
    let oneMark = Set(result.safeUnderOneMark)
    for isToldMarks in oneMark.isEmpty ? [true] : [true, false] {
        let reader = SuppressionReader(table, result.marks, result.rule, isToldMarks: isToldMarks)
        let small = result.marks.filter { $0.value == .primary }.keys.filter {
            !result.exposed.contains($0) && oneMark.contains($0) != isToldMarks
        }
        #expect(reader.computed().isDisjoint(with: small), sourceLocation: location)
        #expect(reader.bounded().isDisjoint(with: small), sourceLocation: location)
        #expect(reader.imaginable(small.sorted()).isSuperset(of: small), "\(table.plain)", sourceLocation: location)
    }
    for key in known { #expect(result.marks[key]?.isHidden != true, sourceLocation: location) }
}

/// Somebody who knows the rule, the sums and all that is shown, and wants to know the rest.
struct SuppressionReader {
    let unknown: [String]
    private let truth: [Int]

    /// What each unknown cell may be, in order.
    private let choices: [[Int]]
    private let sums: [Sum]

    /// Terms of unknown cells that, with what is shown, are nothing together.
    private struct Sum {
        var terms: [(cell: Int, factor: Int)] = []
        var shown = 0
    }

    init(
        _ table: SuppressionTable<String>,
        _ marks: [String: SuppressionMark],
        _ rule: SmallNumberRule,
        isToldMarks: Bool
    ) {
        let counts = table.cells.mapValues { Int($0.count?.plain ?? "0") ?? 0 }
        let unknown = table.cells.keys.filter { marks[$0] != nil && marks[$0] != .shown }.sorted()
        self.unknown = unknown
        truth = unknown.map { counts[$0] ?? 0 }
        sums = table.relations.map { relation in
            var sum = Sum()
            for (key, factor) in [(relation.total, -1)] + relation.parts.map({ ($0, 1) }) {
                if let cell = unknown.firstIndex(of: key) {
                    sum.terms.append((cell, factor))
                } else {
                    sum.shown += factor * (counts[key] ?? 0)
                }
            }
            return sum
        }
        let highest = (counts.values.max() ?? 0) + rule.threshold
        let least = rule.hidesZeros ? 0 : 1
        choices = unknown.map { key in
            guard isToldMarks else { return Array(least...highest) }
            guard marks[key] != .primary else { return Array(least..<rule.threshold) }
            return (rule.hidesZeros ? [] : [0]) + Array(rule.threshold...highest)
        }
    }

    /// By linear algebra, in exact fractions: what has but one solution.
    func computed() -> Set<String> {
        var rows = sums.map { sum in
            var row = [Fraction](repeating: Fraction(0), count: unknown.count)
            for term in sum.terms { row[term.cell] = Fraction(term.factor) }
            return row
        }
        var pivots: [(row: Int, column: Int)] = []
        for column in unknown.indices {
            let next = pivots.count
            guard let row = (next..<rows.count).first(where: { !rows[$0][column].isZero }) else { continue }
            rows.swapAt(next, row)
            let pivot = rows[next][column]
            rows[next] = rows[next].map { $0 / pivot }
            for other in rows.indices where other != next && !rows[other][column].isZero {
                let factor = rows[other][column]
                rows[other] = zip(rows[other], rows[next]).map { $1.isZero ? $0 : $0 - factor * $1 }
            }
            pivots.append((next, column))
        }
        // Determined are those whose row of the reduced form has nothing else in it.
        return Set(
            pivots.filter { pivot in rows[pivot.row].filter { !$0.isZero }.count == 1 }.map { unknown[$0.column] }
        )
    }

    /// By bounds: what the sums leave one number for, narrowed one after another until nothing moves.
    func bounded() -> Set<String> {
        var choices = choices
        guard narrow(&choices) else { return Set(unknown) }
        return Set(unknown.indices.filter { choices[$0].count == 1 }.map { unknown[$0] })
    }

    /// By trying: those that are another number in some filling of the hidden cells that fits.
    func imaginable(_ keys: some Collection<String>) -> Set<String> {
        var found: Set<String> = []
        for key in keys where !found.contains(key) {
            guard let cell = unknown.firstIndex(of: key) else { continue }
            var choices = choices
            choices[cell].removeAll { $0 == truth[cell] }
            var trials = 5_000
            guard let filling = filling(choices, &trials) else { continue }
            found.formUnion(unknown.indices.filter { filling[$0] != truth[$0] }.map { unknown[$0] })
        }
        return found
    }

    private func filling(_ choices: [[Int]], _ trials: inout Int) -> [Int]? {
        var choices = choices
        guard trials > 0, narrow(&choices) else { return nil }
        trials -= 1
        let open = choices.indices.filter { choices[$0].count > 1 }
        guard let cell = open.min(by: { choices[$0].count < choices[$1].count }) else { return choices.map { $0[0] } }
        // What is near the truth first: only the order of trials, none is left out.
        for choice in choices[cell].sorted(by: { abs($0 - truth[cell]) < abs($1 - truth[cell]) }) {
            choices[cell] = [choice]
            if let filling = filling(choices, &trials) { return filling }
        }
        return nil
    }

    /// Takes away what cannot be; false when a cell has nothing left.
    private func narrow(_ choices: inout [[Int]]) -> Bool {
        var moves = true
        while moves {
            moves = false
            for sum in sums {
                func ends(_ term: (cell: Int, factor: Int)) -> (low: Int, high: Int) {
                    let all = choices[term.cell]
                    let ends = (term.factor * all[0], term.factor * all[all.count - 1])
                    return ends.0 < ends.1 ? ends : (ends.1, ends.0)
                }
                let low = sum.terms.reduce(sum.shown) { $0 + ends($1).low }
                let high = sum.terms.reduce(sum.shown) { $0 + ends($1).high }
                guard low <= 0, high >= 0 else { return false }
                for term in sum.terms {
                    let own = ends(term)
                    let before = choices[term.cell].count
                    let rest = (low: low - own.low, high: high - own.high)
                    // The term must be what the rest of the sum leaves.
                    guard -rest.high > own.low || -rest.low < own.high else { continue }
                    choices[term.cell].removeAll { !(-rest.high...(-rest.low)).contains(term.factor * $0) }
                    guard !choices[term.cell].isEmpty else { return false }
                    guard choices[term.cell].count < before else { continue }
                    moves = true
                    break
                }
            }
        }
        return true
    }
}

private struct Fraction {
    let top: Int
    let bottom: Int

    init(_ top: Int, _ bottom: Int = 1) {
        var (divisor, rest) = (abs(top), abs(bottom))
        while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
        let sign = bottom < 0 ? -1 : 1
        self.top = sign * top / max(divisor, 1)
        self.bottom = sign * bottom / max(divisor, 1)
    }

    var isZero: Bool { top == 0 }

    static func - (left: Fraction, right: Fraction) -> Fraction {
        Fraction(left.top * right.bottom - right.top * left.bottom, left.bottom * right.bottom)
    }

    static func * (left: Fraction, right: Fraction) -> Fraction {
        Fraction(left.top * right.top, left.bottom * right.bottom)
    }

    static func / (left: Fraction, right: Fraction) -> Fraction {
        Fraction(left.top * right.bottom, left.bottom * right.top)
    }
}
