/// Looks for other counts that fit all that a reader is shown: then the reader cannot know which are true.
///
/// A reading is a set of changes by whole steps that leaves every sum as it is. Where cells that are still shown take part,
/// they have to be hidden for it, so each has a price, and the cheapest reading is what to hide.
struct SecondReading {
    let relations: CountRelations

    /// What the reader can think each cell to be, were it hidden.
    let ranges: [CountRange]

    /// What hiding each cell costs: nothing for a hidden one, nil for one that cannot be hidden.
    let prices: [Int?]

    /// How many partial readings are looked at in one way before giving up.
    private static let patience = 5_000

    /// The cells of a reading in which the target is one more or one less; nil when none is found.
    ///
    /// Finding none proves nothing in tables of three dimensions and more; what is found is always a reading.
    func cells(around target: Int) -> [Int]? {
        cells(around: target, isThorough: false) ?? cells(around: target, isThorough: true)
    }

    /// One cell changed after another, each to put right a sum that the cells before it upset.
    private struct Step {
        let previous: Int?
        let cell: Int
        let price: Int
        let upset: [Upset]
    }

    private struct Upset: Hashable {
        let relation: Int
        var amount: Int
    }

    /// Always goes on from the most promising step.
    ///
    /// Where cells belong to two sums at most this is the search for a shortest way, and of two ways to upset the same sums
    /// the cheaper is enough: quick, and finds a reading if there is one. Beyond that a thorough look keeps both.
    private func cells(around target: Int, isThorough: Bool) -> [Int]? {
        var steps: [Step] = []
        var queue = BestFirst()
        var seen: Set<[Upset]> = []
        var cheapest = [Int?](repeating: nil, count: relations.cells.count)

        func add(_ cell: Int, change: Int, after previous: Int?) {
            guard ranges[cell].allows(change: change), let price = prices[cell] else { return }
            let before = previous.map { steps[$0] }
            let upset = upset(before?.upset ?? [], by: change, of: cell)
            let total = (before?.price ?? 0) + price + 1
            var ahead = 0
            for each in upset {
                let price = cheapest[each.relation] ?? cheapestPrice(in: each.relation)
                cheapest[each.relation] = price
                ahead += price + 1
            }
            steps.append(Step(previous: previous, cell: cell, price: total, upset: upset))
            // A cell puts right two sums in the usual table. When thorough, what upsets few sums comes first.
            queue.add(steps.count - 1, priority: isThorough ? upset.count : 0, total + ahead / 2)
        }

        for change in [1, -1] { add(target, change: change, after: nil) }
        var patience = Self.patience
        while patience > 0, let place = queue.removeBest() {
            patience -= 1
            let step = steps[place]
            let changed = Array(sequence(first: step) { $0.previous.map { steps[$0] } }.map(\.cell))
            guard let open = nextToPutRight(step.upset, target) else { return changed }
            guard isThorough || seen.insert(step.upset).inserted else { continue }
            for term in relations.cells[open.relation]
            where !changed.contains(term.place) && open.amount.isMultiple(of: term.factor) {
                add(term.place, change: -open.amount / term.factor, after: place)
            }
        }
        return nil
    }

    /// The target's own sums come last, so that a way leads from one of them round to another.
    private func nextToPutRight(_ upset: [Upset], _ target: Int) -> Upset? {
        upset.first { each in !relations.relations[target].contains { $0.place == each.relation } } ?? upset.first
    }

    /// In the order of relations, without those that are right again.
    private func upset(_ upset: [Upset], by change: Int, of cell: Int) -> [Upset] {
        var upset = upset
        for term in relations.relations[cell] {
            let place = upset.firstIndex { $0.relation >= term.place } ?? upset.endIndex
            if place == upset.endIndex || upset[place].relation > term.place {
                upset.insert(Upset(relation: term.place, amount: change * term.factor), at: place)
            } else {
                upset[place].amount += change * term.factor
                if upset[place].amount == 0 { upset.remove(at: place) }
            }
        }
        return upset
    }

    private func cheapestPrice(in relation: Int) -> Int {
        relations.cells[relation].compactMap { prices[$0.place] }.min() ?? 0
    }
}
