package import PlanDomain

/// Reads targets from a table, one a row: measure_code, period, target, basis, and where it is said rationale.
package struct TargetFile: Sendable {
    package let targets: [SetTarget]
    package let faults: [MeasureFile.Fault]

    private static let headings = ["measure_code", "period", "target", "basis"]

    /// `measure` finds the measure that a code names.
    package init(_ bytes: [UInt8], measure: (MeasureCode) -> Measure?) throws(FigureFileFault) {
        let rows: [TableRow]
        do {
            rows = try TableReader.rows(of: bytes)
        } catch let fault as TableReader.Fault {
            throw .table(fault)
        } catch {
            throw .empty
        }
        guard let headings = rows.first?.fields.map({ $0.trimmingSpaces.lowercased() }) else { throw .empty }
        guard Self.headings.allSatisfy(headings.contains) else {
            throw .columnsMissing([.measure, .period, .value], headings: headings)
        }
        var targets: [SetTarget] = []
        var faults: [MeasureFile.Fault] = []
        for row in rows.dropFirst() where !row.isBlank {
            func text(_ heading: String) -> String {
                headings.firstIndex(of: heading).flatMap { $0 < row.fields.count ? row.fields[$0].trimmingSpaces : nil }
                    ?? ""
            }
            func fault(_ column: String, _ sentence: String) {
                faults.append(.init(line: row.line, column: column, sentence: sentence))
            }
            guard let measure = MeasureCode(text("measure_code")).flatMap(measure) else {
                fault("measure_code", "No measure has the code '\(text("measure_code").shortened)'.")
                continue
            }
            let period = PeriodText(text("period"), as: measure.definition.periodType)
            if case .refused(let refusal, let choices) = period {
                fault("period", refusal.sentence(for: text("period"), choices: choices))
            }
            let aim = Target.Aim(text: text("target"))
            if aim == nil {
                fault(
                    "target",
                    "'\(text("target").shortened)' is no target. Write 62, '10 to 20', monitored, baseline-year or 'to-be-set 2026-03-31'."
                )
            }
            let basis = Target.Basis(rawValue: text("basis"))
            if basis == nil {
                let known = Target.Basis.allCases.map(\.rawValue).joined(separator: ", ")
                fault("basis", "'\(text("basis").shortened)' is none of: \(known).")
            }
            guard case .period(let period) = period, let aim, let basis else { continue }
            targets.append(
                SetTarget(measureID: measure.id, period: period, aim: aim, basis: basis, rationale: text("rationale"))
            )
        }
        self.targets = targets
        self.faults = faults
    }
}
