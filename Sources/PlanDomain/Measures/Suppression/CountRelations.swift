/// The relations of a table by the places of its cells, as sums that are nothing: the parts less the total.
struct CountRelations {
    /// A cell in a relation, or a relation of a cell, and how often it counts there.
    struct Term {
        let place: Int
        let factor: Int
    }

    /// The cells of each relation.
    let cells: [[Term]]

    /// The relations of each cell.
    let relations: [[Term]]

    init(_ sums: [PlacedSum], cellCount: Int) {
        cells = sums.map { sum in
            var factors: [Int: Int] = [sum.total: -1]
            for part in sum.parts { factors[part, default: 0] += 1 }
            let terms = factors.map { Term(place: $0.key, factor: $0.value) }
            return terms.filter { $0.factor != 0 }.sorted { $0.place < $1.place }
        }
        var relations = [[Term]](repeating: [], count: cellCount)
        for (relation, terms) in cells.enumerated() {
            for term in terms { relations[term.place].append(Term(place: relation, factor: term.factor)) }
        }
        self.relations = relations
    }

    /// How many sums stand below a cell: nothing for what is no total.
    static func heights(_ sums: [PlacedSum], cellCount: Int) -> [Int] {
        var heights = [Int](repeating: 0, count: cellCount)
        // As many rounds as there are sums are enough, unless totals go round in a circle: then there is no top.
        for _ in sums {
            var isSettled = true
            for sum in sums {
                let height = 1 + (sum.parts.map { heights[$0] }.max() ?? 0)
                guard height > heights[sum.total] else { continue }
                heights[sum.total] = height
                isSettled = false
            }
            if isSettled { break }
        }
        return heights
    }
}
