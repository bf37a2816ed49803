import HashTreeCollections

extension Council {
    /// How figures changed from what one release showed to what the next one shows, or one made now; oldest first.
    ///
    /// What stood between two releases is not told, neither as the earlier figure nor as the later one (I29).
    func releasedRevisions(of id: Measure.ID) -> [FigureRevision] {
        let cells = Dictionary(grouping: revisions[id] ?? []) { Cell(key: $0.key, period: $0.period) }
        return cells.flatMap { cell, revisions in
            let states = states(of: cell, revisions, in: figures[id]?[cell.key])
            let shown = figureReleases.map { release in states.last { $0.from <= release.position } } + [states.last]
            return zip(shown, shown.dropFirst()).compactMap { old, new -> FigureRevision? in
                guard let old, let new, let before = old.value, before != new.value else { return nil }
                return FigureRevision(
                    key: cell.key,
                    period: cell.period,
                    before: before,
                    after: new.value,
                    earlier: old.from,
                    sequence: new.from
                )
            }
        }
        .sorted { ($0.sequence, $0.key, $0.period) < ($1.sequence, $1.key, $1.period) }
    }

    private struct Cell: Hashable {
        let key: SeriesKey
        let period: Period
    }

    /// What stood in a cell from an entry on; nil for nothing.
    private struct State {
        let from: Int
        let value: ObservedValue?
    }

    /// Every state that a cell was ever in, oldest first.
    private func states(of cell: Cell, _ revisions: [FigureRevision], in series: Series?) -> [State] {
        var states: [State] = []
        for revision in revisions {
            // A figure that is new, or new again after it was taken back, is no revision: the next one tells of it.
            if states.last?.value == nil { states.append(State(from: revision.earlier, value: revision.before)) }
            states.append(State(from: revision.sequence, value: revision.after))
        }
        if states.last?.value == nil, let place = series?.place(of: cell.period), let series {
            states.append(State(from: Int(series.sequences[place]), value: series.values[place]))
        }
        return states
    }
}
