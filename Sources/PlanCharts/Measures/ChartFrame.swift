import Markup

/// What every chart stands in: its title, its unit, the drawing for each width, and notes in words.
struct ChartFrame {
    let title: String

    /// What the chart says, in a sentence: the drawing's name for those who cannot see it.
    let description: String

    /// What the numbers count, above the scale.
    let unit: String?

    struct Drawing {
        let height: Double
        let content: HTML
    }

    func html(notes: [String] = [], key: HTML = .empty, _ drawing: (ChartSize) -> Drawing) -> HTML {
        element(.figure, .class("chart")) {
            element(.figcaption) { title }
            if let unit, !unit.isEmpty { element(.p, .class("chart-unit")) { unit } }
            // The style sheet shows the one that fits; the other is read by nobody.
            for size in ChartSize.allCases { picture(size, drawing(size)) }
            key
            if !notes.isEmpty { element(.p, .class("chart-notes")) { notes.joined(separator: " ") } }
        }
    }

    func picture(_ size: ChartSize, _ drawing: Drawing) -> HTML {
        element(
            .svg,
            .class("chart-\(size.rawValue)"),
            .viewBox(width: Int(size.width), height: Int(drawing.height.rounded(.up))),
            .role("img"),
            .aria("label", description)
        ) {
            // Some screen readers would read the texts in it after its name.
            element(.g, .aria("hidden", "true")) { drawing.content }
        }
    }
}
