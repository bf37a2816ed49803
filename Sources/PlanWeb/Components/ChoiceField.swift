import Markup
import PlanDomain
import PlanUseCases

/// One of several, or several of several.
struct ChoiceField {
    let name: String
    let legend: String
    var hint: String?
    let choices: [Choice]
    var chosen: Set<String> = []
    var issues: [Issue] = []
    var isSingle = true

    struct Choice {
        let value: String
        let label: String
        var hint: String?
    }

    private var mine: [Issue] { issues.filter { $0.field == name } }

    var html: HTML {
        element(
            .fieldset,
            .class(mine.isEmpty ? "field" : "field field-error"),
            describedBy(name, hasHint: hint != nil, hasError: !mine.isEmpty)
        ) {
            element(.legend) { legend }
            if let hint { element(.p, .class("hint"), .id("\(name)-hint")) { hint } }
            errorTexts(mine, name)
            for (place, choice) in choices.enumerated() { option(choice, place) }
        }
    }

    private func option(_ choice: Choice, _ place: Int) -> HTML {
        // The first has the field's own name as its id, so that the error summary leads to it.
        let id = place == 0 ? name : "\(name)-\(place + 1)"
        return element(.div, .class("choice")) {
            element(
                .input,
                .id(id),
                .name(name),
                .type(isSingle ? "radio" : "checkbox"),
                .value(choice.value),
                chosen.contains(choice.value) ? .checked : nil,
                choice.hint == nil ? nil : .aria("describedby", "\(id)-about")
            )
            element(.label, .forField(id)) { choice.label }
            if let hint = choice.hint { element(.p, .class("hint"), .id("\(id)-about")) { hint } }
        }
    }
}
