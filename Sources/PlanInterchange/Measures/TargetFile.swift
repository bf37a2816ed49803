package import PlanDomain

/// Reads targets from a table, one a row: measure_code, period, target, basis, and where it is said rationale.
package struct TargetFile: Sendable {
    package let targets: [SetTarget]
    package let faults: [MeasureFile.Fault]

    private static let headings = ["measure_code", "period", "target", "basis"]

    /// `measure` finds the measure that a code names.
    package init(_ bytes: [UInt8], measure: (MeasureCode) -> Measure?) throws(FigureFileFault) {
        let table = try HeadedTable(bytes, required: Self.headings)
        var targets: [SetTarget] = []
        var faults: [MeasureFile.Fault] = []
        for row in table.rows {
            func fault(_ column: String, _ sentence: String) {
                faults.append(.init(line: row.line, column: column, sentence: sentence))
            }
            guard let measure = MeasureCode(row["measure_code"]).flatMap(measure) else {
                fault("measure_code", "No measure has the code '\(row["measure_code"].shortened)'.")
                continue
            }
            let period = PeriodText(row["period"], as: measure.definition.periodType)
            if case .refused(let refusal, let choices) = period {
                fault("period", refusal.sentence(for: row["period"], choices: choices))
            }
            let aim = Target.Aim(text: row["target"])
            if aim == nil {
                fault(
                    "target",
                    "'\(row["target"].shortened)' is no target. Write 62, '10 to 20', monitored, baseline-year or 'to-be-set 2026-03-31'."
                )
            }
            let basis = Target.Basis(rawValue: row["basis"])
            if basis == nil {
                let known = Target.Basis.allCases.map(\.rawValue).joined(separator: ", ")
                fault("basis", "'\(row["basis"].shortened)' is none of: \(known).")
            }
            guard case .period(let period) = period, let aim, let basis else { continue }
            targets.append(
                SetTarget(measureID: measure.id, period: period, aim: aim, basis: basis, rationale: row["rationale"])
            )
        }
        self.targets = targets
        self.faults = faults
    }
}
