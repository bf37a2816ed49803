import HashTreeCollections
import PlanDomain

/// Reads row after row and gathers what they say.
struct FigureRows {
    /// Not the council itself: a value with so many parts would be copied with every row.
    private let measure: @Sendable (MeasureCode) -> Measure?
    private let mapping: FigureMapping
    private let area: AreaCode?
    private let isWide: Bool
    private let measurePlace: Int?
    private let areaPlace: Int?
    private let namePlace: Int?
    private let periodPlace: Int?
    private let typePlace: Int?
    private let startPlace: Int?
    private let endPlace: Int?
    private let valuePlace: Int?
    private let flagPlace: Int?
    private let breakdownPlace: Int?
    private let parts: [(place: Int, component: FigureComponent)]
    private let traits: [(place: Int, name: String)]
    private let wide: [(place: Int, period: Period?)]

    private var rows = 0
    private var empty = 0
    private var faults: [FigureFile.RowFault] = []
    private var faultCount = 0

    private var periods = FigurePeriods()
    private var facts: [String: FigureFacts] = [:]
    private var lastFacts: (text: String, facts: FigureFacts)?
    private var areas: [String: AreaCode] = [:]
    private var lastArea: (text: String, area: AreaCode)?
    private var names: [AreaCode: String] = [:]
    private var groups: [Group] = []
    private var known: [GroupKey: Int] = [:]

    private var last: Last?

    /// What the row that is being read says of what stands behind its figure.
    private var behind = FigureParts()

    /// The series of the row before, until another measure or area comes.
    private struct Last {
        let breakdown: Breakdown
        let isForecast: Bool
        let place: Int
        var isOver = false
    }

    private struct GroupKey: Hashable {
        let measureID: Measure.ID
        let key: SeriesKey
    }

    private struct Group {
        let key: GroupKey
        var cells: [Cell] = []
    }

    private struct Cell {
        let period: Int32
        let line: Int32
        let value: ObservedValue
    }

    init(council: Council, mapping: FigureMapping, area: AreaCode?, isWide: Bool) {
        measure = { council.measure($0) }
        self.mapping = mapping
        self.area = area
        self.isWide = isWide
        func place(_ column: FigureMapping.Column) -> Int? { mapping.columns.firstIndex(of: column) }
        measurePlace = place(.measure)
        areaPlace = place(.area)
        namePlace = place(.areaName)
        periodPlace = place(.period)
        typePlace = place(.periodType)
        startPlace = place(.periodStart)
        endPlace = place(.periodEnd)
        valuePlace = place(.value)
        flagPlace = place(.flag)
        breakdownPlace = place(.breakdown)
        parts = mapping.columns.enumerated().compactMap { place, column in
            if case .component(let component) = column { (place, component) } else { nil }
        }
        traits = mapping.columns.enumerated().compactMap { place, column in
            if case .trait(let name) = column { (place, name) } else { nil }
        }
        wide = mapping.columns.enumerated().compactMap { place, column in
            switch column {
            case .values: (place, nil)
            case .valuesOf(let period): (place, period)
            default: nil
            }
        }
    }

    mutating func take(_ row: TableRow) {
        // A last line of separators alone is no row.
        guard !row.isBlank else { return }
        rows += 1
        guard let measure = facts(of: row), let area = area(of: row), let breakdown = breakdown(of: row) else {
            return
        }
        if isWide {
            for (place, period) in wide where place < row.fields.count {
                guard let found = self.period(period, headedBy: mapping.headings[place], measure, row.line) else {
                    continue
                }
                take(row.fields[place], "", place, measure, area, breakdown, found, row.line)
            }
        } else if let found = period(of: row, measure) {
            if !parts.isEmpty, !readParts(row) { return }
            // There is no such column where figures are worked out; where there is one, no row ends before it.
            if let valuePlace, valuePlace >= row.fields.count { return refuse(row.line, "", .tooFewFields) }
            let text = valuePlace.map { row.fields[$0] } ?? ""
            let flag = flagPlace.flatMap { $0 < row.fields.count ? row.fields[$0].trimmingSpaces : nil } ?? ""
            take(text, flag, valuePlace, measure, area, breakdown, found, row.line)
        }
    }

    // MARK: a cell

    private mutating func take(
        _ text: String,
        _ flag: String,
        _ place: Int?,
        _ measure: FigureFacts,
        _ area: AreaCode,
        _ breakdown: Breakdown,
        _ period: Int32,
        _ line: Int
    ) {
        let heading = place.map { mapping.headings[$0] } ?? ""
        guard let flagged = flag.isEmpty ? FigureFlag.none : FigureFlag(flag) else {
            return refuse(line, flagPlace.map { mapping.headings[$0] } ?? heading, .flagUnknown(flag))
        }
        var isForecast = flagged.isForecast
        let value: ObservedValue
        switch FigureText(text) {
        case .refused(let fault): return refuse(line, heading, .figure(fault, text))
        case .absent(.blank):
            if let absence = flagged.absence {
                value = .absent(absence)
            } else if let numerator = behind.numerator, let denominator = behind.denominator {
                let definition = measure.definition(periods[period])
                guard let worked = definition.value(numerator: numerator, denominator: denominator) else {
                    let fault = definition.isRate ? FigureFault.denominatorNotPositive : .multiplierUnknown
                    return refuse(line, heading, .fault(fault, denominator.plain))
                }
                value = .figure(worked, flagged.marks)
            } else {
                if !behind.hasMore, isWide || flagPlace == nil || flag.isEmpty {
                    empty += 1
                } else {
                    refuse(line, heading, .valueMissing)
                }
                return
            }
        case .absent(let absence):
            value = .absent(flagged.absence ?? absence.observed)
        case .figure(let written):
            guard flagged.absence == nil else { return refuse(line, heading, .flagContradicts(flag)) }
            guard measure.takes(written.unit) else { return refuse(line, heading, .unit(text)) }
            isForecast = isForecast || written.marks.contains(.forecast)
            value = .figure(
                written.value,
                written.marks.isEmpty ? flagged.marks : flagged.marks.union(written.marks.observed)
            )
        }
        if let fault = measure.fault(of: value, in: periods[period]) {
            return refuse(line, heading, .fault(fault, text))
        }
        let cell = Cell(period: period, line: Int32(clamping: line), value: value)
        if !parts.isEmpty, behind.hasMore {
            behind.value = value
            if let fault = measure.definition(periods[period]).fault(of: behind) {
                return refuse(line, heading, .fault(fault, value.figure?.plain ?? text))
            }
            let key = SeriesKey(area: area, breakdown: breakdown, isForecast: isForecast)
            for component in FigureComponent.behind {
                guard let part = behind[component] else { continue }
                let slot = self.place(of: GroupKey(measureID: measure.id, key: key.with(component)))
                groups[slot].cells.append(Cell(period: cell.period, line: cell.line, value: part))
            }
        }
        let slot = group(measure.id, area, breakdown, isForecast: isForecast)
        groups[slot].cells.append(cell)
    }

    private mutating func group(
        _ measureID: Measure.ID,
        _ area: AreaCode,
        _ breakdown: Breakdown,
        isForecast: Bool
    ) -> Int {
        // Rows of one series mostly stand together: nothing is looked up while measure and area stay the same.
        if let last, !last.isOver, last.breakdown == breakdown, last.isForecast == isForecast { return last.place }
        let key = SeriesKey(area: area, breakdown: breakdown, isForecast: isForecast)
        let place = self.place(of: GroupKey(measureID: measureID, key: key))
        last = Last(breakdown: breakdown, isForecast: isForecast, place: place)
        return place
    }

    private mutating func place(of key: GroupKey) -> Int {
        if let known = known[key] { return known }
        groups.append(Group(key: key))
        known[key] = groups.count - 1
        return groups.count - 1
    }

    /// Reads what stands behind the row's figure; false where a cell of it is no number.
    private mutating func readParts(_ row: TableRow) -> Bool {
        behind = FigureParts()
        for (place, component) in parts where place < row.fields.count {
            let text = row.fields[place]
            switch FigureText(text) {
            case .absent: break
            case .refused(let fault):
                refuse(row.line, mapping.headings[place], .figure(fault, text))
                return false
            case .figure(let written):
                guard written.marks.isEmpty else {
                    refuse(row.line, mapping.headings[place], .markMisplaced(text))
                    return false
                }
                behind[component] = ObservedValue(written.value)
            }
        }
        return true
    }

    // MARK: what a row is about

    private mutating func facts(of row: TableRow) -> FigureFacts? {
        let text = measurePlace.flatMap { $0 < row.fields.count ? row.fields[$0] : nil } ?? ""
        if let lastFacts, lastFacts.text == text { return lastFacts.facts }
        if let known = facts[text] {
            lastFacts = (text, known)
            begin()
            return known
        }
        guard let place = measurePlace, text.contains(where: { !$0.isWhitespace }) else {
            refuse(row.line, measurePlace.map { mapping.headings[$0] } ?? "", .measureMissing)
            return nil
        }
        guard let measure = MeasureCode(text.trimmingSpaces).flatMap(measure) else {
            refuse(row.line, mapping.headings[place], .measureUnknown(text))
            return nil
        }
        guard measure.stage != .retired else {
            refuse(row.line, mapping.headings[place], .measureRetired(text))
            return nil
        }
        let made = FigureFacts(measure)
        facts[text] = made
        lastFacts = (text, made)
        begin()
        return made
    }

    private mutating func area(of row: TableRow) -> AreaCode? {
        guard let place = areaPlace else { return area }
        guard place < row.fields.count else {
            refuse(row.line, "", .tooFewFields)
            return nil
        }
        let text = row.fields[place]
        if let lastArea, lastArea.text == text { return lastArea.area }
        begin()
        if let known = areas[text] {
            lastArea = (text, known)
            return known
        }
        guard let code = AreaCode(text.trimmingSpaces) else {
            refuse(row.line, mapping.headings[place], .areaMalformed(text))
            return nil
        }
        areas[text] = code
        lastArea = (text, code)
        if let place = namePlace, place < row.fields.count {
            let name = row.fields[place].trimmingSpaces
            if !name.isEmpty, name.count <= 100 { names[code] = name }
        }
        return code
    }

    /// Another series comes.
    private mutating func begin() {
        periods.begin()
        last?.isOver = true
    }

    private mutating func breakdown(of row: TableRow) -> Breakdown? {
        guard breakdownPlace != nil || !traits.isEmpty else { return .all }
        var parts: [String] = []
        if let place = breakdownPlace, place < row.fields.count { parts.append(row.fields[place]) }
        for (place, name) in traits where place < row.fields.count {
            let text = row.fields[place].trimmingSpaces
            // "All" is the whole, not a part.
            if !text.isEmpty, !["all", "total", "persons", "all ages"].contains(text.lowercased()) {
                parts.append("\(name)=\(text)")
            }
        }
        let text = parts.filter { !$0.isEmpty }.joined(separator: ";")
        if let breakdown = Breakdown(text) { return breakdown }
        refuse(row.line, breakdownPlace.map { mapping.headings[$0] } ?? "", .breakdownMalformed(text))
        return nil
    }

    private mutating func period(of row: TableRow, _ measure: FigureFacts) -> Int32? {
        func field(_ place: Int?) -> String { place.flatMap { $0 < row.fields.count ? row.fields[$0] : nil } ?? "" }
        let (start, end) = (field(startPlace), field(endPlace))
        let label = start.isEmpty || end.isEmpty && periodPlace != nil ? field(periodPlace) : ""
        do throws(FigurePeriods.Refusal) {
            return try periods.place(
                of: .init(label: label, type: field(typePlace), start: start, end: end, fitting: measure.periodType)
            )
        } catch {
            let place =
                error.isAboutDays ? startPlace : error.cause == .periodMissing ? periodPlace ?? endPlace : periodPlace
            refuse(row.line, place.map { mapping.headings[$0] } ?? "", error.cause)
            return nil
        }
    }

    /// The period of a column of a wide file: said by whoever described it, or read from its heading.
    private mutating func period(
        _ described: Period?,
        headedBy heading: String,
        _ measure: FigureFacts,
        _ line: Int
    ) -> Int32? {
        if let described { return periods.place(of: described) }
        do throws(FigurePeriods.Refusal) {
            return try periods.place(of: heading, fitting: measure.periodType)
        } catch {
            refuse(line, heading, error.cause)
            return nil
        }
    }

    private mutating func refuse(_ line: Int, _ column: String, _ cause: FigureFile.Cause) {
        faultCount += 1
        guard faults.count < FigureFile.faultLimit else { return }
        faults.append(.init(line: line, column: column, cause: cause))
    }

    // MARK: the end

    consuming func finish(_ encoding: TextEncoding, _ separator: TableReader.Separator) -> FigureFile {
        let (sorted, ranks) = periods.sorted
        groups.sort { ($0.key.measureID, $0.key.key) < ($1.key.measureID, $1.key.key) }
        var figures = FigureColumns()
        var lines: [[Int32]] = []
        var repeated = 0
        // Series with the same periods share one list, found by its places before any list is made.
        var calendars: [[Int32]: [Period]] = [:]
        for place in groups.indices {
            var cells = groups[place].cells
            groups[place].cells = []
            let isSorted = zip(cells, cells.dropFirst()).allSatisfy {
                ranks[Int($0.period)] < ranks[Int($1.period)]
            }
            if !isSorted {
                cells.sort { (ranks[Int($0.period)], $0.line) < (ranks[Int($1.period)], $1.line) }
                (cells, repeated) = single(cells, repeated)
            }
            guard !cells.isEmpty else { continue }
            let own = cells.map { ranks[Int($0.period)] }
            let periods =
                calendars[own]
                ?? {
                    let made = own.map { sorted[Int($0)] }
                    calendars[own] = made
                    return made
                }()
            figures.add(groups[place].key.measureID, groups[place].key.key, periods, cells.map(\.value))
            lines.append(cells.map(\.line))
        }
        return FigureFile(
            encoding: encoding,
            separator: separator,
            mapping: mapping,
            rows: rows,
            figures: figures,
            lines: lines,
            faults: faults.sorted { $0.line < $1.line },
            faultCount: faultCount,
            empty: empty,
            repeated: repeated,
            areas: names.map { Area(code: $0.key, name: $0.value) }.sorted { $0.code < $1.code }
        )
    }

    /// Each period once; two values for one are refused, both of them.
    private mutating func single(_ cells: [Cell], _ before: Int) -> ([Cell], Int) {
        var kept: [Cell] = []
        var repeated = before
        var place = cells.startIndex
        while place < cells.endIndex {
            let same = cells[place...].prefix { $0.period == cells[place].period }
            let first = cells[place]
            if same.allSatisfy({ $0.value == first.value }) {
                kept.append(first)
                repeated += same.count - 1
            } else {
                let heading = valuePlace.map { mapping.headings[$0] } ?? ""
                // Looked for once: a cell may stand in a file a million times.
                let second = same.first { $0.value != first.value } ?? first
                for cell in same {
                    let other = cell.value == first.value ? second : first
                    refuse(Int(cell.line), heading, .twice(otherLine: Int(other.line)))
                }
            }
            place = same.endIndex
        }
        return (kept, repeated)
    }
}
