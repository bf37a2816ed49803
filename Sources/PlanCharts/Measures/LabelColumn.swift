import Markup

/// Names beside the ends of lines, moved apart where lines end close together.
struct LabelColumn {
    struct Item {
        let text: TextLines

        /// Where its line ends.
        let end: Place
        let classes: String
    }

    let size: ChartSize
    let items: [Item]

    /// Between the plot and the names.
    static let gap = 14.0

    var width: Double { items.map(\.text.width).max() ?? 0 }

    /// How high all of them are together.
    var height: Double { items.reduce(0) { $0 + height($1) } }

    private func height(_ item: Item) -> Double { Double(item.text.lines.count) * size.lineHeight }

    @HTMLBuilder func html(plot: Plot) -> HTML {
        let spread = Spread(
            items.map { (centre: $0.end.y, length: height($0)) },
            within: plot.top - size.lineHeight / 2...plot.bottom + size.lineHeight / 2
        )
        for (item, start) in zip(items, spread.starts) {
            let middle = start + height(item) / 2
            if abs(middle - item.end.y) > 4 || plot.right - item.end.x > 12 {
                let from = Place(x: item.end.x + 6, y: item.end.y)
                let to = Place(x: plot.right + Self.gap - 3, y: middle)
                Outline([[from, to]]).html("chart-leader")
            }
            for (index, line) in item.text.lines.enumerated() {
                let y = start + size.lineHeight * (Double(index) + 0.76)
                words(line, at: Place(x: plot.right + Self.gap, y: y), item.classes)
            }
        }
    }
}
