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
