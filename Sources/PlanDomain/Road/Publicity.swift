/// Whether something of scrutiny stands on the public page, since when, and how much of it.
///
/// Nothing of it is public by itself: it is typed freely, and somebody has to have seen that none of it is exempt (I29).
package struct Publicity: Equatable, Codable, Sendable {
    /// The day on which it was put there, or taken off.
    package let day: Day
    package let isShown: Bool

    /// Whether what came of it is shown too: others type that, and mostly later.
    package let hasEnding: Bool

    /// Why it was taken off; published in its place.
    package let reason: String

    package static func shown(since day: Day, hasEnding: Bool) -> Publicity {
        Publicity(day: day, isShown: true, hasEnding: hasEnding, reason: "")
    }

    package static func takenOff(on day: Day, reason: String) -> Publicity {
        Publicity(day: day, isShown: false, hasEnding: false, reason: reason)
    }

    func replacingText(by mark: String) -> Publicity {
        Publicity(day: day, isShown: isShown, hasEnding: hasEnding, reason: reason.isEmpty ? "" : mark)
    }
}
