import HashTreeCollections

/// What each change does to the council's value.
extension MeasureChange {
    package func apply(to council: inout Council, at sequence: Int) {
        switch self {
        case .recorded(let change):
            for var measure in change.measures {
                measure.revision = sequence
                council.measures[measure.id] = measure
                council.measureCodes[measure.code] = measure.id
            }
        case .redefined(let change):
            council.change(change.measureID, at: sequence) { $0.definitions.append(change.definition) }
        case .staged(let change):
            council.change(change.measureID, at: sequence) {
                if $0.stage == .proposed, change.stage == .retired { $0.wasTurnedDown = true }
                $0.stage = change.stage
                $0.retirement = change.retirement
            }
        case .linked(let change):
            council.change(change.measureID, at: sequence) { $0.elements = change.elements }
        case .leftUnmeasured(let change): council.unmeasured[change.elementID] = change.reason
        case .ruleSet(let change):
            council.change(change.measureID, at: sequence) { $0.statusRule = change.rule }
        case .schemeSet(let scheme): council.statusSchemes.append(scheme)
        case .chartSet(let change):
            council.change(change.measureID, at: sequence) { $0.chart = change.settings }
        case .comparatorsRecorded(let change):
            for group in change.groups {
                // What was put right before anybody outside saw it was never a version (I29).
                let since = council.comparatorEntries[group.key] ?? 0
                if let earlier = council.comparators[group.key], let last = council.figureReleases.last,
                    last.position >= since
                {
                    council.earlierComparators[group.key, default: []].append(earlier)
                }
                council.comparators[group.key] = group
                council.comparatorEntries[group.key] = sequence
            }
            for area in change.areas { council.areas[area.code] = area }
        case .areasRecorded(let change): for area in change.areas { council.areas[area.code] = area }
        case .figuresRecorded(let change): council.apply(change, at: sequence)
        case .importTakenBack(let change): council.takeBack(change.importID, at: sequence)
        case .remarked(let change):
            guard council.measures[change.measureID] != nil else { return }
            for var remark in change.remarks {
                remark.sequence = sequence
                council.remarks[change.measureID, default: []].append(remark)
            }
        case .targetSet(let change):
            guard council.measures[change.measureID] != nil else { return }
            var version = change.version
            version.sequence = sequence
            // What replaces an approved target was itself decided: it is approved with its entry.
            let key = TargetKey(change.measureID, change.period)
            if council.targets[key]?.current.approved != nil { version.approved = sequence }
            council.targets[
                key,
                default: Target(measureID: change.measureID, period: change.period, versions: [])
            ].versions.append(version)
        case .targetApproved(let change):
            let key = TargetKey(change.measureID, change.period)
            guard var target = council.targets[key] else { return }
            target.versions[target.versions.count - 1].approved = sequence
            council.targets[key] = target
        case .judged(let change):
            guard council.measures[change.measureID] != nil else { return }
            var judgement = change.judgement
            judgement?.sequence = sequence
            council.judgements[TargetKey(change.measureID, change.period)] = judgement
        case .evidenceAttached(let change):
            guard council.measures[change.evidence.measureID] != nil else { return }
            var evidence = change.evidence
            evidence.sequence = sequence
            council.evidence[evidence.measureID, default: []].append(evidence)
        case .evidenceWithdrawn(let change):
            guard let place = council.evidence[change.measureID]?.firstIndex(where: { $0.id == change.evidenceID })
            else { return }
            council.evidence[change.measureID]?[place].withdrawn = sequence
        }
    }
}

extension Council {
    fileprivate mutating func change(_ id: Measure.ID, at sequence: Int, _ body: (inout Measure) -> Void) {
        guard var measure = measures[id] else { return }
        body(&measure)
        measure.revision = sequence
        measures[id] = measure
    }
}
