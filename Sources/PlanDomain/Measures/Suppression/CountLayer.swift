/// The counts of one kind in a table, numerators or denominators, and what readers can think of each.
struct CountLayer {
    let relations: CountRelations

    /// Which counts of this kind must not become known.
    let isSmall: [Bool]

    /// For a reader who is told which cells are primary.
    let toldRanges: [CountRange]

    /// For one who sees the same mark on all hidden cells.
    let untoldRanges: [CountRange]

    /// Denominators are taken as they are while numerators are looked at, and the other way round.
    init(numeratorsOf table: IndexedTable<some Hashable & Comparable & Sendable>, _ rule: SmallNumberRule) {
        self.init(table.cells.map { ($0.count, nil, $0.denominator) }, table.sums, rule) { cell in
            rule.checksDenominators && (cell.most.map(rule.isSmall) ?? false)
        }
    }

    init(denominatorsOf table: IndexedTable<some Hashable & Comparable & Sendable>, _ rule: SmallNumberRule) {
        self.init(table.cells.map { ($0.denominator, $0.count, nil) }, table.sumsOfDenominators, rule) { cell in
            cell.least.map(rule.isSmall) ?? false
        }
    }

    private typealias Counts = (count: Figure?, least: Figure?, most: Figure?)

    private init(
        _ cells: [Counts],
        _ sums: [PlacedSum],
        _ rule: SmallNumberRule,
        isPrimaryAnyway: (Counts) -> Bool
    ) {
        relations = CountRelations(sums, cellCount: cells.count)
        isSmall = cells.map { $0.count.map(rule.isSmall) ?? false }
        func ranges(small: CountRange.Mark, other: CountRange.Mark) -> [CountRange] {
            cells.map { cell in
                guard let count = cell.count else { return .unknown }
                let mark = isPrimaryAnyway(cell) ? .any : rule.isSmall(count) ? small : other
                return CountRange(count, mark, rule, atLeast: cell.least, atMost: cell.most)
            }
        }
        toldRanges = ranges(small: .small, other: .notSmall)
        untoldRanges = ranges(small: .hidden, other: .hidden)
    }
}
