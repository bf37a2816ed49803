import Markup

/// A small drawing beside a word that says the same: decoration, which screen readers pass over.
struct Icon {
    private let name: String
    private let content: HTML

    /// The name is a class, from which the style sheet takes the colour.
    init(_ name: String, @HTMLBuilder content: () -> HTML) {
        self.name = name
        self.content = content()
    }

    var html: HTML {
        element(.svg, .class("mark mark-\(name)"), .viewBox(width: 24, height: 24), .aria("hidden", "true")) { content }
    }

    static func ground(_ outline: String) -> HTML { element(.path, .class("mark-ground"), .outline(outline)) }

    static func ground(circle radius: Double) -> HTML {
        element(.circle, .class("mark-ground"), .geometry(.cx, 12), .geometry(.cy, 12), .geometry(.r, radius))
    }

    static func sign(_ outline: String) -> HTML { element(.path, .class("mark-sign"), .outline(outline)) }

    static func dot(x: Double = 12, y: Double, radius: Double = 1.5) -> HTML {
        element(.circle, .class("mark-dot"), .geometry(.cx, x), .geometry(.cy, y), .geometry(.r, radius))
    }
}
