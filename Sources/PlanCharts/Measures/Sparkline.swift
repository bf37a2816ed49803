package import Markup
package import PlanDomain

/// A measure's last points in the height of a line of text, for tables: the shape alone, without a scale.
package struct Sparkline {
    private let points: [ChartPoint]
    private let breaks: [Period]

    /// What the line says, for those who cannot see it.
    private let label: String

    private static let width = 120.0
    private static let height = 32.0

    /// Room for the dot at the end.
    private static let margin = 5.0

    /// The last thirteen points: a year of months with the same month of the year before.
    private static let limit = 13

    /// `breaks` are periods before which the line does not go on.
    package init(_ points: [ChartPoint], breaks: [Period] = [], label: String) {
        let measured = points.filter { $0.standing != .forecast }.sorted { $0.period < $1.period }
        self.points = Array(measured.suffix(Self.limit))
        self.breaks = breaks
        self.label = label
    }

    package var html: HTML {
        let axis = PeriodAxis(points.map(\.period), left: 0, width: Self.width)
        let numbers = points.compactMap { $0.value?.approximate }
        let low = numbers.min() ?? 0
        let range = (numbers.max() ?? 0) - low
        func place(_ point: ChartPoint) -> Place? {
            point.value.map { value in
                let share = range > 0 ? (value.approximate - low) / range : 0.5
                let y = Self.height - Self.margin - share * (Self.height - 2 * Self.margin)
                return Place(x: axis.x(point.period), y: y)
            }
        }
        let pieces = Strokes(points, breaks: breaks).pieces.map { $0.compactMap(place) }
        return element(
            .svg,
            .class("sparkline"),
            .viewBox(width: Int(Self.width), height: Int(Self.height)),
            .role("img"),
            .aria("label", label)
        ) {
            Outline(pieces).html("sparkline-line")
            for piece in pieces.dropLast() where piece.count == 1 {
                Mark.circle.html(at: piece[0], radius: 1.5, "sparkline-dot")
            }
            if let last = pieces.last?.last { Mark.circle.html(at: last, radius: 4, "sparkline-dot") }
        }
    }
}
