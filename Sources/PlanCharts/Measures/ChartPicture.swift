package import Markup

/// A chart without the page around it, for papers: what stands above and below it is theirs to set.
package struct ChartPicture: Sendable {
    package let title: String

    /// What the chart says, in a sentence.
    package let description: String

    /// What the numbers count; nil where it goes without saying.
    package let unit: String?

    /// What a reader must know to read it right, in whole sentences.
    package let notes: [String]

    /// The drawing for wide screens and paper, an SVG element.
    package let wide: HTML

    /// The drawing for phones, an SVG element.
    package let narrow: HTML

    /// Of the wide drawing, in its own units; a pixel each at full size.
    package let width: Int
    package let height: Int
}

extension ChartFrame {
    func picture(notes: [String] = [], _ drawing: (ChartSize) -> Drawing) -> ChartPicture {
        let wide = drawing(.wide)
        return ChartPicture(
            title: title,
            description: description,
            unit: unit.flatMap { $0.isEmpty ? nil : $0 },
            notes: notes,
            wide: picture(.wide, wide),
            narrow: picture(.narrow, drawing(.narrow)),
            width: Int(ChartSize.wide.width),
            height: Int(wide.height.rounded(.up))
        )
    }
}
