import Markup
import PlanCharts
import PlanDomain
import PlanUseCases

/// What an assessment says, the same for officers and for the public: screening, a table of what was found, and each
/// group or theme with its evidence and what is done.
struct AssessmentBody {
    let content: AssessmentContent

    /// The groups or themes in order; those for which nothing was found yet among them.
    let entries: [AssessmentList.Entry]

    /// How the measure of a mitigation moved, where a reader may know of it.
    var measured: (Mitigation) -> HTML = { _ in .empty }

    /// What can be done about a group or theme, and about a mitigation; nothing for the public.
    var actions: (AssessmentList.Entry) -> HTML = { _ in .empty }
    var mitigationActions: (Mitigation) -> HTML = { _ in .empty }

    @HTMLBuilder var html: HTML {
        element(.section, .aria("labelledby", "scope")) {
            element(.h2, .id("scope")) { "What is looked at" }
            Markdown(content.scope, topHeading: 3).html
            element(.p) { "Leads on it: \(content.lead.withoutFullStop)." }
        }
        screening
        // What was written before it was screened out goes along, so that whoever signs sees all of it.
        if content.screening?.isNeeded == true || !content.findings.isEmpty {
            summary
            findings
        }
    }

    // MARK: screening

    private var screening: HTML {
        element(.section, .aria("labelledby", "screening")) {
            element(.h2, .id("screening")) { "Is a full assessment needed?" }
            if let screening = content.screening {
                element(.p) {
                    element(.strong) { screening.isNeeded ? "Yes." : "No." }
                    " Decided on \(screening.day.inWords)."
                }
                Markdown(screening.reason, topHeading: 3).html
            } else {
                element(.p) { "Not decided yet." }
            }
        }
    }

    // MARK: the table, with the wheel that illustrates it

    private var summary: HTML {
        element(.section, .aria("labelledby", "found")) {
            element(.h2, .id("found")) { "What was found" }
            element(.p) { sentence }
            if content.kind != .equality {
                DecisionWheel(title: "Decision wheel: the table as a picture", slices: slices).html
            }
            Table(
                caption: "What was found for each \(content.kind.entryWord.singular)",
                columns: [
                    content.kind.entryWord.singular.capitalizedFirst, "Impact", "Severity", "What is done",
                ],
                rows: entries.map { entry in
                    let finding = content.finding(entry.code)
                    return [
                        finding == nil
                            ? .text(entry.name)
                            : element(.a, .href(WebAddress(path: "#finding-\(entry.code)"))) { entry.name },
                        finding.map { impactMark($0.impact) } ?? .text("Not written yet"),
                        .text(finding?.severity?.name ?? "–"), .text(done(entry)),
                    ]
                }
            ).html
        }
    }

    private var slices: [DecisionWheel.Slice] {
        entries.compactMap { entry in
            content.finding(entry.code).map {
                .init(name: entry.name, impact: $0.impact, severity: $0.severity)
            }
        }
    }

    /// How many found what, such as 6 positive and 2 negative of 14 groups.
    private var sentence: String {
        let counts = AssessmentFinding.Impact.allCases.compactMap { impact -> String? in
            let count = content.findings.count { $0.impact == impact }
            return count == 0 ? nil : "\(count) \(impact.name.lowercased())"
        }
        let word = content.kind.entryWord
        let missing = entries.count { content.finding($0.code) == nil }
        let open = missing == 0 ? "" : " \(missing) not written yet."
        return "\(entries.count) \(entries.count == 1 ? word.singular : word.plural)"
            + (counts.isEmpty ? "." : ": \(counts.joined(separator: ", ")).") + open
    }

    private func done(_ entry: AssessmentList.Entry) -> String {
        guard let finding = content.finding(entry.code) else { return "–" }
        let count = content.mitigations(for: entry.code).count { $0.closing == nil }
        if count > 0 { return "\(count) \(count == 1 ? "mitigation" : "mitigations")" }
        guard finding.impact.hasNegative || finding.impact == .unknown else { return "–" }
        return finding.reasonForNone.isEmpty ? "Nothing" : "Nothing, for a reason"
    }

    // MARK: each of them

    private var findings: HTML {
        element(.section, .aria("labelledby", "each")) {
            element(.h2, .id("each")) {
                "\(content.kind.entryWord.singular.capitalizedFirst) by \(content.kind.entryWord.singular)"
            }
            for entry in entries {
                element(.section, .class("finding"), .aria("labelledby", "finding-\(entry.code)")) {
                    element(.h3, .id("finding-\(entry.code)")) { entry.name }
                    if !entry.about.isEmpty { element(.p, .class("hint")) { entry.about } }
                    if let finding = content.finding(entry.code) {
                        body(finding)
                    } else {
                        element(.p) { "Not written yet." }
                    }
                    for mitigation in content.mitigations(for: entry.code) { self.mitigation(mitigation) }
                    actions(entry)
                }
            }
        }
    }

    @HTMLBuilder private func body(_ finding: AssessmentFinding) -> HTML {
        element(.p) { element(.strong) { impactMark(finding.impact, finding.severity) } }
        element(.h4) { "What is known" }
        Markdown(finding.evidence, topHeading: 5).html
        element(.h4) { "Who was asked, and what they said" }
        Markdown(finding.engagement, topHeading: 5).html
        if !finding.aims.isEmpty {
            element(.h4) { "Which aims of the duty it is about" }
            element(.ul) { for aim in finding.aims { element(.li) { aim.name } } }
        }
        if let emissions = finding.emissions {
            element(.h4) { "Estimated emissions" }
            element(.p) { "\(emissions.inWords). Less than nothing means that emissions fall." }
        }
        if !finding.reasonForNone.isEmpty {
            element(.h4) { "Why nothing is done about it" }
            Markdown(finding.reasonForNone, topHeading: 5).html
        }
    }

    // MARK: mitigations

    private func mitigation(_ mitigation: Mitigation) -> HTML {
        element(.section, .class("mitigation"), .aria("labelledby", "mitigation-\(mitigation.id)")) {
            element(.h4, .id("mitigation-\(mitigation.id)")) { "What is done: \(mitigation.action)" }
            element(.p) { mitigationSentence(mitigation) }
            measured(mitigation)
            mitigationReviews(mitigation)
            mitigationActions(mitigation)
        }
    }
}

/// Who does it, and by when it is looked at again.
func mitigationSentence(_ mitigation: Mitigation) -> String {
    let owner = "Answers for it: \(mitigation.owner.withoutFullStop). Added on \(mitigation.addedOn.inWords)."
    if let closing = mitigation.closing {
        return "\(owner) Closed on \(closing.day.inWords): \(closing.reason.withoutFullStop)."
    }
    guard let next = mitigation.nextReview else { return "\(owner) No further look is planned." }
    return "\(owner) \(mitigation.reviews.isEmpty ? "Looked at again" : "Looked at once more") by \(next.inWords)."
}

/// Did it work? Every look, oldest first.
@HTMLBuilder func mitigationReviews(_ mitigation: Mitigation) -> HTML {
    if !mitigation.reviews.isEmpty {
        element(.ul) {
            for review in mitigation.reviews {
                element(.li) {
                    element(.strong) { "\(review.outcome.name), \(review.day.inWords): " }
                    review.seen
                    if !review.next.isEmpty { " Next: \(review.next)" }
                }
            }
        }
    }
}

/// An impact as a sign and a word: never a colour alone.
func impactMark(_ impact: AssessmentFinding.Impact, _ severity: AssessmentFinding.Severity? = nil) -> HTML {
    let sign =
        switch impact {
        case .positive: "+"
        case .negative: "\u{2212}"
        case .mixed: "±"
        case .neutral: "0"
        case .unknown: "?"
        }
    let words = severity.map { "\(impact.name), \($0.name.lowercased()) severity" } ?? impact.name
    return element(.span, .class("impact")) {
        element(.span, .class("impact-sign impact-\(impact.rawValue)"), .aria("hidden", "true")) { sign }
        " "
        words
    }
}

private func trendSentence(_ trend: Trend) -> String {
    switch trend {
    case .notComparable(.definitionBreak): " The two cannot be compared, since what is counted changed."
    case .notComparable: ""
    default: " \(trend.name): that may have other causes too."
    }
}

/// How a mitigation's measure moved since it was added, in words that claim no more than that.
func measureMovement(_ moved: MitigationMeasure, link: HTML) -> HTML {
    func value(_ standing: MeasureStanding?) -> String? {
        guard let standing, let period = standing.period, let value = standing.value else { return nil }
        let text = value.figure.map { standing.definition.phrase($0) } ?? standing.definition.short(value)
        return "\(text) in \(period.label)"
    }
    let before = value(moved.before)
    let now = value(moved.now)
    let isSame = moved.before?.period == moved.now.period
    return element(.p) {
        "Measure: "
        link
        ". "
        switch (before, now) {
        case (let before?, let now?) where !isSame:
            HTML.text("When it was added: \(before). Now: \(now).\(trendSentence(moved.trend))")
        case (let before?, _):
            HTML.text("When it was added: \(before). There is no newer figure yet.")
        case (nil, let now?):
            HTML.text("Now: \(now). There is no figure to hold it against.")
        case (nil, nil):
            HTML.text("There is no figure yet.")
        }
    }
}
