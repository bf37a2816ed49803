import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// Why a measure has the status that it has: every step, and who stands behind each.
struct RatingPage {
    private let standing: MeasureStanding
    private let context: MeasureContext

    init(_ standing: MeasureStanding, _ context: MeasureContext) {
        self.standing = standing
        self.context = context
    }

    private var definition: MeasureDefinition { standing.definition }
    private var path: Path { context.path(standing.measure) }

    var page: Frame.Page {
        context.page(
            "Explain this rating – \(definition.title)",
            "Why \(definition.title) is rated \(standing.rating.inWords(context.scheme)).",
            path.step("rating"),
            trail: [
                .init(title: "Measures", path: context.base),
                .init(title: standing.measure.code.rawValue, path: path),
            ],
            main: main
        )
    }

    @HTMLBuilder private var main: HTML {
        element(.header, .class("page-header")) {
            element(.p, .class("caption")) { "\(standing.measure.code): \(definition.title)" }
            element(.h1) { "Explain this rating" }
            element(.p, .class("lead")) { statusTag(standing.rating, context.scheme) }
            if standing.target?.current.basis == .illustrative { illustrativeNotice(context.council) }
        }
        element(.section, .aria("labelledby", "steps")) {
            element(.h2, .id("steps")) { "Step by step" }
            element(.ol) { for step in RatingExplanation(standing).steps { element(.li) { step } } }
            element(.p) { "Figures are compared as they are, and only then rounded to be shown." }
        }
        element(.section, .aria("labelledby", "rule")) {
            element(.h2, .id("rule")) { "The rule" }
            element(.p) { standing.rule.inWords(definition) }
            element(.p) {
                standing.isOwnRule
                    ? "This measure has a rule of its own." : "This is the council's usual rule."
                " The statuses are version \(context.scheme.version): "
                words
            }
        }
        element(.section, .aria("labelledby", "behind")) {
            element(.h2, .id("behind")) { "Who stands behind it" }
            Table(
                caption: "The entries of the record on which the rating rests",
                columns: ["What", "Entry", "When", "By", "Why"],
                rows: entries.map { what, sequence in
                    let line = context.figures.line(sequence)
                    return [
                        .text(what), .text("\(sequence)"), .text(line?.recordedAt.inWords ?? ""),
                        .text(line?.who ?? ""), why(line),
                    ]
                }
            ).html
            element(.p) {
                "Release \(context.release.number) made all of it public on \(context.release.day.inWords), as the record stood after entry \(context.release.position)."
            }
            if !definition[.source].isEmpty { element(.p) { "Source of the figure: \(definition[.source])" } }
        }
        element(.p) { link("Back to the measure", to: path) }
    }

    private var words: String {
        let each = Status.allCases.map { context.scheme[$0] }
            .map { "\($0.word), \($0.meaning.lowercasedFirst.withoutFullStop)" }
        return each.joined(separator: "; ") + "."
    }

    private func why(_ line: FigureReleaseContent.Line?) -> HTML {
        guard let line else { return .empty }
        let authority = line.authority.flatMap { context.council.decisions[$0] }
        return .text(line.reason ?? "")
            + (authority.map { .text(" Authority: ") + authorityText($0) } ?? .empty)
    }

    private var entries: [(String, Int)] {
        var entries: [(String, Int)] = []
        if let period = standing.period, let place = standing.series.place(of: period) {
            entries.append(("The figure for \(period.label)", Int(standing.series.sequences[place])))
        }
        if let version = standing.target?.current {
            entries.append(("The target", version.sequence))
            if let approved = version.approved, approved != version.sequence {
                entries.append(("Its approval", approved))
            }
        }
        if let judgement = standing.judgement { entries.append(("The judgement", judgement.sequence)) }
        entries.append(("The measure as it is defined and ruled now", standing.measure.revision))
        return entries
    }
}
