import PlanDomain

/// Where bars begin and end: nothing is always on it, and at either end there is room for the figures.
struct BarScale {
    let zero: Double

    /// How long a bar of one is.
    private let unit: Double

    init(_ values: [Figure?], texts: [String], left: Double, size: ChartSize) {
        func room(isNegative: Bool) -> Double {
            let beside = zip(values, texts).filter { ($0.0?.isNegative ?? false) == isNegative }
            // Bold figures are a little wider.
            return (beside.map { TextLines.width(of: $0.1, size: size.textSize * 1.1) }.max() ?? -8) + 8
        }
        let numbers = values.compactMap { $0?.approximate }
        let low = min(numbers.min() ?? 0, 0)
        let range = max(numbers.max() ?? 0, 0) - low
        let before = left + max(room(isNegative: true), 1)
        unit = range > 0 ? max(40, size.width - room(isNegative: false) - before) / range : 0
        zero = before - low * unit
    }

    func x(_ value: Figure?) -> Double { zero + (value?.approximate ?? 0) * unit }
}
