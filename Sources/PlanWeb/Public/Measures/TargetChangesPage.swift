import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// The register of targets that were changed after they had been approved.
struct TargetChangesPage {
    let context: MeasureContext

    var page: Frame.Page {
        context.page(
            "Targets that were changed – Measures",
            "Every target that was changed after it had been approved: from what to what, when, why and by whose decision.",
            .targetChanges,
            trail: [.init(title: "Measures", path: .measures)],
            main: main
        )
    }

    @HTMLBuilder private var main: HTML {
        let changes = changes
        element(.header, .class("page-header")) {
            element(.h1) { "Targets that were changed" }
            element(.p, .class("lead")) {
                "A target is locked when it is approved. Whoever changes it then must say why and name the decision that allows it, and it is printed here."
            }
            illustrativeNotice(context.council)
        }
        if changes.isEmpty {
            element(.p) { "No approved target has been changed." }
        } else {
            Table(
                caption: "\(changes.count) \(changes.count == 1 ? "change" : "changes"), newest first",
                columns: ["Measure", "Period", "Was", "Is", "When", "Why", "Decision"],
                rows: changes.map(row)
            ).html
        }
    }

    private typealias Change = (measure: Measure, period: Period, before: Target.Version, after: Target.Version)

    private var changes: [Change] {
        context.council.targets.values.flatMap { target -> [Change] in
            guard let measure = context.council.measures[target.measureID] else { return [] }
            return target.changes.map { (measure, target.period, $0.before, $0.after) }
        }
        .sorted { $0.after.sequence > $1.after.sequence }
    }

    private func row(_ change: Change) -> [HTML] {
        let definition = change.measure.definition(for: change.period)
        let line = context.figures.line(change.after.sequence)
        let decision = line?.authority.flatMap { context.council.decisions[$0] }
        return [
            link(definition.title, to: context.path(change.measure)) + .text(" \(change.measure.code)"),
            .text(change.period.label), .text(change.before.aim.inWords(definition)),
            .text(change.after.aim.inWords(definition)), .text(line?.recordedAt.dayInLondon.inWords ?? ""),
            .text(line?.reason ?? ""), decision.map(authorityText) ?? .text("None named"),
        ]
    }
}

/// Every release of the figures, newest first: none is ever overwritten (I34).
struct FigureReleasesPage {
    let context: MeasureContext

    var page: Frame.Page {
        context.page(
            "Releases of the figures – Measures",
            "Every release of the figures, with what it says of itself.",
            .figureReleases,
            trail: [.init(title: "Measures", path: .measures)],
            main: main
        )
    }

    @HTMLBuilder private var main: HTML {
        element(.header, .class("page-header")) {
            element(.h1) { "Releases of the figures" }
            element(.p, .class("lead")) {
                "Figures are released together. A release never changes: what is put right stands in a later one, and the earlier one stays here."
            }
        }
        Table(
            caption: "Releases, newest first",
            columns: ["Release", "Date", "Entry of the record", "About it", "Data", "Content hash"],
            rows: context.plans.figures.reversed().map { figures in
                let release = figures.release
                return [
                    link("Release \(release.number)", to: .figureRelease(release.number)), .text(release.day.inWords),
                    .text("\(release.position)"), .text(release.note),
                    link("CSV", to: Path.figureRelease(release.number).form("csv")),
                    element(.code) { String(release.contentHash.prefix(12)) },
                ]
            }
        ).html
    }
}
