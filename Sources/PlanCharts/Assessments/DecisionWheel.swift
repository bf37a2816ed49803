import Foundation
package import Markup
package import PlanDomain

/// What a decision means for each theme, around a wheel: an illustration of the table that stands beside it, and no more.
///
/// Each theme has a sector. How far it reaches and how it is filled say what the words beside it say, and a sign in it
/// says it again, so that nothing depends on colour.
package struct DecisionWheel {
    /// One theme with what was found.
    package struct Slice: Equatable, Sendable {
        package let name: String
        package let impact: AssessmentFinding.Impact
        package let severity: AssessmentFinding.Severity?

        package init(
            name: String,
            impact: AssessmentFinding.Impact,
            severity: AssessmentFinding.Severity? = nil
        ) {
            self.name = name
            self.impact = impact
            self.severity = severity
        }

        fileprivate var words: String {
            severity.map { "\(impact.name), \($0.name.lowercased())" } ?? impact.name
        }
    }

    private let frame: ChartFrame
    private let slices: [Slice]

    package init(title: String, slices: [Slice]) {
        self.slices = slices
        frame = ChartFrame(title: title, description: Self.sentence(title, slices), unit: nil)
    }

    /// Nothing where nothing was found yet.
    package var html: HTML {
        slices.isEmpty ? .empty : frame.html(notes: [Self.note]) { $0 == .wide ? wide : narrow }
    }

    private static let note =
        "+ is positive, \u{2212} negative, ± both, 0 neutral, ? not known. The more severe what is negative, the further its sector reaches: to the rim where it is high."

    /// "Decision wheel. 9 themes: 3 positive (energy, travel, air); 1 not known (water)."
    private static func sentence(_ title: String, _ slices: [Slice]) -> String {
        let parts = AssessmentFinding.Impact.allCases.compactMap { impact -> String? in
            let mine = slices.filter { $0.impact == impact }
            guard !mine.isEmpty else { return nil }
            let names = mine.map { slice in
                slice.severity.map { "\(slice.name), \($0.name.lowercased()) severity" } ?? slice.name
            }
            return "\(mine.count) \(impact.name.lowercased()) (\(names.joined(separator: "; ")))"
        }
        return "\(title). \(slices.count) \(slices.count == 1 ? "theme" : "themes"): \(parts.joined(separator: ". "))."
    }

    // MARK: the wheel

    private static let inner = 52.0

    /// How far each sector reaches, as shares of the way from the inner circle to the rim.
    private static func reach(_ impact: AssessmentFinding.Impact, _ severity: AssessmentFinding.Severity?) -> Double {
        switch (impact, severity) {
        case (.neutral, _): 0.2
        case (.positive, _), (.unknown, _): 0.6
        case (_, .low?): 0.4
        case (_, .high?): 1
        default: 0.7
        }
    }

    /// Clockwise from the top.
    private func angle(_ place: Double) -> Double { place / Double(slices.count) * 2 * .pi - .pi / 2 }

    private func point(_ centre: Place, _ radius: Double, _ angle: Double) -> Place {
        Place(x: centre.x + radius * cos(angle), y: centre.y + radius * sin(angle))
    }

    @HTMLBuilder private func wheel(_ centre: Place, rim: Double, isNumbered: Bool) -> HTML {
        element(.circle, .class("wheel-rim"), .geometry(.cx, centre.x), .geometry(.cy, centre.y), .geometry(.r, rim))
        for (index, slice) in slices.enumerated() where slice.impact != .unknown {
            sector(slice, from: Double(index), to: Double(index) + 1, centre, rim)
        }
        for index in slices.indices where slices.count > 1 {
            let spoke = [point(centre, Self.inner, angle(Double(index))), point(centre, rim - 1, angle(Double(index)))]
            Outline([spoke]).html("wheel-spoke")
        }
        // An outline alone, which the spokes would hide.
        for (index, slice) in slices.enumerated() where slice.impact == .unknown {
            sector(slice, from: Double(index) + 0.04, to: Double(index) + 0.96, centre, rim)
        }
        for (index, slice) in slices.enumerated() { sign(slice, index, centre) }
        if isNumbered {
            for index in slices.indices {
                let place = point(centre, rim + 11, angle(Double(index) + 0.5))
                words("\(index + 1)", at: Place(x: place.x, y: place.y + 4.5), "wheel-number chart-middle")
            }
        }
    }

    @HTMLBuilder private func sector(_ slice: Slice, from start: Double, to end: Double, _ centre: Place, _ rim: Double)
        -> HTML
    {
        let radius = Self.inner + (rim - Self.inner) * Self.reach(slice.impact, slice.severity)
        if slice.impact == .mixed {
            let middle = (start + end) / 2
            let good = Self.inner + (rim - Self.inner) * Self.reach(.positive, nil)
            ring(from: start, to: middle, centre, good).html("wheel-positive")
            ring(from: middle, to: end, centre, radius).html("wheel-negative")
        } else {
            ring(from: start, to: end, centre, radius).html("wheel-\(slice.impact.rawValue)")
        }
    }

    /// A piece of a ring, its arcs in short strokes.
    private func ring(from start: Double, to end: Double, _ centre: Place, _ radius: Double) -> Outline {
        let steps = max(6, 96 / slices.count)
        let places = (0...steps).map { start + (end - start) * Double($0) / Double(steps) }
        return Outline(
            closed: places.map { point(centre, radius, angle($0)) }
                + places.reversed().map { point(centre, Self.inner, angle($0)) }
        )
    }

    /// Plus, minus, both, a level line or a question mark, inside of the ring.
    private func sign(_ slice: Slice, _ index: Int, _ centre: Place) -> HTML {
        let radius = slices.count > 12 ? 40.0 : 36
        let place = point(centre, radius, angle(Double(index) + 0.5))
        return words(Self.sign(slice.impact), at: Place(x: place.x, y: place.y + 5), "wheel-sign chart-middle")
    }

    static func sign(_ impact: AssessmentFinding.Impact) -> String {
        switch impact {
        case .positive: "+"
        case .negative: "\u{2212}"
        case .mixed: "±"
        case .neutral: "0"
        case .unknown: "?"
        }
    }

    // MARK: wide: words at both sides

    private struct Label {
        let name: TextLines
        let found: TextLines
        let index: Int

        var count: Int { name.lines.count + found.lines.count }
    }

    private func labels(_ size: ChartSize, limit: Double) -> [Label] {
        slices.enumerated().map { index, slice in
            Label(
                name: TextLines(slice.name, limit: limit, size: size.textSize * 1.08),
                found: TextLines(slice.words, limit: limit, size: size.textSize),
                index: index
            )
        }
    }

    private var wide: ChartFrame.Drawing {
        let size = ChartSize.wide
        let all = labels(size, limit: 176)
        // Sectors begin at the top and go clockwise: the first half stands at the right, the others from below upwards.
        let half = (slices.count + 1) / 2
        let sides = [Array(all.prefix(half)), Array(all.dropFirst(half).reversed())]
        let heights = sides.map { side in side.reduce(0) { $0 + Double($1.count) * size.lineHeight + 14 } }
        let height = max(330, heights.max() ?? 0) + 8
        let centre = Place(x: size.width / 2, y: height / 2)
        return ChartFrame.Drawing(
            height: height,
            content: element(.g) {
                wheel(centre, rim: 150, isNumbered: false)
                for (side, labels) in sides.enumerated() {
                    column(labels, isRight: side == 0, height: height, space: heights[side], centre, size)
                }
            }
        )
    }

    @HTMLBuilder private func column(
        _ labels: [Label],
        isRight: Bool,
        height: Double,
        space: Double,
        _ centre: Place,
        _ size: ChartSize
    ) -> HTML {
        let gap = labels.isEmpty ? 0 : (height - 8 - space) / Double(labels.count)
        let tops = labels.indices.map { index in
            4 + gap / 2
                + labels[..<index].reduce(0) { $0 + Double($1.count) * size.lineHeight + 14 + gap }
        }
        let x = isRight ? centre.x + 184 : centre.x - 184
        for (label, top) in zip(labels, tops) {
            let middle = top + Double(label.count) * size.lineHeight / 2
            let edge = point(centre, 152, angle(Double(label.index) + 0.5))
            Outline([[edge, Place(x: isRight ? x - 6 : x + 6, y: middle)]]).html("chart-leader")
            for (line, text) in (label.name.lines + label.found.lines).enumerated() {
                words(
                    text,
                    at: Place(x: x, y: top + size.lineHeight * (Double(line) + 0.78)),
                    (line < label.name.lines.count ? "wheel-name" : "wheel-found") + (isRight ? "" : " chart-end")
                )
            }
        }
    }

    // MARK: narrow: numbers at the rim, words below

    private var narrow: ChartFrame.Drawing {
        let size = ChartSize.narrow
        let centre = Place(x: size.width / 2, y: 142)
        let all = labels(size, limit: size.width - 30)
        var tops: [Double] = []
        var y = 292.0
        for label in all {
            tops.append(y)
            y += Double(label.count) * size.lineHeight + 8
        }
        return ChartFrame.Drawing(
            height: y,
            content: element(.g) {
                wheel(centre, rim: 118, isNumbered: true)
                for (label, top) in zip(all, tops) {
                    words("\(label.index + 1)", at: Place(x: 0, y: top + size.lineHeight * 0.78), "wheel-number")
                    for (line, text) in (label.name.lines + label.found.lines).enumerated() {
                        words(
                            text,
                            at: Place(x: 28, y: top + size.lineHeight * (Double(line) + 0.78)),
                            line < label.name.lines.count ? "wheel-name" : "wheel-found"
                        )
                    }
                }
            }
        )
    }
}
