/// How the columns of a file of figures are to be read; remembered with the import for the next file with these headings.
package struct FigureMapping: Equatable, Codable, Sendable {
    /// As they stand in the file.
    package let headings: [String]

    /// One for each heading.
    package let columns: [Column]

    /// The place of every row, where the file has no column of places.
    package let area: AreaCode?

    package init(headings: [String], columns: [Column], area: AreaCode? = nil) {
        self.headings = headings
        self.columns = columns
        self.area = area
    }

    /// What files with the same headings have in common.
    package var fingerprint: String { Self.fingerprint(headings) }

    package static func fingerprint(_ headings: [String]) -> String {
        headings.map { $0.trimmingSpaces.lowercased() }.joined(separator: "\u{1F}")
    }

    package enum Column: Hashable, Sendable {
        case measure, area, areaName, period, periodType, periodStart, periodEnd, value, flag, breakdown, ignored

        /// What stands behind the figure of the same row.
        case component(FigureComponent)

        /// One part of those counted, by the trait that the column names.
        case trait(String)

        /// The values of the period that the heading names: a file that is wider than long.
        case values

        /// The same where the heading does not say it in a way that can be read.
        case valuesOf(Period)
    }
}

extension FigureMapping.Column: TextCodable {
    static let nameInFaults = "what a column can be"

    /// The columns that need no further word, with the words by which they are written.
    private static let plain: [(FigureMapping.Column, String)] = [
        (.measure, "measure"), (.area, "area"), (.areaName, "area-name"), (.period, "period"),
        (.periodType, "period-type"), (.periodStart, "period-start"), (.periodEnd, "period-end"), (.value, "value"),
        (.component(.numerator), "numerator"), (.component(.denominator), "denominator"),
        (.component(.lowerLimit), "lower-limit"), (.component(.upperLimit), "upper-limit"),
        (.flag, "flag"), (.breakdown, "breakdown"), (.values, "values"), (.ignored, "ignored"),
    ]

    /// "measure", "value", "trait sex", "values 2024FY".
    init?(recorded text: String) {
        if let known = Self.plain.first(where: { $0.1 == text }) {
            self = known.0
        } else if text.hasPrefix("trait "), text.count > 6 {
            self = .trait(String(text.dropFirst(6)))
        } else if text.hasPrefix("values "), let period = Period(code: String(text.dropFirst(7))) {
            self = .valuesOf(period)
        } else {
            return nil
        }
    }

    var recorded: String {
        switch self {
        case .trait(let name): "trait \(name)"
        case .valuesOf(let period): "values \(period.code)"
        default: Self.plain.first { $0.0 == self }?.1 ?? "ignored"
        }
    }

    /// The form in which forms and command lines give it.
    package var text: String { recorded }

    package init?(text: String) { self.init(recorded: text) }
}
