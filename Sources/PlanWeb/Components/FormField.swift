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
            kind == .date ? nil : limit.map { .maxlength($0) },
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
