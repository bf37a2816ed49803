/// A table by places, in the order of its keys, with the counts that its sums give.
struct IndexedTable<Key: Hashable & Comparable & Sendable> {
    let keys: [Key]
    private(set) var cells: [SuppressionCell]

    /// In the order of their totals, whatever order the table has them in.
    let sums: [PlacedSum]

    /// What readers have seen in an earlier release.
    let isKnown: [Bool]

    /// The relations of the table that do not add up.
    private(set) var mismatches: [SuppressionTable<Key>.Relation] = []

    init(_ table: SuppressionTable<Key>, _ shownBefore: [Key: Figure], _ rule: SmallNumberRule) {
        let named = table.relations.flatMap { $0.parts + [$0.total] }
        let keys = Set(table.cells.keys).union(named).sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
        let cells = keys.map { key in
            guard let cell = table.cells[key], cell.count != nil || shownBefore[key] == nil else {
                // What only an earlier release has is as it was there.
                return SuppressionCell(count: shownBefore[key], isPublished: false)
            }
            return cell
        }
        self.keys = keys
        self.cells = cells
        let placed = table.relations.map { relation in
            let parts = relation.parts.compactMap { places[$0] }.sorted()
            return (sum: PlacedSum(total: places[relation.total] ?? 0, parts: parts), relation: relation)
        }
        .sorted { $0.sum < $1.sum }
        sums = placed.map(\.sum)
        isKnown = zip(keys, cells).map { key, cell in
            guard let before = shownBefore[key], let count = cell.count else { return false }
            let isRounded = !rule.isSmall(count) && rule.rounded(count) == before
            return count == before || cell.displayed == before || isRounded
        }
        deriveCounts()
        mismatches = placed.filter { !addsUp($0.sum, \.count) }.map(\.relation)
    }

    /// A count that the council has not, and a reader can compute, is a count like others.
    private mutating func deriveCounts() {
        var unknown = cells.filter { $0.count == nil }.count
        while unknown > 0 {
            for sum in sums { derive(sum) }
            let left = cells.filter { $0.count == nil }.count
            guard left < unknown else { return }
            unknown = left
        }
    }

    private mutating func derive(_ sum: PlacedSum) {
        let missing = (sum.parts + [sum.total]).filter { cells[$0].count == nil }
        guard missing.count == 1, let place = missing.first else { return }
        let known = sum.parts.filter { $0 != place }.compactMap { cells[$0].count }
        guard let shown = Self.sum(known) else { return }
        cells[place].count = place == sum.total ? shown : cells[sum.total].count?.subtracting(shown)
        cells[place].isPublished = false
    }

    /// True also where a count is not known.
    private func addsUp(_ sum: PlacedSum, _ count: (SuppressionCell) -> Figure?) -> Bool {
        let parts = sum.parts.compactMap { count(cells[$0]) }
        guard parts.count == sum.parts.count, let total = count(cells[sum.total]) else { return true }
        return Self.sum(parts) == total
    }

    /// The sums that hold for denominators too: those of areas do, those of one population over time do not.
    var sumsOfDenominators: [PlacedSum] {
        sums.filter { sum in
            (sum.parts + [sum.total]).allSatisfy { cells[$0].denominator != nil } && addsUp(sum, \.denominator)
        }
    }

    private static func sum(_ figures: [Figure]) -> Figure? {
        figures.reduce(.zero) { (sum: Figure?, figure) in sum?.adding(figure) }
    }
}

/// A relation by the places of its cells.
struct PlacedSum: Comparable {
    let total: Int
    let parts: [Int]

    static func < (left: PlacedSum, right: PlacedSum) -> Bool {
        left.total == right.total ? left.parts.lexicographicallyPrecedes(right.parts) : left.total < right.total
    }
}
