import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// Released figures that were changed, with what they were and why: a section of a measure's page.
struct MeasureRevisions {
    private let standing: MeasureStanding
    private let context: MeasureContext

    init(_ standing: MeasureStanding, _ context: MeasureContext) {
        self.standing = standing
        self.context = context
    }

    private var measure: Measure { standing.measure }
    private var definition: MeasureDefinition { standing.definition }
    private var council: Council { context.council }

    var html: HTML {
        let all = (council.revisions[measure.id] ?? []).filter { $0.key.area == council.ownArea }
            .sorted { $0.sequence > $1.sequence }
        return element(.section, .aria("labelledby", "revisions")) {
            element(.h2, .id("revisions")) { "Revisions" }
            if all.isEmpty {
                element(.p) { "No figure that was released for \(context.council.ownName) has been changed." }
            } else {
                Table(
                    caption: "Released figures that were changed, newest first",
                    columns: ["Period", "Was", "Is", "When", "Why", "Releases that show the old one"],
                    rows: all.map { revision in
                        let line = context.figures.line(revision.sequence)
                        let touched = council.figureReleases.filter {
                            revision.earlier <= $0.position && $0.position < revision.sequence
                        }
                        return [
                            .text(what(revision)), .text(revision.before.map { shown($0, revision) } ?? "None"),
                            .text(revision.after.map { shown($0, revision) } ?? "Taken back"),
                            .text(line?.recordedAt.dayInLondon.inWords ?? ""), .text(line?.reason ?? "No reason given"),
                            .text(touched.map { "\($0.number)" }.joined(separator: ", ")),
                        ]
                    }
                ).html
            }
        }
    }

    /// "2024/25", "2024/25, women, numerator".
    private func what(_ revision: FigureRevision) -> String {
        let key = revision.key
        let part = key.breakdown == .all ? "" : ", \(key.breakdown.inWords)"
        return revision.period.label + part + (key.isForecast ? ", forecast" : "")
            + (key.component == .value ? "" : ", \(key.component.name.lowercasedFirst)")
    }

    /// What was counted has no unit of the figure's.
    private func shown(_ value: ObservedValue, _ revision: FigureRevision) -> String {
        guard revision.key.component == .numerator || revision.key.component == .denominator else {
            return definition.short(value)
        }
        return value.figure.map { $0.shown(decimals: $0.decimals) } ?? value.text
    }
}
