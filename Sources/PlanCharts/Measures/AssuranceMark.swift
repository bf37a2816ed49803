package import Markup
package import PlanDomain

/// Whether a process can be relied on to meet its target, as a small drawing with its words.
package struct AssuranceMark {
    private let assurance: ControlChart.Assurance

    package init(_ assurance: ControlChart.Assurance) { self.assurance = assurance }

    /// What has to stand beside the drawing.
    package var label: String {
        switch assurance {
        case .consistentlyMeets: "Can be relied on to meet the target"
        case .consistentlyMisses: "Will miss the target unless something changes"
        case .hitAndMiss: "May meet or miss the target by chance"
        }
    }

    /// A dashed target and the range of the process: beyond it, short of it, or across it.
    package var html: HTML {
        Icon("assurance-\(assurance.rawValue)") {
            switch assurance {
            case .consistentlyMeets:
                Icon.sign("M5 10l4.5 4.5L19 2.5")
                target(y: 21)
            case .consistentlyMisses:
                target(y: 3)
                Icon.sign("M6.5 10.5l11 11M17.5 10.5l-11 11")
            case .hitAndMiss:
                target(y: 12)
                Icon.sign("M2 17C6 -1 9 1 12 12S18 24 22 6")
            }
        }.html
    }

    private func target(y: Int) -> HTML { Icon.sign("M2 \(y)h4.4M9.8 \(y)h4.4M17.6 \(y)H22") }
}
