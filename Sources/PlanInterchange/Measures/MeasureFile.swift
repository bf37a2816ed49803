package import PlanDomain

/// Reads the measure dictionary from a table: one measure a row, the headings naming the fields.
package struct MeasureFile: Sendable {
    package let measures: [Measure]
    package let faults: [Fault]

    package struct Fault: Equatable, Sendable {
        package let line: Int
        package let column: String
        package let sentence: String
    }

    /// `place` finds the part of the plan that a text such as "1.2" or "A1-2" names.
    package init(
        _ bytes: [UInt8],
        identities: IdentitySource,
        from: Day,
        place: (String) -> PlanElement.ID?
    ) throws(FigureFileFault) {
        let table = try HeadedTable(bytes, required: ["code", "title"])
        var measures: [Measure] = []
        var faults: [Fault] = []
        for row in table.rows {
            var reader = MeasureRow(row)
            if let measure = reader.measure(identities, from: from, place: place) { measures.append(measure) }
            faults += reader.faults
        }
        self.measures = measures
        self.faults = faults
    }
}

/// One row of a measure dictionary.
private struct MeasureRow {
    private let row: HeadedTable.Row
    private(set) var faults: [MeasureFile.Fault] = []

    init(_ row: HeadedTable.Row) {
        self.row = row
    }

    private subscript(heading: String) -> String { row[heading] }

    private mutating func fault(_ column: String, _ sentence: String) {
        faults.append(.init(line: row.line, column: column, sentence: sentence))
    }

    private mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ column: String,
        else usual: Choice?
    ) -> Choice? where Choice.RawValue == String {
        let text = self[column]
        if text.isEmpty, let usual { return usual }
        if let choice = Choice(rawValue: text) { return choice }
        fault(
            column,
            "'\(text.shortened)' is none of: \(Choice.allCases.map(\.rawValue).joined(separator: ", "))."
        )
        return nil
    }

    mutating func measure(
        _ identities: IdentitySource,
        from: Day,
        place: (String) -> PlanElement.ID?
    ) -> Measure? {
        guard let code = MeasureCode(self["code"]) else {
            fault(
                "code",
                "'\(self["code"].shortened)' is no code. Write capital letters, digits and hyphens, such as EDU-004."
            )
            return nil
        }
        let kind: Measure.Kind? = choice("kind", else: .council)
        let goodToBe: GoodToBe? = choice("good_to_be", else: nil)
        let frequency: MeasureDefinition.Frequency? = choice("frequency", else: nil)
        let periodType: PeriodType? = choice("period_type", else: nil)
        let accumulation: MeasureDefinition.Accumulation? = choice("accumulation", else: usualAccumulation(periodType))
        let decimals = number("decimals", else: 0)
        let multiplier = figure("multiplier")
        let baseline = baseline(periodType)
        let lag = self["lag"].isEmpty ? nil : number("lag", else: 0)
        let mayExceedHundred = isYes("may_exceed_hundred")
        let dependsOnSize = isYes("depends_on_size")
        var elements: [PlanElement.ID] = []
        for name in self["priority"].split(separator: ";").map({ String($0).trimmingSpaces }) {
            if let id = place(name) {
                elements.append(id)
            } else {
                fault("priority", "No part of the plan is called '\(name.shortened)'.")
            }
        }
        let hidden = self["hide_below"].isEmpty ? nil : number("hide_below", else: 0)
        let smallNumbers = hidden.flatMap { SmallNumberRule(threshold: $0) }
        if hidden != nil, smallNumbers == nil { fault("hide_below", "Write a whole number from 3 on, or nothing.") }
        let publishability: MeasureDefinition.Publishability? = choice("publishability", else: .open)
        guard faults.isEmpty, let kind, let goodToBe, let frequency, let periodType, let accumulation, let decimals,
            let publishability
        else { return nil }
        var definition = MeasureDefinition(
            from: from,
            title: self["title"],
            unit: self["unit"],
            decimals: decimals,
            multiplier: multiplier,
            goodToBe: goodToBe,
            frequency: frequency,
            periodType: periodType,
            accumulation: accumulation,
            lag: lag,
            baseline: baseline,
            smallNumbers: smallNumbers,
            publishability: publishability,
            mayExceedHundred: mayExceedHundred,
            dependsOnSize: dependsOnSize
        )
        for (heading, field) in Self.texts where !self[heading].isEmpty { definition[field] = self[heading] }
        return Measure(
            id: identities.identity(for: Measure.self),
            code: code,
            kind: kind,
            definitions: [definition],
            elements: elements
        )
    }

    private mutating func number(_ column: String, else usual: Int) -> Int? {
        let text = self[column]
        guard !text.isEmpty else { return usual }
        guard let number = Int(text), (0...1500).contains(number) else {
            fault(column, "'\(text.shortened)' is no whole number.")
            return nil
        }
        return number
    }

    private mutating func figure(_ column: String) -> Figure? {
        switch FigureText(self[column]) {
        case .absent(.blank): return nil
        case .figure(let written) where written.unit != .pounds && written.marks.isEmpty: return written.value
        case .refused(let refusal): fault(column, refusal.sentence(for: self[column]))
        case .absent, .figure: fault(column, "'\(self[column].shortened)' is no plain number.")
        }
        return nil
    }

    /// Both of its columns or neither.
    private mutating func baseline(_ type: PeriodType?) -> MeasureDefinition.Baseline? {
        let text = self["baseline_period"]
        let value = figure("baseline")
        guard let value else {
            if !text.isEmpty, self["baseline"].isEmpty { fault("baseline", "Write the figure of the baseline, too.") }
            return nil
        }
        guard let type else { return nil }
        switch PeriodText(text, as: type) {
        case .period(let period): return .init(period: period, value: value)
        case .refused(let refusal, let choices):
            fault("baseline_period", refusal.sentence(for: text, choices: choices))
            return nil
        }
    }

    /// No where nothing is said; anything but yes and no is a fault.
    private mutating func isYes(_ column: String) -> Bool {
        let text = self[column].lowercased()
        if !["yes", "no", ""].contains(text) { fault(column, "'\(text.shortened)' is neither yes nor no.") }
        return text == "yes"
    }

    private func usualAccumulation(_ type: PeriodType?) -> MeasureDefinition.Accumulation {
        switch type {
        case .pointInTime, .census: .snapshot
        case .rolling12, .threeYearPool: .rolling
        default: .discrete
        }
    }

    private static let texts: [(String, DefinitionText)] = [
        ("question", .question), ("rationale", .rationale), ("definition", .definition),
        ("exclusions", .exclusions), ("numerator", .numerator), ("denominator", .denominator), ("formula", .formula),
        ("geography", .geography), ("breakdowns", .breakdowns), ("source", .source),
        ("source_address", .sourceAddress), ("source_licence", .licence), ("licence", .licence),
        ("due_rule", .dueRule), ("method", .method), ("verification", .verification), ("notes", .limitations),
        ("limitations", .limitations),
        ("service", .service),
    ]
}
