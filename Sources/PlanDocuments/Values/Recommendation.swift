/// Something that the meeting is asked to do.
package struct Recommendation: Equatable, Sendable {
    /// As it is printed, such as "1" or "(a)".
    package let number: String

    /// What the meeting does with it: "approve", "note", "recommend to Council".
    package let action: String

    /// What is approved, noted or recommended, without the word for it.
    package let prose: Prose

    package init(number: String, action: String, _ prose: Prose) {
        self.number = number
        self.action = action
        self.prose = prose
    }

    /// "Approve:", as it stands before the words.
    var lead: String { action.prefix(1).uppercased() + action.dropFirst() + ":" }
}
