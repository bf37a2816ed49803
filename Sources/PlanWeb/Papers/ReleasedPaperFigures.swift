import HashTreeCollections
import Markup
import PlanCharts
package import PlanDocuments
package import PlanDomain
package import PlanUseCases

/// The newest release of figures, as papers show it.
package struct ReleasedPaperFigures: PaperFigures {
    private let context: MeasureContext

    /// Gives nil while no figures are released.
    package init?(_ released: ReleasedCouncil) {
        guard let newest = released.figures.last else { return nil }
        context = MeasureContext(newest, plans: released)
    }

    package func chart(of code: MeasureCode) -> Chart? {
        guard let standing = context.current.first(where: { $0.measure.code == code }) else { return nil }
        let charts = MeasureCharts(standing, context.council)
        guard let picture = charts.picture else { return nil }
        let definition = standing.definition
        let rows = zip(standing.series.periods, standing.series.values).reversed().map { period, value -> [String] in
            let target = context.council.targets[TargetKey(standing.measure.id, period)]?.current.value
            let others = charts.comparators.map { other in
                other.points.first { $0.period == period }?.value.map { definition.short($0) } ?? ""
            }
            return [period.label, definition.short(value), target.map { definition.short($0) } ?? ""] + others
        }
        let columns =
            [
                PlanDocuments.Table.Column("Period"), .init(context.council.ownName, isNumeric: true),
                .init("Target", isNumeric: true),
            ] + charts.comparators.map { .init($0.name, isNumeric: true) }
        let note = "Release \(context.release.number) of the figures, \(context.release.day.inWords)."
        return Chart(
            picture,
            table: PlanDocuments.Table(
                caption: "\(definition.title): every figure, newest first (\(definition.unit))",
                columns: columns,
                rows: rows,
                note: Prose(note)
            )
        )
    }

    package var summary: PlanDocuments.Table {
        let counts = StatusCounts(context.current.map(\.rating))
        let rated = Status.allCases.map { [context.scheme[$0].word, "\(counts[$0])"] }
        let rest = NoStatus.allCases.filter { counts[$0] > 0 }.map { ["No status: \($0.name)", "\(counts[$0])"] }
        return PlanDocuments.Table(
            caption: "Measures by status, of \(counts.total)",
            columns: [.init("Status"), .init("Measures", isNumeric: true)],
            rows: rated + rest + [["All", "\(counts.total)"]],
            note: Prose("Release \(context.release.number) of the figures, \(context.release.day.inWords).")
        )
    }
}
