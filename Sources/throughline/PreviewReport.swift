import HashTreeCollections
import PlanDomain
import PlanInterchange

/// What an import would do, for a person at a terminal.
struct PreviewText {
    private let preview: FigurePreview
    private let file: String
    private let council: Council

    /// How many of each kind are listed.
    private static let shown = 20

    init(_ preview: FigurePreview, file: String, in council: Council) {
        self.preview = preview
        self.file = file
        self.council = council
    }

    func show() {
        let read = preview.file
        print("\(file): \(read.rows) rows in \(read.encoding.rawValue), parted by \(read.separator.name).")
        let ignored = zip(read.mapping.headings, read.mapping.columns).filter { $0.1 == .ignored }.map { "'\($0.0)'" }
        if !ignored.isEmpty { print("Not read: \(ignored.joined(separator: ", ")).") }
        var counts = ["\(preview.new) new", "\(preview.changed) changed", "\(preview.same) the same"]
        if preview.behind > 0 { counts.append("\(preview.behind) new numerators, denominators and limits") }
        if read.faultCount > 0 { counts.append("\(read.faultCount) refused") }
        if read.empty > 0 { counts.append("\(read.empty) empty") }
        if read.repeated > 0 { counts.append("\(read.repeated) repeated") }
        print("Figures: \(counts.joined(separator: ", ")).")
        list("Refused", read.faults, of: read.faultCount) { fault in
            "line \(fault.line)\(fault.column.isEmpty ? "" : ", '\(fault.column)'"): \(fault.sentence)"
        }
        list("Changed", preview.changes, of: preview.changed) { change in
            "line \(change.line): \(place(change.code, change.key, change.period)): \(change.before?.text ?? "nothing") becomes \(change.after.text)"
        }
        list("Unusual", preview.unusual, of: preview.unusualCount) { unusual in
            "line \(unusual.line): \(place(unusual.code, unusual.key, unusual.period)): \(unusual.figure.plain): \(unusual.reasons.map(\.inWords).joined(separator: "; "))"
        }
        if preview.changed == 0, !preview.samples.isEmpty {
            list("The first new ones", Array(preview.samples.prefix(3)), of: min(3, preview.samples.count)) { sample in
                "line \(sample.line): \(place(sample.code, sample.key, sample.period)): \(sample.after.text)"
            }
        }
    }

    private func place(_ code: MeasureCode, _ key: SeriesKey, _ period: Period) -> String {
        let area = council.areas[key.area]?.name ?? preview.file.areas.first { $0.code == key.area }?.name
        let part = key.breakdown == .all ? "" : ", \(key.breakdown.text)"
        return
            "\(code), \(area ?? key.area.rawValue)\(part), \(period.label)\(key.isForecast ? " (forecast)" : "")\(key.component == .value ? "" : ", \(key.component.name.lowercased())")"
    }

    private func list<Item>(_ heading: String, _ items: [Item], of count: Int, _ line: (Item) -> String) {
        guard count > 0 else { return }
        print("\(heading):")
        for item in items.prefix(Self.shown) { print("  - \(line(item))") }
        if count > Self.shown {
            print("  … and \(count - Self.shown) more; --json lists the first \(FigurePreview.limit).")
        }
    }
}

/// The same for programs.
struct PreviewReport: Encodable {
    let file: String
    let encoding: String
    let separator: String
    let columns: [String: String]
    let rows: Int
    let new: Int
    let changed: Int
    let same: Int
    let behind: Int
    let empty: Int
    let repeated: Int
    let refused: Int
    let refusals: [Refusal]
    let changes: [Change]
    let unusual: Int
    let unusualFigures: [Unusual]

    struct Refusal: Encodable {
        let line: Int
        let column: String
        let code: String
        let message: String
    }

    struct Change: Encodable {
        let line: Int
        let measure: String
        let area: String
        let breakdown: String
        let component: String
        let period: String
        let before: String?
        let after: String
    }

    struct Unusual: Encodable {
        let line: Int
        let measure: String
        let area: String
        let period: String
        let value: String
        let reasons: [String]
    }

    init(_ preview: FigurePreview, file: String, in _: Council) {
        let read = preview.file
        self.file = file
        encoding = read.encoding.rawValue
        separator = read.separator.name
        columns = Dictionary(zip(read.mapping.headings, read.mapping.columns.map(\.text))) { first, _ in first }
        rows = read.rows
        new = preview.new
        changed = preview.changed
        same = preview.same
        behind = preview.behind
        empty = read.empty
        repeated = read.repeated
        refused = read.faultCount
        refusals = read.faults.map {
            Refusal(line: $0.line, column: $0.column, code: $0.code, message: $0.sentence)
        }
        changes = preview.changes.map {
            Change(
                line: $0.line,
                measure: $0.code.rawValue,
                area: $0.key.area.rawValue,
                breakdown: $0.key.breakdown.text,
                component: $0.key.component.rawValue,
                period: $0.period.code,
                before: $0.before?.text,
                after: $0.after.text
            )
        }
        unusual = preview.unusualCount
        unusualFigures = preview.unusual.map {
            Unusual(
                line: $0.line,
                measure: $0.code.rawValue,
                area: $0.key.area.rawValue,
                period: $0.period.code,
                value: $0.figure.plain,
                reasons: $0.reasons.map(\.rawValue)
            )
        }
    }
}
