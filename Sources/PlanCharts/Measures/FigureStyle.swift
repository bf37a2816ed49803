package import PlanDomain

/// How a measure's figures are written on its charts: "63.1%", "£1,250", "−0.4".
package struct FigureStyle: Equatable, Sendable {
    package let decimals: Int

    /// Before the digits and after the minus sign, as with "£".
    package let prefix: String
    package let suffix: String

    package init(decimals: Int, prefix: String = "", suffix: String = "") {
        self.decimals = decimals
        self.prefix = prefix
        self.suffix = suffix
    }

    package func text(_ figure: Figure) -> String { text(figure, decimals: decimals) }

    func text(_ figure: Figure, decimals: Int) -> String {
        let shown = figure.shown(decimals: decimals)
        guard !prefix.isEmpty, shown.first == "\u{2212}" else { return prefix + shown + suffix }
        return "\u{2212}" + prefix + shown.dropFirst() + suffix
    }

    /// "62%" or "5 to 8".
    func text(_ target: TargetValue) -> String {
        switch target {
        case .single(let figure): exactText(figure)
        case .range(let lower, let upper): "\(exactText(lower)) to \(exactText(upper))"
        }
    }

    /// "62%" and not "62.0%": targets are set, not measured, and never rounded.
    private func exactText(_ figure: Figure) -> String {
        text(figure, decimals: figure.decimals == 0 ? 0 : max(figure.decimals, decimals))
    }
}
