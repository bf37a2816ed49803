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
            guard measures[id] != nil else {
                place += 1
                continue
            }
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
    ///
    /// What it changed may itself have been taken back meanwhile: then what was before that comes back.
    mutating func takeBack(_ id: FigureImport.ID, at position: Int) {
        guard let brought = imports[id], brought.takenBack == nil else { return }
        imports[id]?.takenBack = position
        let mark = Int32(clamping: brought.sequence)
        let wasReleased = figureReleases.contains { $0.position >= brought.sequence }
        let gone = Set(imports.values.filter { $0.takenBack != nil }.map(\.sequence))
        for (measureID, table) in figures {
            var series = table
            var revised: [FigureRevision] = []
            let earlier = revisions[measureID] ?? []
            let given = earlier.filter { gone.contains($0.sequence) }
            let traced = Set(earlier.map { Cell($0, at: 0) })
            let changes = Dictionary(given.map { (Cell($0, at: $0.sequence), $0) }) { first, _ in first }
            for (key, known) in table where known.sequences.contains(mark) {
                var kept = known
                for (place, period) in known.periods.enumerated() where known.sequences[place] == mark {
                    var before: FigureRevision?
                    var sequence = brought.sequence
                    repeat {
                        before = changes[Cell(key: key, period: period, sequence: sequence)]
                        // A figure that one entry gave twice had nothing before it.
                        if let earlier = before?.earlier, earlier < sequence {
                            sequence = earlier
                        } else {
                            before = nil
                        }
                    } while before != nil && gone.contains(sequence)
                    kept.set(before?.before, for: period, at: sequence)
                    // What nobody outside has seen needs no trace beyond the record's own, unless there is one to end.
                    guard wasReleased || traced.contains(Cell(key: key, period: period, sequence: 0)) else { continue }
                    revised.append(
                        FigureRevision(
                            key: key,
                            period: period,
                            before: known.values[place],
                            after: before?.before,
                            earlier: brought.sequence,
                            sequence: position
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

    /// One figure as an entry gave it.
    private struct Cell: Hashable {
        let key: SeriesKey
        let period: Period
        let sequence: Int

        init(key: SeriesKey, period: Period, sequence: Int) {
            (self.key, self.period, self.sequence) = (key, period, sequence)
        }

        init(_ revision: FigureRevision, at sequence: Int) {
            self.init(key: revision.key, period: revision.period, sequence: sequence)
        }
    }
}
