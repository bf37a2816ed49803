import Testing

@testable import PlanDomain

/// What holds of the suppression of any table: many are made up, and readers try to find out what is hidden.
struct SuppressionPropertyTests {
    private typealias Table = SuppressionTable<String>

    @Test(arguments: 1...3)
    func `I30 No small count of any table can be computed`(seed: Int) throws {
        var random = SeededNumbers(seed: UInt64(seed))
        let rules = [
            SmallNumberRule.standard, try #require(SmallNumberRule(threshold: 3)),
            try #require(SmallNumberRule(hidesZeros: true)),
        ]
        for round in 0..<25 {
            let table = Table.random(&random)
            let rule = rules[round % rules.count]
            let result = table.suppressed(by: rule)
            #expect(result.exposed.isEmpty)
            #expect(result.mismatches.isEmpty)
            for (key, cell) in table.cells where cell.count.map(rule.isSmall) ?? false {
                #expect(result.marks[key] == .primary)
                #expect(result.published[key] == nil)
            }
            expectSafe(table, result)
        }
    }

    @Test func `I30 Nor of any table of three dimensions`() {
        var random = SeededNumbers(seed: 11)
        for _ in 0..<6 {
            let sizes = (0..<3).map { _ in Int.random(in: 2...4, using: &random) }
            let counts = (0..<sizes[0]).map { _ in
                (0..<sizes[1]).map { _ in (0..<sizes[2]).map { _ in Int.random(in: 0...9, using: &random) } }
            }
            let table = Table.cube(counts)
            let result = table.suppressed(by: .standard)
            #expect(result.exposed.isEmpty)
            expectSafe(table, result)
        }
    }

    @Test func `I30 Nor with what earlier releases showed`() {
        var random = SeededNumbers(seed: 99)
        for _ in 0..<25 {
            let table = Table.random(&random)
            let known = table.cells.keys.sorted().filter { key in
                !(table.cells[key]?.count.map(SmallNumberRule.standard.isSmall) ?? true)
                    && Int.random(in: 0..<4, using: &random) == 0
            }
            let before = Dictionary(uniqueKeysWithValues: known.map { ($0, table.cells[$0]?.count ?? .zero) })
            let result = table.suppressed(by: .standard, shownBefore: before)
            for key in known { #expect(result.marks[key] == .shown) }
            expectSafe(table, result, known: Set(known))
        }
    }

    @Test func `I30 Nor a small numerator or denominator of any rate`() throws {
        let rule = try #require(SmallNumberRule(checksDenominators: true))
        var random = SeededNumbers(seed: 17)
        for _ in 0..<25 {
            let numerators = Table.random(&random)
            // Half of all: where one or two are counted, both are small.
            var denominators = numerators
            for key in numerators.cells.keys {
                denominators.cells[key]?.count = numerators.cells[key]?.count?.multiplied(by: Figure(whole: 2))
            }
            var table = numerators
            for key in table.cells.keys { table.cells[key]?.denominator = denominators.cells[key]?.count }
            let result = table.suppressed(by: rule)
            for table in [numerators, denominators] {
                let small = table.cells.filter { $0.value.count.map(rule.isSmall) ?? false }.keys
                #expect(small.allSatisfy { result.marks[$0] == .primary })
                let computed = SuppressionReader(table, result.marks, rule, isToldMarks: false).computed()
                #expect(computed.isDisjoint(with: small.filter { !result.exposed.contains($0) }))
            }
        }
    }

    @Test func `Where nothing is small nothing is hidden`() {
        var random = SeededNumbers(seed: 3)
        for _ in 0..<25 { #expect(Table.random(&random, counts: 5...40).suppressed(by: .standard).hidesNothing) }
    }

    @Test func `The readers of these tests find what one hidden cell gives away`() {
        let table = Table.cross([[3, 20], [14, 15]])
        let marks: [String: SuppressionMark] = ["r0c0": .primary, "r0c1": .secondary]
        let reader = SuppressionReader(table, marks, .standard, isToldMarks: true)
        #expect(reader.computed().contains("r0c0"))
        #expect(reader.bounded().contains("r0c0"))
        #expect(reader.imaginable(["r0c0"]).isEmpty)
    }
}
