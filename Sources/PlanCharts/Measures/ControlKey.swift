import Markup
import PlanDomain

/// The points' shapes by meaning, and what they mean in words.
struct ControlKey {
    private let meanings: [ControlChart.Meaning]

    /// Explains only what the chart shows.
    init(_ points: [ControlChart.Point]) {
        let shown: [ControlChart.Meaning] = [.commonCause, .improvement, .concern, .neutralHigh, .neutralLow]
        meanings = shown.filter { meaning in points.contains { $0.meaning == meaning } }
    }

    @HTMLBuilder var html: HTML {
        if meanings.contains(where: { $0 != .commonCause }) {
            element(.ul, .class("chart-key")) {
                for meaning in meanings {
                    element(.li) {
                        element(.svg, .class("mark"), .viewBox(width: 24, height: 24), .aria("hidden", "true")) {
                            Self.mark(meaning, at: Place(x: 12, y: 12), scale: 1.6)
                        }
                        words(meaning)
                    }
                }
            }
        }
    }

    static func mark(_ meaning: ControlChart.Meaning, at place: Place, scale: Double = 1) -> HTML {
        switch meaning {
        case .commonCause: Mark.circle.html(at: place, radius: 3 * scale, "control-usual")
        case .improvement: Mark.circle.html(at: place, radius: 5.5 * scale, "control-better")
        case .concern: Mark.square.html(at: place, radius: 5 * scale, "control-worse")
        case .neutralHigh: Mark.triangleUp.html(at: place, radius: 5 * scale, "control-neutral")
        case .neutralLow: Mark.triangleDown.html(at: place, radius: 5 * scale, "control-neutral")
        }
    }

    /// The key without pictures, such as "Square: Significantly worse; Small circle: Usual variation.".
    var sentences: [String] {
        guard meanings.contains(where: { $0 != .commonCause }) else { return [] }
        return [meanings.map { "\(shape($0)): \(words($0))" }.joined(separator: "; ") + "."]
    }

    private func shape(_ meaning: ControlChart.Meaning) -> String {
        switch meaning {
        case .commonCause: "Small circle"
        case .improvement: "Large circle"
        case .concern: "Square"
        case .neutralHigh: "Triangle that points up"
        case .neutralLow: "Triangle that points down"
        }
    }

    private func words(_ meaning: ControlChart.Meaning) -> String {
        switch meaning {
        case .commonCause: "Usual variation"
        case .improvement: "Significantly better"
        case .concern: "Significantly worse"
        case .neutralHigh: "Significantly higher"
        case .neutralLow: "Significantly lower"
        }
    }
}
