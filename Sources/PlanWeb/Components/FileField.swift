import Markup
import PlanDomain

/// A field for a file; it never keeps what was chosen, since browsers do not send it back.
struct FileField {
    let name: String
    let label: String
    let hint: String

    /// Endings and media types, with commas between: what the browser offers first, never what is trusted.
    let accept: String
    let issues: [Issue]

    var html: HTML {
        let own = issues.filter { $0.field == name }
        return element(.div, .class(own.isEmpty ? "field" : "field field-error")) {
            element(.label, .forField(name)) { label }
            element(.p, .class("hint"), .id("\(name)-hint")) { hint }
            errorTexts(own, name)
            element(
                .input,
                .id(name),
                .name(name),
                .type("file"),
                .accept(accept),
                describedBy(name, hasHint: true, hasError: !own.isEmpty)
            )
        }
    }
}
