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
/// and small. All series of a measure share one list of periods; where one of them has nothing, a point stands.
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
        let component: FigureComponent?
        let calendar: Int
        let figures: String
    }

    /// What stands where a series has no value.
    private static let gap = "."

    package func encode(to encoder: any Encoder) throws {
        var calendars: [[Period]] = []
        var places: [[Period]: Int] = [:]
        var measures: [OfMeasure] = []
        var start = columns.startIndex
        while start < columns.endIndex {
            let same = columns[start...].prefix { $0.measureID == columns[start].measureID }
            let own = Set(same.map(\.calendar)).map { self.calendars[$0] }
            let shared = own.count == 1 ? own[0] : Set(own.joined()).sorted()
            let place =
                places[shared]
                ?? {
                    calendars.append(shared)
                    places[shared] = calendars.count - 1
                    return calendars.count - 1
                }()
            measures.append(
                OfMeasure(
                    measure: columns[start].measureID,
                    series: same.map { column in
                        OfSeries(
                            area: column.key.area,
                            breakdown: column.key.breakdown == .all ? nil : column.key.breakdown.text,
                            forecast: column.key.isForecast ? true : nil,
                            component: column.key.component == .value ? nil : column.key.component,
                            calendar: place,
                            figures: text(of: column, over: shared)
                        )
                    }
                )
            )
            start = same.endIndex
        }
        let texts = calendars.map { $0.map(\.code).joined(separator: " ") }
        try Document(calendars: texts, measures: measures).encode(to: encoder)
    }

    private func text(of column: Column, over shared: [Period]) -> String {
        let periods = calendars[column.calendar]
        guard periods.count < shared.count else { return column.values.map(\.text).joined(separator: " ") }
        var place = 0
        return shared.map { period in
            guard place < periods.count, periods[place] == period else { return Self.gap }
            place += 1
            return column.values[place - 1].text
        }
        .joined(separator: " ")
    }

    package init(from decoder: any Decoder) throws {
        let document = try Document(from: decoder)
        func broken(_ what: String) -> DecodingError {
            .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: what))
        }
        var shared: [[Period]] = []
        for text in document.calendars {
            let codes = text.split(separator: " ")
            let periods = codes.compactMap { Period(code: String($0)) }
            guard !periods.isEmpty, zip(periods, periods.dropFirst()).allSatisfy({ $0 < $1 }),
                periods.count == codes.count
            else { throw broken("'\(text.prefix(80))' is no list of periods.") }
            shared.append(periods)
        }
        for measure in document.measures {
            for series in measure.series {
                guard shared.indices.contains(series.calendar), let breakdown = Breakdown(series.breakdown ?? ""),
                    let values = ObservedValue.list(series.figures), values.count == shared[series.calendar].count
                else { throw broken("The figures of \(series.area) are no list that fits its periods.") }
                let key = SeriesKey(
                    area: series.area,
                    breakdown: breakdown,
                    isForecast: series.forecast ?? false,
                    component: series.component ?? .value
                )
                let all = shared[series.calendar]
                if values.contains(where: { $0 == nil }) {
                    let known = zip(all, values).compactMap { period, value in value.map { (period, $0) } }
                    add(measure.measure, key, known.map(\.0), known.map(\.1))
                } else {
                    add(measure.measure, key, all, values.compactMap(\.self))
                }
            }
        }
    }
}

extension ObservedValue {
    /// Reads values parted by single spaces, a point standing for none; nil unless each is one of the two.
    static func list(_ text: String) -> [ObservedValue?]? {
        var text = text
        return text.withUTF8 { bytes in
            var values: [ObservedValue?] = []
            var start = 0
            for place in 0...bytes.count where place == bytes.count || bytes[place] == UInt8(ascii: " ") {
                if place == start + 1, bytes[start] == UInt8(ascii: ".") {
                    values.append(nil)
                } else {
                    guard let value = ObservedValue(UnsafeBufferPointer(rebasing: bytes[start..<place])) else {
                        return nil
                    }
                    values.append(value)
                }
                start = place + 1
            }
            return values
        }
    }
}
