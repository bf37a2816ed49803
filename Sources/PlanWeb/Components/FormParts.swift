import Markup
import PlanDomain
import PlanUseCases

/// The errors of one field, tied to it by their ids.
func errorTexts(_ issues: [Issue], _ place: String) -> HTML {
    issues.enumerated().reduce(.empty) { html, item in
        html
            + element(.p, .class("error"), .id(item.offset == 0 ? "\(place)-error" : "\(place)-error-\(item.offset)")) {
                element(.span, .class("visually-hidden")) { "Error: " }
                item.element.sentence
            }
    }
}

func describedBy(_ place: String, hasHint: Bool, hasError: Bool) -> Attribute? {
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
    /// A form that goes back to the workspace; the page fills its slot with the word that shows it came from here.
    ///
    /// `hasFile` for the few forms that take one; their addresses say in `WorkspaceRoute` how large it may be.
    func form(
        _ path: Path,
        id: String? = nil,
        class name: String = "form",
        hasFile: Bool = false,
        @HTMLBuilder content: () -> HTML
    ) -> HTML {
        element(
            .form,
            id.map { .id($0) },
            .class(name),
            .action(path.address),
            .method(.post),
            hasFile ? .withFiles : nil,
            .noValidate
        ) {
            HTML.slot
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
