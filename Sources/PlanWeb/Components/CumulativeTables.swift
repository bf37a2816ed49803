import Markup
import PlanDomain

/// Who and what is touched by how many decisions: a table for the groups and one for the themes, and which ones below.
struct CumulativeTables {
    let view: CumulativeView

    /// The title of an assessment with its address.
    let link: (Assessment.ID) -> HTML

    @HTMLBuilder var html: HTML {
        element(.p, .class("lead")) { sentence }
        for kind in AssessmentKind.allCases where !view.rows(of: kind).isEmpty { section(kind) }
        if view.rows.isEmpty { element(.p) { "No group or theme has a finding yet." } }
    }

    private var sentence: String {
        let all = "\(view.count) \(view.count == 1 ? "assessment" : "assessments") together"
        guard view.screenedOut > 0 else { return "\(all)." }
        return
            "\(all), \(view.screenedOut) of them without findings, since the screening said that none \(view.screenedOut == 1 ? "was" : "were") needed."
    }

    private func section(_ kind: AssessmentKind) -> HTML {
        let rows = view.rows(of: kind)
        return element(.section, .aria("labelledby", "kind-\(kind.rawValue)")) {
            element(.h2, .id("kind-\(kind.rawValue)")) {
                "By \(kind.entryWord.singular): \(kind.name.lowercasedFirst)s"
            }
            Table(
                caption: "How many assessments found what for each \(kind.entryWord.singular)",
                columns: [
                    kind.entryWord.singular.capitalizedFirst, "Touched by", "Positive", "Negative: high",
                    "Negative: medium", "Negative: low", "Neutral", "Not known",
                ],
                rows: rows.map { row in
                    [
                        .text(row.entry.name), .text("\(row.touching) of \(row.items.count)"),
                        .text("\(row.count(.positive) + row.count(.mixed))"), .text("\(row.negative(.high))"),
                        .text("\(row.negative(.medium))"), .text("\(row.negative(.low))"),
                        .text("\(row.count(.neutral))"), .text("\(row.count(.unknown))"),
                    ]
                }
            ).html
            element(.p, .class("hint")) {
                "What is positive and negative at once counts as both. Touched: positive, negative or not known."
            }
            for row in rows where row.touching > 0 { which(row) }
        }
    }

    private func which(_ row: CumulativeView.Row) -> HTML {
        element(.details) {
            element(.summary) { "Which ones touch '\(row.entry.name)'" }
            element(.ul) {
                for item in row.items where item.finding.impact != .neutral {
                    element(.li) {
                        link(item.assessmentID)
                        ": "
                        impactMark(item.finding.impact, item.finding.severity)
                    }
                }
            }
        }
    }
}
