import PlanDomain

extension Period {
    /// Its label in one or two short lines, for the foot of an axis.
    var shortLines: [String] {
        switch type {
        case .financialYear, .academicYear, .calendarYear: [label]
        case .month: [name(end), "\(end.year)"]
        case .quarter: ["\(name(start)) to \(name(end))", "\(end.year)"]
        case .halfYear: start.year == end.year ? ["\(name(start)) to \(name(end))", "\(end.year)"] : acrossYears
        case .term: [label.split(separator: " ").first.map(String.init) ?? label, "\(start.year)"]
        case .rolling12: acrossYears
        case .threeYearPool, .multiYear: multipleYears
        case .pointInTime: ["\(end.day) \(name(end))", "\(end.year)"]
        case .census: ["Census", "\(end.year)"]
        }
    }

    private var acrossYears: [String] { ["\(name(start)) \(start.year)", "to \(name(end)) \(end.year)"] }

    private var multipleYears: [String] {
        let parts = label.split(separator: " to ").map(String.init)
        return parts.count == 2 ? [parts[0], "to \(parts[1])"] : [label]
    }

    private func name(_ day: Day) -> String { String(Day.monthNames[day.month - 1].prefix(3)) }
}
