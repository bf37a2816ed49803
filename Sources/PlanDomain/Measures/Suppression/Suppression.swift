extension SuppressionTable {
    /// Hides what is small, and then as little more as is needed so that no small count can be computed.
    ///
    /// It is promised that for every small count which is neither `exposed` nor `safeUnderOneMark` there is a second set of
    /// counts with another number in that place, all of them whole steps away, which fits every shown count, every sum, every
    /// mark and the rule. So a reader who knows all these, and which cells are primary, still has two numbers to choose from;
    /// with rounding, more. For those `safeUnderOneMark` the same holds for a reader who is not told which cells are primary.
    /// Not promised: that the numbers lie far apart; anything against a reader who knows some of the hidden counts (as those
    /// who contributed them do), sums that are not in the table, or how this function chooses.
    ///
    /// What is hidden besides is chosen in this order: parts before totals, few before many, small before large, by key.
    ///
    /// What earlier releases showed, and is the same now, readers know: hiding it protects nothing. A count that was revised
    /// since is another figure, and needs a key of its own if sums bind the old one.
    package func suppressed(by rule: SmallNumberRule, shownBefore: [Key: Figure] = [:]) -> SuppressionResult<Key> {
        let indexed = IndexedTable(self, shownBefore, rule)
        var suppression = Suppression(indexed, rule)
        suppression.protectSmallCounts()
        return suppression.result(of: self)
    }
}

/// A table on the way to its result.
private struct Suppression<Key: Hashable & Comparable & Sendable> {
    private let table: IndexedTable<Key>
    private let rule: SmallNumberRule
    private let isSmall: [Bool]
    private var isHidden: [Bool]
    private var exposed: Set<Int> = []
    private var safeUnderOneMark: Set<Int> = []

    init(_ table: IndexedTable<Key>, _ rule: SmallNumberRule) {
        self.table = table
        self.rule = rule
        isSmall = table.cells.map { cell in
            cell.count.map(rule.isSmall) ?? false
                || rule.checksDenominators && (cell.denominator.map(rule.isSmall) ?? false)
        }
        isHidden = zip(table.cells, isSmall).map { $1 || !$0.isPublished || $0.count == nil }
    }

    mutating func protectSmallCounts() {
        guard isSmall.contains(true) else { return }
        let prices = prices
        protect(CountLayer(numeratorsOf: table, rule), prices)
        if rule.checksDenominators { protect(CountLayer(denominatorsOf: table, rule), prices) }
    }

    /// The order in which cells are given up, as prices: any number of parts before a total, one cell before two.
    private var prices: [Int] {
        let count = table.cells.count
        let heights = CountRelations.heights(table.sums, cellCount: count)
        let order = table.cells.indices.sorted { left, right in
            let counts = (table.cells[left].count ?? .zero, table.cells[right].count ?? .zero)
            return counts.0 == counts.1 ? left < right : counts.0 < counts.1
        }
        var prices = [Int](repeating: 0, count: count)
        for (rank, place) in order.enumerated() {
            // Times the count, so that the length of a reading only tells between those that hide the same.
            prices[place] = (heights[place] * 2 * count * count + count + rank) * (count + 1)
        }
        return prices
    }

    private mutating func protect(_ layer: CountLayer, _ prices: [Int]) {
        var isSafe = [Bool](repeating: false, count: table.cells.count)
        var needsOneMark: Set<Int> = []
        for target in layer.isSmall.indices where layer.isSmall[target] && !isSafe[target] {
            if let cells = reading(layer.relations, layer.toldRanges, prices, around: target) {
                for cell in cells {
                    isHidden[cell] = true
                    isSafe[cell] = true
                }
            } else if let cells = reading(layer.relations, layer.untoldRanges, prices, around: target) {
                for cell in cells { isHidden[cell] = true }
                needsOneMark.insert(target)
            } else {
                exposed.insert(target)
            }
        }
        safeUnderOneMark.formUnion(needsOneMark.filter { !isSafe[$0] })
    }

    private func reading(
        _ relations: CountRelations,
        _ ranges: [CountRange],
        _ prices: [Int],
        around target: Int
    ) -> [Int]? {
        let prices = prices.indices.map { table.isKnown[$0] ? nil : isHidden[$0] ? 0 : prices[$0] }
        return SecondReading(relations: relations, ranges: ranges, prices: prices).cells(around: target)
    }

    func result(of original: SuppressionTable<Key>) -> SuppressionResult<Key> {
        var marks: [Key: SuppressionMark] = [:]
        var published: [Key: Figure] = [:]
        for (place, key) in table.keys.enumerated() where original.cells[key] != nil {
            let cell = table.cells[place]
            let mark = mark(of: place)
            marks[key] = mark
            if mark == .shown { published[key] = cell.displayed ?? cell.count.map(rule.rounded) }
        }
        return SuppressionResult(
            rule: rule,
            marks: marks,
            published: published,
            exposed: exposed.sorted().map { table.keys[$0] },
            safeUnderOneMark: safeUnderOneMark.subtracting(exposed).sorted().map { table.keys[$0] },
            mismatches: table.mismatches
        )
    }

    private func mark(of place: Int) -> SuppressionMark {
        let cell = table.cells[place]
        if isSmall[place] { return .primary }
        if !cell.isPublished || cell.count == nil { return .unpublished }
        return isHidden[place] ? .secondary : .shown
    }
}
