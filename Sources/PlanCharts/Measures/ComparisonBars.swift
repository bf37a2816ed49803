package import Markup
package import PlanDomain

/// Areas side by side, in the order given: bars that always begin at nothing, each with its figure.
package struct ComparisonBars {
    package struct Bar: Equatable, Sendable {
        package let name: String

        /// Nil where the area has none: it keeps its place.
        package let value: Figure?
        package let role: Role

        package init(name: String, value: Figure?, role: Role = .other) {
            self.name = name
            self.value = value
            self.role = role
        }
    }

    package enum Role: String, Sendable {
        /// The council's own area.
        case own

        case other

        /// Not one area but many, such as England.
        case average
    }

    private let frame: ChartFrame
    private let style: FigureStyle
    private let bars: [Bar]

    package init(title: String, description: String, unit: String? = nil, style: FigureStyle, bars: [Bar]) {
        frame = ChartFrame(title: title, description: description, unit: unit)
        self.style = style
        self.bars = bars
    }

    package var html: HTML { frame.html(drawing) }

    /// The same drawing for papers.
    package var picture: ChartPicture { frame.picture(drawing) }

    private static let thickness = 18.0

    /// Between a name and its bar on wide screens.
    private static let gap = 12.0

    private func drawing(_ size: ChartSize) -> ChartFrame.Drawing {
        let rows = rows(size)
        let height = rows.last?.bottom ?? 0
        let left = size == .narrow ? 0 : (rows.map(\.name.width).max() ?? 0) + Self.gap
        let scale = BarScale(bars.map(\.value), texts: bars.map(text), left: left, size: size)
        let zero = [Place(x: scale.zero, y: 0), Place(x: scale.zero, y: height - 4)]
        return ChartFrame.Drawing(
            height: height,
            content: element(.g) {
                Outline([zero]).html("chart-zero")
                for row in rows {
                    name(row, size, left: left)
                    bar(row, size, scale)
                }
            }
        )
    }

    private struct Row {
        let bar: Bar
        let name: TextLines
        let nameTop: Double
        let barTop: Double
        let bottom: Double
    }

    /// On phones a name stands above its bar, which may then be as long as the screen is wide.
    private func rows(_ size: ChartSize) -> [Row] {
        var rows: [Row] = []
        for bar in bars {
            let textSize = size.textSize * (bar.role == .own ? 1.1 : 1)
            let name = TextLines(bar.name, limit: size == .narrow ? size.width : 200, size: textSize)
            let nameHeight = Double(name.lines.count) * size.lineHeight
            let top = rows.last?.bottom ?? 2
            let lack = (nameHeight - Self.thickness) / 2
            let nameTop = size == .narrow ? top : top + max(0, -lack)
            let barTop = size == .narrow ? top + nameHeight + 3 : top + max(0, lack)
            let bottom = max(barTop + Self.thickness, nameTop + nameHeight) + 8
            rows.append(Row(bar: bar, name: name, nameTop: nameTop, barTop: barTop, bottom: bottom))
        }
        return rows
    }

    private func text(_ bar: Bar) -> String { bar.value.map { style.text($0) } ?? "No figure" }

    @HTMLBuilder private func name(_ row: Row, _ size: ChartSize, left: Double) -> HTML {
        for (index, line) in row.name.lines.enumerated() {
            words(
                line,
                at: Place(
                    x: size == .narrow ? 0 : left - Self.gap,
                    y: row.nameTop + size.lineHeight * (Double(index) + 0.76)
                ),
                "bar-name bar-name-\(row.bar.role.rawValue)\(size == .narrow ? "" : " chart-end")"
            )
        }
    }

    @HTMLBuilder private func bar(_ row: Row, _ size: ChartSize, _ scale: BarScale) -> HTML {
        let end = scale.x(row.bar.value)
        let isNegative = row.bar.value?.isNegative ?? false
        if row.bar.value != nil {
            element(
                .rect,
                .class("bar-\(row.bar.role.rawValue)"),
                .geometry(.x, min(end, scale.zero)),
                .geometry(.y, row.barTop),
                .geometry(.width, abs(end - scale.zero)),
                .geometry(.height, Self.thickness)
            )
        }
        words(
            text(row.bar),
            at: Place(x: end + (isNegative ? -6 : 6), y: row.barTop + Self.thickness / 2 + size.textSize * 0.36),
            "bar-name-\(row.bar.role.rawValue)\(isNegative ? " chart-end" : "")"
        )
    }
}
