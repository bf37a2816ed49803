import Markup

/// A link to a place on this site.
func link(_ title: String, to path: Path) -> HTML {
    element(.a, .href(path.address)) { title }
}

/// A link to a page elsewhere, when it may be followed, or else its words.
func sourceLink(_ title: String, _ address: String) -> HTML {
    guard let safe = WebAddress(external: address) else { return .text(title) }
    return element(.a, .href(safe), .rel("external")) { title }
}

/// A small word that says what kind of thing something is; never the only sign of it.
func tag(_ word: String, _ style: TagStyle = .plain) -> HTML {
    element(.strong, .class("tag\(style.rawValue)")) { word }
}

enum TagStyle: String {
    case plain = ""
    case draft = " tag-draft"
    case quiet = " tag-quiet"
}

/// Words of warning that a reader should not miss.
func warning(_ heading: String, @HTMLBuilder content: () -> HTML) -> HTML {
    element(.section, .class("notice notice-warning"), .aria("label", heading)) {
        element(.h2, .class("notice-heading")) { heading }
        content()
    }
}

/// A table with a caption and column headings; it scrolls by itself on narrow screens.
struct Table {
    let caption: String
    let columns: [String]
    let rows: [[HTML]]

    /// Whether the first cell of each row names it.
    var hasRowHeadings = true

    var html: HTML {
        element(.div, .class("table-frame"), .role("region"), .aria("label", caption), .tabindex(0)) {
            element(.table) {
                element(.caption) { caption }
                element(.thead) {
                    element(.tr) { for column in columns { element(.th, .scope(.col)) { column } } }
                }
                element(.tbody) {
                    for row in rows {
                        element(.tr) {
                            for (index, cell) in row.enumerated() {
                                if index == 0, hasRowHeadings {
                                    element(.th, .scope(.row)) { cell }
                                } else {
                                    element(.td) { cell }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The search box.
func searchForm(query: String = "", label: String) -> HTML {
    element(.form, .class("search"), .role("search"), .action(Path.search.address), .method(.get)) {
        element(.label, .forField("q")) { label }
        element(.div, .class("search-row")) {
            element(
                .input, .id("q"), .name("q"), .type("search"), .value(query), .maxlength(200), .autocomplete("off"))
            element(.button, .type("submit")) { "Search" }
        }
    }
}
