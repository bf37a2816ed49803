package import Foundation
import HashTreeCollections

/// What can happen to measures, their figures and targets.
package enum MeasureChange: Equatable, Sendable {
    case recorded(Recorded)
    case redefined(Redefined)
    case staged(Staged)
    case linked(Linked)
    case leftUnmeasured(LeftUnmeasured)
    case ruleSet(RuleSet)
    case schemeSet(StatusScheme)
    case chartSet(ChartSet)
    case comparatorsRecorded(ComparatorsRecorded)
    case figuresRecorded(FiguresRecorded)
    case importTakenBack(ImportTakenBack)
    case remarked(Remarked)
    case targetSet(TargetSet)
    case targetApproved(TargetApproved)
    case judged(Judged)

    package struct Recorded: Equatable, Codable, Sendable {
        package let measures: [Measure]
    }

    package struct Redefined: Equatable, Codable, Sendable {
        package let measureID: Measure.ID
        package let definition: MeasureDefinition
    }

    package struct Staged: Equatable, Codable, Sendable {
        package let measureID: Measure.ID
        package let stage: Measure.Stage
        package let retirement: Measure.Retirement?
    }

    package struct Linked: Equatable, Codable, Sendable {
        package let measureID: Measure.ID
        package let elements: [PlanElement.ID]
    }

    /// Why a part of the plan has no measure yet (I16); nil takes that back.
    package struct LeftUnmeasured: Equatable, Codable, Sendable {
        package let elementID: PlanElement.ID
        package let reason: String?
    }

    package struct RuleSet: Equatable, Codable, Sendable {
        package let measureID: Measure.ID
        package let rule: StatusRule?
    }

    package struct ChartSet: Equatable, Codable, Sendable {
        package let measureID: Measure.ID
        package let settings: Measure.ChartSettings
    }

    package struct ComparatorsRecorded: Equatable, Codable, Sendable {
        package let groups: [ComparatorGroup]
        package let areas: [Area]
    }

    /// Figures that came in together, as columns.
    package struct FiguresRecorded: Equatable, Codable, Sendable {
        package let id: FigureImport.ID

        /// Nil for what was typed.
        package let file: FigureImport.File?
        package let new: Int
        package let changed: Int

        /// How the file's columns were read, to read the next one alike.
        package let mapping: FigureMapping?

        /// Places that were named for the first time.
        package let areas: [Area]
        package let figures: FigureColumns

        /// What was said of unusual figures among them, where anything was.
        package let note: String?

        package init(
            id: FigureImport.ID,
            file: FigureImport.File? = nil,
            new: Int,
            changed: Int,
            mapping: FigureMapping? = nil,
            areas: [Area] = [],
            figures: FigureColumns,
            note: String? = nil
        ) {
            self.id = id
            self.file = file
            self.new = new
            self.changed = changed
            self.mapping = mapping
            self.areas = areas
            self.figures = figures
            self.note = note
        }
    }

    package struct ImportTakenBack: Equatable, Codable, Sendable {
        package let importID: FigureImport.ID
    }

    package struct Remarked: Equatable, Codable, Sendable {
        package let measureID: Measure.ID
        package let remarks: [FigureRemark]
    }

    package struct TargetSet: Equatable, Codable, Sendable {
        package let measureID: Measure.ID
        package let period: Period
        package let version: Target.Version
    }

    /// Nil takes a judgement back.
    package struct Judged: Equatable, Codable, Sendable {
        package let measureID: Measure.ID
        package let period: Period
        package let judgement: Judgement?
    }

    package struct TargetApproved: Equatable, Codable, Sendable {
        package let measureID: Measure.ID
        package let period: Period
    }
}

extension MeasureChange: ChangeFamily {
    package var kind: String {
        switch self {
        case .recorded: "measure.recorded"
        case .redefined: "measure.redefined"
        case .staged: "measure.staged"
        case .linked: "measure.linked"
        case .leftUnmeasured: "measure.left-unmeasured"
        case .ruleSet: "measure.rule-set"
        case .schemeSet: "measure.scheme-set"
        case .chartSet: "measure.chart-set"
        case .comparatorsRecorded: "measure.comparators-recorded"
        case .figuresRecorded: "measure.figures-recorded"
        case .importTakenBack: "measure.import-taken-back"
        case .remarked: "measure.remarked"
        case .targetSet: "measure.target-set"
        case .targetApproved: "measure.target-approved"
        case .judged: "measure.judged"
        }
    }

    package var payload: any Encodable {
        switch self {
        case .recorded(let change): change
        case .redefined(let change): change
        case .staged(let change): change
        case .linked(let change): change
        case .leftUnmeasured(let change): change
        case .ruleSet(let change): change
        case .schemeSet(let scheme): scheme
        case .chartSet(let change): change
        case .comparatorsRecorded(let change): change
        case .figuresRecorded(let change): change
        case .importTakenBack(let change): change
        case .remarked(let change): change
        case .targetSet(let change): change
        case .targetApproved(let change): change
        case .judged(let change): change
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        func read<Payload: Decodable>(_ type: Payload.Type) throws -> Payload {
            try decoder.decode(type, from: payload)
        }
        switch kind {
        case "measure.recorded":
            let change = try read(Recorded.self)
            // Whatever asks for a measure's definition relies on there being one.
            guard change.measures.allSatisfy({ !$0.definitions.isEmpty }) else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: [], debugDescription: "A measure has no definition.")
                )
            }
            self = .recorded(change)
        case "measure.redefined": self = .redefined(try read(Redefined.self))
        case "measure.staged": self = .staged(try read(Staged.self))
        case "measure.linked": self = .linked(try read(Linked.self))
        case "measure.left-unmeasured": self = .leftUnmeasured(try read(LeftUnmeasured.self))
        case "measure.rule-set": self = .ruleSet(try read(RuleSet.self))
        case "measure.scheme-set": self = .schemeSet(try read(StatusScheme.self))
        case "measure.chart-set": self = .chartSet(try read(ChartSet.self))
        case "measure.comparators-recorded": self = .comparatorsRecorded(try read(ComparatorsRecorded.self))
        case "measure.figures-recorded": self = .figuresRecorded(try read(FiguresRecorded.self))
        case "measure.import-taken-back": self = .importTakenBack(try read(ImportTakenBack.self))
        case "measure.remarked": self = .remarked(try read(Remarked.self))
        case "measure.target-set": self = .targetSet(try read(TargetSet.self))
        case "measure.target-approved": self = .targetApproved(try read(TargetApproved.self))
        case "measure.judged": self = .judged(try read(Judged.self))
        default: return nil
        }
    }

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
            for group in change.groups { council.comparators[group.key] = group }
            for area in change.areas { council.areas[area.code] = area }
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
        }
    }

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
        case .linked, .ruleSet, .schemeSet, .comparatorsRecorded, .importTakenBack, .targetApproved: self
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
        }
    }
}

extension MeasureChange.FiguresRecorded {
    fileprivate func summary(in council: Council) -> String {
        guard let file else {
            guard figures.count == 1, let column = figures.columns.first,
                let period = figures.periods(of: column).first, let value = column.values.first
            else { return "Recorded \(figures.count) figures" }
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

extension Council {
    fileprivate mutating func change(_ id: Measure.ID, at sequence: Int, _ body: (inout Measure) -> Void) {
        guard var measure = measures[id] else { return }
        body(&measure)
        measure.revision = sequence
        measures[id] = measure
    }
}
