import HashTreeCollections

/// Asks to record figures, a file's or one: only what is new or different is written down.
package struct RecordFigures: Command {
    package let id: FigureImport.ID
    package let file: FigureImport.File?
    package let mapping: FigureMapping?
    package let areas: [Area]
    package let figures: FigureColumns

    /// What was said of unusual figures among them.
    package let note: String?

    package init(
        id: FigureImport.ID,
        file: FigureImport.File? = nil,
        mapping: FigureMapping? = nil,
        areas: [Area] = [],
        figures: FigureColumns,
        note: String? = nil
    ) {
        self.note = note
        self.id = id
        self.file = file
        self.mapping = mapping
        self.areas = areas
        self.figures = figures
    }

    package func demand(in _: Council) -> Demand {
        // Whoever owns one measure may give its figures; what is about several is the performance officer's.
        let first = figures.columns.first?.measureID
        let isOne = figures.columns.allSatisfy { $0.measureID == first }
        return Demand(.recordFigures, about: isOne ? first.map { .measure($0) } ?? .council : .council)
    }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        let difference = council.difference(bringing: figures)
        guard difference.unknown.isEmpty else { return .refused("measure", "measure-unknown") }
        if let retired = figures.columns.lazy.compactMap({ council.measures[$0.measureID] }).first(where: {
            $0.stage == .retired
        }) {
            return .refused("measure", "measure-retired", retired.code.rawValue)
        }
        if let fault = difference.faults.first { return .refused("value", fault.fault.rawValue, fault.detail(council)) }
        guard !difference.figures.isEmpty else { return .changes([]) }
        if let note, note.count > FigureRemark.limit {
            return .refused("note", "text-too-long", "\(FigureRemark.limit)")
        }
        if difference.changed > 0, (context.reason ?? "").trimmingSpaces.isEmpty {
            return .refused("reason", "revision-needs-reason", "\(difference.changed)")
        }
        return .changes([
            .measure(
                .figuresRecorded(
                    .init(
                        id: id,
                        file: file,
                        new: difference.new,
                        changed: difference.changed,
                        mapping: mapping.flatMap { council.mappings[$0.fingerprint] == $0 ? nil : $0 },
                        areas: council.renamed(areas),
                        figures: difference.figures,
                        note: note
                    )
                )
            )
        ])
    }
}

/// What figures would change.
package struct FigureDifference: Sendable {
    /// Only the cells that are new or different.
    package internal(set) var figures = FigureColumns()
    /// Figures alone are counted, not what stands behind them.
    package internal(set) var new = 0
    /// A changed numerator counts too: whoever relied on it reads why.
    package internal(set) var changed = 0
    package internal(set) var same = 0
    package internal(set) var unknown: Set<Measure.ID> = []
    package internal(set) var faults: [Fault] = []

    package struct Fault: Sendable {
        package let fault: FigureFault
        package let measureID: Measure.ID
        package let period: Period

        func detail(_ council: Council) -> String {
            "\(council.measures[measureID]?.code.rawValue ?? ""), \(period.label)"
        }
    }
}

/// A figure that contradicts what stands behind it.
package struct FigureContradiction: Hashable, Sendable {
    package let fault: FigureFault
    package let measureID: Measure.ID

    /// Of the figure itself.
    package let key: SeriesKey
    package let period: Period
}

extension Council {
    package func difference(bringing brought: FigureColumns) -> FigureDifference {
        var difference = FigureDifference()
        var rest = brought.columns[...]
        while let first = rest.first {
            let columns = rest.prefix { $0.measureID == first.measureID }
            rest = rest[columns.endIndex...]
            guard let measure = measures[first.measureID] else {
                difference.unknown.insert(first.measureID)
                continue
            }
            let known = figures[measure.id] ?? [:]
            for column in columns { difference.take(column, brought.periods(of: column), measure, known[column.key]) }
        }
        difference.faults += contradictions(bringing: brought).map {
            .init(fault: $0.fault, measureID: $0.measureID, period: $0.period)
        }
        return difference
    }

    /// Figures that would contradict what stands behind them, once both were recorded (I5).
    package func contradictions(bringing brought: FigureColumns) -> [FigureContradiction] {
        var found: [FigureContradiction] = []
        var rest = brought.columns[...]
        while let first = rest.first {
            let columns = rest.prefix { $0.measureID == first.measureID }
            rest = rest[columns.endIndex...]
            guard let measure = measures[first.measureID],
                columns.contains(where: { $0.key.component != .value })
                    || (figures[measure.id] ?? [:]).keys.contains(where: { $0.component != .value })
            else { continue }
            found += contradictions(columns, brought, measure)
        }
        return found
    }

    private func contradictions(
        _ columns: ArraySlice<FigureColumns.Column>,
        _ brought: FigureColumns,
        _ measure: Measure
    ) -> [FigureContradiction] {
        let new = Dictionary(
            columns.map { ($0.key, Series(periods: brought.periods(of: $0), values: $0.values)) }
        ) { first, _ in first }
        let touched = Dictionary(grouping: columns) { $0.key.with(.value) }
        return touched.sorted { $0.key < $1.key }.flatMap { key, columns in
            Set(columns.flatMap(brought.periods)).sorted().compactMap { period in
                var parts = parts(of: measure.id, key, in: period)
                for component in FigureComponent.allCases {
                    if let value = new[key.with(component)]?[period] { parts[component] = value }
                }
                return measure.definition(for: period).fault(of: parts).map {
                    FigureContradiction(fault: $0, measureID: measure.id, key: key, period: period)
                }
            }
        }
    }
}

extension FigureDifference {
    fileprivate mutating func take(
        _ column: FigureColumns.Column,
        _ periods: [Period],
        _ measure: Measure,
        _ known: Series?
    ) {
        for (period, value) in zip(periods, column.values) {
            if let fault = measure.definition(for: period).fault(of: value, as: column.key.component, in: period) {
                faults.append(.init(fault: fault, measureID: measure.id, period: period))
            }
        }
        guard let known else {
            new += column.key.component == .value ? periods.count : 0
            figures.add(measure.id, column.key, periods, column.values)
            return
        }
        var kept: (periods: [Period], values: [ObservedValue]) = ([], [])
        for (period, value) in zip(periods, column.values) {
            let before = known[period]
            guard before != value else {
                same += column.key.component == .value ? 1 : 0
                continue
            }
            if before != nil {
                changed += 1
            } else if column.key.component == .value {
                new += 1
            }
            kept.periods.append(period)
            kept.values.append(value)
        }
        figures.add(measure.id, column.key, kept.periods, kept.values)
    }
}
