import Markup
import PlanDomain

/// A link to a place on this site.
func link(_ title: String, to path: Path) -> HTML {
    element(.a, .href(path.address)) { title }
}

/// A link to a page elsewhere, when it may be followed, or else its words.
func sourceLink(_ title: String, _ address: String) -> HTML {
    guard let safe = WebAddress(external: address) else { return .text(title) }
    return element(.a, .href(safe), .rel("external")) { title }
}

/// Where something can be checked: a link where it is an address, or the words that say where.
func sourceOrWords(_ source: String) -> HTML {
    WebAddress(external: source) == nil ? .text(source) : sourceLink("The council's own page", source)
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

    var html: HTML {
        element(.div, .class("table-frame"), .role("region"), .aria("label", caption), .tabindex(0)) {
            // Narrow screens show rows as blocks, which would cost a table its meaning: the roles keep it.
            element(.table, .role("table")) {
                element(.caption) { caption }
                element(.thead, .role("rowgroup")) {
                    element(.tr, .role("row")) {
                        for column in columns { element(.th, .scope(.col), .role("columnheader")) { column } }
                    }
                }
                element(.tbody, .role("rowgroup")) {
                    for row in rows {
                        element(.tr, .role("row")) {
                            for (column, cell) in zip(columns, row) { self.cell(cell, column) }
                        }
                    }
                }
            }
        }
    }
}

extension Table {
    /// The first cell of each row names it.
    private func cell(_ cell: HTML, _ column: String) -> HTML {
        column == columns.first
            ? element(.th, .scope(.row), .role("rowheader"), .dataLabel(column)) { cell }
            : element(.td, .role("cell"), .dataLabel(column)) { cell }
    }
}

extension String {
    /// A title as part of a sentence: without the full stop that some councils end it with.
    var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}

/// Decisions down a line, oldest first, each with where it can be checked.
func decisionTimeline(_ decisions: [Decision]) -> HTML {
    element(.ol, .class("timeline")) {
        for decision in decisions {
            element(.li) {
                element(.strong) { "\(decision.day.inWords): \(decision.body)" }
                " – \(decision.outcome) ("
                minuteLink(decision)
                ")"
            }
        }
    }
}

/// A decision as the authority of a change: its reference, with body and day where that does not give them.
func authorityText(_ decision: Decision) -> HTML {
    (decision.reference.hasPrefix(decision.body) ? .empty : .text("\(decision.body), \(decision.day.inWords), "))
        + minuteLink(decision)
}

/// A decision's minute, leading to its public record where that is published, or else to the council's own page.
func minuteLink(_ decision: Decision) -> HTML {
    guard let slug = decision.record?.slug, decision.published != nil else {
        return sourceLink(decision.reference, decision.source)
    }
    return link(decision.reference, to: .decision(slug))
}

/// The search box.
func searchForm(query: String = "", label: String) -> HTML {
    element(.form, .class("search"), .role("search"), .action(Path.search.address), .method(.get)) {
        element(.label, .forField("q")) { label }
        element(.div, .class("search-row")) {
            element(
                .input,
                .id("q"),
                .name("q"),
                .type("search"),
                .value(query),
                .maxlength(200),
                .autocomplete("off")
            )
            element(.button, .type("submit")) { "Search" }
        }
    }
}
