import HashTreeCollections
import PlanDomain
import PlanUseCases

/// Figures as a tidy table, one a row: the columns in which they are imported come first, so that it can be read back.
struct FigureTable {
    let measures: [Measure]
    let council: Council

    /// What a column holds, with its type in the words of CSVW and of Data Packages.
    struct Column {
        let name: String
        let title: String
        var csvw = "string"
        var package = "string"

        /// Whether it has no empty cell.
        var isRequired = true

        static func day(_ name: String, _ title: String) -> Column {
            Column(name: name, title: title, csvw: "date", package: "date")
        }

        static func number(_ name: String, _ title: String) -> Column {
            Column(name: name, title: title, csvw: "decimal", package: "number", isRequired: false)
        }
    }

    /// In order.
    static let columns = [
        Column(name: "measure_code", title: "Code of the measure"),
        Column(name: "area_code", title: "Code of the area (Government Statistical Service)"),
        Column(name: "area_name", title: "Name of the area", isRequired: false),
        Column(name: "period_type", title: "Kind of period"),
        .day("period_start", "First day of the period"),
        .day("period_end", "Last day of the period"),
        Column(name: "period_label", title: "Period as people write it"),
        .number("value", "Figure, without a unit; empty where there is none"),
        Column(name: "status_flag", title: "What is said of the figure, or why there is none"),
        Column(name: "breakdown", title: "Part of those counted, as name=value; empty for all", isRequired: false),
        Column(name: "period_code", title: "Permanent code of the period"),
        Column(name: "unit", title: "What the measure counts in"),
        .number("numerator", "What was counted, where it is known"),
        .number("denominator", "Of how many, where it is known"),
        .number("lower_limit", "Lower end of the confidence interval, where the source gives one"),
        .number("upper_limit", "Upper end of the confidence interval, where the source gives one"),
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
