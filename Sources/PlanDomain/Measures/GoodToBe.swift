/// Which way a measure is better: polarity.
package enum GoodToBe: String, CaseIterable, Codable, Sendable {
    case high
    case low

    /// Between two bounds that each target names.
    case inRange = "in_range"

    /// Neither, as with costs and with what the council only watches.
    case none
}
