package import Markup
package import PlanCharts

/// A drawing of figures, the sentence that says what it shows, and the table of the figures themselves.
package struct Chart: Equatable, Sendable {
    package let caption: String

    /// What the drawing says, in a sentence, for those who cannot see it.
    package let alternative: String

    /// What the numbers count; nil where it goes without saying.
    package let unit: String?

    /// What a reader must know to read the drawing right, in whole sentences.
    package let notes: [String]

    package let drawing: Drawing
    package let table: Table

    package init(
        caption: String,
        alternative: String,
        unit: String? = nil,
        notes: [String] = [],
        drawing: Drawing,
        table: Table
    ) {
        self.caption = caption
        self.alternative = alternative
        self.unit = unit
        self.notes = notes
        self.drawing = drawing
        self.table = table
    }

    package init(_ picture: ChartPicture, table: Table) {
        self.init(
            caption: picture.title,
            alternative: picture.description,
            unit: picture.unit,
            notes: picture.notes,
            drawing: Drawing(
                picture.wide,
                narrow: picture.narrow,
                width: picture.width,
                height: picture.height
            ),
            table: table
        )
    }
}

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
