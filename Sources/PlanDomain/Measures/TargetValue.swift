/// What a figure should be: at least, at most, or between.
package enum TargetValue: Hashable, Sendable {
    case single(Figure)

    /// Both ends belong to it.
    case range(Figure, Figure)
}

extension TargetValue: TextCodable {
    static let nameInFaults = "a target"

    /// "62" or "10 to 20".
    init?(recorded text: String) {
        let ends = text.split(separator: " to ", omittingEmptySubsequences: false).map { Figure(plain: $0) }
        switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
        case (1, let value?, _): self = .single(value)
        case (2, let lower?, let upper?) where lower <= upper: self = .range(lower, upper)
        default: return nil
        }
    }

    var recorded: String {
        switch self {
        case .single(let value): value.plain
        case .range(let lower, let upper): "\(lower.plain) to \(upper.plain)"
        }
    }

    /// The form in which files give it.
    package var text: String { recorded }

    package init?(text: String) { self.init(recorded: text) }
}
