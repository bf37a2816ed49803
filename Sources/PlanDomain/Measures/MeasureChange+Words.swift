import HashTreeCollections

/// What each change says: its line in the news, and itself without the words that somebody typed.
extension MeasureChange {
    package func withoutFreeText(_ mark: String) -> MeasureChange {
        switch self {
        case .recorded(let change):
            .recorded(
                Recorded(
                    measures: change.measures.map { measure in
                        var measure = measure
                        measure.definitions = measure.definitions.map { $0.replaced(by: mark) }
                        measure.retirement = measure.retirement.map { .init(reason: mark, successor: $0.successor) }
                        measure.chart = measure.chart?.replaced(by: mark)
                        return measure
                    }
                )
            )
        case .redefined(let change):
            .redefined(
                Redefined(measureID: change.measureID, definition: change.definition.replaced(by: mark))
            )
        case .staged(let change):
            .staged(
                Staged(
                    measureID: change.measureID,
                    stage: change.stage,
                    retirement: change.retirement.map { .init(reason: mark, successor: $0.successor) }
                )
            )
        case .leftUnmeasured(let change):
            .leftUnmeasured(LeftUnmeasured(elementID: change.elementID, reason: change.reason.map { _ in mark }))
        case .chartSet(let change):
            .chartSet(
                ChartSet(measureID: change.measureID, settings: change.settings.replaced(by: mark))
            )
        case .figuresRecorded(let change):
            .figuresRecorded(
                FiguresRecorded(
                    id: change.id,
                    file: change.file.map { .init(name: mark, digest: $0.digest) },
                    new: change.new,
                    changed: change.changed,
                    areas: change.areas,
                    figures: change.figures,
                    note: change.note.map { _ in mark }
                )
            )
        case .remarked(let change):
            .remarked(
                Remarked(
                    measureID: change.measureID,
                    remarks: change.remarks.map {
                        .init(period: $0.period, kind: $0.kind, text: mark, expected: $0.expected)
                    }
                )
            )
        case .targetSet(let change):
            .targetSet(
                TargetSet(
                    measureID: change.measureID,
                    period: change.period,
                    version: .init(aim: change.version.aim, basis: change.version.basis, rationale: mark)
                )
            )
        case .judged(let change):
            .judged(
                Judged(
                    measureID: change.measureID,
                    period: change.period,
                    judgement: change.judgement.map {
                        .init(measureID: $0.measureID, period: $0.period, status: $0.status, reason: mark)
                    }
                )
            )
        case .evidenceAttached(let change): .evidenceAttached(.init(evidence: change.evidence.replaced(by: mark)))
        case .linked, .ruleSet, .schemeSet, .comparatorsRecorded, .areasRecorded, .importTakenBack, .targetApproved,
            .evidenceWithdrawn:
            self
        }
    }

    package func summary(in council: Council) -> String {
        func name(_ id: Measure.ID) -> String { council.measures[id]?.code.rawValue ?? "an unknown measure" }
        switch self {
        case .recorded(let change):
            guard change.measures.count > 1, let first = change.measures.first, let last = change.measures.last else {
                return change.measures.first.map { "Added measure \($0.code): \($0.definition.title)" }
                    ?? "Added no measure"
            }
            return "Added \(change.measures.count) measures, \(first.code) to \(last.code)"
        case .redefined(let change):
            return "Defined \(name(change.measureID)) anew, from \(change.definition.from.inWords)"
        case .staged(let change):
            let why = change.retirement.map { ": \($0.reason)" } ?? ""
            return "Set \(name(change.measureID)) to '\(change.stage.name)'\(why)"
        case .linked(let change):
            let places = change.elements.compactMap { council.elements[$0].map(council.citation) }
            return places.isEmpty
                ? "Took \(name(change.measureID)) out of the plan"
                : "Put \(name(change.measureID)) under \(places.joined(separator: ", "))"
        case .leftUnmeasured(let change):
            let place = council.elements[change.elementID].map(council.citation) ?? "an unknown part"
            return change.reason.map { "Said why \(place) has no measure yet: \($0)" }
                ?? "Took back why \(place) has no measure"
        case .ruleSet(let change):
            return change.rule.map { "Gave \(name(change.measureID)) a rule of status of its own (\($0.text))" }
                ?? "Put \(name(change.measureID)) under the council's rule of status"
        case .schemeSet(let scheme):
            return "Set the statuses, version \(scheme.version): \(scheme.words.map(\.word).joined(separator: ", "))"
        case .chartSet(let change): return "Changed how the control chart of \(name(change.measureID)) is made"
        case .comparatorsRecorded(let change):
            return "Loaded whom to compare with: \(change.groups.map(\.name).joined(separator: "; "))"
        case .areasRecorded(let change):
            return "Described \(change.areas.count) \(change.areas.count == 1 ? "place" : "places")"
        case .figuresRecorded(let change): return change.summary(in: council)
        case .importTakenBack(let change):
            let file = council.imports[change.importID]?.file?.name
            return "Took back the figures\(file.map { " of '\($0)'" } ?? "")"
        case .remarked(let change):
            return
                "Said something beside \(change.remarks.count == 1 ? "a figure" : "figures") of \(name(change.measureID))"
        case .targetSet(let change):
            let before = council.targets[TargetKey(change.measureID, change.period)]?.current.aim.text
            let place = "\(name(change.measureID)), \(change.period.label)"
            return before.map { "Changed the target of \(place), from \($0) to \(change.version.aim.text)" }
                ?? "Proposed a target for \(place): \(change.version.aim.text)"
        case .targetApproved(let change):
            let aim = council.targets[TargetKey(change.measureID, change.period)]?.current.aim.text ?? ""
            return "Approved the target of \(name(change.measureID)), \(change.period.label): \(aim)"
        case .judged(let change):
            let place = "\(name(change.measureID)), \(change.period.label)"
            return change.judgement.map {
                "Judged the status of \(place) as \(council.statusScheme[$0.status].word): \($0.reason)"
            } ?? "Took back the judgement of \(place)"
        case .evidenceAttached(let change):
            let evidence = change.evidence
            return "Attached '\(evidence.name)' to \(name(evidence.measureID)), \(evidence.period.label)"
        case .evidenceWithdrawn(let change):
            let evidence = council.evidence[change.measureID]?.first { $0.id == change.evidenceID }
            return "Withdrew '\(evidence?.name ?? "a file")' from \(name(change.measureID))"
        }
    }
}

extension MeasureChange.FiguresRecorded {
    fileprivate func summary(in council: Council) -> String {
        guard let file else {
            // What stands behind a figure goes without saying.
            let columns = figures.columns.filter { $0.key.component == .value }
            guard !columns.isEmpty else { return "Recorded what stands behind figures" }
            guard columns.count == 1, columns[0].values.count == 1, let column = columns.first,
                let period = figures.periods(of: column).first, let value = column.values.first
            else { return "Recorded \(columns.reduce(0) { $0 + $1.values.count }) figures" }
            let code = council.measures[column.measureID]?.code.rawValue ?? "an unknown measure"
            return "Recorded \(value.text) for \(code), \(period.label)"
        }
        return "Imported figures from '\(file.name)': \(new) new, \(changed) changed"
    }
}

extension MeasureDefinition {
    fileprivate func replaced(by mark: String) -> MeasureDefinition {
        var definition = self
        definition.title = mark
        for field in DefinitionText.allCases where !definition[field].isEmpty { definition[field] = mark }
        definition.comparability = comparability.map { Comparability(degree: $0.degree, note: mark) }
        return definition
    }
}

extension Measure.ChartSettings {
    fileprivate func replaced(by mark: String) -> Self {
        Self(
            isScreened: isScreened,
            fixedAfter: fixedAfter,
            rebasings: rebasings.map { .init(period: $0.period, reason: mark) }
        )
    }
}
