package import Foundation

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
    case areasRecorded(AreasRecorded)
    case figuresRecorded(FiguresRecorded)
    case importTakenBack(ImportTakenBack)
    case remarked(Remarked)
    case targetSet(TargetSet)
    case targetApproved(TargetApproved)
    case judged(Judged)
    case evidenceAttached(EvidenceAttached)
    case evidenceWithdrawn(EvidenceWithdrawn)

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

    package struct AreasRecorded: Equatable, Codable, Sendable {
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

    package struct EvidenceAttached: Equatable, Codable, Sendable {
        package let evidence: EvidenceFile
    }

    package struct EvidenceWithdrawn: Equatable, Codable, Sendable {
        package let measureID: Measure.ID
        package let evidenceID: EvidenceFile.ID
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
        case .areasRecorded: "measure.areas-recorded"
        case .figuresRecorded: "measure.figures-recorded"
        case .importTakenBack: "measure.import-taken-back"
        case .remarked: "measure.remarked"
        case .targetSet: "measure.target-set"
        case .targetApproved: "measure.target-approved"
        case .judged: "measure.judged"
        case .evidenceAttached: "measure.evidence-attached"
        case .evidenceWithdrawn: "measure.evidence-withdrawn"
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
        case .areasRecorded(let change): change
        case .figuresRecorded(let change): change
        case .importTakenBack(let change): change
        case .remarked(let change): change
        case .targetSet(let change): change
        case .targetApproved(let change): change
        case .judged(let change): change
        case .evidenceAttached(let change): change
        case .evidenceWithdrawn(let change): change
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
        case "measure.areas-recorded": self = .areasRecorded(try read(AreasRecorded.self))
        case "measure.figures-recorded": self = .figuresRecorded(try read(FiguresRecorded.self))
        case "measure.import-taken-back": self = .importTakenBack(try read(ImportTakenBack.self))
        case "measure.remarked": self = .remarked(try read(Remarked.self))
        case "measure.target-set": self = .targetSet(try read(TargetSet.self))
        case "measure.target-approved": self = .targetApproved(try read(TargetApproved.self))
        case "measure.judged": self = .judged(try read(Judged.self))
        case "measure.evidence-attached": self = .evidenceAttached(try read(EvidenceAttached.self))
        case "measure.evidence-withdrawn": self = .evidenceWithdrawn(try read(EvidenceWithdrawn.self))
        default: return nil
        }
    }
}
