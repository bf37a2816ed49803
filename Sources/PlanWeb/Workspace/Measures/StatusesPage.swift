import HTTPTypes
import HashTreeCollections
import Markup
import PlanCharts
import PlanDomain
import PlanUseCases

/// The council's statuses: words, letters, shapes, colours and the usual rule, with what a change would flip.
extension WorkspaceVisit {
    func statusesPage(issues: [Issue] = [], flips: [RatingFlip]? = nil) -> Answer {
        let scheme = council.statusScheme
        return page(
            "Statuses",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace), ("Measures", .draftMeasures)],
            issues: issues
        ) {
            element(.h1) { "Statuses and the usual rule" }
            element(.p) {
                "Version \(council.statusSchemes.last?.version ?? 0 == 0 ? "1, the one that comes with the software" : "\(scheme.version)"). Every rating names the version that gave it."
            }
            Table(
                caption: "Statuses, version \(scheme.version)",
                columns: ["Status", "Letter", "Shape", "Colour", "Meaning"],
                rows: Status.allCases.map { status in
                    let word = scheme[status]
                    return [
                        statusTag(.status(status), scheme), .text(word.letter), .text(word.shape.rawValue),
                        .text("#\(word.colour), words on it #\(word.inkColour), contrast \(contrast(word))"),
                        .text(word.meaning),
                    ]
                }
            ).html
            element(.p) { "The usual rule: \(scheme.rule.text). A trend is stable within \(scheme.band.text)." }
            if may(.manageMeasures, .council) { statusForm(scheme, issues, flips) }
            if council.statusSchemes.count > 1 {
                element(.h2) { "Earlier versions" }
                element(.ul) {
                    for old in council.statusSchemes.dropLast().reversed() {
                        element(.li) {
                            "Version \(old.version): \(old.words.map(\.word).joined(separator: ", ")); \(old.rule.text)"
                        }
                    }
                }
            }
        }
    }

    private func contrast(_ word: StatusScheme.Word) -> String {
        guard let ground = Luminance(hex: word.colour), let ink = Luminance(hex: word.inkColour) else {
            return "unknown"
        }
        let tenths = Int((ink.contrast(with: ground) * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) to 1"
    }

    private func statusForm(_ scheme: StatusScheme, _ issues: [Issue], _ flips: [RatingFlip]?) -> HTML {
        form(Path.draftMeasures.step("statuses")) {
            element(.h2) { "Set them anew" }
            hiddenField("version", "\(council.statusSchemes.last?.version ?? 0)")
            for status in Status.allCases {
                let word = scheme[status]
                let name = status.rawValue
                element(.fieldset, .class("field")) {
                    element(.legend) { "In place of \(word.word)" }
                    FormField(
                        name: "word-\(name)",
                        label: "Word",
                        value: typed("word-\(name)", word.word),
                        limit: 30,
                        isRequired: true
                    ).html
                    FormField(
                        name: "letter-\(name)",
                        label: "Letter",
                        value: typed("letter-\(name)", word.letter),
                        limit: 2,
                        isRequired: true
                    ).html
                    SelectField(
                        name: "shape-\(name)",
                        label: "Shape",
                        choices: StatusScheme.Shape.allCases.map { ($0.rawValue, $0.rawValue.capitalizedFirst) },
                        chosen: typed("shape-\(name)", word.shape.rawValue)
                    ).html
                    FormField(
                        name: "colour-\(name)",
                        label: "Colour, six hexadecimal digits",
                        value: typed("colour-\(name)", word.colour),
                        limit: 6,
                        isRequired: true
                    ).html
                    FormField(
                        name: "meaning-\(name)",
                        label: "Meaning",
                        value: typed("meaning-\(name)", word.meaning),
                        limit: 200
                    ).html
                }
            }
            FormField(
                name: "rule",
                label: "The usual rule",
                hint: "percent 5, absolute 2, prior-year 5 …",
                value: typed("rule", scheme.rule.text),
                issues: issues,
                limit: 60,
                isRequired: true
            ).html
            FormField(
                name: "band",
                label: "A trend is stable within",
                hint: "percent 1, or absolute 0.5",
                value: typed("band", scheme.band.text),
                issues: issues,
                limit: 40,
                isRequired: true
            ).html
            if let flips { flipList(flips) }
            button("Show which ratings would change", name: "step", value: "show", isQuiet: flips != nil)
            if flips != nil { button("Set the statuses", name: "step", value: "set") }
        }
    }

    /// What was typed, or what stands where nothing was.
    func typed(_ name: String, _ known: String) -> String { form.has(name) ? form[name] : known }

    /// Nothing is set before the person has seen what it would change.
    func setStatuses() async throws -> Answer {
        var issues: [Issue] = []
        let rule = StatusRule(text: form["rule"].trimmingSpaces)
        if rule == nil { issues.append(Issue(field: "rule", code: "rule-malformed", detail: form["rule"])) }
        let band = Trend.Band(text: form["band"].trimmingSpaces)
        if band == nil { issues.append(Issue(field: "band", code: "band-malformed", detail: form["band"])) }
        guard issues.isEmpty, let rule, let band else { return statusesPage(issues: issues) }
        let words = Status.allCases.map { status in
            StatusScheme.Word(
                status: status,
                word: form["word-\(status.rawValue)"].trimmingSpaces,
                letter: form["letter-\(status.rawValue)"].trimmingSpaces,
                shape: StatusScheme.Shape(rawValue: form["shape-\(status.rawValue)"]) ?? .circle,
                colour: form["colour-\(status.rawValue)"].trimmingSpaces.lowercased(),
                meaning: form["meaning-\(status.rawValue)"].trimmingSpaces
            )
        }
        let scheme = StatusScheme(version: (Int(form["version"]) ?? -2) + 1, words: words, rule: rule, band: band)
        let command = SetStatusScheme(scheme)
        guard form["step"] == "set" else {
            if case .refused(let issues) = command.ruling(in: council, context: context) {
                return statusesPage(issues: issues)
            }
            return statusesPage(flips: council.flips(underRule: rule, for: nil, asAt: today))
        }
        return try await perform(command, done: Path.draftMeasures.step("statuses")) { statusesPage(issues: $0) }
    }

    private var context: CommandContext { CommandContext(actor: actor, moment: workspace.desk.now()) }
}
