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

    private func drawing(_ size: ChartSize) -> ChartFrame.Drawing {
        // On phones a name stands above its bar, which may then be as long as the screen is wide.
        let isNarrow = size == .narrow
        let names = bars.map { bar in
            TextLines(bar.name, limit: isNarrow ? size.width : 200, size: size.textSize * (bar.role == .own ? 1.1 : 1))
        }
        let left = isNarrow ? 0 : (names.map(\.width).max() ?? 0) + 12
        let scale = BarScale(bars.map(\.value), texts: bars.map(text), left: left, size: size)
        var content = HTML.empty
        var y = 2.0
        for (bar, name) in zip(bars, names) {
            let nameHeight = Double(name.lines.count) * size.lineHeight
            let top = isNarrow ? y + nameHeight + 3 : y + max(0, (nameHeight - Self.thickness) / 2)
            let nameTop = isNarrow ? y : y + max(0, (Self.thickness - nameHeight) / 2)
            for (index, line) in name.lines.enumerated() {
                let baseline = nameTop + size.lineHeight * (Double(index) + 0.76)
                let place = Place(x: isNarrow ? 0 : left - 12, y: baseline)
                content =
                    content + words(line, at: place, "bar-name-\(bar.role.rawValue)\(isNarrow ? "" : " chart-end")")
            }
            content = content + shape(bar, scale, top: top, size)
            y = max(top + Self.thickness, nameTop + nameHeight) + (isNarrow ? 9 : 8)
        }
        let zero = [Place(x: scale.zero, y: 0), Place(x: scale.zero, y: y - 4)]
        return ChartFrame.Drawing(height: y, content: content + Outline([zero]).html("chart-zero"))
    }

    private static let thickness = 18.0

    private func text(_ bar: Bar) -> String { bar.value.map { style.text($0) } ?? "No figure" }

    @HTMLBuilder private func shape(_ bar: Bar, _ scale: BarScale, top: Double, _ size: ChartSize) -> HTML {
        let end = scale.x(bar.value)
        let isNegative = bar.value?.isNegative ?? false
        if bar.value != nil {
            element(
                .rect,
                .class("bar-\(bar.role.rawValue)"),
                .geometry(.x, min(end, scale.zero)),
                .geometry(.y, top),
                .geometry(.width, abs(end - scale.zero)),
                .geometry(.height, Self.thickness)
            )
        }
        words(
            text(bar),
            at: Place(x: end + (isNegative ? -6 : 6), y: top + Self.thickness / 2 + size.textSize * 0.36),
            "bar-name-\(bar.role.rawValue)\(isNegative ? " chart-end" : "")"
        )
    }
}
