import HashTreeCollections
import PlanDomain
import PlanUseCases

/// Figures as a tidy table, one a row: the columns in which they are imported come first, so that it can be read back.
struct FigureTable {
    let measures: [Measure]
    let council: Council

    /// What each column holds, in order, with its type in the words of CSVW and of Data Packages.
    static let columns: [(name: String, title: String, csvw: String, package: String)] = [
        ("measure_code", "Code of the measure", "string", "string"),
        ("area_code", "Code of the area (Government Statistical Service)", "string", "string"),
        ("area_name", "Name of the area", "string", "string"),
        ("period_type", "Kind of period", "string", "string"),
        ("period_start", "First day of the period", "date", "date"),
        ("period_end", "Last day of the period", "date", "date"),
        ("period_label", "Period as people write it", "string", "string"),
        ("value", "Figure, without a unit; empty where there is none", "decimal", "number"),
        ("status_flag", "What is said of the figure, or why there is none", "string", "string"),
        ("breakdown", "Part of those counted, as name=value; empty for all", "string", "string"),
        ("period_code", "Permanent code of the period", "string", "string"),
        ("unit", "What the measure counts in", "string", "string"),
        ("numerator", "What was counted, where it is known", "decimal", "number"),
        ("denominator", "Of how many, where it is known", "decimal", "number"),
        ("lower_limit", "Lower end of the confidence interval, where the source gives one", "decimal", "number"),
        ("upper_limit", "Upper end of the confidence interval, where the source gives one", "decimal", "number"),
    ]

    /// With a byte-order mark and without formulas, for spreadsheets, when asked for.
    func text(isForExcel: Bool) -> String {
        var text = isForExcel ? "\u{FEFF}" : ""
        text += Self.columns.map(\.name).joined(separator: ",") + "\r\n"
        for measure in measures {
            let unit = CommaSeparated.cell(measure.definition.unit, neutralising: isForExcel)
            let table = council.figures[measure.id] ?? [:]
            for (key, series) in table.filter({ $0.key.component == .value }).sorted(by: { $0.key < $1.key }) {
                let behind = FigureComponent.behind.map { table[key.with($0)] }
                let area = CommaSeparated.cell(council.areas[key.area]?.name ?? "", neutralising: isForExcel)
                let part = CommaSeparated.cell(key.breakdown.text, neutralising: isForExcel)
                for (period, value) in zip(series.periods, series.values) {
                    text += "\(measure.code),\(key.area),\(area),\(period.type.rawValue),\(period.start.iso),"
                    text += "\(period.end.iso),\(CommaSeparated.cell(period.label, neutralising: false)),"
                    text += "\(value.figure?.plain ?? ""),\(value.flag(isForecast: key.isForecast)),\(part),"
                    text += "\(period.code),\(unit)"
                    for series in behind { text += ",\(series?[period]?.figure?.plain ?? "")" }
                    text += "\r\n"
                }
            }
        }
        return text
    }
}

extension ObservedValue {
    /// The words of the column of flags; several with semicolons between.
    func flag(isForecast: Bool) -> String {
        switch self {
        case .absent(.notAvailable): return "not-available"
        case .absent(.notApplicable): return "not-applicable"
        case .absent(.suppressed): return "suppressed"
        case .figure(_, let marks):
            let words = (isForecast ? ["forecast"] : []) + marks.flags
            return words.isEmpty ? "actual" : words.joined(separator: ";")
        }
    }
}

extension ObservedValue.Marks {
    fileprivate var flags: [String] {
        let all: [(ObservedValue.Marks, String)] = [
            (.provisional, "provisional"), (.revised, "revised"), (.estimated, "estimated"), (.seriesBreak, "break"),
            (.lowReliability, "low-reliability"),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}
