import Markup
import PlanDomain
import PlanUseCases

/// The parts of forms, named and built as in the GOV.UK Design System.
///
/// Every field has a label; a hint and an error are tied to it, so that screen readers say them with it.
struct FormField {
    let name: String

    /// Apart from the name where one page has the same field twice.
    var id: String?
    let label: String
    var hint: String?
    var value = ""
    var issues: [Issue] = []
    var kind = Kind.text
    var limit: Int?
    var isRequired = false
    var autocomplete: String?
    var listID: String?

    enum Kind: Equatable {
        case text
        case email
        case password
        case code
        case date
        case area(rows: Int)
    }

    private var place: String { id ?? name }
    private var mine: [Issue] { issues.filter { $0.field == place } }

    var html: HTML {
        element(.div, .class(mine.isEmpty ? "field" : "field field-error")) {
            element(.label, .forField(place)) {
                label
                if !isRequired { element(.span, .class("optional")) { " (optional)" } }
            }
            if let hint { element(.p, .class("hint"), .id("\(place)-hint")) { hint } }
            errorTexts(mine, place)
            control
        }
    }

    private var described: Attribute? {
        describedBy(place, hasHint: hint != nil, hasError: !mine.isEmpty)
    }

    private var control: HTML {
        let invalid: Attribute? = mine.isEmpty ? nil : .aria("invalid", "true")
        if case .area(let rows) = kind {
            // A line break right after the tag is not part of the text: one is put there, so that none of the text's goes.
            return element(
                .textarea,
                .id(place),
                .name(name),
                .rows(rows),
                limit.map { .maxlength($0) },
                described,
                invalid
            ) { "\n" + value }
        }
        let type =
            switch kind {
            case .email: "email"
            case .password: "password"
            case .date: "date"
            default: "text"
            }
        return element(
            .input,
            .id(place),
            .name(name),
            .type(type),
            kind == .password ? nil : .value(value),
            limit.map { .maxlength($0) },
            autocomplete.map { .autocomplete($0) },
            listID.map { .list($0) },
            kind == .code ? .inputMode("numeric") : nil,
            kind == .password || kind == .email ? .spellcheck(false) : nil,
            kind == .date || kind == .code ? .class("input-short") : nil,
            described,
            invalid
        )
    }
}

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

/// The errors of one field, tied to it by their ids.
private func errorTexts(_ issues: [Issue], _ place: String) -> HTML {
    issues.enumerated().reduce(.empty) { html, item in
        html
            + element(.p, .class("error"), .id(item.offset == 0 ? "\(place)-error" : "\(place)-error-\(item.offset)")) {
                element(.span, .class("visually-hidden")) { "Error: " }
                item.element.sentence
            }
    }
}

private func describedBy(_ place: String, hasHint: Bool, hasError: Bool) -> Attribute? {
    let ids = (hasHint ? ["\(place)-hint"] : []) + (hasError ? ["\(place)-error"] : [])
    return ids.isEmpty ? nil : .aria("describedby", ids.joined(separator: " "))
}

func hiddenField(_ name: String, _ value: String) -> HTML {
    element(.input, .type("hidden"), .name(name), .value(value))
}

/// What is wrong, at the top of the page, each with a link to the field that can put it right.
func errorSummary(_ issues: [Issue]) -> HTML {
    var seen: Set<String> = []
    let sentences = issues.map { (field: $0.field, text: $0.sentence) }.filter {
        seen.insert("\($0.field) \($0.text)").inserted
    }
    return element(
        .section,
        .class("error-summary"),
        .role("alert"),
        .aria("labelledby", "error-title"),
        .tabindex(-1)
    ) {
        element(.h2, .id("error-title")) { "There is a problem" }
        element(.ul) {
            for sentence in sentences {
                element(.li) { element(.a, .href(WebAddress(path: "#\(sentence.field)"))) { sentence.text } }
            }
        }
    }
}

extension WorkspaceVisit {
    /// A form that goes back to the workspace, with the word that shows it came from here.
    func form(_ path: Path, id: String? = nil, class name: String = "form", @HTMLBuilder content: () -> HTML) -> HTML {
        element(.form, id.map { .id($0) }, .class(name), .action(path.address), .method(.post), .noValidate) {
            hiddenField("form-token", formToken)
            content()
        }
    }

    func button(_ title: String, name: String? = nil, value: String? = nil, isQuiet: Bool = false) -> HTML {
        element(
            .button,
            .type("submit"),
            name.map { .name($0) },
            value.map { .value($0) },
            isQuiet ? .class("button-quiet") : nil
        ) { title }
    }

    /// A button that is a form of its own: for what needs no more words.
    func buttonForm(_ title: String, _ path: Path, fields: [(String, String)] = [], isQuiet: Bool = true) -> HTML {
        form(path, class: "button-form") {
            for (name, value) in fields { hiddenField(name, value) }
            button(title, isQuiet: isQuiet)
        }
    }
}
