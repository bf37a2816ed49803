import HashTreeCollections

/// How figures enter the council's value and leave it again.
extension Council {
    mutating func apply(_ change: MeasureChange.FiguresRecorded, at sequence: Int) {
        for area in change.areas { areas[area.code] = area }
        if let mapping = change.mapping { mappings[mapping.fingerprint] = mapping }
        imports[change.id] = FigureImport(
            id: change.id,
            file: change.file,
            new: change.new,
            changed: change.changed,
            sequence: sequence
        )
        // One list of entries for all series of a calendar, which share it until one of them changes.
        let marks = change.figures.calendars.map { [Int32](repeating: Int32(clamping: sequence), count: $0.count) }
        var place = change.figures.columns.startIndex
        while place < change.figures.columns.endIndex {
            let id = change.figures.columns[place].measureID
            var series = figures[id] ?? [:]
            figures[id] = nil
            var revised: [FigureRevision] = []
            while place < change.figures.columns.endIndex, change.figures.columns[place].measureID == id {
                let column = change.figures.columns[place]
                place += 1
                let periods = change.figures.periods(of: column)
                guard var known = series[column.key] else {
                    series[column.key] = Series(
                        periods: periods,
                        values: column.values,
                        sequences: marks[column.calendar]
                    )
                    continue
                }
                for (period, value) in zip(periods, column.values) {
                    if let place = known.place(of: period) {
                        guard known.values[place] != value else { continue }
                        revised.append(
                            FigureRevision(
                                key: column.key,
                                period: period,
                                before: known.values[place],
                                after: value,
                                earlier: Int(known.sequences[place]),
                                sequence: sequence
                            )
                        )
                    }
                    known.set(value, for: period, at: sequence)
                }
                series[column.key] = known
            }
            figures[id] = series
            if !revised.isEmpty { revisions[id, default: []] += revised }
        }
    }

    /// Puts back what an import changed, and takes out what it brought, as far as nobody has changed it since.
    mutating func takeBack(_ id: FigureImport.ID, at sequence: Int) {
        guard let brought = imports[id], brought.takenBack == nil else { return }
        imports[id]?.takenBack = sequence
        let mark = Int32(clamping: brought.sequence)
        let wasReleased = figureReleases.contains { $0.position >= brought.sequence }
        for (measureID, table) in figures {
            var series = table
            var revised: [FigureRevision] = []
            let earlier = (revisions[measureID] ?? []).filter { $0.sequence == brought.sequence }
            let before = Dictionary(earlier.map { (Cell(key: $0.key, period: $0.period), $0) }) { _, last in last }
            for (key, known) in table where known.sequences.contains(mark) {
                var kept = known
                for (place, period) in known.periods.enumerated() where known.sequences[place] == mark {
                    let revision = before[Cell(key: key, period: period)]
                    kept.set(revision?.before, for: period, at: revision?.earlier ?? 0)
                    // What nobody outside has seen needs no trace beyond the record's own.
                    guard revision != nil || wasReleased else { continue }
                    revised.append(
                        FigureRevision(
                            key: key,
                            period: period,
                            before: known.values[place],
                            after: revision?.before,
                            earlier: brought.sequence,
                            sequence: sequence
                        )
                    )
                }
                series[key] = kept.isEmpty ? nil : kept
            }
            figures[measureID] = series.isEmpty ? nil : series
            if !revised.isEmpty {
                revisions[measureID, default: []] += revised.sorted { ($0.key, $0.period) < ($1.key, $1.period) }
            }
        }
    }

    private struct Cell: Hashable {
        let key: SeriesKey
        let period: Period
    }
}
