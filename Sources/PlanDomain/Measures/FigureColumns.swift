/// Figures in bulk, column by column: what one import records, in the form in which the record keeps it for ever.
package struct FigureColumns: Equatable, Sendable {
    /// Lists of periods, each sorted and without repeats, which many series share.
    package private(set) var calendars: [[Period]] = []

    /// By measure, then by key.
    package private(set) var columns: [Column] = []

    private var known: [[Period]: Int] = [:]

    package struct Column: Equatable, Sendable {
        package let measureID: Measure.ID
        package let key: SeriesKey

        /// Which of the calendars.
        package let calendar: Int

        /// One for each period of the calendar.
        package let values: [ObservedValue]
    }

    package init() {}

    /// Adds a series; periods are sorted and without repeats.
    package mutating func add(_ measureID: Measure.ID, _ key: SeriesKey, _ periods: [Period], _ values: [ObservedValue])
    {
        guard !periods.isEmpty, periods.count == values.count else { return }
        let calendar =
            known[periods]
            ?? {
                calendars.append(periods)
                known[periods] = calendars.count - 1
                return calendars.count - 1
            }()
        columns.append(Column(measureID: measureID, key: key, calendar: calendar, values: values))
    }

    package func periods(of column: Column) -> [Period] { calendars[column.calendar] }

    package var count: Int { columns.reduce(0) { $0 + $1.values.count } }

    package var isEmpty: Bool { columns.isEmpty }

    package static func == (left: Self, right: Self) -> Bool {
        left.calendars == right.calendars && left.columns == right.columns
    }
}

/// In JSON: lists of periods and of values are one text each, parted by spaces, so that a million figures stay legible
/// and small.
extension FigureColumns: Codable {
    private struct Document: Codable {
        let calendars: [String]
        let measures: [OfMeasure]
    }

    private struct OfMeasure: Codable {
        let measure: Measure.ID
        var series: [OfSeries]
    }

    private struct OfSeries: Codable {
        let area: AreaCode
        let breakdown: String?
        let forecast: Bool?
        let calendar: Int
        let figures: String
    }

    package func encode(to encoder: any Encoder) throws {
        var measures: [OfMeasure] = []
        for column in columns {
            let series = OfSeries(
                area: column.key.area,
                breakdown: column.key.breakdown == .all ? nil : column.key.breakdown.text,
                forecast: column.key.isForecast ? true : nil,
                calendar: column.calendar,
                figures: column.values.map(\.text).joined(separator: " ")
            )
            if let last = measures.indices.last, measures[last].measure == column.measureID {
                measures[last].series.append(series)
            } else {
                measures.append(OfMeasure(measure: column.measureID, series: [series]))
            }
        }
        let calendars = calendars.map { $0.map(\.code).joined(separator: " ") }
        try Document(calendars: calendars, measures: measures).encode(to: encoder)
    }

    package init(from decoder: any Decoder) throws {
        let document = try Document(from: decoder)
        func broken(_ what: String) -> DecodingError {
            .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: what))
        }
        for text in document.calendars {
            let periods = text.split(separator: " ").compactMap { Period(code: String($0)) }
            guard !periods.isEmpty, zip(periods, periods.dropFirst()).allSatisfy({ $0 < $1 }),
                periods.count == text.split(separator: " ").count
            else { throw broken("'\(text.prefix(80))' is no list of periods.") }
            calendars.append(periods)
            known[periods] = calendars.count - 1
        }
        for measure in document.measures {
            for series in measure.series {
                guard calendars.indices.contains(series.calendar), let breakdown = Breakdown(series.breakdown ?? ""),
                    let values = ObservedValue.list(series.figures),
                    values.count == calendars[series.calendar].count
                else { throw broken("The figures of \(series.area) are no list that fits its periods.") }
                columns.append(
                    Column(
                        measureID: measure.measure,
                        key: SeriesKey(area: series.area, breakdown: breakdown, isForecast: series.forecast ?? false),
                        calendar: series.calendar,
                        values: values
                    )
                )
            }
        }
    }
}

extension ObservedValue {
    /// Reads values parted by single spaces; nil unless each is one.
    static func list(_ text: String) -> [ObservedValue]? {
        var text = text
        return text.withUTF8 { bytes in
            var values: [ObservedValue] = []
            var start = 0
            for place in 0...bytes.count where place == bytes.count || bytes[place] == UInt8(ascii: " ") {
                guard let value = ObservedValue(UnsafeBufferPointer(rebasing: bytes[start..<place])) else { return nil }
                values.append(value)
                start = place + 1
            }
            return values
        }
    }
}
