package import Markup
package import PlanDomain

/// What a control chart's latest point says, as a small drawing with its words.
package enum VariationMark: String, CaseIterable, Sendable {
    case commonCause = "common"
    case improvementHigh = "improvement-high"
    case improvementLow = "improvement-low"
    case concernHigh = "concern-high"
    case concernLow = "concern-low"
    case neutralHigh = "neutral-high"
    case neutralLow = "neutral-low"

    /// Of a chart's latest point; common cause where it has none.
    package init(_ chart: ControlChart) {
        self.init(chart.points.last)
    }

    init(_ point: ControlChart.Point?) {
        let isHigh = point?.cause?.side != .low
        switch point?.meaning ?? .commonCause {
        case .commonCause: self = .commonCause
        case .improvement: self = isHigh ? .improvementHigh : .improvementLow
        case .concern: self = isHigh ? .concernHigh : .concernLow
        case .neutralHigh: self = .neutralHigh
        case .neutralLow: self = .neutralLow
        }
    }

    /// What has to stand beside the drawing.
    package var label: String {
        switch self {
        case .commonCause: "No significant change"
        case .improvementHigh: "Significantly higher, which is better"
        case .improvementLow: "Significantly lower, which is better"
        case .concernHigh: "Significantly higher, which is worse"
        case .concernLow: "Significantly lower, which is worse"
        case .neutralHigh: "Significantly higher"
        case .neutralLow: "Significantly lower"
        }
    }

    package var html: HTML {
        Icon("variation-\(rawValue)") {
            switch self {
            case .commonCause:
                Icon.sign("M2 12h20")
                Icon.dot(x: 4, y: 9, radius: 2.4)
                Icon.dot(x: 9.3, y: 15, radius: 2.4)
                Icon.dot(x: 14.6, y: 9, radius: 2.4)
                Icon.dot(x: 20, y: 15, radius: 2.4)
            case .improvementHigh, .concernHigh, .neutralHigh:
                ground
                Icon.sign("M6.5 16.5l5.5-8 5.5 8")
            case .improvementLow, .concernLow, .neutralLow:
                ground
                Icon.sign("M6.5 8l5.5 8 5.5-8")
            }
        }.html
    }

    /// The shapes of the chart's points: a disc for better, a square for worse.
    private var ground: HTML {
        switch self {
        case .improvementHigh, .improvementLow: Icon.ground(circle: 11.5)
        case .concernHigh, .concernLow: Icon.ground("M1 1H23V23H1Z")
        default: Icon.ground("M7 1H17L23 12L17 23H7L1 12Z")
        }
    }
}
