import Foundation
import HashTreeCollections
import PlanInterchange
import Testing

@testable import PlanDomain

/// A council with one measure of each kind that these files speak of.
struct MeasureLibrary: Sendable {
    let council: Council
    let withoutArea: Council

    init() {
        var measures: [Measure] = []
        func add(_ code: String, _ unit: String, _ frequency: MeasureDefinition.Frequency, _ type: PeriodType) {
            let definition = MeasureDefinition(
                from: .sample("2000-01-01"),
                title: code,
                unit: unit,
                decimals: 1,
                goodToBe: .high,
                frequency: frequency,
                periodType: type
            )
            let id = Measure.ID(
                rawValue: UUID(uuid: (0, 0, 0, 0, 0, 0, 64, 0, 128, 0, 0, 0, 0, 0, 0, UInt8(measures.count)))
            )
            let stage: Measure.Stage = code == "OLD-001" ? .retired : .active
            measures.append(
                Measure(id: id, code: .sample(code), kind: .council, definitions: [definition], stage: stage)
            )
        }
        add("HOM-001", "homes", .annual, .financialYear)
        add("JOB-001", "% of people", .annual, .financialYear)
        add("FIN-001", "£ per week", .annual, .financialYear)
        add("FIN-002", "£000", .annual, .financialYear)
        add("FIN-003", "£ million", .annual, .financialYear)
        add("FIN-004", "£m", .annual, .financialYear)
        add("QTR-001", "days", .quarterly, .quarter)
        add("DAY-001", "cases", .irregular, .pointInTime)
        add("OLD-001", "homes", .annual, .financialYear)
        let bare = Council(key: .sample).applying(.measure(.recorded(.init(measures: measures))), at: 1)
        withoutArea = bare
        let profile = CouncilProfile(
            name: "Anytown Council",
            shortName: "Anytown",
            gssCode: "E08000007",
            formatsContact: "Ask us."
        )
        council = bare.applying(.council(.described(profile)), at: 2)
    }

    func recording(_ figures: FigureColumns, mapping: FigureMapping? = nil) -> Council {
        let change = MeasureChange.FiguresRecorded(
            id: FigureImport.ID(rawValue: UUID()),
            new: figures.count,
            changed: 0,
            mapping: mapping,
            figures: figures
        )
        return council.applying(.measure(.figuresRecorded(change)), at: council.position + 1)
    }

    func remembering(_ mapping: FigureMapping) -> Council { recording(FigureColumns(), mapping: mapping) }

    /// Such as "HOM-001 E08000007 2023FY 295[p]".
    func shown(_ figures: FigureColumns) -> [String] {
        figures.columns.flatMap { column in
            zip(figures.periods(of: column), column.values).map { period, value in
                let key = column.key
                let parts = [
                    council.measures[column.measureID]?.code.rawValue ?? "", key.area.rawValue, key.breakdown.text,
                    key.isForecast ? "forecast" : "", key.component == .value ? "" : key.component.rawValue,
                    period.code, value.text,
                ]
                return parts.filter { !$0.isEmpty }.joined(separator: " ")
            }
        }
    }

    /// Some figures of some series, sorted as files give them.
    func figures(_ random: inout Seeded) -> FigureColumns {
        var columns = FigureColumns()
        let kinds: [(code: String, periods: [String])] = [
            ("HOM-001", (2010..<2022).map { "\($0)FY" }), ("JOB-001", (2010..<2022).map { "\($0)FY" }),
            ("QTR-001", (2020..<2023).flatMap { year in ["03", "06", "09", "12"].map { "\(year)-M\($0)-Q" } }),
            ("DAY-001", ["2020-02-29", "2021-03-31", "2023-01-01"]),
        ]
        for (code, periods) in kinds {
            guard let measure = council.measure(.sample(code)) else { continue }
            var keys: [SeriesKey] = []
            for area in [AreaCode.sample("E08000007"), .england] {
                for breakdown in ["", "age=18-24;sex=female", "name=say \"yes\", and; no=more"] {
                    for isForecast in [false, true] {
                        keys.append(
                            SeriesKey(area: area, breakdown: Breakdown(breakdown) ?? .all, isForecast: isForecast)
                        )
                    }
                }
            }
            for key in keys.sorted() where Int.random(in: 0..<3, using: &random) > 0 {
                let own = periods.filter { _ in Bool.random(using: &random) }.map { Period.sample($0) }
                columns.add(measure.id, key, own, own.map { _ in value(&random, isForecast: key.isForecast) })
            }
        }
        return columns
    }

    /// A forecast that is not there is written with a flag of its own beside it.
    private func value(_ random: inout Seeded, isForecast: Bool) -> ObservedValue {
        guard Int.random(in: 0..<6, using: &random) > 0 else {
            return .absent(ObservedValue.Absence.allCases.randomElement(using: &random) ?? .notAvailable)
        }
        let digits = Int64.random(in: 0...1000, using: &random)
        let marks = ObservedValue.Marks(rawValue: UInt8.random(in: 0..<32, using: &random))
        return .figure(Figure(digits: digits, places: 1) ?? .zero, Bool.random(using: &random) ? marks : [])
    }
}

/// Writes figures in the long form, with the headings of the demonstration's files.
struct LongForm {
    let text: String

    init(_ figures: FigureColumns, in council: Council) {
        var lines = ["measure_code,area_code,period_type,period_start,period_end,value,status_flag,breakdown"]
        for column in figures.columns {
            let code = council.measures[column.measureID]?.code.rawValue ?? ""
            for (period, value) in zip(figures.periods(of: column), column.values) {
                var flags = value.marks.letters.map { String($0) }
                if case .absent(let absence) = value { flags = [String(absence.rawValue)] }
                if column.key.isForecast { flags.append("forecast") }
                let breakdown = column.key.breakdown.text.replacing("\"", with: "\"\"")
                let cells = [
                    code, column.key.area.rawValue, period.type.rawValue, period.start.iso, period.end.iso,
                    value.figure?.plain ?? "", flags.joined(separator: ";"),
                    "\"\(breakdown)\"",
                ]
                lines.append(cells.joined(separator: ","))
            }
        }
        text = lines.joined(separator: "\r\n") + "\r\n"
    }
}

/// The same numbers for the same seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// Identities that no test looks at.
    struct Identities {
        var source: IdentitySource { IdentitySource { UUID() } }
    }
}

extension Period {
    static func sample(_ code: String) -> Period {
        guard let period = Period(code: code) else { preconditionFailure("'\(code)' is no period.") }
        return period
    }
}

extension Day {
    static func sample(_ text: String) -> Day {
        guard let day = Day(iso: text) else { preconditionFailure("'\(text)' is no day.") }
        return day
    }
}

extension MeasureCode {
    static func sample(_ text: String) -> MeasureCode {
        guard let code = MeasureCode(text) else { preconditionFailure("'\(text)' is no code.") }
        return code
    }
}

extension AreaCode {
    static func sample(_ text: String) -> AreaCode {
        guard let code = AreaCode(text) else { preconditionFailure("'\(text)' is no area.") }
        return code
    }
}

extension CouncilKey {
    fileprivate static var sample: CouncilKey {
        guard let key = CouncilKey("anytown") else { preconditionFailure("'anytown' is a key.") }
        return key
    }
}
