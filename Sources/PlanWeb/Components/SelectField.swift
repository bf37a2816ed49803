import Markup
import PlanDomain
import PlanUseCases

/// A list to choose one from, where there may be many.
struct SelectField {
    let name: String
    var id: String?
    let label: String
    var hint: String?
    let choices: [(value: String, label: String)]
    var chosen = ""
    var issues: [Issue] = []

    private var place: String { id ?? name }
    private var mine: [Issue] { issues.filter { $0.field == place } }

    var html: HTML {
        element(.div, .class(mine.isEmpty ? "field" : "field field-error")) {
            element(.label, .forField(place)) { label }
            if let hint { element(.p, .class("hint"), .id("\(place)-hint")) { hint } }
            errorTexts(mine, place)
            element(
                .select,
                .id(place),
                .name(name),
                describedBy(place, hasHint: hint != nil, hasError: !mine.isEmpty)
            ) {
                for choice in choices {
                    element(.option, .value(choice.value), choice.value == chosen ? .selected : nil) { choice.label }
                }
            }
        }
    }
}
