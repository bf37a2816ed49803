/// What a figure should be: at least, at most, or between.
package enum TargetValue: Hashable, Codable, Sendable {
    case single(Figure)

    /// Both ends belong to it.
    case range(Figure, Figure)
}
