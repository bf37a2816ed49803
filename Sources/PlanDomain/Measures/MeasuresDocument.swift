import HashTreeCollections

/// Measures, figures and targets as part of a council's canonical bytes.
struct MeasuresDocument: Codable {
    let measures: [Measure]
    let figures: FigureColumns

    /// For each of the figures' columns the entries that gave them: one number where it is the same for all.
    let sequences: [String]
    let revisions: [OfMeasure<FigureRevision>]?
    let remarks: [OfMeasure<FigureRemark>]?
    let targets: [Target]?
    let judgements: [Judgement]?
    let imports: [FigureImport]?
    let mappings: [FigureMapping]?
    let areas: [Area]?
    let comparators: [ComparatorGroup]?
    let comparatorEntries: [Int]?
    let earlierComparators: [ComparatorGroup]?
    let evidence: [EvidenceFile]?
    let statusSchemes: [StatusScheme]?
    let unmeasured: [Unmeasured]?
    let figureReleases: [FigureRelease]?

    struct OfMeasure<Item: Codable>: Codable {
        let measureID: Measure.ID
        let items: [Item]
    }

    struct Unmeasured: Codable {
        let elementID: PlanElement.ID
        let reason: String
    }

    /// Nil while a council has nothing of all this, so that older bytes stay the same.
    init?(_ council: Council) {
        measures = council.measures.values.sorted { $0.code < $1.code }
        var columns = FigureColumns()
        var sequences: [String] = []
        for measure in measures {
            for (key, series) in (council.figures[measure.id] ?? [:]).sorted(by: { $0.key < $1.key }) {
                columns.add(measure.id, key, series.periods, series.values)
                let first = series.sequences.first ?? 0
                sequences.append(
                    series.sequences.allSatisfy { $0 == first }
                        ? "\(first)" : series.sequences.map(String.init).joined(separator: " ")
                )
            }
        }
        figures = columns
        self.sequences = sequences
        revisions =
            measures.compactMap { measure in
                council.revisions[measure.id].map { OfMeasure(measureID: measure.id, items: $0) }
            }.unlessEmpty
        remarks =
            measures.compactMap { measure in
                council.remarks[measure.id].map { OfMeasure(measureID: measure.id, items: $0) }
            }.unlessEmpty
        targets = council.targets.values.sorted { ($0.measureID, $0.period) < ($1.measureID, $1.period) }.unlessEmpty
        judgements =
            council.judgements.values.sorted { ($0.measureID, $0.period) < ($1.measureID, $1.period) }.unlessEmpty
        imports = council.imports.values.sorted { $0.sequence < $1.sequence }.unlessEmpty
        mappings = council.mappings.sorted { $0.key < $1.key }.map(\.value).unlessEmpty
        areas = council.areas.values.sorted { $0.code < $1.code }.unlessEmpty
        comparators = council.comparators.values.sorted { $0.key < $1.key }.unlessEmpty
        // In the order of the comparators.
        comparatorEntries =
            council.comparators.sorted { $0.key < $1.key }.map { council.comparatorEntries[$0.key] ?? 0 }.unlessEmpty
        earlierComparators =
            council.earlierComparators.sorted { $0.key < $1.key }.flatMap(\.value).unlessEmpty
        evidence = measures.flatMap { council.evidence[$0.id] ?? [] }.unlessEmpty
        statusSchemes = council.statusSchemes.unlessEmpty
        unmeasured =
            council.unmeasured.sorted { $0.key < $1.key }.map {
                Unmeasured(elementID: $0.key, reason: $0.value)
            }.unlessEmpty
        figureReleases = council.figureReleases.unlessEmpty
        if measures.isEmpty, areas == nil, comparators == nil, statusSchemes == nil, unmeasured == nil,
            figureReleases == nil, imports == nil
        {
            return nil
        }
    }

    func fill(_ council: inout Council) {
        for measure in measures {
            council.measures[measure.id] = measure
            council.measureCodes[measure.code] = measure.id
        }
        var byMeasure: [Measure.ID: TreeDictionary<SeriesKey, Series>] = [:]
        var same: [String: [Int32]] = [:]
        for (column, text) in zip(figures.columns, sequences) {
            let periods = figures.periods(of: column)
            let numbers: [Int32]
            if text.contains(" ") {
                numbers = text.split(separator: " ").map { Int32($0) ?? 0 }
            } else {
                let key = "\(text) \(periods.count)"
                numbers = same[key] ?? [Int32](repeating: Int32(text) ?? 0, count: periods.count)
                same[key] = numbers
            }
            byMeasure[column.measureID, default: [:]][column.key] = Series(
                periods: periods,
                values: column.values,
                sequences: numbers.count == periods.count ? numbers : [Int32](repeating: 0, count: periods.count)
            )
        }
        for (id, series) in byMeasure { council.figures[id] = series }
        for revisions in revisions ?? [] { council.revisions[revisions.measureID] = revisions.items }
        for remarks in remarks ?? [] { council.remarks[remarks.measureID] = remarks.items }
        for target in targets ?? [] { council.targets[TargetKey(target.measureID, target.period)] = target }
        for item in judgements ?? [] { council.judgements[TargetKey(item.measureID, item.period)] = item }
        for item in imports ?? [] { council.imports[item.id] = item }
        for mapping in mappings ?? [] { council.mappings[mapping.fingerprint] = mapping }
        for area in areas ?? [] { council.areas[area.code] = area }
        for group in comparators ?? [] { council.comparators[group.key] = group }
        for (group, entry) in zip(comparators ?? [], comparatorEntries ?? []) {
            council.comparatorEntries[group.key] = entry
        }
        for group in earlierComparators ?? [] { council.earlierComparators[group.key, default: []].append(group) }
        for file in evidence ?? [] { council.evidence[file.measureID, default: []].append(file) }
        council.statusSchemes = statusSchemes ?? []
        for item in unmeasured ?? [] { council.unmeasured[item.elementID] = item.reason }
        council.figureReleases = figureReleases ?? []
    }
}
