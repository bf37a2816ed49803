import Foundation
import HashTreeCollections
package import PlanDomain

/// Finds out from the headings of a file what its columns are.
package struct FigureHeadings {
    /// What people call each column, in small letters without signs.
    private static let names: [(FigureMapping.Column, [String])] = [
        (
            .measure,
            [
                "measure code", "measure", "indicator code", "indicator id", "indicator", "measure ref", "measure id",
                "kpi", "pi", "code", "ref", "reference",
            ]
        ),
        (.area, ["area code", "gss code", "gss", "geography code", "la code", "lad code", "ons code", "area"]),
        (.areaName, ["area name", "geography name", "local authority", "geography"]),
        (.periodType, ["period type", "time period type"]),
        (.periodStart, ["period start", "start date", "start", "from"]),
        (.periodEnd, ["period end", "end date", "end", "to"]),
        (
            .period,
            ["period label", "period code", "period", "time period", "time", "date", "year", "quarter", "month"]
        ),
        (.value, ["value", "figure", "actual", "result", "outturn", "observation"]),
        (.flag, ["status flag", "flag", "obs status", "status", "marker", "symbol"]),
        (.breakdown, ["breakdown", "dimension"]),
        (.component(.numerator), ["numerator", "count"]),
        (.component(.denominator), ["denominator"]),
        (
            .component(.lowerLimit),
            ["lower limit", "lower confidence limit", "lower ci 95 0 limit", "lower ci", "ci lower"]
        ),
        (
            .component(.upperLimit),
            ["upper limit", "upper confidence limit", "upper ci 95 0 limit", "upper ci", "ci upper"]
        ),
    ]

    /// The usual reading of headings; the council's own, where it has one, comes first.
    package static func mapping(of headings: [String], in council: Council) -> FigureMapping {
        if let known = council.mappings[FigureMapping.fingerprint(headings)] { return known }
        var columns = [FigureMapping.Column](repeating: .ignored, count: headings.count)
        let plain = headings.map(plain)
        for (column, names) in names {
            guard let name = names.first(where: plain.contains), let place = plain.firstIndex(of: name),
                columns[place] == .ignored
            else { continue }
            columns[place] = column
        }
        // Where no column holds the values, those that are headed by periods do.
        if !columns.contains(.value) {
            for (place, heading) in headings.enumerated() where columns[place] == .ignored || columns[place] == .period
            {
                if isPeriod(heading) { columns[place] = .values }
            }
        }
        return FigureMapping(headings: headings, columns: columns)
    }

    private static func plain(_ heading: String) -> String {
        String(heading.lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " })
            .split(separator: " ").joined(separator: " ")
    }

    private static func isPeriod(_ heading: String) -> Bool {
        switch PeriodText(heading) {
        case .period, .refused(.ambiguous, _): true
        case .refused: false
        }
    }
}
