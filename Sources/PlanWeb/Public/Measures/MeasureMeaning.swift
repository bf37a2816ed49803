import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// What a measure counts, who answers for it, and how that has changed: a section of its page.
struct MeasureMeaning {
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
        element(.section, .aria("labelledby", "meaning")) {
            element(.h2, .id("meaning")) { "What is measured" }
            element(.dl, .class("summary")) {
                for field in DefinitionText.allCases where field != .question && !definition[field].isEmpty {
                    term(field.name) {
                        field == .sourceAddress
                            ? sourceLink(definition[field], definition[field]) : .text(definition[field])
                    }
                }
                term("Unit") { .text(definition.unit) }
                term("Good to be") { .text(definition.goodToBe.name) }
                term("How often") {
                    .text("\(definition.frequency.name.capitalizedFirst), by \(definition.periodType.name)")
                }
                if let lag = definition.lag { term("Expected") { .text("\(lag) days after the period ends") } }
                if let owner = definition.owner.flatMap({ council.posts[$0] }) {
                    term("Who answers for it") { .text("\(owner.title)\(owner.unit.isEmpty ? "" : ", \(owner.unit)")") }
                }
                if !definition.nationalIDs.isEmpty {
                    term("In national sets") { .text(definition.nationalIDs.joined(separator: ", ")) }
                }
                term("Rule of status") {
                    .text("\(standing.rule.name)\(standing.isOwnRule ? ", its own" : ", the council's usual one")")
                }
                let places = context.places(of: measure)
                if !places.isEmpty {
                    term("Evidence of") {
                        element(.ul) {
                            for place in places {
                                element(.li) { link("\(place.citation): \(place.title)", to: place.path) }
                            }
                        }
                    }
                }
            }
            if measure.definitions.count > 1 {
                element(.h3) { "How the definition has changed" }
                Table(
                    caption: "Definitions of \(measure.code), newest first",
                    columns: ["From", "Title", "Definition", "Comparable with the one before"],
                    rows: measure.definitions.reversed().map { version in
                        [
                            .text(version.from.inWords), .text(version.title), .text(version[.definition]),
                            .text(version.comparability.map { "\($0.degree.name). \($0.note)" } ?? "The first"),
                        ]
                    }
                ).html
            }
        }
    }

    private func term(_ name: String, _ content: () -> HTML) -> HTML {
        element(.div) {
            element(.dt) { name }
            element(.dd) { content() }
        }
    }
}

extension MeasureDefinition.Comparability.Degree {
    /// The words on screen.
    var name: String {
        switch self {
        case .comparable: "Yes"
        case .partly: "Partly"
        case .broken: "No"
        }
    }
}
