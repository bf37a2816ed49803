package import Markup

/// An SVG element for paper and wide screens, and another for phones if there is one.
package struct Drawing: Equatable, Sendable {
    package let wide: HTML
    package let narrow: HTML?

    /// In the drawing's own units; a pixel each at full size.
    package let width: Int
    package let height: Int

    package init(_ wide: HTML, narrow: HTML? = nil, width: Int, height: Int) {
        self.wide = wide
        self.narrow = narrow
        self.width = width
        self.height = height
    }

    package static func == (left: Drawing, right: Drawing) -> Bool {
        left.wide.string == right.wide.string && left.narrow?.string == right.narrow?.string
            && (left.width, left.height) == (right.width, right.height)
    }

    /// The drawing as a file of its own, with the colours of paper.
    var file: String {
        let element = wide.string.drop { $0 != " " && $0 != ">" }
        let attributes = element.prefix { $0 != ">" }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\"\(attributes)>"
            + "<style>\(ChartColours.styleSheet)</style>\(element.dropFirst(attributes.count + 1))"
    }
}
