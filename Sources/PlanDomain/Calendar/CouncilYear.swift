import HashTreeCollections

/// A financial year of a council: 1 April to 31 March.
package struct FinancialYear: Hashable, Sendable {
    /// The calendar year in which it begins.
    package let startYear: Int

    package init(startYear: Int) {
        self.startYear = startYear
    }

    package init(containing day: Day) {
        startYear = day.month >= 4 ? day.year : day.year - 1
    }

    /// "2024/25".
    package var label: String { "\(startYear)/\(padded((startYear + 1) % 100, 2))" }
}

/// The year from one Annual Council to the next, for which members are appointed to bodies (Local Government Act 1972,
/// Schedule 12, paragraph 1).
package struct MunicipalYear: Equatable, Sendable {
    package let begins: Day

    /// The day of the next Annual Council, on which it ends; nil while that is not in the calendar.
    package let ends: Day?

    /// "2024/25".
    package var label: String { FinancialYear(startYear: begins.year).label }
}

extension Council {
    /// The municipal year that holds a day; nil where the calendar has no Annual Council before it.
    package func municipalYear(containing day: Day) -> MunicipalYear? {
        let days = meetings.values.filter { $0.isAnnual && $0.cancellation == nil }.map(\.day).sorted()
        guard let begins = days.last(where: { $0 <= day }) else { return nil }
        return MunicipalYear(begins: begins, ends: days.first { $0 > day })
    }
}
