package import Markup
package import PlanDomain

/// Which way a measure moved, as an arrow beside the word that says whether that is better or worse.
package struct TrendMark {
    package enum Direction: String, CaseIterable, Sendable {
        case up, flat, down
    }

    private let direction: Direction

    package init(_ direction: Direction) { self.direction = direction }

    /// Nil where the figures cannot be compared.
    package init?(from earlier: Figure, to later: Figure, trend: Trend) {
        switch trend {
        case .notComparable: return nil
        case .stable, .same: self.init(.flat)
        case .gettingBetter, .gettingWorse, .higher, .lower: self.init(later > earlier ? .up : .down)
        }
    }

    package var html: HTML {
        Icon("trend-\(direction.rawValue)") {
            switch direction {
            case .up: Icon.sign("M12 21V4M5 11l7-7.5 7 7.5")
            case .flat: Icon.sign("M3 12h17M13 5l7.5 7-7.5 7")
            case .down: Icon.sign("M12 3v17M5 13l7 7.5 7-7.5")
            }
        }.html
    }
}
